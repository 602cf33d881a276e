"""Lines of web pages go in; what is no text of theirs goes out as a whole, and no sentence loses a word."""

import pytest
from tests.builders import grows_with_the_text

from heeded.ingest.boilerplate import is_menu, main_text

SENTENCE = "Arvenia accepted most recommendations, and nobody knows what came of them since then."

ANYWHERE = """
fbpx Skip to main content
Aller au contenu principal
We use cookies to make this site work.
By continuing to browse you agree to our use of cookies
Accept all cookies
Privacy policy
Sign up for our newsletter
Subscribe
Abonnez-vous à notre lettre
Suscríbete a nuestro boletín
Подписаться на рассылку
Please take our short survey about this page
Share: Facebook | X | Telegram
Share this article
Partager sur Facebook
Tweet
Print this page
Follow us on Instagram
3 comments
/Public Release. Whatever follows on this line is not by the author.
Read the full article here
This article was originally published by another site.
Archived content
Also available in
English | Français | Русский
Arabic version
Next article > Previous article <
Back to top
Home > News > Arvenia
Read more >>
Download the full report (PDF)
Search
5 min read
Tags: Arvenia, courts
An official website of Arvenia's Government
© 2031 Lantern Watch
(c) 2031 Lantern Watch
Lantern Watch. All rights reserved.
IMG-2031-flags
picture_of_the_hall.jpg
Photo: Ada Brun
← Back to News
Cookies on HARBOUR.UK
RU | TJ | EN
[Latest] [Harbour] [Courts]
News & events > Press releases
harbour.example | KZ RU EN | Version for the visually impaired
Официальный сайт
Click to expand Image
""".strip().splitlines()

KEPT = [
    SENTENCE,
    "(c) invite the Rapporteur before 2031;",
    "(c) Publish the report",
    "Skip to main content, the page says, but there is none.",
    "Cookies are small files, the minister explained to the press.",
    "The report was first published in 2019 and found no echo in Arvenia, whose courts went on as before without it.",
    "Share of women in parliament: 12%",
    "Subscribe to the principles of the Charter and act on them, it said.",
    "Port-au-Prince",
    "Search for the disappeared",
    "Homeless people in Arvenia",
    "English law applies.",
    "The Print",
    "Read out in court",
    "Comments by the State on the report",
    "Arvenia",
    "Follow-up to recommendations",
    "Downloads of the law rose",
]


@pytest.mark.parametrize("line", ANYWHERE)
def test_boilerplate_goes(line: str) -> None:
    assert main_text([SENTENCE, line, SENTENCE]) == ([SENTENCE, SENTENCE], [line])


@pytest.mark.parametrize("line", KEPT)
def test_text_stays(line: str) -> None:
    lines = [*[SENTENCE] * 10, line, *[SENTENCE] * 10]
    assert main_text(lines) == (lines, [])


def test_some_words_are_labels_only_at_the_head_or_foot() -> None:
    head = ["Featured", "03/14/2031 | Press release | Archived content", "date 2031-03-14 Ministry", "Arvenia acts"]
    foot = ["Source: Port Vale Mirror", "Link:"]
    kept, dropped = main_text([*head, *[SENTENCE] * 20, *foot])
    assert kept == ["Arvenia acts", *[SENTENCE] * 20]
    assert dropped == [*head[:3], *foot]
    middle = [*[SENTENCE] * 20, "Featured", *[SENTENCE] * 20]
    assert main_text(middle) == (middle, [])


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Home   Watch list   Ratings   Explore", True),
        ("World\tBusiness\tHarbour", True),
        ("Home Watch list Ratings Explore", False),
        ("Published   4 May 2031   10:30", False),
        ("Arvenia accepted it.   Chile did not.   Nobody knows.", False),
        ("Arvenia   Repressed", False),
    ],
)
def test_menus_are_known_by_their_gaps(line: str, found: bool) -> None:
    assert is_menu(line) is found


def test_the_foot_of_a_page_goes_where_no_paragraph_follows() -> None:
    foot = ["Related articles", "Arvenia: a year after", "Who judges the judges?", "12 March 2031"]
    assert main_text([SENTENCE, SENTENCE, *foot]) == ([SENTENCE, SENTENCE], foot)
    long = f"{SENTENCE} {SENTENCE}"
    assert main_text([SENTENCE, "Related articles", "Article 14", long])[0] == [
        SENTENCE,
        "Related articles",
        "Article 14",
        long,
    ]


@pytest.mark.parametrize(
    "line",
    [
        "next " * 110,
        "a-" * 290,
        "share " * 95,
        "home > " * 80,
        "english " * 70,
        "english,|/" * 55,
        "x" * 600,
        "1 " * 300,
    ],
)
def test_hostile_lines_cost_no_time(line: str) -> None:
    assert grows_with_the_text(lambda part: main_text([part, part + "!"]), line)
