"""Who may ask for a page, and what a browser is told to do with it."""

import re
from pathlib import Path

import pytest
from django.http import HttpRequest
from django.test import Client, override_settings

from heeded.errors import StoreError
from heeded.web import door, settings
from heeded.web.door import Door
from web.websites import Site

HOST = "127.0.0.1:80"


def answer(path: str = "/open/nothing", **headers: str) -> int:
    return Client(SERVER_NAME="127.0.0.1").get(path, headers={"host": HOST} | headers).status_code


# --------------------------------------------------------------------------------------------------------- the door


def test_a_link_opens_once() -> None:
    made = Door()
    secret = made.link()
    key = made.open(secret)
    assert key
    assert made.knows(key)
    assert made.open(secret) is None
    assert made.was_used(secret)
    assert not made.knows(secret)
    assert not made.was_used("another")
    assert made.open("") is None
    assert not made.knows("")


def test_secrets_are_kept_as_hashes_alone() -> None:
    made = Door()
    secret = made.link()
    key = made.open(secret)
    assert key
    assert secret not in repr(made)
    assert key not in repr(made)


def test_the_door_gives_a_cookie_that_scripts_and_other_sites_do_not_get(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(door, "DOOR", Door())
    client = Client(SERVER_NAME="127.0.0.1", headers={"host": HOST})
    secret = door.DOOR.link()
    first = client.get(f"/open/{secret}")
    assert (first.status_code, first["Location"]) == (303, "/")
    cookie = first.cookies["heeded-80"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert not cookie["max-age"]
    assert client.get(f"/open/{secret}").status_code == 303  # the same browser, which is in already
    stranger = Client(SERVER_NAME="127.0.0.1", headers={"host": HOST}).get(f"/open/{secret}")
    assert stranger.status_code == 403
    assert "was used already" in stranger.content.decode()
    assert "Ctrl-C" in stranger.content.decode()
    assert "heeded-80" not in stranger.cookies


@pytest.mark.parametrize(
    ("path", "headers", "happened"),
    [
        ("/open/of-yesterday", {}, "earlier start of Heeded"),
        ("/XAV", {}, "another browser or a private window"),
        ("/XAV", {"host": "localhost:80"}, "not under another name such as localhost"),
    ],
)
def test_who_is_not_let_in_reads_what_happened_and_what_to_do(
    path: str, headers: dict[str, str], happened: str
) -> None:
    shown = Client(SERVER_NAME="127.0.0.1").get(path, headers={"host": HOST} | headers).content.decode()
    told = shown.partition('class="failure"')[2]
    assert happened in told
    assert "What to do:" in told
    assert "To the first page" not in told
    assert not re.search(r"\b(?:not allowed|denied|forbidden|illegal|invalid|your fault)\b", told, re.IGNORECASE)


@pytest.mark.parametrize("path", ["/", "/XAV", "/XAV/3/45.1", "/documents/A/HRC/43/90", "/nothing", "/_/components"])
def test_nothing_is_shown_without_a_session(site: Site, path: str) -> None:
    for cookie in ("", "heeded-80=x", f"{site.cookie[0]}=", f"{site.cookie[0]}={site.cookie[1]}x"):
        refused = site.get(path, Cookie=cookie)
        assert refused.status == 403
        shown = refused.read().decode()
        assert "heeded serve" in shown
        assert "Arvenia" not in shown


# ------------------------------------------------------------------------------------------- other hosts, other sites


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 403),  # a wrong link
        ({"host": "localhost:80"}, 400),
        ({"host": "127.0.0.1"}, 403),
        ({"host": "evil.example"}, 400),
        ({"host": "127.0.0.1:81"}, 400),
        ({"host": "127.0.0.1.evil.example:80"}, 400),
        ({"host": ""}, 400),
        ({"host": "[::1]:80"}, 400),
    ],
)
def test_hosts(headers: dict[str, str], status: int) -> None:
    shown = Client(SERVER_NAME="127.0.0.1").get("/open/nothing", headers={"host": HOST} | headers)
    assert shown.status_code == status
    assert ("at http://127.0.0.1:80 alone" in shown.content.decode()) == (status == 400)
    assert ("Heeded has another address" in shown.content.decode()) == (status == 400)


@pytest.mark.parametrize(
    ("headers", "is_let_in"),
    [
        ({}, True),
        ({"Sec_Fetch_Site": "same-origin"}, True),
        ({"Sec_Fetch_Site": "none"}, True),
        ({"Sec_Fetch_Site": "same-site"}, False),
        ({"Sec_Fetch_Site": "cross-site"}, False),
        ({"Sec_Fetch_Site": "whatever"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": "http://evil.example"}, False),
        ({"Origin": "http://127.0.0.1:1"}, False),
    ],
)
def test_sites(site: Site, headers: dict[str, str], is_let_in: bool) -> None:
    got = site.get("/XAV", **headers)
    shown = got.read().decode()
    assert got.status == (200 if is_let_in else 403)
    assert ("Arvenia" in shown) == is_let_in


def test_own_origin_is_let_in(site: Site) -> None:
    assert site.get("/XAV", Origin=site.address).status == 200
    assert site.get("/XAV", Origin=f"http://localhost:{site.port}").status == 403


def test_a_link_on_another_site_leads_to_a_page_that_asks(site: Site) -> None:
    shown = site.text("/XAV/3", Sec_Fetch_Site="cross-site")
    assert 'href="/XAV/3"' in shown
    assert "Open this page" in shown


def test_a_form_without_its_token_changes_nothing(site: Site) -> None:
    refused = site.get("/XAV", method="POST", Origin=site.address)
    assert refused.status == 403
    assert "The form was not sent" in refused.read().decode()


# ---------------------------------------------------------------------------------------------------------- headers


@pytest.mark.parametrize("path", ["/", "/XAV", "/nothing-here", "/open/wrong"])
def test_pages_are_not_kept_and_load_nothing_from_elsewhere(site: Site, path: str) -> None:
    headers = {name.lower(): value for name, value in site.get(path).getheaders()}
    policy = headers["content-security-policy"]
    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == "same-origin"
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert not re.search(r"unsafe|data:|http|\*", policy)
    assert "server" not in headers or "waitress" not in headers["server"]


def test_static_files_are_kept_under_a_name_that_changes_with_them(site: Site) -> None:
    shown = site.text("/")
    styles = re.findall(r'href="(/static/[0-9a-f]{12}/app\.css)"', shown)
    assert len(styles) == 1
    got = site.get(styles[0], Cookie="")
    assert got.status == 200
    assert "immutable" in (got.getheader("Cache-Control") or "")
    assert not got.getheader("Access-Control-Allow-Origin")


def test_the_version_changes_with_every_file(tmp_path: Path) -> None:
    (tmp_path / "a.css").write_text("a")
    before = settings.version(tmp_path)
    (tmp_path / "b.js").write_text("b")
    assert settings.version(tmp_path) != before


# ----------------------------------------------------------------------------------------------------------- failures


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("/KAZ", 404, "no document about Kazakhstan"),
        ("/QQQ", 404, "No State has the code QQQ"),
        ("/XAV/9", 404, "has no review 9"),
        ("/XAV/3/99.9", 404, "no recommendation 99.9"),
        ("/XAV/9/recommendations", 404, "no recommendation of Arvenia in review 9"),
        ("/documents/A/HRC/1/1", 404, "no document A/HRC/1/1"),
        ("/nowhereland", 404, "No State is called"),
        ("/a/b/c/d/e", 404, "no such page"),
        ("/XAV/3/%3Cscript%3E", 404, "&lt;script&gt;"),
        ("/%00", 404, ""),
        ("/XAV/3/recommendations?page=x&position=%3Cb%3E", 200, "No recommendation has this position"),
        ("/XAV/3/recommendations?page=99999999999999999999", 200, "36 of 36"),
        ("/XAV/3/" + "9" * 4000, 404, ""),
        ("/_/broken", 500, "Heeded made a mistake"),
    ],
)
def test_failures_are_told_in_plain_words(site: Site, path: str, status: int, said: str) -> None:
    got = site.get(path)
    shown = got.read().decode()
    assert got.status == status
    assert said in shown
    assert "Traceback" not in shown
    assert "<h1>" in shown


def test_names_lead_to_codes(site: Site) -> None:
    got = site.get("/arvenia")
    assert (got.status, got.getheader("Location")) == (302, "/XAV")


def test_a_store_that_cannot_be_read_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    from heeded.web import viewing

    def fails(*_: object) -> None:
        raise StoreError("The record is of another version of Heeded: run `heeded build` to renew it.")

    monkeypatch.setattr(door, "DOOR", Door())
    monkeypatch.setattr("heeded.web.pages.home.view_of", fails)
    assert viewing.view_of is not fails
    client = Client(SERVER_NAME="127.0.0.1", headers={"host": HOST})
    client.get(f"/open/{door.DOOR.link()}")
    shown = client.get("/")
    assert shown.status_code == 503
    assert "heeded build" in shown.content.decode()


@pytest.mark.parametrize(
    ("asked", "access", "use"),
    [(None, "restricted", "storage"), ("team", "team", "team"), ("public", "public", "publication")],
)
@pytest.mark.django_db
def test_who_looks_is_whom_the_settings_name(asked: str | None, access: str, use: str) -> None:
    from heeded.web.viewing import view_of

    with override_settings(HEEDED_ACCESS=asked, HEEDED_USER="Unit"):
        seen = view_of(HttpRequest()).viewer
    assert (seen.access, seen.use, seen.name) == (access, use, "Unit")


@override_settings(DEBUG=False)
def test_answers_without_a_session_tell_nothing_of_what_there_is() -> None:
    assert answer("/XAV") == answer("/no/such/page") == 403
