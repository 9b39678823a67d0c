"""Makes a publication in memory, and writes it together with the facts it rests on."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_DOWN, Decimal
from typing import Any

from django.conf import settings
from django.db import transaction

from dashboards import measures
from dashboards.facts import as_row, facts_of, versions_of
from dashboards.importing.preview import PreviewRow
from dashboards.models import AbsenceFact, AbsenceImport, Publication, PublishedCell
from dashboards.places import places_of
from dashboards.publishing.lattice import Figure, Key, lattice
from dashboards.quarters import Quarter
from disclosure import Protection, protect
from programmes.actions.grouping import SMALLEST_GROUP
from programmes.models import Organisation


class StaleEdition(Exception):
    """Something else was published while this was being made; make it anew."""


@dataclass(frozen=True)
class Edition:
    """A publication that is not written yet.

    Attributes:
        after: number of the publication it follows, 0 for none.
        facts: facts to save with it, none when the file says nothing new.
        figures: the whole lattice.
        protection: which of the figures may be seen.
        threshold: people below whom nothing is shown.
    """

    after: int
    facts: list[AbsenceFact]
    figures: list[Figure]
    protection: Protection
    threshold: int

    @property
    def shown_share(self) -> Decimal:
        """Share of the figures that may be seen, 0–1, four decimals, rounded down."""
        share = Decimal(len(self.protection.shown)) / Decimal(len(self.figures))
        return share.quantize(Decimal("0.0001"), ROUND_DOWN)

    @property
    def audit(self) -> dict[str, Any]:
        """What disclosure control did, for those who look after it; nothing for readers."""
        reasons = Counter(reason.value for reason in self.protection.hidden.values())
        return {
            "threshold": self.threshold,
            "cells": len(self.figures),
            "shown": len(self.protection.shown),
            "hidden": dict(sorted(reasons.items())),
        }


def prepare(source: AbsenceImport) -> Edition:
    """What would be published with this file's figures added to those in force. Writes nothing.

    Raises:
        AlreadyDisclosed: the figures would, with what was public before, tell about too few people.
    """
    organisation = source.organisation
    after = _last_number(organisation)
    facts = facts_of(organisation)
    new_rows = [PreviewRow.from_json(stored).row for stored in source.rows]
    rows = {key: as_row(fact) for key, fact in facts.items()} | {row.key: row for row in new_rows}
    figures = lattice(places_of(organisation), rows)
    public = _public_before(organisation, after)
    threshold = max(settings.DISCLOSURE_THRESHOLD, SMALLEST_GROUP)
    cells = [figure.as_cell(published_before=figure.key in public) for figure in figures]
    return Edition(
        after=after,
        facts=versions_of(source, new_rows, facts),
        figures=figures,
        protection=protect(cells, threshold=threshold),
        threshold=threshold,
    )


@transaction.atomic
def write(edition: Edition, *, source: AbsenceImport, at: datetime) -> Publication:
    """Saves the facts and publishes the figures, both or neither.

    Raises:
        StaleEdition: another publication came first.
    """
    # Held to the end, so that two files of an organisation are published one after the other.
    organisation = Organisation.objects.select_for_update().get(pk=source.organisation_id)
    if _last_number(organisation) != edition.after:
        raise StaleEdition
    AbsenceFact.objects.bulk_create(edition.facts)
    publication = Publication.objects.create(
        organisation=organisation,
        number=edition.after + 1,
        at=at,
        shown_share=edition.shown_share,
        audit=edition.audit,
    )
    PublishedCell.objects.bulk_create(
        [
            _cell(publication, figure, is_shown=figure.key in edition.protection.shown)
            for figure in edition.figures
        ],
        batch_size=1000,
    )
    return publication


def _last_number(organisation: Organisation) -> int:
    """The number of the publication in force, 0 when nothing is published."""
    last = Publication.objects.filter(organisation=organisation).order_by("-number").first()
    return last.number if last else 0


def _public_before(organisation: Organisation, number: int) -> set[Key]:
    """The figures that are public. Each publication keeps showing what the one before showed."""
    shown = PublishedCell.objects.filter(
        organisation=organisation,
        publication__number=number,
        status=PublishedCell.Status.SHOWN,
    )
    return {
        (unit or group, period, Quarter.of(quarter))
        for unit, group, period, quarter in shown.values_list(
            "unit_id", "group_id", "period", "quarter"
        )
    }


def _cell(publication: Publication, figure: Figure, *, is_shown: bool) -> PublishedCell:
    """A figure as it is published; without any number when it is hidden."""
    cell = PublishedCell(
        organisation_id=publication.organisation_id,
        publication=publication,
        unit_id=figure.place.unit,
        group_id=figure.place.group,
        period=figure.period,
        quarter=figure.quarter.start,
        status=PublishedCell.Status.HIDDEN,
    )
    if is_shown:
        cell.status = PublishedCell.Status.SHOWN
        cell.headcount = figure.headcount
        cell.contractual_days = figure.contractual
        cell.lost_days = figure.lost
        days = {"lost": figure.lost, "contractual": figure.contractual}
        cell.absence_rate = measures.sickness_absence_rate(**days)
        cell.presence_rate = measures.presence_rate(**days)
    return cell
