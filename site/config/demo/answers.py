"""Fictional answers to the presence survey, through the same actions as real ones."""

import random
from datetime import date, timedelta

from django.utils import timezone

from programmes.models import Organisation
from programmes.scope import scope
from surveys import ballots
from surveys.actions import close_round, plan_round, store_answer
from surveys.instruments import Instrument, Item, find
from surveys.models import Round, RoundGroup
from surveys.tasks import tend

INSTRUMENT = ("presence", 1)
OPEN_FOR = timedelta(days=42)
# In the smallest group of the first company too few answer, so that a hidden result can be seen.
SHARE_WHO_ANSWER = (0.3, 0.72)


def make_rounds(organisation: Organisation, today: date) -> tuple[Round, Round]:
    """A round that is closed and published, and one that is open today."""
    with scope(organisations=[organisation.pk]):
        published = _closed_round(organisation)
    tend(published.pk, organisation.pk, timezone.localdate())
    with scope(organisations=[organisation.pk]):
        opened = plan_round(
            organisation=organisation,
            instrument=find(*INSTRUMENT),
            name=f"Nærværsundersøkelsen, {_season_of(today)} {today.year}",
            opens_date=today,
            closes_date=today + OPEN_FOR,
            at=today,
        )
    return published, opened


def _season_of(day: date) -> str:
    return "våren" if day.month < 7 else "høsten"


def _closed_round(organisation: Organisation) -> Round:
    opens = date(2026, 3, 2)
    instrument = find(*INSTRUMENT)
    made = plan_round(
        organisation=organisation,
        instrument=instrument,
        name="Nærværsundersøkelsen, våren 2026",
        opens_date=opens,
        closes_date=opens + timedelta(days=14),
        at=opens,
    )
    _answer(made, instrument, opens)
    return close_round(round=made)


def _answer(made: Round, instrument: Instrument, at: date) -> None:
    """Answers from most people, by a generator that the organisation number seeds."""
    chance = random.Random(made.organisation.organisation_number)  # noqa: S311  no secret
    groups = list(RoundGroup.objects.filter(round=made).order_by("number_of_employees", "name"))
    for place, group in enumerate(groups):
        share = SHARE_WHO_ANSWER[0 if place == 0 else 1]
        for _person in range(round(group.number_of_employees * share)):
            ballot = ballots.make(
                round_id=made.pk, organisation_id=made.organisation_id, group_id=group.pk
            )
            answers = _one_persons(instrument, chance)
            store_answer(ballot=ballot, answers=answers, at=at)


def _one_persons(instrument: Instrument, chance: random.Random) -> dict[str, str | list[str]]:
    """One person's answers: a mood of their own, and now and then an item declined."""
    mood = chance.gauss(0.68, 0.16)
    answers: dict[str, str | list[str]] = {}
    for item in instrument.items:
        if chance.random() < 0.04:
            continue
        answers[item.id] = _choice(item, mood, chance)
    return answers


def _choice(item: Item, mood: float, chance: random.Random) -> str | list[str]:
    codes = [option.code for option in item.options]
    if not item.has_scale:
        weights = [1 / (1 + place) for place in range(len(codes))]
        chosen = set(chance.choices(codes, weights, k=item.max_choices))
        return [code for code in codes if code in chosen]
    level = min(max(mood + chance.gauss(0, 0.18), 0), 1)
    return codes[round(level * (len(codes) - 1))]
