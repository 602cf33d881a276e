"""The page of a search: what it says, finds, counts and links to, whatever is typed in."""

import re
from html import unescape
from urllib.parse import quote, unquote

import pytest

from web.websites import Site

# "<b>36 recommendations</b>", "1 recommendation"
COUNTED = re.compile(r"<b>(?P<count>[\d,]+) recommendations?</b>")


def text_of(site: Site, path: str) -> str:
    got = site.get(path)
    shown = got.read().decode()
    assert got.status == 200, path
    return unescape(shown)


def count_of(shown: str) -> int:
    found = COUNTED.search(shown)
    assert found
    return int(found["count"].replace(",", ""))


def test_a_search_marks_words_and_leads_to_their_source(site: Site) -> None:
    shown = text_of(site, "/search?q=police+complaint")
    assert "Looked for: police AND complaint." in shown
    assert count_of(shown) >= 1
    assert re.search(r"<mark>[Cc]omplaints?</mark>", shown)
    assert re.search(r'href="/documents/[^"]+#statement-\w+"', shown)
    assert re.search(r'<a href="/XAV/\d/[\d.]+">XAV/\d/[\d.]+</a> <em class="\w+">', shown)
    assert "Like this in meaning" in shown


def test_counts_of_filters_are_what_choosing_finds(site: Site) -> None:
    shown = text_of(site, "/search?type=recommendation")
    links = {
        name: (unescape(href), int(count))
        for href, name, count in re.findall(
            r'<a href="(/search[^"]*)" rel="nofollow"[^>]*><span>([^<]+)</span> <span class="count">(\d+)</span>', shown
        )
    }
    href, count = links["noted"]
    narrowed = text_of(site, href)
    assert count_of(narrowed) == count
    assert "Position: noted" in narrowed
    assert text_of(site, "/search?type=recommendation&position=noted&sort=number")


def test_filters_are_taken_away_one_by_one(site: Site) -> None:
    shown = text_of(site, "/search?q=police&state=XAV&position=noted&position=supported")
    chips = re.search(r'<ul class="chosen".*?</ul>', shown, re.DOTALL)
    assert chips
    hrefs = re.findall(r'href="([^"]+)"', chips[0])
    assert hrefs == [
        "/search?q=police&position=noted&position=supported", "/search?q=police&state=XAV&position=supported",
        "/search?q=police&state=XAV&position=noted",
    ]  # fmt: skip


def test_pages_follow_each_other(site: Site) -> None:
    first, second = text_of(site, "/search?type=recommendation"), text_of(site, "/search?type=recommendation&page=2")
    assert "1–25 of " in first
    assert "26–" in second
    one, two = (set(re.findall(r'href="(/XAV/\d/[\d.]+)"', shown)) for shown in (first, second))
    assert one
    assert two
    assert not one & two
    last = text_of(site, "/search?type=recommendation&page=99999")
    assert "Previous" in last
    assert "Nothing was found" not in last


@pytest.mark.parametrize(
    "typed",
    ["", " ", "!@#", "*", "AND", "OR NOT", '"', "(((", "a*", "x" * 10_000, "word " * 2_000, "\0", "%", "' OR 1=1 --",
     "<script>alert(1)</script>", "\ud7ff\uffff", "\u202eabc", "NEAR(a b)", "col:x", "-", "--", "📄"],
)  # fmt: skip
def test_anything_typed_gives_a_page(site: Site, typed: str) -> None:
    shown = site.get(f"/search?q={quote(typed)}")
    page = shown.read().decode()
    assert shown.status == 200
    assert "<script>alert" not in page
    assert len(page) < 400_000


@pytest.mark.parametrize(
    "link",
    ["q=%ff%fe", "like=%20", "like=ab", "page=0", "page=-3", "page=x", "all=nothing", "state=QQQ", "cycle=x",
     "position=%3Cb%3E", "year=9999", "state=", "&&&", "q=a&q=police"],
)  # fmt: skip
def test_odd_links_give_a_page(site: Site, link: str) -> None:
    assert text_of(site, f"/search?{link}")


@pytest.mark.parametrize("link", ["sort=colour", "colour=blue", "%3Cscript%3E=1"])
def test_links_that_name_nothing_are_told(site: Site, link: str) -> None:
    got = site.get(f"/search?{link}")
    shown = got.read().decode()
    assert got.status == 404
    assert "<script>" not in shown.replace("<script src", "")
    assert "q, like" in shown or "relevance, date" in shown


def test_what_is_near_in_meaning_is_found(site: Site) -> None:
    shown = text_of(site, f"/search?like={quote('stop ill-treatment by officers')}&state=XAV")
    assert "near in meaning to “stop ill-treatment by officers”" in shown
    assert "nearness 0." in shown


def test_the_form_keeps_the_filters(site: Site) -> None:
    shown = text_of(site, "/search?q=police&state=XAV&sort=date")
    assert '<input type="hidden" name="state" value="XAV">' in shown
    assert '<input type="hidden" name="sort" value="date">' in shown
    assert unquote("/search?q=police&state=XAV") in shown


@pytest.mark.parametrize(
    ("typed", "hrefs"),
    [
        ("XAV/3/45.1", ["/XAV/3/45.1"]),
        ("xav/3/45.1/", ["/XAV/3/45.1"]),
        ("XAV 45.1", ["/XAV/3/45.1"]),
        ("XAV 3 45.1", ["/XAV/3/45.1"]),
        ("Arvenia 45.1", ["/XAV/3/45.1"]),
        ("45.1", ["/XAV/3/45.1"]),
        ("A/HRC/43/90", ["/documents/A/HRC/43/90"]),
        ("a/hrc/43/90", ["/documents/A/HRC/43/90"]),
        ("XAV/3", ["/XAV/3"]),
        ("xav", ["/XAV"]),
        ("arvenia", ["/XAV"]),
        ("XAV/3/99.9", []),
        ("XAV 4 45.1", []),
        ("Chile", []),
        ("torture 45.1", []),
        ("police", []),
        ("XAV/0/45.1", []),
        ("/" * 300, []),
    ],
)
def test_what_is_named_is_led_to_above_the_results(site: Site, typed: str, hrefs: list[str]) -> None:
    shown = text_of(site, f"/search?q={quote(typed)}")
    assert re.findall(r'<li>Go to <a href="([^"]+)">', shown) == hrefs


def test_a_name_that_the_record_does_not_have_is_told(site: Site) -> None:
    assert "The record has no recommendation XAV 99.9." in text_of(site, "/search?q=XAV%2099.9")
    assert "The record has no document A/HRC/99/99." in text_of(site, "/search?q=A/HRC/99/99")


def test_the_number_of_a_recommendation_lists_it_and_tells_no_failure(site: Site) -> None:
    shown = text_of(site, f"/search?q={quote('XAV 45.1')}")
    listed = shown.partition('<ol class="asks">')[2].partition("</ol>")[0]
    assert 'href="/XAV/3/45.1"' in listed
    assert "Begin work to" in listed
    assert "No passage" not in shown
    assert "Nothing was found" not in shown
