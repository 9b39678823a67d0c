"""The facts in force, and new versions of them. For importing and publishing only."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from dashboards.importing.rows import Row
from dashboards.models import AbsenceFact, AbsenceImport
from dashboards.quarters import Quarter
from programmes.models import Organisation

Facts = Mapping[tuple[UUID, Quarter], AbsenceFact]


def facts_of(organisation: Organisation) -> Facts:
    """The version in force of each group's figures for each quarter."""
    in_force = (
        AbsenceFact.objects.filter(organisation=organisation)
        .order_by("group_id", "quarter", "-version")
        .distinct("group_id", "quarter")
    )
    return {(fact.group_id, Quarter.of(fact.quarter)): fact for fact in in_force}


def as_row(fact: AbsenceFact) -> Row:
    """What a fact says, as a row; of no line."""
    return Row(
        0,
        fact.group_id,
        Quarter.of(fact.quarter),
        fact.headcount,
        fact.contractual_days,
        fact.lost_days,
        fact.self_certified_days,
        fact.doctor_certified_days,
    )


def versions_of(source: AbsenceImport, rows: Iterable[Row], facts: Facts) -> list[AbsenceFact]:
    """The facts that a file adds or corrects, not saved; each the next version."""
    found = []
    for row in rows:
        before = facts.get(row.key)
        if before and row.figures == as_row(before).figures:
            continue
        found.append(_version(source, row, number=before.version + 1 if before else 1))
    return found


def _version(source: AbsenceImport, row: Row, *, number: int) -> AbsenceFact:
    """A row as a fact that is not saved."""
    return AbsenceFact(
        organisation_id=source.organisation_id,
        group_id=row.group,
        quarter=row.quarter.start,
        version=number,
        source=source,
        headcount=row.headcount,
        contractual_days=row.contractual,
        lost_days=row.lost,
        self_certified_days=row.self_certified,
        doctor_certified_days=row.doctor_certified,
    )
