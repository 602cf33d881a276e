"""The pages of a State that recommends: what it asked of all, of one, and what came of it."""

import re
from html import unescape

import pytest

from web.websites import Site


def text_of(site: Site, path: str) -> str:
    got = site.get(path)
    shown = got.read().decode()
    assert got.status == 200, path
    return unescape(shown)


def test_who_asks_and_of_whom(site: Site) -> None:
    listed = re.findall(r'<a href="/by/([A-Z]{3})"><span>[^<]+</span> <span class="count">(\d+)</span>', text_of(
        site, "/by"
    ))  # fmt: skip
    assert len(listed) >= 5
    code, count = max(listed, key=lambda each: int(each[1]))
    shown = text_of(site, f"/by/{code}")
    assert f'href="/by/{code}/XAV"' in shown
    assert f'<dd class="value">{count}</dd>' in shown
    asked = text_of(site, f"/by/{code}/XAV")
    ids = re.findall(r'<p class="ask-head"><a href="(/XAV/\d/[\d.]+)">', asked)
    assert len(ids) == int(count)
    assert site.get(ids[0]).status == 200
    assert 'class="badge' in asked
    assert text_of(site, f"/by/{code}?beside=all")


@pytest.mark.parametrize(
    ("path", "said"),
    [("/by/QQQ", "No State has the code QQQ"), ("/by/XAV", "no recommendation of Arvenia"),
     ("/by/QQQ/XAV", "No State has the code QQQ"), ("/by/NOR/KAZ", "no document about Kazakhstan")],
)  # fmt: skip
def test_what_is_not_there_is_told(site: Site, path: str, said: str) -> None:
    got = site.get(path)
    assert got.status == 404
    assert said in unescape(got.read().decode())
