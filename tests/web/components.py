"""The addresses of the website and one more, for tests alone: a page with every component, `/_/components`."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from heeded.web import urls
from heeded.web.parts import (
    Bar,
    Cell,
    Choice,
    Column,
    Fact,
    Figure,
    Filter,
    Labelled,
    Leaf,
    Moment,
    Notice,
    Part,
    Passage,
    Picture,
    Quotation,
    Said,
    Score,
    Stretch,
    Tab,
    Table,
    paged,
)
from heeded.web.shown import Against

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

LONG = "United Kingdom of Great Britain and Northern Ireland"
WORDS = (
    "Have every complaint of ill-treatment in a place of detention looked into by a body that has no tie with the "
    "police, and publish each year what came of it"
)
QUOTE = Quotation(
    WORDS, "A/HRC/57/90", "page 4, para. 44.7", "/documents/A/HRC/57/90?page=4", "Chile, Czechia", "24 June 2024",
    cite="/cite/XAV/4/44.7",
)  # fmt: skip
ARABIC = Quotation("تعزيز حماية المدافعين عن حقوق الإنسان", "A/HRC/57/90", "page 5", "#", language="ar")
MARKUP = Quotation('<script>alert("x")</script> & <b>bold</b>', "<i>file</i>.html", by="<u>Press Watch</u>")

PAGE = Path(__file__).with_suffix(".html")

HELD = {
    "tabs": (Tab("All reviews", "/", True), Tab("Review 3 · 2019", "#", count=36), Tab("Review 4 · 2024", "#")),
    "figures": (Figure("1,294", "recommendations received", "Review 4, 2024"), Figure("0", "noted", href="/")),
    "bar": Bar(
        (
            Part("supported", 25, "supported"),
            Part("noted", 10, "noted"),
            Part("no reply at hand", 4, "no_reply"),
            Part("supported in part", 1, "supported_in_part"),
            Part("pending", 0, "pending"),
            Part("not known", 3, "unknown"),
        ),
        "Review 3, 2019",
    ),
    "codes": ("supported", "supported_in_part", "noted", "no_reply", "pending", "unknown"),
    "pictures": (
        Picture(
            f"{LONG}: positions",
            "Bars, one for each review.",
            "A/HRC/57/90",
            "/XAV/charts/positions.svg?form=wide",
            "/XAV/charts/positions.svg?form=narrow",
            "/XAV/charts/positions.svg?form=wide-dark",
            "/XAV/charts/positions.svg?form=narrow-dark",
            150,
            (Tab("PNG", "/XAV/charts/positions.png"),),
            Table((Column("Review"), Column("All", is_number=True)), ((Cell("Review 3"), Cell("36")),)),
        ),
        Picture("Who asks", "No recommendation was read, so nothing tells who asks."),
    ),
    "table": Table(
        (Column("State"), Column("Position"), Column("Recommended", is_number=True)),
        (
            (Cell(LONG, "/GBR", note="Western European and Others Group"), Cell(position="supported"), Cell("1,204")),
            (Cell("Chile", "/CHL"), Cell("", position="noted"), Cell("7")),
        ),
        "Who asked",
        "Pairs of a recommendation and a State.",
    ),
    "wide": Table(
        tuple(Column(f"Column {i}", is_number=i > 0) for i in range(12)),
        (tuple(Cell(f"{i}{i}{i},000") for i in range(12)),),
    ),
    "facts": (Fact("The record", "/home/researcher/.local/share/heeded/" + "long" * 30), Fact("Report", "A/HRC", "/")),
    "index": tuple(Tab(f"{LONG} {i}", f"#{i}", count=i) for i in range(9)),
    "citations": (
        ("Footnote", "A/HRC/57/90, para. 44.7 (Chile)."),
        ("For BibTeX", "@misc{x,\n  title = {{<b>bold</b>}},\n}"),
    ),
    "quotes": (QUOTE, ARABIC, MARKUP, Quotation("", "A/HRC/57/90", "page 4", "#", lead="XAV/4/44.2", lead_href="#")),
    "against": Against("nearly the same ask: 44.7 supported, 44.9 noted", Score(0.72), (QUOTE, ARABIC)),
    "filter": Filter(
        "Position", (Choice("all", 254, "?", True), Choice("supported", 217, "?a"), Choice("noted", 37, "?b"))
    ),
    "passages": (
        Passage(
            "XAV/4/44.7",
            "/XAV/4/44.7",
            (("Have every complaint of ", False), ("ill-treatment", True), (" …", False)),
            "A/HRC/57/90",
            "#",
            "Chile, Czechia",
            "page 4, para. 44.7",
            "24 June 2024",
            "noted",
            True,
            "#",
            Score(0.81),
            LONG,
        ),
        Passage("Figure, event", "#", (("<script>alert(3)</script>", True),), "<i>file</i>.html", "#", "<u>Watch</u>"),
    ),
    "leaf": Leaf(
        4,
        True,
        (
            ("heading", (Stretch("I. Hearing"),)),
            ("body", (Stretch("12. "), Stretch(WORDS, "ask", ("a1",), (1,)), Stretch("<b>bold</b>", "claim", ("a2",)))),
            ("note", (Stretch("1 See the annex."),)),
        ),
        (
            Said(1, "a1", f"Ask, {LONG}", (("addressee", "<i>all</i>"),), "<u>Watch</u>", "/cite/a1"),
            Said(2, "a2", "Claim", (), ""),
        ),
    ),
    "folded": (Filter("Issue", (Choice(LONG, 1254, "?", True), Choice("noted", 37, "?b")), 40, "?all"), True),
    "chosen": (Tab(f"State: {LONG}", "#"), Tab("position: <b>noted</b>", "#")),
    "pages": paged(1294, 5, "/_/components?position=noted")[1],
    "notices": (
        Notice("A note", "Two sentences.\nOn two lines."),
        Notice("A warning", "The register is old.", "warning"),
        Notice("An error", "The file cannot be read.", "error"),
    ),
    "labels": (
        Labelled("Issue", "Detention", 0.99, "complaint, ill-treatment, detention"),
        Labelled("Theme", "Prohibition of torture", 0.91, "ill-treatment"),
        Labelled("Theme", "<b>Police</b>", 0.22, is_proposal=True),
    ),
    "moments": (
        Moment("7 November 2019", "Recommended by Czechia", "own", cite="/cite/XAV/4/44.7"),
        Moment("12 November 2019", "Working Group report", "answer", "supported", (QUOTE,), ("under the words",)),
        Moment("", "Others say: speaks against", "evidence", None, (MARKUP,), score=Score(0.91, "both name bail")),
        Moment("2024", "The State says what it did", "claim", None, (ARABIC,), href="#", score=Score(0.5)),
    ),
}


def page(request: HttpRequest) -> HttpResponse:
    """Every component."""
    template = engines["django"].from_string(PAGE.read_text("utf-8"))
    return HttpResponse(template.render(HELD, request))


def broken(request: HttpRequest) -> HttpResponse:
    """A page with a fault of the program in it."""
    return render(request, f"{1 // 0}.html")


urlpatterns = [path("_/components", page), path("_/broken", broken), *urls.urlpatterns]
handler400, handler403, handler404, handler500 = urls.handler400, urls.handler403, urls.handler404, urls.handler500
