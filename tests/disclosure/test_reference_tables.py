"""Held against what Statistics Norway's GaussSuppression does with the same small tables."""

import csv
from itertools import product
from pathlib import Path

import pytest

from disclosure import Cell, Reason, audit, protect

DATA = Path(__file__).parent.parent / "data"
COUNTRIES = {name: [name] for name in ("Spain", "Iceland", "Portugal")}
REGIONS = COUNTRIES | {"EU": ["Spain", "Portugal"], "nonEU": ["Iceland"], "Total": [*COUNTRIES]}
AGES = {"young": ["young"], "old": ["old"], "Total": ["young", "old"]}


def read(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8") as lines:
        return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def cells_of(rows: list[dict[str, str]], *, zeros_are_secret: bool) -> list[Cell]:
    return [
        Cell(
            (row["age"], row["region"]),
            int(row["persons"]),
            frozenset(product(AGES[row["age"]], REGIONS[row["region"]])),
            priority=(row["age"] != "Total") + (row["region"] != "Total"),
            sensitive=zeros_are_secret and row["persons"] == "0",
        )
        for row in rows
    ]


@pytest.mark.parametrize(
    ("table", "threshold", "zeros_are_secret"),
    [("1", 2, True), ("2", 3, True), ("3", 3, False), ("4", 5, False)],
)
def test_small_tables_are_as_safe_with_at_most_a_quarter_more_hidden(
    table, threshold, zeros_are_secret
):
    rows = [row for row in read("disclosure_small_tables.csv") if row["table"] == table]
    primary = {(row["age"], row["region"]) for row in rows if row["status"] == "primary"}
    widths = {(row["age"], row["region"]): row["width"] for row in rows if row["width"]}
    cells = cells_of(rows, zeros_are_secret=zeros_are_secret)

    protection = protect(cells, threshold=threshold)

    assert {k for k, reason in protection.hidden.items() if reason is Reason.PRIMARY} == primary
    assert len(protection.hidden) <= 1.25 * len(widths)
    bounds = audit(cells, protection, values={cell.key: cell.contributors for cell in cells})
    for key, (low, high) in bounds.items():
        assert high - low >= float(widths.get(key, 0)) - 1e-6
        assert key not in primary or high - low >= threshold - 1e-6


def test_three_years_with_all_totals_hide_no_more_than_the_reference():
    persons = {
        (row["year"], row["region"], age): int(row[age])
        for row in read("disclosure_three_years.csv")
        for age in ("young", "old")
    }
    years = {year: [year] for year, _, _ in persons}
    years["Total"] = [*years]
    shape = [
        *product(years, [*COUNTRIES, "Total"], AGES),
        *product(years, ["EU", "nonEU"], ["Total"]),
    ]
    cells = []
    for key in shape:
        year, region, age = key
        inner = frozenset(product(years[year], REGIONS[region], AGES[age]))
        number = sum(persons[atom] for atom in inner)
        cells.append(Cell(key, number, inner, priority=3 - key.count("Total")))

    protection = protect(cells, threshold=2)

    assert len(cells) == 56
    assert [*protection.hidden.values()].count(Reason.PRIMARY) == 3
    assert len(protection.hidden) <= 14
    bounds = audit(cells, protection, values={cell.key: cell.contributors for cell in cells})
    assert all(
        bounds[key][1] - bounds[key][0] >= 2 - 1e-6
        for key, reason in protection.hidden.items()
        if reason is Reason.PRIMARY
    )
