"""Addenda of Arvenia in the layouts that States use: who writes what under which number, and what is read from it."""

# ruff: noqa: E501 (sentences of documents are long)

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import grows_with_the_text

from heeded.extract.replies import replies
from heeded.ingest.compose import Block, Rows, compose
from heeded.model import HEADINGS, Claim, Document, Problem, Reply, Statement, Tally

Lines = Sequence[str | Rows]


def addendum(*lines: str | Rows) -> Document:
    """An addendum of these paragraphs and tables; "# " marks a heading."""
    blocks = [
        Block(line.removeprefix("# "), "heading" if line.startswith("# ") else "body")
        if isinstance(line, str)
        else line
        for line in lines
    ]
    return Document("0" * 64, compose(blocks), "addendum", states=("XAV",), published="2015-03-04", cycle=2)


def table(*rows: str) -> Rows:
    """A table; cells stand between bars."""
    return [[[Block(cell.strip())] for cell in row.split("|")] for row in rows]


def read(*lines: str | Rows) -> tuple[dict[str, str | None], list[Statement], list[Problem]]:
    """The position of each number (all of them joined where they differ), the statements and the problems."""
    found = list(replies(addendum(*lines)))
    statements = [each for each in found if isinstance(each, Statement)]
    positions: dict[str, str | None] = {}
    for statement in statements:
        if isinstance(statement.value, Reply):
            for number in statement.value.numbers:
                said = statement.value.position
                if number in positions and positions[number] != said:
                    said = f"{positions[number]}+{said}"  # type: ignore[assignment]
                positions[number] = said
    return positions, statements, [each for each in found if isinstance(each, Problem)]


def numbers(head: str, tails: Sequence[int], position: str) -> dict[str, str | None]:
    return {f"{head}{tail}": position for tail in tails}


TABLE = (
    "The Government of Arvenia presents its position below.",
    table(
        "No. | Recommendation | Position | Comment",
        "104.1 | Ratify the convention on migrant workers (Ghana); | Not accepted | Its aims are served by other laws.",
        "104.2 | Open a shelter in every province (Chile); | Accepted | Six are open, four will follow.",
        "104.3 | Repeal the press act and free its victims (Norway); | Partially accepted | The act is under repeal; nobody is held.",
        "104.4 | Adopt a plan against torture (Ghana, Chile). | Supported, already implemented | ",
        "104.5 | Invite all rapporteurs (Norway). | Under consideration | ",
    ),
)
CROSSES = (
    table(
        "Recommendation | Accepted | Noted | Remarks",
        "6.1 Abolish the death penalty (Chile) | X | | Done in 2014.",
        "6.2 Withdraw the reservation (Ghana) | | X | It protects minors.",
        "6.3 Train judges (Norway) | ✓ | | ",
    ),
)
ACROSS = (
    table(
        "Number | Text | Reply",
        "Recommendations that enjoy the support of Arvenia | Recommendations that enjoy the support of Arvenia | Recommendations that enjoy the support of Arvenia",
        "88.1-88.3 | Courts | Courts are being built.",
        "Noted | Noted | Noted",
        "88.4 | Army | The army remains as it is.",
    ),
)
RUN_TOGETHER = (
    "No. Recommendation Position 91.1 Ratify the convention (Ghana) Accepted 91.2 Raise the age of marriage to 18 (Chile) "
    "Noted 91.3 Train the police (Norway, Chile) Accepted",
    "91.4 Close the camp (Ghana) Noted",
)
POSITION_LINES = (
    "# Responses of Arvenia",
    "Recommendation 97.1: Adopt a law on hate speech (Ghana)",
    "Position: Accepted",
    "Explanation: A bill is before Parliament.",
    "Recommendation 97.2: End the use of cluster munitions (Chile)",
    "Position: Noted",
    "Recommendation 97.3: Pay teachers on time and build forty schools (Norway)",
    "Position: Supported in part",
    "Explanation: Wages are paid. Forty schools exceed the means of the State.",
    "Recommendation 97.4: Fund shelters (Norway) Position: Under review by a commission. Comment: none.",
)
RANGES = (
    "1. Arvenia received 24 recommendations, of which it supports 16, notes 7 and supports one in part.",
    "# I. Recommendations that enjoy the support of Arvenia",
    "2. The following recommendations enjoy the support of the Government: 50.1.-50.4., 50.6., 50.8 to 50.10, 50.12+50.14, .16., .17 and 50.19–50.22.",
    "# II. Recommendations that Arvenia can support in part",
    "3. 50.24",
    "# III. Recommendations which do not enjoy its support",
    "4. Recommendations 50.5; 50.7; 50.11; 50.13; 50.15; 50.18 and 50.23 cannot be accepted for the time being.",
)
LISTED_TEXTS = (
    "5. The following recommendations enjoy the support of Arvenia:",
    "122.1 Continue its work for girls (Chile);",
    "122.2 Adopt the plan on water that it announced (Ghana);",
    "6. The recommendations below did not enjoy the support of Arvenia:",
    "122.3 Recognize the court (Norway);",
    "122.4 Reject the draft law on associations (Norway).",
    "7. Arvenia considers the following recommendations to be already implemented:",
    "122.5 Publish the report (Chile).",
)
GROUPS = (
    "# Equality",
    "5-9; 77-79+82-83+85-87",
    "Accepted. The equality act of 2013 covers all grounds that these recommendations name.",
    "10, 12",
    "Not accepted. Arvenian law knows marriage between a man and a woman only.",
    "# Justice",
    "13-15; 20",
    "Accepted in part. Courts will be reformed, their number stays.",
)
PER_NUMBER = (
    "1. Arvenia has studied the recommendations in paragraph 123 of the report with care.",
    "123.1 Accepted.",
    "123.2 Accepted. The Government has already ratified the convention, in May 2014.",
    "123.3 Does not enjoy the support of Arvenia. The federal States decide on schools.",
    "123.4 Noted, already implemented. Prisons have been inspected since 2009.",
    "123.5-123.7 Arvenia accepts these recommendations and is preparing a law.",
    "123.8 Arvenia accepts the first part of the recommendation. Moving the capital is not planned.",
)
NAMED_FLAT = (
    "Recommendation 1: Accepted",
    "Recommendation 2: Not accepted. The Constitution forbids it.",
    "Recommendation No. 3 (Ghana): Accepted. A bill was adopted in June.",
    "Recommendations 4 and 5: Partially accepted; the second measure costs too much.",
    "Recommendation 6: See recommendation 2.",
)
PLAIN_FLAT = (
    "Arvenia thanks all States. Its answers are:",
    "1. Arvenia accepts the recommendation.",
    "2., 3. The Government accepts these recommendations and acts accordingly.",
    "4. Arvenia cannot accept the recommendation. Its army has no such weapons.",
    "They were destroyed in 1998.",
    "5., 6., Arvenia accepts these recommendations, in view of the work of the 8. commission that it set up last year.",
    "7. Arvenia accepts the recommendation on schools. Arvenia cannot accept the recommendation on churches.",
    "9. Arvenia cannot, as things stand, make a final statement.",
)
ONLY_ACCEPTED = (
    "Arvenia received 31 recommendations. It accepted 28 of them:",
    "# List of accepted recommendations",
    "67.1, 67.2, 67.4–67.20, 67.22–67.30.",
    "The other recommendations will be answered when Parliament has met.",
)
OTHER_HEADING = (
    "# Accepted recommendations",
    "3. The Government accepts recommendations 77.1, 77.2, 77.4 and 77.6.",
    "77.1",
    "Work has started.",
    "# Noted recommendations",
    "4. The Government takes note of recommendations 77.3 and 77.5 and explains this as follows.",
    "77.3-5",
    "Defamation remains a crime, though nobody has been sentenced since 1990.",
)
ALL_EXCEPT = (
    "2. Arvenia is pleased to accept all recommendations except recommendations 81.7 and 81.12.",
    "3. Recommendation 81.7 is noted, as the treaty is of no relevance to a State without a coast.",
    "4. Recommendation 81.12 is partially accepted.",
)
IN_PARAGRAPH = (
    "2. All recommendations contained in paragraph 90 enjoy the support of Arvenia.",
    "3. Recommendations 1-3 and 7 in paragraph 91 were accepted, while recommendations 4 to 6 in paragraph 91 were not accepted.",
)
NARRATIVE = (
    "5. Torture has been a crime since 2001. Recommendations 93.1, 93.4 and 93.5 therefore enjoy the support of Arvenia.",
    "6. On the death penalty the people must decide. Arvenia is not in a position to accept recommendations 93.2 and 93.3. "
    "It will return to them in the next review.",
    "7. It supports recommendation 93.6, and partially supports recommendation 93.7.",
)
CELLS = (
    "# I. Position on recommendations that enjoy the support of others",
    "115.1",
    "Ratify the treaty on tests (Ghana).",
    "Accepted",
    "The vote is in May.",
    "115.2",
    "Close the mines (Chile).",
    "Noted",
    "115.3",
    "Open the archives (Norway).",
    "Rejected",
    "They hold secrets of other States.",
    "115.4",
    "Protect springs (Norway).",
    "Partially accepted",
)
CELLS_IN_A_ROW = (
    "130.1 Lower fees (Ghana); Accepted Fees fell in 2012. 130.2 Close the port (Chile); Noted The port feeds a city. "
    "130.3 Ban all mines (Ghana, Norway); Partially accepted Old ones are kept.",
)
VERBS = (
    "Arvenia supports 67, 94, 98 and 100. It does not support recommendations 12 and 15.",
    "Noted: 1-3, 7",
    "Accepted (8 and 9)",
)
LABELLED_LISTS = (
    "Supported recommendations: 140.1, 140.2, 140.5-140.7",
    "Noted: 140.3",
    "Partially supported: 140.4, 140.8",
)
SUBJECTS = (
    "# Death penalty (122.1, 122.4-6)",
    "The Government does not accept these recommendations. The people decided otherwise in 2011.",
    "# Prisons: 122.2, 122.7",
    "Accepted. New cells are being built.",
    "Re 122.3:",
    "Arvenia accepts the recommendation.",
    "122.8 (noted)",
)
FRENCH = (
    "Les recommandations suivantes recueillent l’appui de l’Arvénie : 44.1, 44.2 et 44.5 à 44.7.",
    "Les recommandations 44.3 et 44.4 ne peuvent être acceptées; l’Arvénie en prend note.",
    "Recommandation 44.8 : partiellement acceptée. La loi sera revue.",
)
SPANISH = (
    "Arvenia acepta las recomendaciones 61.1 a 61.3 y 61.6.",
    "Las recomendaciones 61.4 y 61.5 no cuentan con el apoyo de Arvenia.",
    "61.7 Se toma nota. La ley vigente basta.",
)
RUSSIAN = (
    "Арвения принимает рекомендации 72.1–72.4 и 72.7.",
    "Рекомендации 72.5, 72.6 не принимаются.",
    "72.8 Принимается частично. Закон будет изменен.",
)

LAYOUTS: dict[str, tuple[Lines, dict[str, str | None]]] = {
    "table": (TABLE, {"104.1": "noted", "104.2": "supported", "104.3": "supported_in_part", "104.4": "supported", "104.5": "pending"}),
    "crosses": (CROSSES, {"6.1": "supported", "6.2": "noted", "6.3": "supported"}),
    "headings across a table": (ACROSS, numbers("88.", (1, 2, 3), "supported") | {"88.4": "noted"}),
    "a table read as lines": (RUN_TOGETHER, {"91.1": "supported", "91.2": "noted", "91.3": "supported", "91.4": "noted"}),
    "position lines": (POSITION_LINES, {"97.1": "supported", "97.2": "noted", "97.3": "supported_in_part", "97.4": "pending"}),
    "ranges": (
        RANGES,
        numbers("50.", (1, 2, 3, 4, 6, 8, 9, 10, 12, 14, 16, 17, 19, 20, 21, 22), "supported")
        | numbers("50.", (5, 7, 11, 13, 15, 18, 23), "noted")
        | {"50.24": "supported_in_part"},
    ),
    "texts under lead-ins": (
        LISTED_TEXTS,
        numbers("122.", (1, 2, 5), "supported") | numbers("122.", (3, 4), "noted"),
    ),
    "groups": (
        GROUPS,
        numbers("", (5, 6, 7, 8, 9, 77, 78, 79, 82, 83, 85, 86, 87), "supported")
        | numbers("", (10, 12), "noted")
        | numbers("", (13, 14, 15, 20), "supported_in_part"),
    ),
    "prose per number": (
        PER_NUMBER,
        numbers("123.", (1, 2, 5, 6, 7), "supported") | numbers("123.", (3, 4), "noted") | {"123.8": "supported_in_part"},
    ),
    "flat numbers after a noun": (
        NAMED_FLAT,
        {"1": "supported", "2": "noted", "3": "supported", "4": "supported_in_part", "5": "supported_in_part", "6": None},
    ),
    "flat numbers alone": (
        PLAIN_FLAT,
        numbers("", (1, 2, 3, 5, 6, 8), "supported") | {"4": "noted", "7": "supported_in_part", "9": "pending"},
    ),
    "only the accepted": (ONLY_ACCEPTED, numbers("67.", [n for n in range(1, 31) if n not in (3, 21)], "supported")),
    "explained under the other heading": (
        OTHER_HEADING,
        numbers("77.", (1, 2, 4, 6), "supported") | numbers("77.", (3, 5), "noted"),
    ),
    "all except": (ALL_EXCEPT, {"81.7": "noted", "81.12": "supported_in_part"}),
    "in a paragraph": (IN_PARAGRAPH, numbers("91.", (1, 2, 3, 7), "supported") | numbers("91.", (4, 5, 6), "noted")),
    "narrative": (NARRATIVE, numbers("93.", (1, 4, 5, 6), "supported") | numbers("93.", (2, 3), "noted") | {"93.7": "supported_in_part"}),
    "cells as paragraphs": (
        CELLS,
        {"115.1": "supported", "115.2": "noted", "115.3": "noted", "115.4": "supported_in_part"},
    ),
    "cells in a row": (CELLS_IN_A_ROW, {"130.1": "supported", "130.2": "noted", "130.3": "supported_in_part"}),
    "after verbs and labels": (
        VERBS,
        numbers("", (67, 94, 98, 100, 8, 9), "supported") | numbers("", (12, 15, 1, 2, 3, 7), "noted"),
    ),
    "labelled lists": (
        LABELLED_LISTS,
        numbers("140.", (1, 2, 5, 6, 7), "supported") | {"140.3": "noted"} | numbers("140.", (4, 8), "supported_in_part"),
    ),
    "subjects": (SUBJECTS, numbers("122.", (1, 4, 5, 6, 8), "noted") | numbers("122.", (2, 3, 7), "supported")),
    "French": (FRENCH, numbers("44.", (1, 2, 5, 6, 7), "supported") | numbers("44.", (3, 4), "noted") | {"44.8": "supported_in_part"}),
    "Spanish": (SPANISH, numbers("61.", (1, 2, 3, 6), "supported") | numbers("61.", (4, 5, 7), "noted")),
    "Russian": (RUSSIAN, numbers("72.", (1, 2, 3, 4, 7), "supported") | numbers("72.", (5, 6), "noted") | {"72.8": "supported_in_part"}),
}  # fmt: skip

MORE: dict[str, tuple[Lines, dict[str, str | None]]] = {
    "positions after colons": (
        (
            "1. The Government has examined 20 recommendations.",
            "131.1 – 131.3: Arvenia does not accept these recommendations. A treaty of this kind would bind the provinces.",
            "131.4: Accepted",
            "131.5, 131.6: Partially accepted. Two of the three laws exist.",
            "131.7: Arvenia supports the recommendation, and considers it implemented.",
        ),
        numbers("131.", (1, 2, 3,), "noted")
        | numbers("131.", (4, 7,), "supported")
        | numbers("131.", (5, 6,), "supported_in_part"),
    ),
    "follow up": (
        (
            "147.1 Not accept",
            "147.2 Accept to follow up",
            "147.3 Partially accept to follow up",
            "147.4: Accept to follow up",
            "Arvenia has already taken steps.",
        ),
        numbers("147.", (1,), "noted")
        | numbers("147.", (2, 4,), "supported")
        | numbers("147.", (3,), "supported_in_part"),
    ),
    "counts before lists": (
        (
            "3. Arvenia supports the following 8 recommendations: 158.1, 158.3 - 158.5, 158.7, 158.9-158.11.",
            "4. Arvenia takes note of the following recommendations: 158.2, 158.6 and 158.8.",
            "5. On 158.2, Arvenia wishes to state that its parliament has the matter before it.",
        ),
        numbers("158.", (1, 3, 4, 5, 7, 9, 10, 11,), "supported")
        | numbers("158.", (2, 6, 8,), "noted"),
    ),
    "table with answers in sentences": (
        (
            table(
                "No.|Recommendations|Response",
                "186.1|Ratify the covenant (Ghana)|Not accepted. Arvenia is studying its laws.",
                "186.2|Reduce poverty (Chile)|Accepted and being implemented.",
                "186.3|Train judges (Norway)|Accepted and already implemented. 300 were trained.",
                "186.4|Free the press (Ghana)|Not accepted. The press is free.",
            ),
        ),
        numbers("186.", (1, 4,), "noted")
        | numbers("186.", (2, 3,), "supported"),
    ),
    "headings with claims": (
        (
            "# Recommendations which enjoy the support of Arvenia (already implemented or in the process of implementation)",
            "126.1, 126.4",
            "# Recommendations which do not enjoy the support of Arvenia",
            "126.2",
            "The Government is of the view that the present law suffices.",
            "126.3",
            "Arvenia is bound by other treaties.",
        ),
        numbers("126.", (1, 4,), "supported")
        | numbers("126.", (2, 3,), "noted"),
    ),
    "numbered paragraphs that name one": (
        (
            "5. Recommendation 92.1. This recommendation enjoys the support of Arvenia. A committee follows it.",
            "6. Recommendation 92.2. This recommendation does not enjoy the support of Arvenia.",
            "7. Recommendations 92.3 and 92.4. These recommendations are under consideration.",
        ),
        numbers("92.", (1,), "supported")
        | numbers("92.", (2,), "noted")
        | numbers("92.", (3, 4,), "pending"),
    ),
    "position of the State": (
        (
            "Recommendation 86.1 (Ghana)",
            "Position of Arvenia: Accepted.",
            "Recommendation 86.2 (Chile)",
            "Arvenia's position: Not accepted. It will consider the matter again.",
            "Recommendation 86.3 (Norway)",
            "Arvenia's position: Accepted-in-part. The first half is law.",
        ),
        numbers("86.", (1,), "supported")
        | numbers("86.", (2,), "noted")
        | numbers("86.", (3,), "supported_in_part"),
    ),
    "lettered groups": (
        (
            "The Kingdom of Arvenia hereby submits its replies.",
            "A. Ratification of treaties",
            "(a) 139.1, 139.2, 139.3: Arvenia is considering these treaties and therefore notes the recommendations.",
            "(b) 139.4: Arvenia acceded in 2009; the recommendation has been implemented.",
            "B. Women",
            "(c) 139.5 and 139.6: supported. The bill on shelters is in its second reading.",
            "(d) 139.7: Arvenia does not agree with this recommendation.",
        ),
        numbers("139.", (1, 2, 3, 7,), "noted")
        | numbers("139.", (4, 5, 6,), "supported"),
    ),
    "accepted recommendations are": (
        (
            "7. Having considered the 30 recommendations, Arvenia accepted 27 and rejected three, namely recommendations 66.4, 66.9 and 66.27. The accepted recommendations are 66.1-66.3, 66.5-66.8, 66.10-66.26 and 66.28-66.30.",
        ),
        numbers("66.", (1, 2, 3, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30,), "supported")
        | numbers("66.", (4, 9, 27,), "noted"),
    ),
    "numbers with No.": (
        (
            "Reply to recommendations in paragraph 107",
            "No. 1",
            "Arvenia accepts this recommendation.",
            "No. 2",
            "Arvenia can accept the recommendation.",
            "No. 3",
            "Arvenia is not able to support this recommendation, since its courts decide.",
            "Nos. 4-6",
            "Accepted, in process of implementation.",
        ),
        numbers("", (1, 2, 4, 5, 6,), "supported")
        | numbers("", (3,), "noted"),
    ),
    "themes between": (
        (
            "# International obligations",
            "127.1, 127.2, 127.5: the Government does not see the need to ratify these treaties and does not support these recommendations.",
            "# Equality",
            "127.3: Supported.",
            "127.4: Supported in principle. Funds are lacking.",
            "# Detention",
            "127.6–127.8: Supported; a law of 2012 already provides for this.",
        ),
        numbers("127.", (1, 2, 5,), "noted")
        | numbers("127.", (3, 4, 6, 7, 8,), "supported"),
    ),
    "flat texts with responses": (
        (
            "# Annex: Matrix",
            "1. Ratify the treaty against torture (Ghana)",
            "Response: Arvenia accepts this recommendation",
            "2. Abolish the death penalty (Chile)",
            "Response: Arvenia notes this recommendation",
            "3. Protect journalists (Norway)",
            "Response: Arvenia accepts this recommendation in part",
        ),
        numbers("", (1,), "supported")
        | numbers("", (2,), "noted")
        | numbers("", (3,), "supported_in_part"),
    ),
    "contained in paragraphs": (
        (
            "Arvenia accepts the recommendations contained in paragraphs 110.1, 110.2, 110.4 to 110.9 and 110.12 of the report.",
            "Arvenia does not accept the recommendations contained in paragraphs 110.3, 110.10 and 110.11 of the report.",
        ),
        numbers("110.", (1, 2, 4, 5, 6, 7, 8, 9, 12,), "supported")
        | numbers("110.", (3, 10, 11,), "noted"),
    ),
    "categories": (
        (
            "The recommendations have been grouped into:",
            "(i) Recommendations that have the support of the Republic of Arvenia: 75.1 to 75.9;",
            "(ii) Recommendations that do not have the support of the Republic of Arvenia: 75.10, 75.11;",
            "(iii) Recommendations that will be considered further: 75.12.",
        ),
        numbers("75.", (1, 2, 3, 4, 5, 6, 7, 8, 9,), "supported")
        | numbers("75.", (10, 11,), "noted")
        | numbers("75.", (12,), "pending"),
    ),
    "label and reservation": (
        (
            "128.1. Accepted",
            "128.2. Accepted",
            "128.3. Rejected",
            "128.4. Noted",
            "Arvenia already applies the principles set out in recommendation 128.2.",
            "128.5. Accepted with regard to the first part; rejected with regard to the second part",
        ),
        numbers("128.", (1, 2,), "supported")
        | numbers("128.", (3, 4,), "noted")
        | numbers("128.", (5,), "supported_in_part"),
    ),
    "bullets": (
        (
            "Recommendations enjoying support:",
            "- 61.1",
            "- 61.2",
            "- 61.4",
            "Recommendations not enjoying support:",
            "- 61.3",
            "- 61.5",
        ),
        numbers("61.", (1, 2, 4,), "supported")
        | numbers("61.", (3, 5,), "noted"),
    ),
    "by subject": (
        (
            "63. Arvenia has decided as follows on the pending recommendations (63.1 to 63.5).",
            "Recommendation 63.1 (Ghana) on the treaty: it is not possible for Arvenia to accept this recommendation.",
            "Recommendation 63.2 (Chile) on schools: Arvenia agrees.",
            "Recommendation 63.3 on prisons: Yes.",
            "Recommendation 63.4: No, for lack of means.",
            "Recommendation 63.5: Arvenia fully concurs with this recommendation.",
        ),
        numbers("63.", (1, 4,), "noted")
        | numbers("63.", (2, 3, 5,), "supported"),
    ),
}  # fmt: skip
LAYOUTS |= MORE


@pytest.mark.parametrize("layout", LAYOUTS)
def test_each_number_has_its_position(layout: str) -> None:
    lines, expected = LAYOUTS[layout]
    positions, _, _ = read(*lines)
    assert positions == expected


def replies_of(statements: Sequence[Statement]) -> list[tuple[Reply, Statement]]:
    return [(each.value, each) for each in statements if isinstance(each.value, Reply)]


def claims_of(statements: Sequence[Statement]) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.value.claims, each.value.numbers) for each in statements if isinstance(each.value, Claim)]


def tallies_of(statements: Sequence[Statement]) -> list[tuple[str, int, int | None]]:
    found = [each.value for each in statements if isinstance(each.value, Tally)]
    return [(tally.measure, tally.value, tally.out_of) for tally in found]


def test_a_reply_keeps_the_words_the_explanation_and_the_date() -> None:
    _, statements, _ = read(*PER_NUMBER)
    reply, statement = replies_of(statements)[3]
    assert reply.numbers == ("123.4",)
    assert (reply.position, reply.position_words) == ("noted", "Noted, already implemented")
    assert reply.explanation == "Prisons have been inspected since 2009."
    assert reply.date == "2015-03-04"
    assert (statement.state, statement.asserted_by, statement.paragraph) == ("XAV", "state", "123.4")
    assert statement.quote.text == "123.4 Noted, already implemented. Prisons have been inspected since 2009."


def test_the_table_s_comment_is_the_explanation() -> None:
    _, statements, _ = read(*TABLE)
    explanations = {reply.numbers[0]: reply.explanation for reply, _ in replies_of(statements)}
    assert explanations["104.1"] == "Its aims are served by other laws."
    assert explanations["104.2"] == "Six are open, four will follow."


def test_an_explanation_may_span_paragraphs() -> None:
    _, statements, _ = read(*PLAIN_FLAT)
    explained = {reply.numbers: reply.explanation or "" for reply, _ in replies_of(statements)}
    assert explained[("4",)].endswith("Its army has no such weapons. They were destroyed in 1998.")
    assert explained[("1",)] == ""


def test_a_number_explained_under_the_other_heading_keeps_its_position_and_its_explanation() -> None:
    _, statements, _ = read(*OTHER_HEADING)
    explained = {reply.numbers: (reply.position, reply.explanation) for reply, _ in replies_of(statements)}
    words = "Defamation remains a crime, though nobody has been sentenced since 1990."
    assert explained[("77.3", "77.5")] == ("noted", words)
    assert explained[("77.4",)] == ("supported", words)


def test_all_recommendations_but_some() -> None:
    _, statements, _ = read(*ALL_EXCEPT)
    reply, _ = replies_of(statements)[0]
    assert (reply.all_of, reply.excluding, reply.position) == ("all", ("81.7", "81.12"), "supported")


def test_all_recommendations_of_a_paragraph() -> None:
    _, statements, _ = read(*IN_PARAGRAPH)
    reply, _ = replies_of(statements)[0]
    assert (reply.all_of, reply.numbers, reply.position) == ("90", (), "supported")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            PER_NUMBER,
            [
                ("implemented", ("123.2",)),
                ("implemented", ("123.4",)),
                ("implemented", ("123.4",)),
                ("in_progress", ("123.5", "123.6", "123.7")),
            ],
        ),
        (LISTED_TEXTS, [("implemented", ("122.5",))]),
        (
            ("The Government supports recommendations 92.1 and 92.4, which are in the process of being implemented.",),
            [("in_progress", ("92.1", "92.4"))],
        ),
        (
            ("92.1 Accepted. Arvenia will ratify the treaty next year.", "92.2 Noted.", "92.3 Noted."),
            [("planned", ("92.1",))],
        ),
    ],
)
def test_what_is_said_to_be_done_is_claimed(lines: Lines, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    _, statements, _ = read(*lines)
    assert claims_of(statements) == expected


def test_a_heading_claims_for_the_numbers_under_it() -> None:
    _, statements, _ = read(
        "# Recommendations that Arvenia supports and considers already implemented or in the process of implementation",
        "112.1, 112.2 and 112.4",
        "# Noted recommendations",
        "112.3",
    )
    assert claims_of(statements) == [("in_progress", ("112.1", "112.2", "112.4"))]


def test_what_a_heading_claims_is_one_claim_in_its_words_beside_what_the_answers_say() -> None:
    heading = (
        "Recommendations that Arvenia supports and considers already implemented or in the process of implementation"
    )
    _, statements, _ = read(
        f"# {heading}",
        "4. Arvenia supports recommendations 112.1, 112.2 and 112.4, and says the following of them.",
        "112.1 Prisons are inspected by judges.",
        "112.2 The school act was adopted in 2013.",
        "112.5 Four clinics serve the islands.",
    )
    of_heading = [each for each in statements if each.origin.name == HEADINGS]
    assert [(each.quote.text, each.type) for each in of_heading] == [(heading, "claim")]
    assert claims_of(of_heading) == [("in_progress", ("112.1", "112.2", "112.4", "112.5"))]
    others = [each for each in statements if each.type == "claim" and each not in of_heading]
    assert claims_of(others) == [("implemented", ("112.2",))]
    assert "school act" in others[0].quote.text


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Arvenia supports 182 recommendations.", [("supported", 182, None)]),
        (
            "Arvenia received 215 recommendations, of which 58 were supported at once.",
            [("received", 215, None), ("supported", 58, 215)],
        ),
        (
            "Its position on the other 150 recommendations, of which 120 are now supported and 30 noted, follows below.",
            [("supported", 120, 150), ("noted", 30, 150)],
        ),
        (
            "Of the 90 recommendations received, Arvenia accepts eighty-eight.",
            [("received", 90, None), ("supported", 88, 90)],
        ),
        ("The Government partially accepts 3 recommendations.", [("supported_in_part", 3, None)]),
        ("Arvenia spent 40 per cent of its budget on the recommendations of 12 committees.", []),
    ],
)
def test_announced_totals(sentence: str, expected: list[tuple[str, int, int | None]]) -> None:
    _, statements, _ = read(sentence, "55.1 Accepted.", "55.2 Accepted.", "55.3 Noted.")
    assert tallies_of(statements) == expected


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (
            (
                "Recommendation 5.1: Position: Cherished from afar.",
                "Recommendation 5.2: Accepted",
                "Recommendation 5.3: Noted",
            ),
            "Cherished",
        ),
        ((table("No. | Position", "97.1 | Accepted", "97.2 | Cherished", "97.3 | Noted"),), "Cherished"),
        (("Arvenia accepts recommendations 97.1, 97.3-97.1 and 97.9.",), "97.3-97.1"),
        (
            ("Arvenia accepts recommendations 97.1 and 97.2.", "It takes note of recommendations 97.2 and 97.3."),
            "two positions",
        ),
        (("Arvenia thanks the States that took part.",), "No reply"),
    ],
)
def test_what_cannot_be_read_is_a_problem(lines: Lines, words: str) -> None:
    _, _, problems = read(*lines)
    assert [words in problem.message for problem in problems] == [True]


def test_unknown_words_get_no_position() -> None:
    positions, _, _ = read(table("No. | Position", "97.1 | Accepted", "97.2 | Cherished", "97.3 | Noted"))
    assert positions["97.2"] is None


@pytest.mark.parametrize("layout", LAYOUTS)
def test_quotes_stand_where_they_say(layout: str) -> None:
    document = addendum(*LAYOUTS[layout][0])
    found = [each for each in replies(document) if isinstance(each, Statement)]
    assert found
    assert all(each.quote.holds_in(document.text) for each in found)
    assert [each.quote.start for each in found] == sorted(each.quote.start for each in found)


@given(
    st.lists(
        st.sampled_from(
            [
                "12.1 ",
                "12.2-",
                "Accepted. ",
                "Noted",
                "(Ghana) ",
                "recommendations ",
                "5, ",
                "\n",
                "does not support ",
                "; ",
            ]
        ),
        max_size=60,
    )
)
def test_any_text_is_read_without_an_error(parts: list[str]) -> None:
    document = addendum(*"".join(parts).split("\n"))
    assert all(each.quote.holds_in(document.text) for each in replies(document) if isinstance(each, Statement))


@pytest.mark.parametrize(
    "hostile",
    [
        "12.1. " * 8_000,
        "recommendations " * 4_000,
        "1-450, " * 8_000,
        "does not " * 6_000,
        "Accepted " * 6_000,
        "(" * 50_000,
    ],
)
def test_hostile_text_takes_no_longer_than_its_length(hostile: str) -> None:
    first = "Arvenia accepts recommendations 12.1, 12.2 and 12.3."
    assert grows_with_the_text(lambda part: list(replies(addendum(first, part))), hostile)
