"""Texts go in; their language comes out."""

import pytest

from heeded.ingest.language import language_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Arvenia has accepted the recommendations of its peers and will report on what it does with them.", "en"),
        ("L'Arvénie a accepté les recommandations de ses pairs et rendra compte de ce qu'elle en fait.", "fr"),
        ("Arvenia aceptó las recomendaciones de los demás Estados y dará cuenta de lo que hace con ellas.", "es"),
        ("Arvénia aceitou as recomendações dos outros Estados e não deixará de dar conta do que faz com elas.", "pt"),
        ("Арвения приняла рекомендации и сообщит о том, что было сделано.", "ru"),
        ("Арвения ұсынымдарды қабылдады және не істелгені туралы хабарлайды.", "kk"),
        ("Арвенія прийняла рекомендації та повідомить про те, що її зроблено.", "uk"),
        ("قبلت أرفينيا التوصيات وستقدم تقريرا عنها", "ar"),
        ("阿文尼亚接受了建议并将报告执行情况", "zh"),
        ("Arvenija je sprejela priporočila in bo poročala o tem, kaj je bilo storjeno.", "sl"),
        ("12 345 — 67 %", None),
        ("Poster, para. 12; square, para. 14; Velm, para. 3; a permit for a march, para. 9: all of it is old.", "en"),
        ("The end", None),
        ("No a la tortura", None),
        ("Доклад", None),
        ("Україна", None),
        ("阿文", None),
        ("Lantern Watch, Port Vale, Ada Brun", None),
        ("10 people were killed in Arvenia.", "en"),
        ("", None),
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language_of(text) == expected


def test_a_text_in_several_languages_is_in_none_of_another_script() -> None:
    said = "The police killed people. La police a tué. La policía mató a personas. Полиция убила людей. "
    assert language_of(said * 9) in {None, "en", "fr", "es"}


def test_the_greater_part_decides() -> None:
    english = "The State accepted the recommendation and thanked the delegation for it. "
    french = "L'État a accepté la recommandation et a remercié la délégation pour celle-ci. "
    assert language_of(english * 30 + french * 4) == "en"
    assert language_of(english * 4 + french * 30) == "fr"


def test_a_kazakh_name_in_russian_text_leaves_it_russian() -> None:
    text = "Фонд «Ақ Жол Құқық» заявил, что его работа приостановлена. " + "Суд не стал слушать жалобу фонда. " * 4
    assert language_of(text) == "ru"
