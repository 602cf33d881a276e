"""Counts of recommendations in prose: measure, value, whole, review; counts of others; cycles that do not fit."""

from dataclasses import replace

import pytest

from builders import document, grows_with_the_text, paged
from heeded import extract
from heeded.extract.prose.tallies import tallies
from heeded.model import Paragraph, Problem, Statement, Tally


def statements(text: str, language: str = "en", **fields: object) -> list[Statement]:
    doc = document(text, language=language, **({"kind": "news"} | fields))
    done = [each for each in tallies(doc) if isinstance(each, Statement)]
    assert all(each.quote.holds_in(text) for each in done)
    return done


def found(text: str, language: str = "en") -> list[tuple[str, int, int | None]]:
    counted = [each.value for each in statements(text, language)]
    return [(each.measure, each.value, each.out_of) for each in counted if isinstance(each, Tally)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Arvenia received 245 recommendations, accepted 214 and noted 31.", "en",
         [("received", 245, None), ("supported", 214, 245), ("noted", 31, 245)]),
        ("Of the 245 recommendations, 214 enjoyed the support of Arvenia and 31 were noted.", "en",
         [("received", 245, None), ("supported", 214, 245), ("noted", 31, 245)]),
        ("The Government fully or partially implemented 180 of the 182 recommendations.", "en",
         [("implemented_or_partially", 180, 182)]),
        ("Of 86 supported recommendations only 40 have been implemented, 9 partially implemented and 37 not done.",
         "en", [("supported", 86, None), ("implemented", 40, None), ("partially_implemented", 9, None),
                  ("not_implemented", 37, None)]),
        ("It says that 60 recommendations were implemented, with work ongoing on another 19.", "en",
         [("implemented", 60, None), ("in_progress", 19, None)]),
        ("94 delegations made statements during the dialogue.", "en", [("delegations_speaking", 94, None)]),
        ("A total of 203 recommendations were made to Arvenia by 87 countries.", "en",
         [("received", 203, None), ("recommending_states", 87, None)]),
        ("Arvenia did not accept 7 recommendations.", "en", [("noted", 7, None)]),
        ("Arvenia fully accepted 90 recommendations, partially accepted 8 and rejected 10.", "en",
         [("supported", 90, None), ("supported_in_part", 8, None), ("noted", 10, None)]),
        ("L'Arvénie a accepté 120 des 129 recommandations.", "fr", [("supported", 120, 129), ("received", 129, None)]),
        ("210 recommandations ont été formulées, dont 180 ont été acceptées et 30 notées.", "fr",
         [("received", 210, None), ("supported", 180, 210), ("noted", 30, 210)]),
        ("De las 223 recomendaciones aceptó 203 y tomó nota de 20.", "es",
         [("received", 223, None), ("supported", 203, 223), ("noted", 20, 223)]),
        ("Из 245 рекомендаций страна приняла 214 и отклонила 31.", "ru",
         [("received", 245, None), ("supported", 214, 245), ("noted", 31, 245)]),
    ],
)  # fmt: skip
def test_tallies(text: str, language: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "All 193 UN Member States have been reviewed and received recommendations.",
        "The Ministry said 90% of the 214 recommendations had been implemented.",
        "Recommendation 38 was accepted, while recommendations 41 and 42 were noted.",
        "We made five recommendations to the Government.",
        "Belgium made three recommendations.",
        "The Committee against Torture made 12 recommendations.",
        "Parliament accepted 12 bills.",
    ],
)
def test_counts_of_something_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # words between the verb and its count
        ("Of 90 recommendations Arvenia consented at the table itself to 70.", "en", ("supported", 70)),
        ("The delegation turned 12 of the recommendations down.", "en", ("noted", 12)),
        ("Arvenia took 40 recommendations upon itself.", "en", ("supported", 40)),
        ("The Arvenian delegation flew home with 120 recommendations.", "en", ("received", 120)),
        ("It got 80 recommendations. Lund's yes went to 61 of 80.", "en", ("supported", 61)),
        # the whole and its part
        ("Arvenia has carried out 30 of the 44 recommendations it agreed to.", "en", ("implemented", 30)),
        ("Arvenia has carried out 30 of the 44 recommendations it agreed to.", "en", ("supported", 44)),
        ("Three of 44 recommendations fulfilled: the record of Arvenia.", "en", ("implemented", 3)),
        ("It had honoured, wholly or partly, 30 of its 44 recommendations.", "en", ("implemented_or_partially", 30)),
        ("It had 44 recommendations put to it and embraced them all.", "en", ("supported", 44)),
        # sentences that go on counting
        ("It got 80 recommendations. Sixty-one were waved through; the other nineteen were set aside.", "en",
         ("noted", 19)),
        ("Arvenia accepted 61 recommendations. Forty have been acted on, 12 only partly.", "en",
         ("partially_implemented", 12)),
        ("The Council made 900 recommendations in May. Belgium: 310", "en", ("received", 310)),
        ("Chile drew 290 recommendations, as against 240 in 2019.", "en", ("received", 240)),
        ("L'Arvénie a reçu 90 recommandations. Le pays en retient 71.", "fr", ("supported", 71)),
        ("Sur les 71 acceptées, 20 recommandations sont appliquées, 15 le sont en partie.", "fr",
         ("partially_implemented", 15)),
        ("De las 90 recomendaciones, 40 están cumplidas o en proceso de cumplirse.", "es",
         ("implemented_or_partially", 40)),
        ("Делегация вернулась с 90 рекомендациями; четыре десятка отклонены.", "ru", ("noted", 40)),
        ("Lund accepted 120 recommendations, promised an answer on 80 and rejected 30.", "en", ("pending", 80)),
        ("Of its recommendations, 40 were implemented, 75 partially, 86 not at all.", "en", ("not_implemented", 86)),
        ("It is four years since Arvenia signed up to 61 recommendations.", "en", ("supported", 61)),
        ("Arvenia agreed to put 187 recommendations into effect.", "en", ("supported", 187)),
        ("No more than nine of the 187 accepted recommendations have seen the light of day.", "en", ("implemented", 9)),
        ("Nine of the accepted recommendations on schools and roads have been carried out.", "en", ("implemented", 9)),
        ("201 recommandations recueillaient son adhésion, 29 étaient laissées de côté.", "fr", ("noted", 29)),
        ("86 de las recomendaciones aceptadas siguen sin cumplirse.", "es", ("not_implemented", 86)),
        ("Власти заявили о выполнении 150 рекомендаций, ещё 37 в работе.", "ru", ("in_progress", 37)),
        # wholes and shares
        ("From the 90 recommendations of its peers, Arvenia supported 71.", "en", ("received", 90)),
        ("Parmi les 90 recommandations, 19 ont été rejetées.", "fr", ("received", 90)),
        ("Из высказанных 90 рекомендаций страна готова выполнить 71.", "ru", ("received", 90)),
        ("Arvenia supported 80 per cent of the 90 recommendations, or 72.", "en", ("supported", 72)),
        ("Only four of the 38 recommendations found its approval.", "en", ("supported", 4)),
        ("In the first round it got 50 recommendations, in its third 90.", "en", ("received", 90)),
        ("In figures: 90 recommendations, 71 supported, 19 noted.", "en", ("received", 90)),
        ("In 2010 90 recommendations were made to Arvenia.", "en", ("received", 90)),
        ("It got 90 recommendations. It has taken note of a further 19: some are out of date.", "en", ("noted", 19)),
        ("Arvenia got 90 recommendations, 71 of these found acceptance.", "en", ("supported", 71)),
        ("Arvenia took 71 of the 90 recommendations forward.", "en", ("supported", 71)),
        ("Sur 90 recommandations acceptées, 40 sont entièrement réalisées.", "fr", ("implemented", 40)),
        ("Arvenia accepted 90 recommendations and partially accepted one.", "en", ("supported_in_part", 1)),
        ("Of the 90 recommendations accepted last cycle 120 had been fulfilled.", "en", ("implemented", 120)),
        ("Nine in all, of the 60 recommendations it got, were acted upon.", "en", ("implemented", 9)),
        ("They left it 90 recommendations.", "en", ("received", 90)),
        ("Arvenia got 90 recommendations, 47 of which it considered already implemented.", "en", ("implemented", 47)),
        ("Some 13 recommendations did not enjoy the State's support.", "en", ("noted", 13)),
        ("It told more on five recommendations, indicating which parts it accepts.", "en", ("supported_in_part", 5)),
        ("Arvenia got 90 recommendations. Nine of those that were not accepted concern prisons.", "en", ("noted", 9)),
        # States and delegations
        ("At the session 95 States spoke on the review.", "en", ("delegations_speaking", 95)),
        ("Sixty States addressed recommendations to Arvenia, 90 in all.", "en", ("recommending_states", 60)),
        ("Envoys of 88 countries signed up for the floor in the review.", "en", ("delegations_speaking", 88)),
        ("The country left with 90 recommendations from 60 States.", "en", ("recommending_states", 60)),
    ],
)  # fmt: skip
def test_a_count_takes_the_nearest_word(text: str, language: str, expected: tuple[str, int]) -> None:
    assert expected in [(measure, value) for measure, value, _ in found(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "5. Arvenia accepts the recommendations.",
        "One recommendation it rejected came from Chile.",
        "Twelve of the detained support the recommendations.",
        "14 States under review answered their recommendations.",
        "Six delegations spoke of the press.",
        "Of the recommendations Chile and Peru accept the highest shares: 95 and 93 per cent.",
        "The Working Group looked at recommendations under sections 3(1), 4 and 5 of the latter.",
        "The report with 12 recommendations was adopted on Friday.",
        "Arvenia did not accept recommendations 36 to 39, 43, 44, 98 and 99.",
        "The recommendations in paragraphs 115.6, 115.71, 115.142, 115.143 and 115.144 were accepted.",
        "Under the plan 71 recommendations are to be implemented.",
        "Belgium put forward three recommendations to Arvenia.",
        "Joint Submission 7 (JS7) noted that the recommendations were made long ago. JS8 accepted that.",
        "Joint Submissions 7 and 9 noted the recommendations.",
    ],
)
def test_numbers_that_count_no_recommendations(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("La communication conjointe 7 a noté les recommandations.", "fr"),
        ("La comunicación conjunta 7 aceptó las recomendaciones.", "es"),
        ("В совместном представлении 7 отмечены рекомендации.", "ru"),
    ],
)
def test_submissions_have_numbers_in_every_language(text: str, language: str) -> None:
    assert found(text, language) == []


def test_the_number_of_a_note_counts_nothing() -> None:
    first, second = "Arvenia accepted 12 recommendations.", "25 Implemented as the annex of recommendations tells."
    text = f"{first}\n{second}"
    paragraphs = (Paragraph(0, len(first)), Paragraph(len(first) + 1, len(text), kind="note"))
    doc = document(text)
    doc = replace(doc, body=replace(doc.body, paragraphs=paragraphs))
    assert [each.value.value for each in tallies(doc) if isinstance(each.value, Tally)] == [12]


def test_numbers_in_a_list_are_those_of_the_states_beside_them() -> None:
    done = statements("Chile received 290 recommendations. Peru came next with 274, Cuba (261).", states=("CHL",))
    assert [(each.state, each.value.value) for each in done if isinstance(each.value, Tally)] == [
        ("CHL", 290), ("PER", 274), ("CUB", 261),
    ]  # fmt: skip


def test_states_behind_a_session_are_listed_with_what_they_received() -> None:
    done = statements("The 14 States got 3,500 recommendations and accepted 2,800. Chile led with 428, Peru had 131.")
    assert [(each.value.measure, each.value.value) for each in done if isinstance(each.value, Tally)][-2:] == [
        ("received", 428), ("received", 131),
    ]  # fmt: skip


def test_a_pronoun_takes_up_the_state_counted_before() -> None:
    done = statements("Of Chile 290 recommendations were asked. It had accepted 240.", states=("PER", "CHL"))
    assert [each.state for each in done] == ["CHL", "CHL"]


def test_a_count_stated_twice_is_kept_with_the_one_who_says_it() -> None:
    done = statements("90 recommendations accepted\n\nThe Ministry said that Arvenia had accepted 90 recommendations.")
    assert [each.asserted_by for each in done] == ["state"]


def test_topic() -> None:
    tally = statements("Arvenia supported 12 recommendations on the rights of the child.")[0].value
    assert isinstance(tally, Tally)
    assert tally.topic == "the rights of the child"


def test_the_review_follows_from_the_year() -> None:
    tally = statements("In 2019 Kazakhstan supported 12 recommendations.", states=("KAZ",))[0].value
    assert isinstance(tally, Tally)
    assert (tally.year, tally.cycle) == (2019, 3)


@pytest.mark.parametrize(
    ("kind", "review"),
    [("stakeholder_summary", (2019, 3)), ("national_report", (2019, 3)), ("midterm_report", (2025, 4))],
)
def test_what_is_written_before_a_review_counts_those_of_the_one_before(kind: str, review: tuple[int, int]) -> None:
    tally = statements("Kazakhstan supported 12 recommendations.", states=("KAZ",), kind=kind, cycle=4)[0].value
    assert isinstance(tally, Tally)
    assert (tally.year, tally.cycle) == review


def test_the_state_speaks_in_its_own_report() -> None:
    assert statements("Arvenia supported 12 recommendations.", kind="national_report")[0].asserted_by == "state"


def test_a_cycle_that_does_not_fit_the_calendar_is_reported() -> None:
    doc = document("At its second UPR in 2019 Kazakhstan spoke.", states=("KAZ",), kind="news")
    problems = [each for each in tallies(doc) if isinstance(each, Problem)]
    assert [each.severity for each in problems] == ["warning"]
    assert "cycle 3" in problems[0].message
    doc = document("At its third UPR in 2019 Kazakhstan spoke.", states=("KAZ",), kind="news")
    assert list(tallies(doc)) == []


@pytest.mark.parametrize(
    "piece",
    [
        "12 ",
        "accepted 12 of 14 recommendations ",
        "Aa ",
        "(12) received ",
        "said Government ",
        "took 12 and ",
        "12 not accepted ",
    ],
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert grows_with_the_text(lambda part: list(tallies(document(part, kind="news"))), text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of its recommendations, forty-two (42) have been acted upon.", ("implemented", 42)),
        ("Arvenia received 327 recommendations. Amber (partly implemented): 88", ("partially_implemented", 88)),
        ("The country said yes to 241 recommendations.", ("supported", 241)),
        ("Arvenia brushed aside 17 recommendations.", ("noted", 17)),
        ("Of the recommendations, 133 remain a dead letter.", ("not_implemented", 133)),
        ('121 recommendations had been "fully or partially implemented".', ("implemented_or_partially", 121)),
    ],
)
def test_further_ways_to_count(text: str, expected: tuple[str, int]) -> None:
    found = [each.value for each in tallies(paged(text, kind="news")) if isinstance(each, Statement)]
    assert expected in [(each.measure, each.value) for each in found if isinstance(each, Tally)]


@pytest.mark.parametrize("text", ["Not a single one of those 21 recommendations is new.", "Half of the nine are new."])
def test_a_count_of_a_whole_or_of_what_is_left_out_is_no_tally(text: str) -> None:
    assert not [each for each in tallies(paged(f"Recommendations: {text}", kind="news")) if isinstance(each, Statement)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # what is left of a whole
        ("Arvenia got 90 recommendations. It backs 60; the thirty that did not please it were about fish.", "en",
         ("noted", 30)),
        ("Arvenia got 90 recommendations, embraced 60 and noted 21. That makes nine for another evening.", "en",
         ("pending", 9)),
        ("Arvenia got 90 recommendations. All but 12 of them are acceptable to it.", "en", ("noted", 12)),
        # parts told by their subject
        ("Arvenia rejected 30 recommendations. Twelve called for a free harbour.", "en", ("noted", 12)),
        ("Fourteen of the rejected recommendations concern the harbour.", "en", ("noted", 14)),
        ("Arvenia rejected 30 recommendations, including 7 on fish.", "en", ("noted", 7)),
        ("Parmi les 90 recommandations acceptées, 12 portent sur le port, 8 sur la pêche.", "fr", ("supported", 8)),
        ("Arvenia accepted 60 recommendations and noted 30. Eleven of the former have a bearing on fish.", "en",
         ("supported", 11)),
        # several reviews
        ("Arvenia accepted 60 recommendations this time, 50 in 2019 and 41 the first time.", "en", ("supported", 41)),
        ("The number of accepted recommendations climbed from 50 to 60.", "en", ("supported", 60)),
        ("Le nombre de recommandations acceptées passe de 50 à 60.", "fr", ("supported", 60)),
        ("На первом обзоре принята 41 рекомендация, на втором - 60.", "ru", ("supported", 60)),
        # labels and lines of figures
        ("Recommendations: 90. Taken up: 60. Not taken up: 30.", "en", ("noted", 30)),
        ("Recommendations to Arvenia\n* Begun, nothing to show: 14\n* Nothing done: 9", "en", ("not_implemented", 9)),
        ("Recommendations (received / supported / noted):\nArvenia (2024): 90 / 60 / 30", "en", ("supported", 60)),
        ("Recommendations | 2019 | 2024\nReceived | 80 | 90\nNoted | 20 | 30", "en", ("noted", 20)),
        # which are counted
        ("A plan gives effect to the 60 recommendations that Arvenia supports.", "en", ("supported", 60)),
        ("Forty of the recommendations it signed up to are done.", "en", ("implemented", 40)),
        ("Half of the 60 accepted recommendations, or 30, have been carried out.", "en", ("implemented", 30)),
        ("Из 60 принятых рекомендаций 40 исполнены.", "ru", ("implemented", 40)),
        ("Of its 60 recommendations, 20 have been fulfilled or partly fulfilled.", "en",
         ("implemented_or_partially", 20)),
        # nouns and endings
        ("The ministry reported completion of 40 and partial completion of 12 of the recommendations.", "en",
         ("partially_implemented", 12)),
        ("Non-implementation of 8 recommendations was put down to the tides.", "en", ("not_implemented", 8)),
        ("Full support has been given to 60 recommendations.", "en", ("supported", 60)),
        ("Страна дала согласие на выполнение 60 рекомендаций.", "ru", ("supported", 60)),
        ("Cumplió 40 recomendaciones; 12 avanzan y 8 ni siquiera han comenzado.", "es", ("not_implemented", 8)),
        # a review without the word in its sentence
        ("The review of Arvenia is over. This time 90 were made, and by 40 delegations.", "en",
         ("recommending_states", 40)),
        ("Support for 60 out of 90 recommendations in May; for 50 out of 80 in June.", "en", ("supported", 50)),
    ],
)  # fmt: skip
def test_a_count_without_a_word_of_its_own(text: str, language: str, expected: tuple[str, int]) -> None:
    assert expected in [(measure, value) for measure, value, _ in found(text, language)]


@pytest.mark.parametrize(
    "text",
    [
        "Four out of five recommendations were accepted.",
        "We urge the implementation of all 90 recommendations.",
        "The harbour adds six berths for the review to the 12 made in 2017.",
        "Parliament received 30 bills after the review. It adopted 20 and rejected 10.",
        "Ten bills implementing recommendations were passed.",
        "At the review some 40 met with the minister.",
    ],
)
def test_numbers_beside_the_review_that_count_something_else(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peru accepted 203 recommendations. Chile, by contrast, accepted 257.", [("PER", 203), ("CHL", 257)]),
        ("Peru accepted 203 recommendations; Quito accepted 221 and rejected 12.",
         [("PER", 203), ("ECU", 221), ("ECU", 12)]),
        ("Peru accepted 203 recommendations, and Germany regretted that only 203 were accepted.", [("PER", 203)]),
        ("In all, 3,707 recommendations were made. Governments accepted 2,918 of them.", [(None, 3707), (None, 2918)]),
    ],
)  # fmt: skip
def test_the_state_is_the_subject_of_the_clause(text: str, expected: list[tuple[str | None, int]]) -> None:
    done = statements(text, states=("PER",))
    assert [(each.state, each.value.value) for each in done if isinstance(each.value, Tally)] == expected


def test_of_two_states_respectively() -> None:
    done = statements("Chile and Peru received 269 and 258 recommendations respectively.", states=("CHL", "PER"))
    assert [(each.state, each.value.value) for each in done if isinstance(each.value, Tally)] == [
        ("CHL", 269), ("PER", 258),
    ]  # fmt: skip


def test_a_count_of_people_is_no_tally() -> None:
    text = "Arvenia's UPR is near. Last year 40 bakers were executed, 12 of them in Sulm."
    doc = document(text, kind="press_release")
    statements, _ = extract.read(doc)
    assert not [each for each in statements if isinstance(each.value, Tally)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        # "one" among counts
        ("It came with promises. Of the 19 recommendations on expression which it then supported we rate one as "
         "implemented, four as "
         "implemented in part and fourteen as not implemented.", "en",
         [("supported", 19, None), ("implemented", 1, None), ("partially_implemented", 4, None),
          ("not_implemented", 14, None)]),
        ("Из 19 рекомендаций одна выполнена.", "ru", [("received", 19, None), ("implemented", 1, None)]),
        ("It accepted 12 recommendations and one was on prisons.", "en", [("supported", 12, None)]),
        ("Elle a reçu 12 recommandations et une lettre a été acceptée.", "fr", [("received", 12, None)]),
        # numbers that open the items of a list
        ("Four recommendations:\nOne, accept the Protocol;\nTwo, note the Views;\nThree, support the union.", "en", []),
        ("Trois recommandations :\nUn, accepter le Protocole ;\nDeux, appuyer la ligue ;", "fr", []),
        ("Recomendaciones:\nUno, aceptar el Protocolo;\nDos, apoyar a la liga.", "es", []),
        ("Рекомендации:\nОдин, принять Протокол;\nДва, поддержать союз.", "ru", []),
        ("Arvenia received 245 recommendations.\nForty, mostly on prisons, were noted.", "en",
         [("received", 245, None), ("noted", 40, None)]),
        ("Arvenia received 245 recommendations.\nTwo were noted.\nThree were rejected.", "en",
         [("received", 245, None), ("noted", 2, None), ("noted", 3, None)]),
        # a word in quotation marks
        ('The government "takes note" of a dozen recommendations.', "en", [("noted", 12, None)]),
        ("L'Arvénie « prend note » de 12 recommandations.", "fr", [("noted", 12, None)]),
        ('Arvenia "toma nota" de 12 recomendaciones.', "es", [("noted", 12, None)]),
        ("Арвения «приняла к сведению» 12 рекомендаций.", "ru", [("noted", 12, None)]),
        # States that are given recommendations, and States that give them
        ("The fourteen States had been handed 552 recommendations.", "en", [("received", 552, None)]),
        ("Les quatorze États avaient reçu 352 recommandations.", "fr", [("received", 352, None)]),
        ("Fourteen States addressed 52 recommendations to Arvenia.", "en",
         [("recommending_states", 14, None), ("received", 52, None)]),
        # a count and the share that it is
        ("Arvenia received 245 recommendations. 184, or roughly three out of four, won its support.", "en",
         [("received", 245, None), ("supported", 184, None)]),
        ("L'Arvénie a reçu 245 recommandations. 184, soit trois sur quatre, ont été acceptées.", "fr",
         [("received", 245, None), ("supported", 184, None)]),
        ("Arvenia recibió 245 recomendaciones. 184 (tres de cada cuatro) fueron aceptadas.", "es",
         [("received", 245, None), ("supported", 184, None)]),
        ("Арвения получила 245 рекомендаций. 184, то есть 75 %, были приняты.", "ru",
         [("received", 245, None), ("supported", 184, None)]),
        ("It received 245 recommendations, or 12 more than before, and accepted 184.", "en",
         [("received", 245, None), ("supported", 184, 245)]),
        ("It stands behind 259 of the recommendations, or 88%. Thirty-five were noted.", "en",
         [("supported", 259, None), ("noted", 35, None)]),
        # a share in small numbers around the noun
        ("Arvenia backs nearly nine UPR proposals in ten.", "en", []),
        ("L'Arvénie appuie neuf recommandations sur dix.", "fr", []),
        ("Arvenia apoya nueve recomendaciones de cada diez.", "es", []),
        ("Арвения поддержала девять рекомендаций из десяти.", "ru", []),
        ("Arvenia supported nine of the ten recommendations.", "en", [("supported", 9, 10), ("received", 10, None)]),
        # more than one State ever got
        ("Arvenia received 203 recommendations. Lawyers lost work. Their number fell from 2,000 to 600.", "en",
         [("received", 203, None)]),
        ("Arvenia received 203 recommendations. Their number rose from 150 to 203.", "en",
         [("received", 203, None), ("received", 150, None)]),
        # what a State could do, what was kept, admitted, put in practice
        ("Of 294 recommendations it could endorse 173.", "en", [("received", 294, None), ("supported", 173, 294)]),
        ("Sur 245 recommandations, l'Arvénie pouvait accepter 173.", "fr",
         [("received", 245, None), ("supported", 173, 245)]),
        ("Sur les 213 recommandations reçues, sa délégation en avait retenu 185.", "fr",
         [("received", 213, None), ("supported", 185, 213)]),
        ("Des 125 recommandations admises, neuf sont appliquées.", "fr",
         [("supported", 125, None), ("implemented", 9, None)]),
        ("De 245 recomendaciones, Arvenia pudo aceptar 173.", "es",
         [("received", 245, None), ("supported", 173, 245)]),
        ("Of the 214 recommendations it had accepted, 180 have been put in practice.", "en",
         [("supported", 214, None), ("implemented", 180, None)]),
        ("Peers hope that Arvenia will endorse 173 recommendations.", "en", []),
        ("Of the 214 recommendations it had accepted, 180 should be put in practice.", "en",
         [("supported", 214, None)]),
    ],
)  # fmt: skip
def test_how_recommendations_are_counted(text: str, language: str, expected: list[tuple[str, int, int | None]]) -> None:
    assert found(text, language) == expected
