"""The shortest HTML of a page: what may be left out is, and a browser builds the same page of it."""

from typing import TYPE_CHECKING

import lxml.html
import pytest

from heeded.web.published.compact import written

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Elements with their attributes, and words with white space as a browser shows it where it does not matter
SAME = """text => {
    const root = new DOMParser().parseFromString(text, "text/html").documentElement;
    const told = node => node.nodeType === 3
        ? node.data.replace(/\\s+/g, " ")
        : [node.localName, [...node.attributes].map(each => [each.name, each.value]).sort(),
           [...node.childNodes].map(told).filter(each => typeof each !== "string" || each.trim())];
    return JSON.stringify(told(root));
}"""
BEGIN, END = '<!doctype html><html lang="en" dir="ltr"><head><title>A</title></head><body>', "</body></html>"
UNDIRECTED = BEGIN.replace(' dir="ltr"', "")


def whole(body: str) -> str:
    return written(lxml.html.document_fromstring(f"{BEGIN}{body}{END}"))


def short(body: str) -> str:
    return whole(body).partition("</title>")[2]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<p class="one">a</p>\n<p class="one two">b</p>', '<p class=one>a<p class="one two">b'),
        ("<p>a</p> b", "<p>a</p> b"),
        ("<ul>\n<li>a</li>\n<li><a href=\"x.html#y\">b</a></li>\n</ul>", "<ul><li>a<li><a href=x.html#y>b</a></ul>"),
        ("<p><b>a</b> <i>b</i>\n<i>c</i></p>", "<p><b>a</b> <i>b</i>\n<i>c</i>"),
        ('<dl><div><dt>a</dt><dd>b</dd></div></dl>', "<dl><div><dt>a<dd>b</div></dl>"),
        ('<div><p>a</p><span>b</span></div>', "<div><p>a</p><span>b</span></div>"),
        ("<p>a &lt; b &amp;amp; c > d</p>", "<p>a &lt; b &amp;amp; c > d"),
        ('<p title="a &quot;b&quot; &amp; c">d</p>', '<p title="a &quot;b&quot; &amp; c">d'),
        ('<input value="" hidden=""><img alt="" src="a.svg">', "<input value hidden><img alt src=a.svg>"),
        ("<pre>  a\n\n  b\n</pre>", "<pre>  a\n\n  b\n</pre>"),
        ('<p dir="auto">a <bdi>b</bdi></p><input dir="auto">', "<p>a b</p><input dir=auto>"),
        ('<p dir="auto">a <bdi>ب</bdi></p>', "<p dir=auto>a <bdi>ب</bdi>"),
        ('<svg viewBox="0 0 2 2"><rect width="1"></rect></svg>', '<svg viewbox="0 0 2 2"><rect width="1"/></svg>'),
        (
            '<picture><source srcset="a"><source srcset="b"><img alt="c" src="d"></picture>',
            "<picture><source srcset=a><source srcset=b><img alt=c src=d></picture>",
        ),
        ("<a href=\"a\"><p>b</p></a>", "<a href=a><p>b</p></a>"),
    ],
)  # fmt: skip
def test_what_may_be_left_out_is(browser: "Browser", body: str, expected: str) -> None:
    assert short(body) == expected
    page = browser.new_page()
    begin = BEGIN if "ب" in body else UNDIRECTED
    undirected = body if "ب" in body else body.replace(' dir="auto">a', ">a").replace("<bdi>", "").replace("</bdi>", "")
    assert page.evaluate(SAME, whole(body)) == page.evaluate(SAME, f"{begin}{undirected}{END}")
    page.close()


def test_a_table_with_all_its_parts_stays_the_same(browser: "Browser") -> None:
    body = (
        '<table><caption>c</caption>\n<thead role="rowgroup"><tr><th scope="col">a</th><th>b</th></tr></thead>\n'
        "<tbody><tr><th>a</th><td></td></tr>\n<tr><td>c</td>\n<td>d</td></tr></tbody></table><p>e</p>"
    )
    page = browser.new_page()
    assert "</td>" not in short(body)
    assert page.evaluate(SAME, whole(body)) == page.evaluate(SAME, UNDIRECTED + body + END)
    page.close()
