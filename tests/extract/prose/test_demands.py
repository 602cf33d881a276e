"""Who demands what of whom: recommendations that States make in speech, and asks of everybody else."""

import pytest
from tests.builders import document, grows_with_the_text

from heeded.extract.prose.demands import demands
from heeded.model import Ask, Recommendation

Row = tuple[str, ...]


def found(text: str, language: str = "en", **fields: str) -> list[Row]:
    """("ask", addressee, text) and ("recommendation", its States with a space between, text)."""
    rows: list[Row] = []
    doc = document(text, **{"language": language, "kind": "press_release"} | fields)
    for statement in demands(doc):
        value = statement.value
        assert isinstance(value, Ask | Recommendation)
        assert statement.quote.holds_in(text)
        assert value.text in text
        who = value.addressee or "" if isinstance(value, Ask) else " ".join(value.recommending_states)
        rows.append((value.type, who, value.text))
    return rows


def asks(whom: str, *texts: str) -> list[Row]:
    return [("ask", whom, text) for text in texts]


def recommended(states: str, *texts: str) -> list[Row]:
    return [("recommendation", states, text) for text in texts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway urged Arvenia to open its prisons to monitors.", recommended("NOR", "open its prisons to monitors")),
        (
            "Chile, Peru and the Netherlands called on Arvenia to free the editors.",
            recommended("CHL PER NLD", "free the editors"),
        ),
        ("Germany recommended that Arvenia abolish flogging.", recommended("DEU", "abolish flogging")),
        ("Germany recommended abolishing the flogging law.", recommended("DEU", "abolishing the flogging law")),
        (
            "Ghana and Togo said that Arvenia should pay its teachers on time.",
            recommended("GHA TGO", "pay its teachers on time"),
        ),
        ("Several countries asked Arvenia to stop evictions.", recommended("", "stop evictions")),
        ("Many States also encouraged it to open the archives.", recommended("", "open the archives")),
        ("Sweden called for the repeal of the insult law.", recommended("SWE", "the repeal of the insult law")),
        (
            "Denmark proposed a visit by the Special Rapporteur.",
            recommended("DNK", "a visit by the Special Rapporteur"),
        ),
        ("Chile raised the insult law and urged its repeal.", recommended("CHL", "its repeal")),
        ("Mexico suggested the adoption of a law on nets.", recommended("MEX", "the adoption of a law on nets")),
        ("Arvenia accepted a recommendation to reform the Bar from Austria.", recommended("AUT", "reform the Bar")),
        ("Italy wanted the insult law scrapped.", recommended("ITA", "the insult law scrapped")),
        ("Norway’s ambassador pressed the government to end the curfew.", recommended("NOR", "end the curfew")),
        ("Arvenia was urged by Spain to let the observers in.", recommended("ESP", "let the observers in")),
        ("The government was urged to let the observers in.", recommended("", "let the observers in")),
        (
            "Brazil, speaking on Tuesday, advised Arvenia to join the Court.",
            recommended("BRA", "join the Court"),
        ),
        (
            "Peru urged Arvenia to ban flogging, and Ghana to lift the curfew.",
            recommended("PER", "ban flogging") + recommended("GHA", "lift the curfew"),
        ),
        (
            "Peru urged Arvenia to ban flogging, while Chile recommended that it lift the curfew.",
            recommended("PER", "ban flogging") + recommended("CHL", "lift the curfew"),
        ),
        (
            "Others invited Arvenia to ban flogging (Chile, Peru), and to lift the curfew (Ghana).",
            recommended("CHL PER", "ban flogging") + recommended("GHA", "lift the curfew"),
        ),
        ("- Ban flogging in every school (Chile, Peru);", recommended("CHL PER", "Ban flogging in every school")),
        (
            "Canada urged Arvenia to “lift the curfew and pay the victims.” It is in force still.",
            recommended("CAN", "lift the curfew and pay the victims"),
        ),
        (
            "Benin, Togo and 12 other States want Arvenia to sign the treaty.",
            recommended("BEN TGO", "sign the treaty"),
        ),
        (
            "Several countries, among them Peru and Cuba, urged Arvenia to sign it.",
            recommended("PER CUB", "sign it"),
        ),
        (
            "Germany and Austria recommended a moratorium, while Peru went further and called for its abolition.",
            recommended("DEU AUT", "a moratorium") + recommended("PER", "its abolition"),
        ),
        (
            "Malta called on Arvenia to end the trials; Belgium, which chairs the group, asked it to free the editors.",
            recommended("MLT", "end the trials") + recommended("BEL", "free the editors"),
        ),
        ("Brazil's delegate said Arvenia should ban flogging.", recommended("BRA", "ban flogging")),
        ("“Arvenia must ban flogging,” said Norway's ambassador.", recommended("NOR", "ban flogging")),
        ("“We urge Arvenia to ban flogging,” Peru's envoy told the meeting.", recommended("PER", "ban flogging")),
        ("Arvenia should ban flogging, according to Chile.", recommended("CHL", "ban flogging")),
        ("Norway suggested Arvenia ban flogging.", recommended("NOR", "ban flogging")),
        ("Arvenia rejected a recommendation from Spain to ban flogging.", recommended("ESP", "ban flogging")),
        ("It rejected Norway's recommendation to ban flogging.", recommended("NOR", "ban flogging")),
        ("The abolition of flogging was recommended by Peru.", recommended("PER", "The abolition of flogging")),
        ("Norway: ban flogging in schools.", recommended("NOR", "ban flogging in schools")),
        ("Arvenia urged its citizens to stay at home.", []),
        ("The government called on the media to show restraint.", []),
        ("President Orlov urged the authorities to be vigilant.", []),
        ("Protesters called on the government to resign.", []),
        ("Norway asked how many had been freed.", []),
        ("Norway urged the United Nations to send a mission.", []),
        ("Flogging was banned in Norway and Chile.", []),
        (
            "One that it turned down came from Chile: ban flogging in schools.",
            recommended("CHL", "ban flogging in schools"),
        ),
        ("Norway's message was plain: let the observers in.", recommended("NOR", "let the observers in")),
        ("Chile and Peru would have it ban flogging.", recommended("CHL PER", "ban flogging")),
        ("Chile and Peru spoke last; both recommended banning flogging.", recommended("CHL PER", "banning flogging")),
        ("Chile put forward a recommendation to ban flogging.", recommended("CHL", "ban flogging")),
        ("Arvenia should ban flogging, Chile said.", recommended("CHL", "ban flogging")),
        ("Norway and Chile joined in urging Arvenia to ban flogging.", recommended("NOR CHL", "ban flogging")),
        ("Two countries, Norway and Chile included, urged it to ban flogging.", recommended("NOR CHL", "ban flogging")),
        (
            "It noted Norway's recommendation to ban flogging and Chile's to free the editors.",
            recommended("NOR", "ban flogging") + recommended("CHL", "free the editors"),
        ),
        (
            "Norway told Arvenia to ban flogging, and several other delegations spoke up for the editors.",
            recommended("NOR", "ban flogging"),
        ),
        ("Norway urged Arvenia to free Ana Orlova, whose term ends in May.", recommended("NOR", "free Ana Orlova")),
        ("Norway asked Arvenia to ban flogging; the minister only smiled.", recommended("NOR", "ban flogging")),
        (
            "Recommendation 123.45 (Norway), on a ban of flogging in schools, was noted.",
            recommended("NOR", "a ban of flogging in schools"),
        ),
        (
            "There were calls to ban flogging (from Chile, Peru and 12 others) and to free the editors (Ghana).",
            recommended("CHL PER", "ban flogging") + recommended("GHA", "free the editors"),
        ),
        ("• Ban flogging in schools – Chile, Peru", recommended("CHL PER", "Ban flogging in schools")),
        ("* USA: ban flogging in schools;", recommended("USA", "ban flogging in schools")),
        (
            "Chile and Peru praised it, while groups, the Union of Jurists among them, called on it to act now.",
            asks("XAV", "act now"),
        ),
        ("Among those it noted is one by Chile to ban flogging.", recommended("CHL", "ban flogging")),
        (
            "The recommendation to ban flogging, made by Chile and Peru, was noted.",
            recommended("CHL PER", "ban flogging"),
        ),
        ("Calls on Arvenia to ban flogging came from Chile and Peru.", recommended("CHL PER", "ban flogging")),
        (
            "The Czech Republic and the Netherlands pressed it to ban flogging.",
            recommended("CZE NLD", "ban flogging"),
        ),
        ("UN experts said that the editors must be freed.", asks("", "the editors must be freed")),
        ("In an open letter, sixty groups asked the government to act now.", asks("XAV", "act now")),
        ("More than 90 delegations had asked for the floor.", []),
        ("Jurists Without Borders, Advocates for Open Courts found little to praise.", []),
        ("Partners had been asked for their views on the draft.", []),
        ("A man wanted by the police was shot in the harbour.", []),
    ],
)
def test_what_states_recommend(text: str, expected: list[Row]) -> None:
    assert found(text, kind="news") == expected


@pytest.mark.parametrize(
    ("text", "value", "qualifier"),
    [
        ("Nearly a dozen member states urged Arvenia to lift the curfew.", 12, "about"),
        ("More than 30 countries recommended that Arvenia lift the curfew.", 30, "more_than"),
        ("Several governments asked Arvenia to lift the curfew.", None, None),
    ],
)
def test_states_that_are_counted(text: str, value: int | None, qualifier: str | None) -> None:
    (statement,) = demands(document(text, kind="news"))
    assert isinstance(statement.value, Recommendation)
    assert statement.value.recommending_states == ()
    assert (statement.value.states_count, statement.value.qualifier) == (value, qualifier)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We urge Arvenia to free the editors.", asks("XAV", "free the editors")),
        ("We therefore call upon the authorities to free the editors.", asks("XAV", "free the editors")),
        ("The authorities should free the editors at once.", asks("XAV", "free the editors at once")),
        ("The government of Arvenia must not extradite her.", asks("XAV", "not extradite her")),
        ("The editors should be released without delay.", asks("", "The editors should be released without delay")),
        ("We call for an inquiry into the fire.", asks("", "an inquiry into the fire")),
        ("Member states should press for answers in Geneva.", asks("UN member states", "press for answers in Geneva")),
        ("We urge this Council to send a mission.", asks("UN", "send a mission")),
        ("It is time for the United Nations to send a mission.", asks("UN", "send a mission")),
        ("The Press Watch Foundation urged Arvenia to free the editors.", asks("XAV", "free the editors")),
        ("“Arvenia should free the editors,” said Ana Orlova.", asks("XAV", "free the editors")),
        (
            "Arvenia should free the editors, the Press Watch Foundation has urged.",
            asks("XAV", "free the editors"),
        ),
        (
            "We call on Arvenia to free them, and on the European Union to raise their case.",
            asks("XAV", "free them") + asks("European Union", "raise their case"),
        ),
        ("The authorities are urged to free the editors.", asks("XAV", "free the editors")),
        ("The submitting organisations recommend that Arvenia free them.", asks("XAV", "free them")),
        ("It should be noted that the editors are ill.", []),
        ("Organisers must notify the police ten days before.", []),
        ("Arvenia should have freed them.", []),
        ("We ask the government: who ordered it?", []),
        ("Demands for reform are heard everywhere.", []),
        ("Calls to free the editors go on", []),
        ("Arvenia urged to free the editors", []),
        ("To the ministers we say: free the editors.", asks("the ministers", "free the editors")),
        ("Open Squares repeats its call that the editors be let go.", asks("XAV", "the editors be let go")),
        ("Open Squares renews its appeal to the authorities to free them.", asks("XAV", "free them")),
        ("The group called on senators to vote the bill down.", asks("senators", "vote the bill down")),
        (
            "We encourage all States that spoke in Geneva to follow them up.",
            asks("UN member states", "follow them up"),
        ),
        (
            "We ask that this Council follow the matter, and that the government report to it.",
            asks("UN", "follow the matter") + asks("XAV", "report to it"),
        ),
        (
            "We urge that flogging be banned and that the editors be freed.",
            asks("XAV", "flogging be banned", "the editors be freed"),
        ),
        (
            "The authorities must lift the ban, which still has years to run.",
            asks("XAV", "lift the ban, which still has years to run"),
        ),
        (
            "We recommend that the authorities train nurses, judges, and the police to help victims.",
            asks("XAV", "train nurses, judges, and the police to help victims"),
        ),
        (
            "We recommend that Arvenia train judges on the law and on new ways to hear victims.",
            asks("XAV", "train judges on the law and on new ways to hear victims"),
        ),
        ("We urge the Chamber of Deputies to mend the bill.", asks("Chamber of Deputies", "mend the bill")),
        ("He should walk free today.", asks("", "He should walk free today")),
        ("Free the editors now!", asks("XAV", "Free the editors now")),
        ("“It’s time to let the editors go,” said Ana Orlova.", asks("", "let the editors go")),
        ("It did not have to end like this.", []),
        ("Half of the recommendations have to do with the press.", []),
        ("The delegation accepted that it should free the editors.", []),
        ("Arvenia must reply to the recommendations by June.", []),
        ("We want the governments in the room to look at one number first.", []),
        ("Rivers Watch International has not asked Arvenia to free them.", []),
        ("Nobody urged the government to change the law.", []),
        ("Tickets must be booked in advance.", []),
        ("Those who wish to attend should write to the secretariat.", []),
        ("Officials must reply to a request within five working days.", []),
        ("Lawyers must sign papers that forbid them to speak.", []),
        ("Ana Brun, who spoke for Norway, likened it to a mirror.", []),
        (
            "In a joint letter, 14 groups pressed the European Union to act at once.",
            asks("European Union", "act at once"),
        ),
        ("It is not too late for the government to change course.", asks("XAV", "change course")),
        (
            "Open Squares urges the government to free them before the Council meets.",
            asks("XAV", "free them before the Council meets"),
        ),
    ],
)
def test_what_others_ask(text: str, expected: list[Row]) -> None:
    assert found(text, publisher="Open Squares") == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Nous appelons l'Arvénie à libérer les journalistes.", "fr", asks("Arvénie", "libérer les journalistes")),
        ("Nous demandons aux autorités de lever le couvre-feu.", "fr", asks("XAV", "lever le couvre-feu")),
        ("Les autorités doivent lever le couvre-feu.", "fr", asks("XAV", "lever le couvre-feu")),
        ("Le gouvernement devrait abroger cette loi.", "fr", asks("XAV", "abroger cette loi")),
        (
            "Le Chili et le Pérou ont exhorté l'Arvénie à abroger la loi.",
            "fr",
            recommended("CHL PER", "abroger la loi"),
        ),
        ("L'Espagne a recommandé à l'Arvénie de lever le couvre-feu.", "fr", recommended("ESP", "lever le couvre-feu")),
        ("Plusieurs États ont invité le pays à ratifier le Pacte.", "fr", recommended("", "ratifier le Pacte")),
        ("Instamos a Arvenia a liberar a los periodistas.", "es", asks("Arvenia", "liberar a los periodistas")),
        ("Pedimos al Gobierno que derogue la ley.", "es", asks("XAV", "derogue la ley")),
        (
            "Nada cambió, explicó Ana Orlova, de la Red Faro. Pidió que el Estado derogue la ley.",
            "es",
            asks("XAV", "derogue la ley"),
        ),
        ("La Red Faro le exige al Congreso que archive la ley.", "es", asks("Congreso", "archive la ley")),
        ("La Red Faro no pidió al Gobierno que derogue la ley.", "es", []),
        (
            "Plusieurs États ont recommandé l'abolition de la torture.",
            "fr",
            recommended("", "l'abolition de la torture"),
        ),
        ("El Estado debe derogar la ley de injurias.", "es", asks("XAV", "derogar la ley de injurias")),
        ("Exigimos la liberación de los periodistas.", "es", asks("", "la liberación de los periodistas")),
        ("Chile y Noruega instaron a Arvenia a derogar la ley.", "es", recommended("CHL NOR", "derogar la ley")),
        ("España recomendó que el Estado derogue la ley.", "es", recommended("ESP", "derogue la ley")),
        ("Varios países pidieron al Gobierno que derogue la ley.", "es", recommended("", "derogue la ley")),
        ("Мы призываем власти освободить журналистов.", "ru", asks("XAV", "освободить журналистов")),
        ("Призываем правительство отменить закон.", "ru", asks("XAV", "отменить закон")),
        ("Власти должны освободить журналистов.", "ru", asks("XAV", "освободить журналистов")),
        ("Требуем освобождения журналистов.", "ru", asks("", "освобождения журналистов")),
        ("Норвегия рекомендовала отменить закон.", "ru", recommended("NOR", "отменить закон")),
        ("Чили и Перу призвали власти отменить закон.", "ru", recommended("CHL PER", "отменить закон")),
        (
            "Чили призвала власти отменить закон, а Перу – освободить журналистов.",
            "ru",
            recommended("CHL", "отменить закон") + recommended("PER", "освободить журналистов"),
        ),
        ("Несколько стран попросили власти отменить закон.", "ru", recommended("", "отменить закон")),
        ("Le Canada a plaidé pour l'abolition du fouet.", "fr", recommended("CAN", "l'abolition du fouet")),
        ("Pour le Chili, l'État devrait ratifier le Pacte.", "fr", recommended("CHL", "ratifier le Pacte")),
        ("La Suisse souhaite recommander au pays de ratifier le Pacte.", "fr", recommended("CHE", "ratifier le Pacte")),
        ("Canadá abogó por la abolición del látigo.", "es", recommended("CAN", "la abolición del látigo")),
        (
            "Francia pidió la libertad de los reos, mientras que Chile recomendó ratificar el Convenio.",
            "es",
            recommended("FRA", "la libertad de los reos") + recommended("CHL", "ratificar el Convenio"),
        ),
        (
            "Las recomendaciones incluyen: abolir el látigo (Chile, Perú).",
            "es",
            recommended("CHL PER", "abolir el látigo"),
        ),
        ("Польша выступила за отмену порки.", "ru", recommended("POL", "отмену порки")),
        ("По мнению Канады, власти должны отменить порку.", "ru", recommended("CAN", "отменить порку")),
        ("Среди рекомендаций: отменить порку (Канада, Чехия).", "ru", recommended("CAN CZE", "отменить порку")),
        ("Отменить порку предлагали Канада и Чехия.", "ru", recommended("CAN CZE", "Отменить порку")),
        ("Канада и Чехия — отменить порку.", "ru", recommended("CAN CZE", "отменить порку")),
        ("Перу и ещё десять стран рекомендовали отменить порку.", "ru", recommended("PER", "отменить порку")),
        ("L'abolition du fouet a été demandée par le Chili.", "fr", recommended("CHL", "L'abolition du fouet")),
        ("Soixante pays avaient demandé la parole.", "fr", []),
        (
            "Nous invitons les États à ne pas s'en tenir aux chiffres.",
            "fr",
            asks("UN member states", "ne pas s'en tenir aux chiffres"),
        ),
        (
            "Chile recomendó abolir el látigo, como mínimo en las escuelas; Perú, liberar a los reos.",
            "es",
            recommended("CHL", "abolir el látigo, como mínimo en las escuelas")
            + recommended("PER", "liberar a los reos"),
        ),
        (
            "La Red exige al Estado derogar la ley, que castiga la sátira, y liberar a los reos.",
            "es",
            asks("XAV", "derogar la ley, que castiga la sátira, y liberar a los reos"),
        ),
    ],
)
def test_other_languages(text: str, language: str, expected: list[Row]) -> None:
    assert found(text, language) == expected


@pytest.mark.parametrize(
    ("lead", "language", "expected"),
    [
        ("The government should:", "en", asks("XAV", "Free the editors", "lift the curfew")),
        ("We call on the authorities of Arvenia to:", "en", asks("XAV", "Free the editors", "lift the curfew")),
        ("Open Squares asks UN members to urge Arvenia to:", "en", asks("XAV", "Free the editors", "lift the curfew")),
        ("Recommendations", "en", asks("", "Free the editors", "lift the curfew")),
        ("Recommendations to the Government of Arvenia:", "en", asks("XAV", "Free the editors", "lift the curfew")),
        ("Norway recommends that Arvenia:", "en", recommended("NOR", "Free the editors", "lift the curfew")),
        ("Nous appelons les autorités à :", "fr", asks("XAV", "Free the editors", "lift the curfew")),
        ("Pedimos al Estado:", "es", asks("XAV", "Free the editors", "lift the curfew")),
        ("Рекомендуем властям Арвении:", "ru", asks("XAV", "Free the editors", "lift the curfew")),
        ("The report has two annexes:", "en", []),
    ],
)
@pytest.mark.parametrize(("first", "second"), [("• ", "• "), ("(a) ", "(b) "), ("1. ", "2. ")])
def test_lists(lead: str, language: str, expected: list[Row], first: str, second: str) -> None:
    text = f"{lead}\n{first}Free the editors;\n{second}lift the curfew.\nOpen Squares was founded in 2009."
    assert found(text, language) == expected


def test_a_list_ends_where_its_items_end() -> None:
    text = "We urge Arvenia to:\n- free the editors.\nOur work\n- press\n- archive"
    assert found(text) == asks("XAV", "free the editors")


def test_a_state_recommends_in_its_own_statement() -> None:
    text = "We welcome the delegation.\nWe recommend that Arvenia:\n- lift the curfew;\n- free the editors.\nThank you."
    expected = recommended("NOR", "lift the curfew", "free the editors")
    assert found(text, kind="oral_statement", publisher="Norway") == expected
    offers = "Norway offers Arvenia the following recommendations:\n1. Lift the curfew.\n2. Free the editors."
    assert found(offers, kind="oral_statement", publisher="Norway") == recommended(
        "NOR", "Lift the curfew", "Free the editors"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Norway would like to recommend:\n1. Lift the curfew.\n2. Free the editors.",
        "We have two recommendations.\nFirst, Lift the curfew.\nSecond, Free the editors.",
        "Recommendation 1: Lift the curfew.\nRecommendation 2: Free the editors.",
        "Norway makes two recommendations: first, Lift the curfew; second, Free the editors.",
    ],
)
def test_recommendations_in_order(text: str) -> None:
    expected = recommended("NOR", "Lift the curfew", "Free the editors")
    assert found(text, kind="oral_statement", publisher="Permanent Mission of Norway in Geneva") == expected


@pytest.mark.parametrize(
    ("lead", "expected"),
    [
        ("Questions and recommendations", asks("", "Reopen the closed cases", "Let the editors go")),
        ("What we ask of the government:", asks("XAV", "Reopen the closed cases", "Let the editors go")),
        ("We propose:", asks("", "Reopen the closed cases", "Let the editors go")),
        ("IV. Recommendations", asks("", "Reopen the closed cases", "Let the editors go")),
        ("The authorities should", asks("XAV", "Reopen the closed cases", "Let the editors go")),
    ],
)
@pytest.mark.parametrize("kind", ["press_release", "stakeholder_submission"])
def test_leads_of_lists(lead: str, expected: list[Row], kind: str) -> None:
    assert found(f"{lead}\n1/ Reopen the closed cases.\n2/ Let the editors go.", kind=kind) == expected


@pytest.mark.parametrize(
    ("lead", "language", "items"),
    [
        ("Recommendations", "en", ("Abolition of flogging in schools", "An independent inquiry into the fire")),
        ("Recommandations", "fr", ("La libération des journalistes", "L'abrogation de la loi")),
        ("Recomendaciones", "es", ("Liberación de los periodistas", "Derogación de la ley")),
        ("Рекомендации", "ru", ("Освобождение журналистов", "Отмена закона о печати")),
    ],
)
def test_items_that_name_deeds(lead: str, language: str, items: tuple[str, str]) -> None:
    assert found(f"{lead}\n• {items[0]}\n• {items[1]}", language) == asks("", *items)


def test_items_that_name_whom_they_address() -> None:
    text = "Open Squares and Novaya call upon:\n– the Senate, to reject the bill;\n– the Minister, to withdraw it."
    expected = asks("Senate", "the Senate, to reject the bill") + asks("XAV", "the Minister, to withdraw it")
    assert found(text) == expected


def test_an_opinion_speaks_for_its_author() -> None:
    text = "I have read the law twice. The government should repeal it."
    assert found(text, kind="news") == asks("XAV", "repeal it")


def test_a_list_whose_lead_has_no_colon() -> None:
    text = "States should ask Arvenia to\n1. lift the curfew;\n2. free the editors."
    assert found(text) == asks("XAV", "lift the curfew", "free the editors")


def test_demands_that_open_their_lines() -> None:
    text = "We therefore:\nCALL UPON the Government to lift the curfew; and\nURGE the authorities to free the editors."
    assert found(text) == asks("XAV", "lift the curfew", "free the editors")


def test_the_state_under_review_asks_nothing_of_itself() -> None:
    text = "We must do more. The government should lift the curfew."
    assert found(text, kind="national_report") == []
    assert found(text, kind="oral_statement", publisher="Arvenia") == []


def test_news_demand_nothing_in_their_own_voice() -> None:
    assert found("Arvenia must reply before the session ends.", kind="news") == []


def test_who_asks_is_named() -> None:
    (statement,) = demands(document("The Press Watch Foundation urged Arvenia to free them.", kind="news"))
    assert statement.asserted_by == "The Press Watch Foundation"


@pytest.mark.parametrize(
    "unit",
    [
        "We urge Arvenia to ", "Norway, ", "should ", "(a) ", "((", "“", ", and on the UN to act", " ", "1", "to ",
        ": ", "Norway and ", "- Free them (Chile);\n", "Recommendations\n", "by the ", "Власти должны ", "que la ",
    ],
)  # fmt: skip
@pytest.mark.parametrize("language", ["en", "fr", "es", "ru"])
def test_time_grows_with_length_alone(unit: str, language: str) -> None:
    text = (unit * 30_000)[:30_000]
    assert grows_with_the_text(lambda part: list(demands(document(part, language=language))), text)


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        ("What is needed now is a register of all inmates.", "en", "a register of all inmates"),
        ("It is up to the Senate to stop this bill.", "en", "stop this bill"),
        ("It is high time the UN Council sent a mission.", "en", "the UN Council sent a mission"),
        ("Nothing short of an open trial will do.", "en", "an open trial will do"),
        ("An open inquiry into the shooting is overdue.", "en", "An open inquiry into the shooting"),
        ("Breweries that buy Arvenian barley should pay their pickers.", "en", "pay their pickers"),
        ("No teacher must lose a post over a song.", "en", "No teacher must lose a post over a song"),
        ("Arvenia would do well to open its archives.", "en", "open its archives"),
        ("The decree deserves to be withdrawn.", "en", "The decree deserves to be withdrawn"),
        ("We expect the new ombudsman to visit the colony.", "en", "visit the colony"),
        ("Our message to the ministers: be honest and answer in writing.", "en", "be honest and answer in writing"),
        ("Torture must stop.", "en", "Torture must stop"),
        ("Urgent steps are needed to protect the witnesses.", "en", "Urgent steps are needed to protect the witnesses"),
        ("Those who ordered the raid must answer for it.", "en", "answer for it"),
        ("Le Sénat ferait bien de renoncer à ce texte.", "fr", "renoncer à ce texte"),
        ("Государству стоит пересмотреть список книг.", "ru", "пересмотреть список книг"),
        ("Il faut aussi que le parquet rouvre le dossier.", "fr", "le parquet rouvre le dossier"),
        ("Il appartient désormais au Sénat de rejeter ce texte.", "fr", "rejeter ce texte"),
        ("Que le ministère publie enfin la liste.", "fr", "le ministère publie enfin la liste"),
        ("Nous demandons qu'une enquête soit ouverte.", "fr", "une enquête soit ouverte"),
        ("Lo que hace falta es un juicio abierto.", "es", "un juicio abierto"),
        ("Corresponde al Senado rechazar este proyecto.", "es", "rechazar este proyecto"),
        ("Que se juzgue a los culpables.", "es", "se juzgue a los culpables"),
        ("Пусть власти опубликуют список.", "ru", "власти опубликуют список"),
        ("Указ о собраниях необходимо отменить.", "ru", "Указ о собраниях необходимо отменить"),
        ("Пытки должны прекратиться.", "ru", "Пытки должны прекратиться"),
        ("Хотелось бы, чтобы соседние страны приняли беженцев.", "ru", "соседние страны приняли беженцев"),
    ],
)
def test_duties_and_needs(text: str, language: str, wanted: str) -> None:
    assert [row[2] for row in found(text, language)] == [wanted]


@pytest.mark.parametrize(
    "text",
    [
        "Under the new press act, editors must name their donors.",
        "By law the authorities must answer within a month.",
        "Visitors should bring a passport.",
        "A guardian must report to the office once a year.",
        "No proof of harm needs to be shown.",
        "The Harbour League noted that Arvenia saw no need to forbid the cages by law.",
        "The authorities did not need to forbid the cages.",
        "This rule meant that people must see a doctor.",
        "Nobody has an interest, and there was no call for a ban.",
        "The articles here should not be construed as advice.",
        "We wonder what the government should do.",
    ],
)
def test_duties_that_nobody_demands(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "We urge the Attorney General to reopen the file, and the President to pardon the elderly.",
            ["reopen the file", "pardon the elderly"],
        ),
        (
            "We call on Astoria to free them and on its foreign lenders to wait for reforms.",
            ["free them", "wait for reforms"],
        ),
        (
            "We call for the release of the poets and the repeal of the decree.",
            ["the release of the poets", "the repeal of the decree"],
        ),
        ("We urge Arvenia to move Ana Orlova, who is ill, to a clinic.", ["move Ana Orlova, who is ill, to a clinic"]),
    ],
)
def test_several_in_one_sentence(text: str, expected: list[str]) -> None:
    assert [row[2] for row in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Norway wanted a ban on caning, Chile an open inquiry, and Ghana the closure of the colony.",
            "en",
            [("NOR", "a ban on caning"), ("CHL", "an open inquiry"), ("GHA", "the closure of the colony")],
        ),
        (
            "Norway said that it should be scrapped; Ireland, that choirs must be left in peace.",
            "en",
            [("NOR", "it should be scrapped"), ("IRL", "choirs must be left in peace")],
        ),
        ("Arvenia, said the envoy of Chile, ought to open its prisons.", "en", [("CHL", "open its prisons")]),
        ("France and Peru were in favour of a moratorium.", "en", [("FRA PER", "a moratorium")]),
        ("For Austria the priority was clear: free the poets.", "en", [("AUT", "free the poets")]),
        ("Slovenia stressed the need to ratify the treaty.", "en", [("SVN", "ratify the treaty")]),
        ("From Chile came the suggestion to join the treaty.", "en", [("CHL", "join the treaty")]),
        ("Chile felt that judges should sit in public.", "en", [("CHL", "judges should sit in public")]),
        ("Le Chili s'est prononcé pour la fermeture du camp.", "fr", [("CHL", "la fermeture du camp")]),
        ("Chile animó al Estado a cerrar el campo.", "es", [("CHL", "cerrar el campo")]),
        ("Chile was among those that asked for a new law.", "en", [("CHL", "a new law")]),
        ("Quant au Chili, il réclame la fermeture du camp.", "fr", [("CHL", "la fermeture du camp")]),
        ("Aux yeux du Chili, le pays devrait fermer le camp.", "fr", [("CHL", "fermer le camp")]),
        ("Suecia planteó la necesidad de cerrar el campo.", "es", [("SWE", "cerrar el campo")]),
        (
            "Чили предложило создать комиссию, Гана — закрыть лагерь.",
            "ru",
            [("CHL", "создать комиссию"), ("GHA", "закрыть лагерь")],
        ),
    ],
)
def test_recommendations_in_reports(text: str, language: str, expected: list[Row]) -> None:
    assert [row[1:] for row in found(text, language, kind="news")] == expected


def test_news_that_speak_for_themselves_demand() -> None:
    release = "We are alarmed by the ruling.\nThe authorities should release the poets."
    assert found(release, kind="news") == asks("XAV", "release the poets")
    asked = "The Quay Network called on Arvenia to open the file. The authorities must also pay the families."
    assert ("ask", "XAV", "also pay the families") in found(asked, kind="news")


def test_letters_of_an_agency_are_no_state() -> None:
    doc = document("We urge the KNB to free the bakers of Sulm.", kind="press_release", states=("XAV",))
    (ask,) = demands(doc)
    assert ask.state == "XAV"
    assert isinstance(ask.value, Ask)
    assert ask.value.addressee == "KNB"


def test_what_became_of_a_numbered_recommendation_recommends_nothing() -> None:
    assert found("Recommendation 139.88 (Denmark) on flogging has not been implemented.", kind="news") == []
    assert found("Recommendation 139.88 (Denmark) has been implemented: the law was amended.", kind="news") == []


def test_the_bullets_of_the_letter_are_asks() -> None:
    letter = "Annex\n\nObligations\n\n• Ratifying the Protocol to the Covenant.\n• Adopt a plan of action.\n• Prisons"
    assert found(letter, kind="hc_letter", publisher="OHCHR") == asks(
        "XAV", "Ratifying the Protocol to the Covenant", "Adopt a plan of action"
    )


NORWAY = {"kind": "oral_statement", "publisher": "Norway"}
WEAVERS = asks("XAV", "free the weavers", "repeal the decree")


@pytest.mark.parametrize(
    ("text", "language", "fields", "expected"),
    [
        # each item opens with the one it addresses
        (
            "We call\n- on the authorities of Arvenia: to free the weavers;\n- on the mill Arven: to take all back.",
            "en",
            {},
            asks("XAV", "free the weavers") + asks("Arven", "take all back"),
        ),
        (
            "Our coalition calls:\n• on the government of Arvenia to publish it;\n• on the parliament to repeal it.",
            "en",
            {},
            asks("XAV", "publish it") + asks("parliament", "repeal it"),
        ),
        (
            "We appeal\n(a) to the Government of Arvenia: repeal the decree;\n(b) to the Council: stay on the matter.",
            "en",
            {},
            asks("XAV", "repeal the decree") + asks("UN", "stay on the matter"),
        ),
        (
            "Nous appelons\n- les autorités de l'Arvénie : à libérer Ana ;\n- l'Union européenne : à agir sans délai.",
            "fr",
            {},
            asks("XAV", "libérer Ana") + asks("Union européenne", "agir sans délai"),
        ),
        (
            "Instamos\n- a las autoridades de Arvenia: a liberar a Ana;\n- a la Unión Europea: a suspender el acuerdo.",
            "es",
            {},
            asks("XAV", "liberar a Ana") + asks("Unión Europea", "suspender el acuerdo"),
        ),
        (
            "Мы призываем\n- власти Арвении: освободить ткачей;\n- Европейский союз: приостановить соглашение.",
            "ru",
            {},
            asks("XAV", "освободить ткачей") + asks("Европейский союз", "приостановить соглашение"),
        ),
        ("The hens call\n- in the morning: loudly;\n- at night: not at all.", "en", {}, []),
        # those addressed stand above items, or before one
        (
            "Рекомендации сети\nПравительству:\n- отменить указ;\n- освободить ткачей.\n\n"
            "Верховному суду: обобщить практику.",
            "ru",
            {},
            asks("XAV", "отменить указ", "освободить ткачей") + asks("Верховному суду", "обобщить практику"),
        ),
        (
            "Recommandations\n\nAu gouvernement :\n- abroger le décret.\n\nÀ la Cour suprême : revoir le dossier.",
            "fr",
            {},
            asks("XAV", "abroger le décret") + asks("Cour suprême", "revoir le dossier"),
        ),
        (
            "Recomendaciones\n\nAl Gobierno:\n- derogar el decreto.\n\nA la Corte Suprema: revisar los casos.",
            "es",
            {},
            asks("XAV", "derogar el decreto") + asks("Corte Suprema", "revisar los casos"),
        ),
        ("Правительство заявило:\n- указ принят в мае;\n- трое судей обучены.", "ru", {}, []),
        # several in one sentence
        ("We urge Arvenia to: (1) free the weavers; (2) repeal the decree.", "en", {}, WEAVERS),
        ("We recommend that Arvenia (a) free the weavers; (b) repeal the decree.", "en", {}, WEAVERS),
        (
            "Pedimos al Gobierno: (a) liberar a Ana; (b) derogar el decreto.",
            "es",
            {},
            asks("XAV", "liberar a Ana", "derogar el decreto"),
        ),
        (
            "Мы призываем власти: 1) освободить ткачей; 2) отменить указ.",
            "ru",
            {},
            asks("XAV", "освободить ткачей", "отменить указ"),
        ),
        # counted by words
        (
            "Norway offers two recommendations:\n\nOne, ratify the Protocol;\n\nTwo, fund one shelter in each town.",
            "en",
            NORWAY,
            recommended("NOR", "ratify the Protocol", "fund one shelter in each town"),
        ),
        (
            "Norway makes two recommendations.\n\nOne: ratify the Protocol.\n\nTwo: abolish flogging.",
            "en",
            NORWAY,
            recommended("NOR", "ratify the Protocol", "abolish flogging"),
        ),
        ("Two, perhaps three, of the weavers were fined.", "en", NORWAY, []),
        # what was done
        (
            "Members of the board were told about progress:\n- the law was signed in May;\n- it became law.",
            "en",
            {},
            [],
        ),
        ("We asked the government:\n- the law was signed in May;\n- three judges have been trained.", "en", {}, []),
        ("Le comité demande ceci :\n- la loi a été signée ;\n- trois juges ont été formés.", "fr", {}, []),
        ("La red pide al Estado:\n- la ley fue firmada en mayo;\n- tres jueces han sido formados.", "es", {}, []),
        (
            "We call for:\n- the release of those who were jailed;\n- an inquiry into the raid.",
            "en",
            {},
            asks("", "the release of those who were jailed", "an inquiry into the raid"),
        ),
    ],
)
def test_lists_of_several_addressees(text: str, language: str, fields: dict[str, str], expected: list[Row]) -> None:
    assert found(text, language, **fields) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "We appeal to the High Commissioner to publish it, and to the European Union to suspend its aid.",
            "en",
            asks("UN", "publish it") + asks("European Union", "suspend its aid"),
        ),
        (
            "We appeal to Arvenia to free Ana, and to end the raids.",
            "en",
            asks("XAV", "free Ana, and to end the raids"),
        ),
        (
            "Nous demandons au gouvernement de libérer Ana, et à l'Union européenne de suspendre son aide.",
            "fr",
            asks("XAV", "libérer Ana") + asks("Union européenne", "suspendre son aide"),
        ),
        (
            "Организация «Нить» обратилась к властям Арвении с просьбой освободить ткачей.",
            "ru",
            asks("XAV", "освободить ткачей"),
        ),
        ("Истец обратился в суд с просьбой отложить заседание.", "ru", []),
        ("Центр «Нить» рекомендовал правительству открыть архив.", "ru", asks("XAV", "открыть архив")),
        (
            "Its partners would do well to make visits depend on it.",
            "en",
            asks("UN member states", "make visits depend on it"),
        ),
        ("The harvest would do well to fetch such a price.", "en", []),
        (
            "Rivers Watch recommended adopting a plan to protect rivers.",
            "en",
            asks("XAV", "adopting a plan to protect rivers"),
        ),
        (
            "Rivers Watch recommended the adoption of a plan to protect it.",
            "en",
            asks("", "the adoption of a plan to protect it"),
        ),
        ("Rivers Watch recommended to promptly adopt the plan.", "en", asks("XAV", "promptly adopt the plan")),
        ("We recommend that Arvenian authorities take steps.", "en", asks("XAV", "take steps")),
        ("We urge Arvenia not to sign the accord.", "en", asks("XAV", "not to sign the accord")),
        ("We urge Arvenia to ban it, as well as to punish it.", "en", asks("XAV", "ban it, as well as to punish it")),
        ("She told the Council that nobody had been held to account for it.", "en", []),
        ("Ana, whose village had to make way for a resort, said so.", "en", []),
    ],
)
def test_whom_and_what_behind_a_verb(text: str, language: str, expected: list[Row]) -> None:
    assert found(text, language) == expected


SUMMARY = {"kind": "stakeholder_summary"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. The Net noted long delays. He urged Arvenia to end them.", asks("XAV", "end them")),
        ("1. The Net noted delays. They also recommended that Arvenia end them.", asks("XAV", "end them")),
        ("1. The Net noted delays. It called on the authorities to end them.", asks("XAV", "end them")),
        ("1. Welcoming it, CoE-Bureau invited the government to go on with it.", asks("XAV", "go on with it")),
        ("1. The Net noted delays. It asked how many there were.", []),
        ("1. The Net noted delays. They urged nobody.", []),
        ("1. Lawyers for Nets in Arvenia (LNA) recommended that Arvenia end them.", asks("XAV", "end them")),
        ("1. Lawyers for Nets in Chile (LNC) also urged Arvenia to end them.", asks("XAV", "end them")),
        (
            "1. The Special Rapporteur on a clean, safe and quiet sea urged Arvenia to end them.",
            asks("XAV", "end them"),
        ),
        ("1. The Net said that the Special Rapporteur on nets was in Arvenia to stay.", []),
        ("1. The Net noted that Arvenia was encouraged to end them.", asks("XAV", "end them")),
        ("1. It was recommended that Arvenia end them.", asks("XAV", "Arvenia end them")),
        (
            "1. It recommended (a) a law to end them; (b) a plan to count them.",
            asks("", "a law to end them", "a plan to count them"),
        ),
        (
            "1. The Net urged it to end them to the extent that they were old.",
            asks("XAV", "end them to the extent that they were old"),
        ),
        ("1. The Net noted a decision providing that children should be housed.", []),
    ],
)
def test_pronouns_in_summaries(text: str, expected: list[Row]) -> None:
    assert found(text, **SUMMARY) == expected


@pytest.mark.parametrize(
    ("text", "language", "fields", "expected"),
    [
        # whom a pronoun means
        ("Elle encourage l'Arvénie à abolir le fouet.", "fr", {"kind": "oral_statement", "publisher": "Suisse"},
         recommended("CHE", "abolir le fouet")),
        ("Elle encourage l'Arvénie à abolir le fouet.", "fr", {}, []),
        ("«Стало хуже», — заявила директор фонда «Нить» Ильза Дорн. Она требует от властей отменить указ.", "ru",
         {"kind": "news"}, asks("XAV", "отменить указ")),
        ("Министр Ильза Дорн считает: лучше. Она требует от властей отменить указ.", "ru", {"kind": "news"}, []),
        ("«Нить» и «Берег» спорили; первый из них рекомендовал правительству открыть архив.", "ru", {"kind": "news"},
         asks("XAV", "открыть архив")),
        # in texts on several States
        ("Sri Lanka was urged by Canada to open its archive.", "en", {"kind": "news", "states": ()},
         recommended("CAN", "open its archive")),
        ("Sri Lanka was urged to open its archive.", "en", {"kind": "news", "states": ()}, []),
        # who reports at mid-term
        ("The government should free the weavers.", "en", {"kind": "midterm_report", "publisher": "Rivers Watch"},
         asks("XAV", "free the weavers")),
        ("The government should free the weavers.", "en", {"kind": "midterm_report"}, []),
        ("The government should free the weavers.", "en",
         {"kind": "midterm_report", "publisher": "Ministry of Justice of Arvenia"}, []),
        # where a demand ends
        ("Chile pidió juzgar a los autores del ataque, ocurrido en mayo.", "es", {},
         recommended("CHL", "juzgar a los autores del ataque")),
        ("La Red pidió al Estado que cree una fiscalía y dijo que espera.", "es", {}, asks("XAV", "cree una fiscalía")),
        ("Chile urged Arvenia to repeal the decree, to which its envoy said nothing.", "en", {},
         recommended("CHL", "repeal the decree")),
        # deeds and conditions
        ("Pour le Chili, le procès doit s'ouvrir sans délai.", "fr", {},
         recommended("CHL", "le procès doit s'ouvrir sans délai")),
        ("L'association Rives a dénoncé le raid et a réclamé une enquête.", "fr", {}, asks("", "une enquête")),
        ("The parents of a child must also be stateless for the child to acquire a nationality.", "en", {}, []),
        ("Owners have to hold a licence to qualify for aid.", "en", {}, []),
    ],
)  # fmt: skip
def test_makers_and_ends(text: str, language: str, fields: dict[str, str], expected: list[Row]) -> None:
    assert found(text, language, **fields) == expected
