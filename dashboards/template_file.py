"""The template that an employer fills in, as a CSV file that spreadsheets open rightly."""

import csv
import io
from collections.abc import Iterable, Sequence

from dashboards.importing.columns import Column
from dashboards.quarters import Quarter
from programmes.models import Organisation, ReportingGroup

BOM = "\ufeff"  # without it, Excel reads Norwegian letters wrongly
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def safe(text: str) -> str:
    """The text as a spreadsheet takes for text, never for a formula."""
    return f"'{text}" if text.startswith(FORMULA_STARTS) else text


def as_csv(rows: Iterable[Sequence[object]]) -> bytes:
    """The rows with semicolons between, in UTF-8 with BOM. Texts must be `safe` already."""
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(rows)
    return (BOM + written.getvalue()).encode()


def template_for(organisation: Organisation, *, quarter: Quarter) -> bytes:
    """The template with a row for each of the organisation's groups and the quarter due."""
    groups = ReportingGroup.objects.filter(organisation=organisation).order_by("name")
    empty = [""] * (len(Column) - 2)
    rows = [[safe(group.name), str(quarter), *empty] for group in groups]
    return as_csv([[column.value for column in Column], *rows])
