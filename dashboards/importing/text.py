"""From bytes to the cells of a table: encodings, separators, and files that are something else."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from stdnum.no import fodselsnummer

from dashboards.importing import columns
from dashboards.importing.problems import Problem

MOST_ROWS = 5_000
MOST_LIKE_IDENTITIES = 20_000  # each takes ten microseconds to check
MOST_LINES = 50_000  # also empty ones, as spreadsheets leave below the table
LONGEST_LINE = 500  # characters; the template's headings are about 100
EXCEL = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx is a zip archive, xls a compound document
UTF16 = (b"\xff\xfe", b"\xfe\xff")
# Day up to 31, or 71 in D numbers; month up to 12, or 52 in numbers that hospitals give.
ELEVEN_DIGITS = re.compile(r"(?<!\d)([0-7]\d[0145]\d{3})[\s.\-]?(\d{5})(?!\d)")
SEPARATOR_LINE = re.compile(r"\A[ \t]*\"?sep=.\"?[^\r\n]*", re.IGNORECASE)  # Excel's own


class UnreadableFile(Exception):
    """The file is not a table we can read.

    Attributes:
        problems: why.
    """

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = problems


@dataclass(frozen=True)
class Line:
    """A line with content: its number in the file, from 1, and its cells without outer spaces."""

    number: int
    cells: list[str]


def decoded(content: bytes) -> str:
    """The file's text, from UTF-8 with or without BOM, or Windows-1252.

    Raises:
        UnreadableFile: it is empty, or no text.
    """
    for starts, code in ((EXCEL, "excel"), (UTF16, "utf16")):
        if content.startswith(starts):
            raise UnreadableFile(Problem(code))
    if b"\x00" in content:
        raise UnreadableFile(Problem("binary"))
    text = _text(content)
    if not text.strip():
        raise UnreadableFile(Problem("empty"))
    return text


def _text(content: bytes) -> str:
    """The bytes as text in the first encoding that fits.

    Raises:
        UnreadableFile: none does.
    """
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableFile(Problem("binary"))


def lines_of(text: str) -> list[Line]:
    """The lines with content, headings first.

    Raises:
        UnreadableFile: no columns are found, there are too many rows, or the file is broken.
    """
    written = text.splitlines()
    if len(written) > MOST_LINES:
        raise UnreadableFile(_too_many_rows())
    text = SEPARATOR_LINE.sub("", text)
    if not text.strip():
        raise UnreadableFile(Problem("empty"))
    delimiter = _delimiter(text)
    for number, line in enumerate(written, start=1):
        if len(line) > LONGEST_LINE:
            raise UnreadableFile(Problem("long_line", line=number))
    lines = list(_lines(text, delimiter))
    if not lines:
        raise UnreadableFile(Problem("empty"))
    if len(lines) > MOST_ROWS + 1:
        raise UnreadableFile(_too_many_rows())
    return lines


def _too_many_rows() -> Problem:
    return Problem("too_many_rows", detail=str(MOST_ROWS))


def refuse_personal_data(text: str, lines: list[Line]) -> None:
    """Looks for what describes persons, before anything of the file is kept.

    Raises:
        UnreadableFile: a column names people, causes or diagnoses, or a cell holds a national
            identity number.
    """
    problems = columns.forbidden(lines[0].cells, line=lines[0].number)
    problems += _identity_numbers(text)
    if problems:
        raise UnreadableFile(*problems)


def _identity_numbers(text: str) -> list[Problem]:
    """The first line with a national identity number, or that there is too much to look through."""
    seen = 0
    for number, line in enumerate(text.splitlines(), start=1):
        like = ELEVEN_DIGITS.findall(line)
        if any(fodselsnummer.is_valid("".join(digits)) for digits in like):
            return [Problem("national_id", line=number)]
        seen += len(like)
        if seen > MOST_LIKE_IDENTITIES:
            return [Problem("like_national_ids", line=number)]
    return []


def _delimiter(text: str) -> str:
    """Semicolon or comma: the one that makes most known columns of the first line."""
    lines = enumerate(text.splitlines(), start=1)
    number, first = next((number, line) for number, line in lines if line.strip())
    if len(first) > LONGEST_LINE:
        raise UnreadableFile(columns.not_the_templates(number))
    best = max(";,", key=lambda mark: columns.recognised(first.split(mark)))
    # A single column can hardly be right; without columns we know, the separator is the likely
    # reason only when splitting does nothing.
    if len(first.split(best)) < 2:
        best = max(";,", key=first.count)
        if best not in first:
            raise UnreadableFile(Problem("delimiter"))
    return best


def _lines(text: str, delimiter: str) -> Iterator[Line]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    found = 0
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                found += 1
                yield Line(reader.line_num, stripped)
            if found > MOST_ROWS + 1:
                return
    except csv.Error as error:
        raise UnreadableFile(Problem("broken", line=reader.line_num)) from error
