"""What is praised and what worries: in the dialogue of reports and in prose, in four languages."""

import pytest

from builders import document, grows_with_the_text, paged
from heeded.extract.dialogue import dialogue
from heeded.extract.opinions import opinions_in
from heeded.extract.prose.views import views
from heeded.model import Commendation, Concern, Statement


def said(text: str, language: str = "en") -> list[tuple[str, str]]:
    found = list(opinions_in(text, 0, len(text), language))
    assert all(0 <= each.start <= each.cue <= each.end <= len(text) for each in found)
    return [(each.value.type, each.value.text) for each in found]


def praise(*texts: str) -> list[tuple[str, str]]:
    return [("commendation", text) for text in texts]


def worry(*texts: str) -> list[tuple[str, str]]:
    return [("concern", text) for text in texts]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Norway welcomed the new law on shelters.", "en", praise("the new law on shelters")),
        ("Norway commended Arvenia for closing the camp and welcomed the pardon of 2019.", "en",
         praise("closing the camp", "the pardon of 2019")),
        ("Peru congratulated the Government on its literacy plan and asked who pays for it.", "en",
         praise("its literacy plan")),
        ("While applauding the school plan, Chad asked about the budget.", "en", praise("the school plan")),
        ("It paid tribute to the work of midwives.", "en", praise("the work of midwives")),
        ("Cuba noted with satisfaction the fall in child deaths.", "en", praise("the fall in child deaths")),
        ("Chile expressed its deep appreciation for the open prisons.", "en", praise("the open prisons")),
        ("Ghana was impressed by the speed of the reform.", "en", praise("the speed of the reform")),
        ("Togo acknowledged the progress made in rural clinics.", "en", praise("the progress made in rural clinics")),
        ("Fiji noted that great efforts had been made for fishermen.", "en",
         praise("that great efforts had been made for fishermen")),
        ("Mali wished to commend Arvenia for its asylum law.", "en", praise("its asylum law")),
        ("Oman commended the Education for Life programme.", "en", praise("the Education for Life programme")),
        ("Laos praised Arvenia for building wells; training nurses; and paying teachers.", "en",
         praise("building wells; training nurses; and paying teachers")),
        ("The release of the editor is a welcome step.", "en", praise("The release of the editor")),
        ("The pardon was welcomed.", "en", praise("The pardon")),
        ("Italy was concerned about overcrowded cells.", "en", worry("overcrowded cells")),
        ("Malta expressed deep concern at the raids and recommended an inquiry.", "en", worry("the raids")),
        ("Malta welcomed the census, but remained concerned at the raids.", "en",
         [*praise("the census"), *worry("the raids")]),
        ("While commending the census, Malta was deeply concerned about the raids.", "en",
         [*praise("the census"), *worry("the raids")]),
        ("Spain regretted that the bill had been withdrawn.", "en", worry("that the bill had been withdrawn")),
        ("Kenya shared concerns about stateless children, and (a) recommended a register.", "en",
         worry("stateless children")),
        ("Japan stressed that the state of the cells remained a matter of concern.", "en",
         worry("the state of the cells")),
        ("India deplored the eviction of herders.", "en", worry("the eviction of herders")),
        ("Nous saluons l'adoption de la loi sur les refuges.", "fr", praise("l'adoption de la loi sur les refuges")),
        ("La Suisse félicite l'Arvénie pour sa loi sur l'asile et recommande un registre.", "fr",
         praise("sa loi sur l'asile")),
        ("Le Maroc a pris note avec satisfaction des écoles ouvertes.", "fr", praise("écoles ouvertes")),
        ("Le Mali reconnaît les progrès accomplis à l'école.", "fr", praise("les progrès accomplis à l'école")),
        ("Nous nous réjouissons de la libération du poète.", "fr", praise("la libération du poète")),
        ("Nous restons préoccupés par les rafles, mais aussi déçus.", "fr", worry("les rafles")),
        ("La France exprime sa préoccupation quant aux expulsions de bergers.", "fr", worry("expulsions de bergers")),
        ("La Suède a regretté le retrait du projet.", "fr", worry("le retrait du projet")),
        ("Celebramos la nueva ley de refugios.", "es", praise("la nueva ley de refugios")),
        ("Perú felicitó a Arvenia por su plan de lectura y recomendó ampliarlo.", "es", praise("su plan de lectura")),
        ("Cuba acogió con beneplácito el indulto.", "es", praise("el indulto")),
        ("Chile reconoció los avances en las clínicas rurales.", "es", praise("los avances en las clínicas rurales")),
        ("Nos preocupa el hacinamiento en las cárceles.", "es", worry("el hacinamiento en las cárceles")),
        ("España expresó su preocupación por las redadas, pero saludó el censo.", "es",
         [*worry("las redadas"), *praise("el censo")]),
        ("Lamentamos el retiro del proyecto.", "es", worry("el retiro del proyecto")),
        ("Норвегия приветствовала новый закон о приютах.", "ru", praise("новый закон о приютах")),
        ("Мы приветствуем помилование поэта и призываем освободить остальных.", "ru", praise("помилование поэта")),
        ("Куба с удовлетворением отметила снижение детской смертности.", "ru", praise("снижение детской смертности")),
        ("Мали высоко оценила открытие школ, однако спросила о бюджете.", "ru", praise("открытие школ")),
        ("Италия отметила прогресс в сельских больницах.", "ru", praise("прогресс в сельских больницах")),
        ("Швеция выразила обеспокоенность в связи с облавами.", "ru", worry("облавами")),
        ("Мы обеспокоены переполненностью камер.", "ru", worry("переполненностью камер")),
        ("Испания сожалеет об отзыве законопроекта.", "ru", worry("отзыве законопроекта")),
    ],
)  # fmt: skip
def test_what_is_praised_and_what_worries(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert said(text, language) == expected


def test_who_asks_may_praise_in_the_same_breath() -> None:
    text = "We urge Arvenia to mend the quay and applaud the pilots."
    assert said(text, "en") == [("commendation", "the pilots")]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norway welcomed the delegation of Arvenia.", "en"),
        ("Norway welcomed the high-level delegation and its head.", "en"),
        ("Peru thanked the delegation and asked about prisons.", "en"),
        ("Chad would welcome more details on the budget.", "en"),
        ("Ghana would appreciate an answer on prisons.", "en"),
        ("Togo noted the lack of progress in rural clinics.", "en"),
        ("Togo noted that progress could still be made.", "en"),
        ("Mali took note of the new census.", "en"),
        ("The guests were given a warm welcome in the capital.", "en"),
        ("Cuba asked all parties concerned to meet.", "en"),
        ("Nous saluons la présence du ministre.", "fr"),
        ("Le Mali note le manque de progrès.", "fr"),
        ("Saludamos a la delegación de Arvenia.", "es"),
        ("Perú destacó la falta de avances.", "es"),
        ("Мы приветствуем делегацию Арвении.", "ru"),
        ("Мали отметила отсутствие прогресса.", "ru"),
        ("Quay Watch noted that progress on the plan for ferrymen, pilots and cooks had been disappointing.", "en"),
        ("Togo noted that efforts to drain the cells remained inadequate.", "en"),
        ("Togo noted that Arvenia must make stronger efforts.", "en"),
        ("Togo recommended that Arvenia mend the quay, share its charts and applaud the pilots.", "en"),
        ("Le Mali note que les progrès du plan ont été très décevants.", "fr"),
        ("Perú destacó que los avances del plan habían sido insuficientes.", "es"),
        ("Мали отметила, что прогресс в школах остаётся недостаточным.", "ru"),
    ],
)
def test_what_is_neither(text: str, language: str) -> None:
    assert said(text, language) == []


def test_dialogue() -> None:
    report = paged(
        "I. Summary of the proceedings",
        "B. Interactive dialogue",
        "17. Norway welcomed the new law on shelters. It was concerned about the raids and made recommendations.",
        "18. Arvenia welcomed the questions of all and commended the reviewers for their advice.",
        "II. Conclusions and/or recommendations",
        "19. The following recommendations enjoy the support of Arvenia:",
    )
    found = [each for each in dialogue(report) if isinstance(each.value, Commendation | Concern)]
    assert [(each.value.text, each.asserted_by, each.state, each.paragraph) for each in found] == [
        ("the new law on shelters", "Norway", "XAV", "17"),
        ("the raids", "Norway", "XAV", "17"),
    ]
    assert all(each.quote.holds_in(report.text) for each in found)


@pytest.mark.parametrize(
    ("text", "fields", "expected"),
    [
        ("We welcome the pardon.", {"kind": "oral_statement", "publisher": "Norway"}, [(None, "XAV")]),
        ("Norway commends the pardon.", {"kind": "oral_statement", "publisher": "Norway"}, [(None, "XAV")]),
        ("Norway commended the pardon.", {}, [("Norway", "XAV")]),
        ("Norway commended Arvenia for the pardon.", {"states": ("XAV", "FRA")}, [("Norway", "XAV")]),
        ("The Rivers Foundation welcomed the pardon.", {}, [("The Rivers Foundation", "XAV")]),
        ("The Government welcomed the outcome of the vote.", {}, []),
        ("We welcome the good will of all.", {"kind": "national_report", "publisher": "Arvenia"}, []),
    ],
)
def test_who_praises_whom(text: str, fields: dict[str, object], expected: list[tuple[str | None, str]]) -> None:
    news = document(text, **({"kind": "news"} | fields))
    found = [each for each in views(news) if isinstance(each, Statement)]
    assert [(each.asserted_by, each.state) for each in found] == expected
    assert all(each.quote.holds_in(text) for each in found)


HOSTILE = (
    "welcomed " * 6_000, "was " * 12_000, "concern " * 6_000, "welcomed (" * 5_000, "and Norway " * 5_000,
    "commended " + "Norway " * 7_000, " " * 50_000 + "welcomed", "9" * 50_000, "noted " + "a " * 25_000,
    "é" * 50_000, "expressed the " * 4_000, "welcomed the x, and the y; " * 2_000, "İ welcomed the law. " * 2_500,
    "that that " * 5_000,
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:12])
@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_time_grows_with_the_text_only(text: str, language: str) -> None:
    def job(part: str) -> None:
        for each in views(document(part, language=language, kind="news")):
            assert isinstance(each, Statement)
            assert each.quote.holds_in(part)

    assert grows_with_the_text(job, text)
