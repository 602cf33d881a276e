"""Bytes of plain texts go in; their paragraphs come out, whatever the encoding, without boilerplate."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heeded.errors import IngestError
from heeded.ingest.text import decode, paragraphs_of, read_text
from heeded.model import Body

ENGLISH = "The State of Arvenia said: “we accept 12 recommendations” – it didn’t say more. Café. "
FRENCH = "L’Arvénie a reçu des recommandations à l’égard de la liberté — « toutes » — où ça, naïvement, dès le début. "
SPANISH = "¿Qué pasó en Arvenia? El Estado aceptó 12 recomendaciones; el año pasado, también, según él. "
RUSSIAN = "Государство Арвения приняло 12 рекомендаций — «все». Это хорошее начало, Ёлкин! "
GERMAN = "Die Überprüfung der Menschenrechte in Arvenien: größere Fortschritte wären möglich. "


def paragraphs(body: Body) -> list[str]:
    return [body.text[one.start : one.end] for one in body.paragraphs]


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        *(
            (text, name)
            for text in (ENGLISH, FRENCH, SPANISH, RUSSIAN, GERMAN)
            for name in ("utf-8", "utf-8-sig", "utf-16")
        ),
        *(
            (text, name)
            for text in (ENGLISH, FRENCH, SPANISH, RUSSIAN)
            for name in ("utf-16-le", "utf-16-be", "utf-32")
        ),
        *((text, "cp1252") for text in (ENGLISH, FRENCH, SPANISH, GERMAN)),
        *((text, "mac_roman") for text in (ENGLISH, FRENCH, SPANISH, GERMAN)),
        *((RUSSIAN, name) for name in ("cp1251", "koi8_r", "mac_cyrillic", "cp866")),
    ],
)
@pytest.mark.parametrize("times", [1, 40])
def test_encodings(text: str, encoding: str, times: int) -> None:
    known = text.encode(encoding, "ignore").decode(encoding)
    found, warning = decode((text * times).encode(encoding, "ignore"))
    assert found.removeprefix("\ufeff") == known.removeprefix("\ufeff") * times
    assert bool(warning) is not encoding.startswith("utf")


def test_a_few_damaged_bytes_do_not_change_the_encoding() -> None:
    data = (RUSSIAN * 50).encode()
    found, warning = decode(data[:200] + b"\xff" + data[200:])
    assert found.count("\ufffd") in {1, 2, 3}
    assert found.startswith("Государство")
    assert warning is not None
    assert "damaged" in warning


@pytest.mark.parametrize(
    "data", [b"Arvenia\0\0\0" * 40, b"\1\2\3\4" * 90, bytes(range(256)) * 4, b"A\0" * 3 + b"\0\0\0\0" * 90]
)
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match="not a text"):
        decode(data)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One line.\n\nAnother line.\r\nA third.", ["One line.", "Another line.", "A third."]),
        ("A\u2028B\u2029C\x0cD\x85E", ["A", "B", "C", "D", "E"]),
        ("  two \t\u00a0 spaces \u200b here\u00ad ", ["two spaces here"]),
        (
            "The delegation of Arvenia thanked all States that had\ntaken part in the dialogue and promised to give\n"
            "an answer in due time.\nA new paragraph begins here, as the last line was\n"
            "not full, and it goes on for a while in the same\nmanner.\n\n1. A first item that is long enough to fill\n"
            "2. A second item",
            [
                "The delegation of Arvenia thanked all States that had taken part in the dialogue and promised to give"
                " an answer in due time.",
                "A new paragraph begins here, as the last line was not full, and it goes on for a while in the same"
                " manner.",
                "1. A first item that is long enough to fill",
                "2. A second item",
            ],
        ),
        (
            "45&nbsp;people &amp; 10&#x2009;000 of &#1087;&lt;b&gt; &bogus; &#1; &#xD800; & &nbsp",
            ["45 people & 10 000 of п<b> &bogus; \ufffd & &nbsp"],
        ),
        (
            "Lantern Watch\nRights Forum\nFreedom First\n4 March 2031",
            ["Lantern Watch", "Rights Forum", "Freedom First", "4 March 2031"],
        ),
    ],
)
def test_paragraphs(text: str, expected: list[str]) -> None:
    body, _ = read_text(text.encode())
    assert paragraphs(body) == expected


def test_numbers_are_read() -> None:
    body, _ = read_text(b"Title\n12. Arvenia said so.\n124.3 Plant a tree (Chile).\nIn 2019 it did not.")
    assert [one.number for one in body.paragraphs] == [None, "12", "124.3", None]


def test_decomposed_accents_are_composed() -> None:
    body, _ = read_text("Arve\u0301nie".encode())
    assert body.text == "Arvénie\n"


@pytest.mark.parametrize("data", [b"Share on Facebook\n", b"\n \n"])
def test_a_file_without_text_is_refused(data: bytes) -> None:
    with pytest.raises(IngestError, match="no text"):
        read_text(data)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("قالت أرفينيا إنها تقبل التوصيات وستعمل بها في هذا العام", "cp1256"),
        ("阿维尼亚表示接受各项建议，并将于今年落实。", "gb18030"),
        ("アルヴェニアは勧告を受け入れ、今年中に実施すると述べた。", "shift_jis"),
    ],
)
def test_an_encoding_that_is_not_known_is_not_taken_for_another(text: str, encoding: str) -> None:
    for times in (1, 50):
        with pytest.raises(IngestError, match="encoding that is not known"):
            read_text((text * times).encode(encoding))


def test_controls_and_noncharacters_are_left_out() -> None:
    assert paragraphs(read_text(f"{ENGLISH * 3}A\ufffe\uffff\x01 B\x0cC D".encode())[0]) == [f"{ENGLISH * 3}A B", "C D"]


@pytest.mark.parametrize(
    ("data", "text", "said"),
    [
        (b"Arvenia\0 said so.", "Arvenia said so.", "1 zero byte was left out"),
        (b"\xef\xbb\xbfArvenia said\0 so.", "Arvenia said so.", "1 zero byte was left out"),
        ((ENGLISH * 9).encode() + b"\0\0 End.", (ENGLISH * 9).strip() + " End.", "2 zero bytes were left out"),
        ("Арвения приняла их.\0".encode("utf-16"), "Арвения приняла их.", "1 zero byte was left out"),
        ((ENGLISH * 9).encode("utf-32-le"), (ENGLISH * 9).strip(), ""),
        ((RUSSIAN * 9).encode("utf-32-be"), (RUSSIAN * 9).strip(), ""),
    ],
)
def test_stray_zero_bytes_do_not_keep_a_text_from_being_read(data: bytes, text: str, said: str) -> None:
    body, hints = read_text(data)
    assert " ".join(paragraphs(body)) == text
    assert said in "".join(hints.warnings)
    assert bool(said) is bool(hints.warnings)


@pytest.mark.parametrize("line_end", [" ", "\n"])
def test_fifty_megabytes_are_read_in_linear_time(line_end: str) -> None:
    def seconds(size: int) -> float:
        data = (ENGLISH.strip() + line_end).encode()
        data *= size // len(data)
        start = time.process_time()
        body, _ = read_text(data)
        assert len(body.text) > 0.9 * len(data.decode())
        return time.process_time() - start

    assert seconds(50_000_000) < max(30.0, 30 * seconds(5_000_000))


@given(st.text(max_size=400))
def test_paragraphs_lie_in_the_text_in_order(text: str) -> None:
    try:
        body, _ = read_text(text.encode("utf-8", "ignore"))
    except IngestError:
        return
    end = 0
    for one in body.paragraphs:
        assert end <= one.start < one.end <= len(body.text)
        assert "\n" not in body.text[one.start : one.end]
        end = one.end


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        text, _ = decode(data)
    except IngestError:
        return
    assert "".join(paragraphs_of(text)) == "" or text.strip()


def test_lines_broken_before_capitals_are_put_together() -> None:
    text = (
        "Arvenia: the harbour must not be closed, say the bakers of\nSulm\n"
        "The bakers of Sulm told the Council of the two hundred\npromises made to them and of the ten kept. "
        "On 5 May 2021\n"
        "Sulm police took away the baker and harbour guide Orla\nDorn, who had written in two papers about the\n"
        "Harbour Code and about what it forbids to those who\nfish. Nobody has answered for it since.\n\n"
        "Recommendations\nRepeal the Harbour Code\nFree the bakers\n"
    )
    assert list(paragraphs_of(text)) == [
        "Arvenia: the harbour must not be closed, say the bakers of Sulm",
        "The bakers of Sulm told the Council of the two hundred promises made to them and of the ten kept. "
        "On 5 May 2021 Sulm police took away the baker and harbour guide Orla Dorn, who had written in two papers "
        "about the "
        "Harbour Code and about what it forbids to those who fish. Nobody has answered for it since.",
        "Recommendations",
        "Repeal the Harbour Code",
        "Free the bakers",
    ]
