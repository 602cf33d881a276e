"""The ways in which pages give their date and their publisher."""

import pytest

from heeded.ingest.identify import identify
from heeded.ingest.text import read_text

STAMPS = (
    "Published 5 May 2025", "Monday 5 May 2025", "Mon, May 5 2025 - 14:30", "May 5, 2025 | 3 min read",
    "05.05.2025 14:30",
    "2025/05/05", "5 мая 2025 года", "Опубликовано: 5 мая 2025, 12:30", "5 мая 2025 г., 18:20 | Политика",
    "Le 5 mai 2025 à 14h30", "Publié le 05/05/2025 à 14:30 - Mis à jour le 06/05/2025", "5 de mayo, 2025",
    "Delivered on 5 May 2025", "By Ada Brun, Port Vale Mirror, 5 May 2025", "(5 May 2025)", "Date: 5 May 2025",
    "Issued: 5 May 2025 Ref: 12/25", "5th May 2025", "Posted on 5 May 2025 by Lantern Watch in News // 0 Comments",
    "By Mission in Oslo | 5 May 2025 | Topics: UPR, Human Rights",
    "By Our Correspondent | 16:10, 5 May 2025 | 4 min read", "05/05/25 11:02, Oslo — Society",
    "MAY 5, 2025 03:15 PM GMT | Ada Brun | U. Port Vale", "Last updated: 05/05/2025 // Read by Ambassador Vik in Oslo",
    "Ligue des Lanternes - publié le 5 mai 2025 à 16 h 20",
    "Publié le lun. 05/05/2025 - 17:32   Mis à jour le mar. 06/05/2025",
    "05.05.2025 / 14:22 | Updated: 06.05.2025 / 09:10", "By Tor Vik Brun   5 May 2025 08:05 AM MYT   3-min read",
)  # fmt: skip
DATELINES = (
    "GENEVA, May 5, 2025 (Lantern) - Norway has", "Port Vale, 5 May 2025 – Norway has",
    "GENEVA (5 May 2025) — Norway has",
    "5 May 2025 (Geneva) - Norway has", "GENEVA — May 5, 2025 — Norway has", "ОСЛО, 5 мая 2025. Норвегия",
    "Осло, 5 мая 2025 года – Норвегия", "Ginebra, 5 de mayo de 2025.- Norway has", "(Oslo, 5 May 2025) Norway has",
    "Lantern Watch said in a statement on 5 May 2025 that Norway has", "5 May 2025 – Port Vale, XV – Norway has",
    "Port Vale, XV – May 5, 2025 – Norway has", "Oslo-Bergen, le 5 mai 2025. Norway has",
)  # fmt: skip
UNDATED = (
    "Norway, reviewed on 5 May 2025, has",
    "Until 5 May 2025 Norway has",
    "The review of 5 May 2025 is over. Norway",
    "On Monday, 5 May 2025. Norway",
)
TEXT = (
    "Norway must do better\n\n{}\n\n{} accepted 100 of the 200 recommendations that it was given at its Universal "
    "Periodic Review, Lantern Watch said. More must be done by Norway.\n"
)


def published(stamp: str = "", lead: str = "Norway has") -> str | None:
    body, hints = read_text(TEXT.format(stamp, lead).encode())
    found: str | None = identify(body, hints)["published"]
    return found


@pytest.mark.parametrize("stamp", STAMPS)
def test_a_line_that_gives_the_date(stamp: str) -> None:
    assert published(stamp) == "2025-05-05"


@pytest.mark.parametrize("lead", DATELINES)
def test_a_sentence_that_gives_the_date(lead: str) -> None:
    assert published(lead=lead) == "2025-05-05"


@pytest.mark.parametrize("lead", UNDATED)
def test_a_date_of_something_else(lead: str) -> None:
    assert published(lead=lead) is None


def test_a_stamp_at_the_foot() -> None:
    page = f"{TEXT.format('', 'Norway has')}\nPublished 05.05.2025 | Last updated 06.05.2025\nAbout this office\n"
    body, hints = read_text(page.encode())
    assert identify(body, hints)["published"] == "2025-05-05"


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("Last updated: 06/05/2019 // Read by Ambassador Vik", "2019-05-06"),
        ("Last updated: 05/06/2019 // Read by Ambassador Vik", "2019-05-06"),
        ("Last updated: 06/07/2019 // Read by Ambassador Vik", None),
        ("The hall of 06/05/2019 was the one in which we met the others for the first time", None),
    ],
)
def test_of_two_readings_that_in_the_month_of_the_review(stamp: str, day: str | None) -> None:
    assert published(stamp) == day


def test_a_short_month_and_the_cycle_give_the_day() -> None:
    lead = "Oslo, 4 abr. Noruega llega mañana al tercer ciclo del Examen Periódico Universal, que no ha preparado bien."
    body, hints = read_text(f"Noruega ante el EPU\n\nNota de prensa\n\n{lead}\n".encode())
    found = identify(body, hints)
    assert (found["published"], found["completed"]) == ("2019-04-04", ("published",))


def test_a_year_that_follows_from_the_review_named_is_completed_and_marked() -> None:
    page = (
        "Norway must do better\n\nNorway's third Universal Periodic Review is near, Lantern Watch said today 4 May. {}"
    )
    body, hints = read_text(page.format("Its record is poor, and Norway knows it.").encode())
    found = identify(body, hints)
    assert (found["published"], found["completed"]) == ("2019-05-04", ("published",))
    body, hints = read_text(page.replace("third ", "").format("It is poor.").encode())
    assert (identify(body, hints)["published"], identify(body, hints)["completed"]) == (None, ())


PUBLISHERS = (
    ("Lantern Circle\n\nPRESS RELEASE\n\n{}\nLantern Circle calls for reforms.", "Lantern Circle"),
    ("Norway must act\n\nOSLO (Port Vale Press) - {}", "Port Vale Press"),
    ("Норвегия прошла обзор\n\nОсло. 5 мая. «Фонарь-Информ» - {}", "Фонарь-Информ"),
    ("Norway must act | Lantern Watch\n\nPress release\n\n{}", "Lantern Watch"),
    ("Norway must act\n\nPress release\n\n{}\n\n© 2025 Lantern Watch. All rights reserved.", "Lantern Watch"),
    ("Submission on Norway to the UPR\n\nSubmitted by: Lantern Watch (LW) and the Rights Forum (RF)\n\n{}",
     "Lantern Watch, Rights Forum"),
    ("Joint statement on Norway\n\n{}\n\nSigned:\nLantern Watch\nCircle of Fjord Lawyers\nAda's House",
     "Lantern Watch, Circle of Fjord Lawyers, Ada's House"),
    ("Norway, again\n\nPress release\n\nThe Lantern Coalition walked along the fjord. {}", "Lantern Coalition"),
    ("Norway, again\n\nPress release\n\nSubmission of the Fjord Legal Fund (FLF). FLF asks. {}", "Fjord Legal Fund"),
    ("Norway, again\n\n{}\n\nLantern Watch Executive Director Ada Brun wrote so.\nPress contact: 22",
     "Lantern Watch"),
    ("Норвежский правозащитный дом «Фонарь»\n\nПРЕСС-РЕЛИЗ\n\n{}", "Норвежский правозащитный дом «Фонарь»"),
)  # fmt: skip


@pytest.mark.parametrize(("page", "publisher"), PUBLISHERS)
def test_who_publishes(page: str, publisher: str) -> None:
    body, hints = read_text(page.format("Norway has accepted 100 recommendations at its UPR. It must act.").encode())
    assert identify(body, hints)["publisher"] == publisher
