"""The pages of a State that recommends: what it asked of all, of one, and what came of it."""

import re
from html import unescape
from pathlib import Path

import pytest

from heeded.vocabulary.coding import ACTIONS, action_words
from running import heeded
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
    assert '<em class="supported">' in asked
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


def test_what_asks_the_same_again_is_linked(site: Site) -> None:
    cells = re.findall(r'<th scope="row"[^>]*>(.*?)</th>', text_of(site, "/XAV").partition("Asked in several")[2])
    linked = [re.findall(r'<a href="/(XAV/\d/[\d.]+)">XAV/', each) for each in cells]
    assert any(len(each) > 1 for each in linked)
    assert all(site.get(f"/{one}").status == 200 for each in linked[:3] for one in each)
    again = []
    for code in re.findall(r'<a href="/by/([A-Z]{3})"><span>', text_of(site, "/by")):
        shown = text_of(site, f"/by/{code}/XAV")
        told = re.findall(r"<dt>Asked again</dt><dd>(.*?)</dd>", shown)
        assert all(re.fullmatch(r'(<a href="/(XAV/\d/[\d.]+)">\2(?: \([\w ]+\))?</a>(?:, )?)+', each) for each in told)
        again += told
    assert again


@pytest.mark.parametrize("path", ["/XAV/3", "/by/FRA", "/compare?states=XAV", "/XAV/3/45.1", "/search?action=5"])
def test_action_categories_have_the_names_of_the_vocabulary(site: Site, path: str) -> None:
    shown = unescape(site.text(path))
    found = set(re.findall(r"\b[1-5] [A-Z]\w+ action\b", shown))
    assert found
    assert found <= {action_words(each) for each in ACTIONS}
    assert not re.search(r"\b[1-5] (?:ask other|continue|consider|general|specific)", shown)


def test_the_screen_has_the_same_names(home_of_sample: Path) -> None:
    for words in (
        ("show", "XAV/3"),
        ("compare", "XAV"),
        ("draft", "Ratify the Convention against Torture", "--to", "XAV"),
    ):
        assert action_words("5") in heeded(*words, "--home", home_of_sample).stdout
