"""What an uploaded file may look like, and what is said of one that cannot be read."""

import time
from decimal import Decimal
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboards.forms import LARGEST_FILE_MIB
from dashboards.importing.names import Names
from dashboards.importing.problems import FILE_TEXTS, ROW_TEXTS
from dashboards.importing.reading import read, refusal_of
from dashboards.quarters import Quarter

DAY, NIGHT = UUID(int=1), UUID(int=2)
NAMES = Names(
    {"Dag": DAY, "Natt, Kjøkken": NIGHT},
    joined={"Dag": "Dag", "Natt": "Natt, Kjøkken", "Kjøkken": "Natt, Kjøkken"},
    totals={"Bygget"},
)
HEADINGS = "enhet;kvartal;antall_ansatte;avtalte_dagsverk;tapte_dagsverk"
WITH_PARTS = f"{HEADINGS};egenmeldt_dagsverk;legemeldt_dagsverk"


def reading(content):
    return read(content, names=NAMES, last=Quarter(2025, 2))


def reading_of(*rows, headings=HEADINGS):
    return reading("\n".join([headings, *rows]).encode())


def codes(found):
    return [(problem.code, problem.line, problem.column) for problem in found.problems]


# ── Files that are read ────────────────────────────────────────────────────────────────────────


def test_a_row_says_what_it_says():
    (row,) = reading_of("Dag;2025K2;20;1 180,5;77,25;10;67,25", headings=WITH_PARTS).rows

    assert (row.line, row.group, row.quarter, row.headcount) == (2, DAY, Quarter(2025, 2), 20)
    assert (row.contractual, row.lost) == (Decimal("1180.50"), Decimal("77.25"))
    assert (row.self_certified, row.doctor_certified) == (Decimal("10.00"), Decimal("67.25"))


TABLE = f'{HEADINGS}\nDag;2025K2;20;1180,5;77,2\n"natt,  KJØKKEN";2025K2;13;700;12\n'
COMMAS = (
    "enhet,kvartal,antall_ansatte,avtalte_dagsverk,tapte_dagsverk\n"
    'Dag,2025K2,20,"1180,5",77.2\n"Natt, Kjøkken",2025K2,13,700,12\n'
)


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        TABLE.encode("utf-8-sig"),
        TABLE.encode("cp1252"),
        TABLE.replace("\n", "\r\n").encode(),
        TABLE.replace("\n", "\r").encode(),
        COMMAS.encode(),
        COMMAS.encode("cp1252"),
        TABLE.replace("enhet", " Enhet ").replace("antall_ansatte", "Antall ansatte").encode(),
        TABLE.replace("enhet", "Avdeling").replace("tapte_dagsverk", "TAPTE").encode(),
        TABLE.replace("Dag;", "'Dag;").encode(),
        (TABLE + "\n;;;;\n\n").encode(),
        ("sep=;\r\n" + TABLE).encode("utf-8-sig"),
        TABLE.replace("1180,5", "1.180,5").encode(),
        TABLE.replace("1180,5", "1\u00a0180,5").encode(),
        TABLE.replace("2025K2", "2025q2").encode(),
        (TABLE + "Dag;2025K1;;;\n").encode(),
    ],
    ids=[
        "utf-8", "bom", "windows-1252", "crlf", "old mac", "commas", "commas in windows-1252",
        "headings with spaces", "other headings", "apostrophe", "empty lines", "a separator line",
        "thousands",
        "non-breaking space", "Q for K", "a row not filled in",
    ],
)  # fmt: skip
def test_the_same_table_in_many_forms_is_read_alike(content):
    found = reading(content)

    assert found.problems == ()
    assert [(row.group, row.headcount, row.contractual, row.lost) for row in found.rows] == [
        (DAY, 20, Decimal("1180.50"), Decimal("77.20")),
        (NIGHT, 13, Decimal("700.00"), Decimal("12.00")),
    ]


def test_parts_may_differ_from_the_total_by_a_half():
    assert reading_of("Dag;2025K2;20;1180;77;10;67,5", headings=WITH_PARTS).problems == ()


# ── Rows that are not ──────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("Dagg;2025K2;20;1180;77", "unknown_unit_close", "enhet"),
        ("Kjøken;2025K2;20;1180;77", "unknown_unit_close", "enhet"),
        ("Verkstedet;2025K2;20;1180;77", "unknown_unit", "enhet"),
        ("Kjøkken;2025K2;20;1180;77", "unit_in_group", "enhet"),
        ("Bygget;2025K2;20;1180;77", "unit_is_total", "enhet"),
        ("Dag;2025K5;20;1180;77", "bad_quarter", "kvartal"),
        ("Dag;31.02.2025;20;1180;77", "bad_quarter", "kvartal"),
        ("Dag;1925K2;20;1180;77", "bad_quarter", "kvartal"),
        ("Dag;2025K3;20;1180;77", "unfinished_quarter", "kvartal"),
        ("Dag;;20;1180;77", "missing", "kvartal"),
        ("Dag;2025K2;20;1180", "missing", "tapte_dagsverk"),
        ("Dag;2025K2;4;1180;77", "too_few", "antall_ansatte"),
        ("Dag;2025K2;0;1180;77", "too_few", "antall_ansatte"),
        ("Dag;2025K2;20,5;1180;77", "not_whole", "antall_ansatte"),
        ("Dag;2025K2;20;1180;-1", "negative", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;−1", "negative", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;NaN", "not_a_number", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;inf", "not_a_number", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;1e309", "not_a_number", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;12,3,4", "not_a_number", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;=1+1", "not_a_number", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;٧", "not_a_number", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;" + "9" * 400, "too_large", "tapte_dagsverk"),
        ("Dag;2025K2;20;1.180;77", "ambiguous_number", "avtalte_dagsverk"),
        ("Dag;2025K2;20;0;0", "no_contractual", "avtalte_dagsverk"),
        ("Dag;2025K2;20;1180;4720", "lost_above_contractual", "tapte_dagsverk"),
        ("Dag;2025K2;20;1180;77;5", "too_many_cells", ""),
    ],
)
def test_a_bad_row_is_named_by_line_and_column(row, code, column):
    found = reading_of(row)

    assert codes(found) == [(code, 2, column)]
    assert found.rows == ()


@pytest.mark.parametrize(
    ("parts", "code", "column"),
    [
        ("10;60", "parts_differ", "tapte_dagsverk"),
        ("80;", "part_above_total", "egenmeldt_dagsverk"),
        (";78", "part_above_total", "legemeldt_dagsverk"),
        ("x;", "not_a_number", "egenmeldt_dagsverk"),
    ],
)
def test_parts_agree_with_the_total(parts, code, column):
    found = reading_of(f"Dag;2025K2;20;1180;77;{parts}", headings=WITH_PARTS)

    assert codes(found) == [(code, 2, column)]


def test_all_that_is_wrong_is_told_at_once_in_the_files_order():
    found = reading_of(
        "Dag;2025K2;20;1180;77",
        "Dagg;2025K9;x;1180;77",
        "Dag;2025K2;20;1180;78",
        "Kjøkken;2025K2;4;200;9",
    )

    assert codes(found) == [
        ("unknown_unit_close", 3, "enhet"),
        ("bad_quarter", 3, "kvartal"),
        ("not_a_number", 3, "antall_ansatte"),
        ("duplicate", 4, "enhet"),
        ("unit_in_group", 5, "enhet"),
    ]
    assert found.problems[3].detail == "2"
    assert found.problems[4].detail == "Natt, Kjøkken"


def test_problems_are_not_told_without_end():
    found = reading_of(*["Dag;2025K9;20;1180;77"] * 150)

    assert len(found.problems) == 101
    assert (found.problems[-1].code, found.problems[-1].detail) == ("more", "50")


# ── Files that are not ─────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b" \r\n\r\n", "empty"),
        (HEADINGS.encode(), "no_rows"),
        (f"{HEADINGS}\nDag;2025K2;;;".encode(), "no_rows"),
        (b"PK\x03\x04" + bytes(40), "excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(40), "excel"),
        (HEADINGS.encode("utf-16"), "utf16"),
        (HEADINGS.encode() + b"\x00", "binary"),
        (b"\x81\x8d\x8f\x90\x9d", "binary"),
        (TABLE.replace(";", "|").encode(), "delimiter"),
        (TABLE.replace(";", "\t").replace(",", ".").encode(), "delimiter"),
        (f'{HEADINGS}\n"Dag;2025K2;20;1180;77'.encode(), "broken"),
        (f"{HEADINGS}\n{'x' * 200_000};2025K2;20;1180;77".encode(), "long_line"),
    ],
)
def test_a_file_that_is_no_table_is_refused(content, code):
    found = reading(content)

    assert [problem.code for problem in found.problems] == [code]


def test_five_thousand_rows_are_read_and_one_more_is_not():
    rows = [f"Dag;{2000 + n // 4}K{n % 4 + 1};20;1180;77" for n in range(100)] * 51

    assert "too_many_rows" not in dict.fromkeys(p.code for p in reading_of(*rows[:5000]).problems)
    assert codes(reading_of(*rows[:5001])) == [("too_many_rows", None, "")]


def test_missing_double_and_unknown_columns_are_named():
    found = reading_of("x", headings="enhet;enhet;kvartal;antall_ansatte;tapte_dagsverk;farge")

    assert codes(found) == [
        ("double_column", 1, "enhet"),
        ("unknown_column", 1, ""),
        ("missing_column", 1, "avtalte_dagsverk"),
    ]
    assert found.problems[1].detail == "6"


def test_three_wrong_headings_are_told_in_one_sentence_with_the_templates():
    found = reading(b"Dag;2025K2;20;1180;77\n")

    assert codes(found) == [("headings", 1, "")]
    assert "enhet, kvartal, antall_ansatte" in found.problems[0].text
    assert "Dag" not in found.problems[0].text


def test_what_is_wrong_below_a_separator_line_keeps_its_place():
    content = f"sep=;\n{HEADINGS};navn\nDag;2025K2;20;1180;77;x\n".encode()

    assert codes(reading(content)) == [("people", 2, "")]


def test_a_name_like_one_in_a_joined_group_is_led_to_the_group():
    (problem,) = reading_of("Kjøken;2025K2;13;700;12").problems

    assert problem.detail == "Natt, Kjøkken"


def test_reading_stops_by_itself_at_its_deadline(monkeypatch):
    monkeypatch.setattr("dashboards.importing.reading.SECONDS_FOR_READING", -1)

    found = reading_of("Dag;2025K2;20;1180;77")

    assert codes(found) == [("too_slow", None, "")]
    assert found.rows == ()


def of_five_mib(row):
    return f"{HEADINGS}\n{row * (LARGEST_FILE_MIB * 1024 * 1024 // len(row) - 1)}".encode()


@pytest.mark.parametrize(
    "content",
    [
        of_five_mib("\n"),
        of_five_mib(";;;;\n"),
        of_five_mib("Dag;2025K2;20;1180;77\n"),
        f"{HEADINGS}\n{(';01010712345' * 41 + chr(10)) * 4999}".encode(),
        b"enhet;" * 800_000,
        b";" * 5_000_000,
    ],
    ids=["line ends", "empty rows", "rows", "digits", "headings", "semicolons"],
)
def test_the_most_laborious_files_are_screened_within_a_request(content):
    begun = time.process_time()
    refusal_of(content)

    assert time.process_time() - begun < 1.5  # half a second or less on an idle machine


def test_more_that_looks_like_identity_numbers_than_can_be_checked_refuses_the_file():
    found = reading_of(*[";01010712345" * 41] * 4999)

    assert [problem.code for problem in found.problems] == ["like_national_ids"]


# ── What no file may hold ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("navn", "people"), ("Ansattnummer", "people"), ("ansatt_navn", "people"),
        ("FØDSELSNUMMER", "people"), ("fnr", "people"), ("e-post", "people"),
        ("personnr", "people"), ("Diagnose", "causes"), ("fraværsårsak", "causes"),
        ("ICPC-2", "causes"), ("kommentar", "causes"),
    ],
)  # fmt: skip
def test_columns_about_persons_and_causes_refuse_the_file(heading, code):
    found = reading_of("Dag;2025K2;20;1180;77;x", headings=f"{HEADINGS};{heading}")

    assert codes(found) == [(code, 1, "")]
    assert (found.problems[0].detail, found.rows) == ("6", ())


@pytest.mark.parametrize("number", ["01010750160", "010107 50160", "010107-50160"])
def test_a_national_identity_number_anywhere_refuses_the_file(number):
    found = reading_of("Dag;2025K2;20;1180;77", f"Dag {number};2025K1;20;1180;77")

    assert codes(found) == [("national_id", 3, "")]


def test_eleven_digits_that_are_no_identity_number_are_only_a_bad_cell():
    assert codes(reading_of("Dag;2025K2;20;1180;12345678901")) == [
        ("too_large", 2, "tapte_dagsverk")
    ]


def test_no_problem_repeats_a_word_of_the_file():
    found = reading_of("Kari Nordmann;Kari;Kari;Kari;Kari")

    told = " ".join(problem.place + problem.text + problem.detail for problem in found.problems)
    assert len(found.problems) == 5
    assert "Kari" not in told


def test_every_text_says_what_to_do_in_plain_words():
    for text in [*FILE_TEXTS.values(), *ROW_TEXTS.values()]:
        assert "!" not in str(text)
        assert "du må" not in str(text).lower()
        assert str(text).endswith((".", "?"))


@given(
    st.one_of(
        st.binary(max_size=300),
        st.text(max_size=300).map(str.encode),
        st.lists(st.text(alphabet='Dag;,"\n\r\x0c 2025K0-.x', max_size=60), max_size=8).map(
            lambda rows: "\n".join([HEADINGS, *rows]).encode()
        ),
    )
)
def test_whatever_the_bytes_are_the_answer_is_rows_or_problems(content):
    found = reading(content)

    assert bool(found.rows) != bool(found.problems)
    assert all(problem.text for problem in found.problems)
