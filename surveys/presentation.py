"""Published results in the words of the results page. Reads what was published, nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from surveys.instruments import Item, Section
from surveys.models import PublishedResult, Round, RoundNode
from surveys.models.results import RESPONSES
from surveys.shares import NEARLY_ALL

MOST_CHOICES_NAMED = 2  # options a sentence names; more when they are equal


@dataclass(frozen=True)
class Bar:
    """One class of answers as a length and in words.

    Attributes:
        key: high, middle, low, or an option's code.
        start: where the length begins, per cent of the whole.
        low: lower end of the share, whole per cent: what is drawn.
        share: the share in words.
    """

    key: str
    label: str
    start: int
    low: int
    share: str


@dataclass(frozen=True)
class ItemResult:
    """One item as it is shown.

    Attributes:
        is_shown: False when disclosure control hides it; then there is nothing but the text.
        sentence: the result in words.
        basis: how many answered it, in words.
        mean: average place on the scale, in words; empty where it is not published.
    """

    text: str
    is_shown: bool
    has_scale: bool
    bars: tuple[Bar, ...] = ()
    sentence: str = ""
    basis: str = ""
    mean: str = ""


@dataclass(frozen=True)
class SectionResult:
    """A section's items, with the average of their shares where they measure one thing.

    Attributes:
        index: the average share that agrees, in words; None where an item of it is hidden.
    """

    title: str
    has_index: bool
    index: str | None
    items: tuple[ItemResult, ...]


@dataclass(frozen=True)
class Results:
    """Everything that is shown of one part of the organisation.

    Attributes:
        responses: how many have answered, in words; empty when that is hidden.
        uncertainty: what one answer more or less would mean; empty when the number is hidden.
        is_anything_shown: at least one item is shown.
        is_anything_hidden: at least one item is hidden.
        is_any_band: at least one item is told in bands.
    """

    responses: str
    uncertainty: str
    sections: tuple[SectionResult, ...]
    is_anything_shown: bool
    is_anything_hidden: bool
    is_any_band: bool


def results_of(shown: Round, node: RoundNode) -> Results:
    """The published results of a part of the organisation."""
    published = {
        result.item: result
        for result in PublishedResult.objects.filter(
            organisation=shown.organisation_id, round=shown, node=node
        )
    }
    number = published[RESPONSES].number_of_answers
    return Results(
        responses=_basis(number, node),
        uncertainty=_uncertainty(number),
        sections=tuple(_section(section, published, node) for section in shown.instrument.sections),
        is_anything_shown=any(each.shown for each in published.values()),
        is_anything_hidden=not all(each.shown for each in published.values()),
        is_any_band=any(_is_band(each) for each in published.values()),
    )


def _section(
    section: Section, published: dict[str, PublishedResult], node: RoundNode
) -> SectionResult:
    return SectionResult(
        title=str(section.title),
        has_index=section.has_index,
        index=_index([published[item.id] for item in section.items]) if section.has_index else None,
        items=tuple(_item(item, published[item.id], node) for item in section.items),
    )


def _index(results: Sequence[PublishedResult]) -> str | None:
    """The average of published shares: reckoned from what is public, so it gives nothing away."""
    if not all(result.shown for result in results):
        return None
    ends = [_shares(result)["high"] for result in results]
    low, high = (round(sum(end) / len(ends)) for end in zip(*ends, strict=True))
    return share_in_words(low, high)


def _item(item: Item, result: PublishedResult, node: RoundNode) -> ItemResult:
    if not result.shown:
        return ItemResult(text=str(item.text), is_shown=False, has_scale=item.has_scale)
    bars = _scale_bars(item, result) if item.has_scale else _choice_bars(item, result)
    return ItemResult(
        text=str(item.text),
        is_shown=True,
        has_scale=item.has_scale,
        bars=bars,
        sentence=_sentence(item, bars),
        basis=_basis(result.number_of_answers, node),
        mean=_mean(item, result),
    )


def _scale_bars(item: Item, result: PublishedResult) -> tuple[Bar, ...]:
    """Lengths one after the other; each begins where the classes before it may have ended."""
    bars, start = [], 0
    for key, text in item.classes:
        low, high = _shares(result)[key]
        bars.append(Bar(key, str(text), start, low, share_in_words(low, high)))
        start += low
    return tuple(bars)


def _choice_bars(item: Item, result: PublishedResult) -> tuple[Bar, ...]:
    """Options from the one most chosen down; equals stay in the order they were asked."""
    rows = [(_shares(result)[key], key, text) for key, text in item.classes]
    rows.sort(key=lambda row: -row[0][0])
    return tuple(
        Bar(key, str(text), 0, low, share_in_words(low, high)) for (low, high), key, text in rows
    )


def _shares(result: PublishedResult) -> dict[str, tuple[int, int]]:
    """The shares of a result that is shown."""
    return result.shares or {}


def _is_band(result: PublishedResult) -> bool:
    return any(low < high for low, high in _shares(result).values())


def share_in_words(low: int, high: int) -> str:
    """A share in whole per cent: the figure, or the words for a band."""
    if low == high:
        return _("%(share)s %%") % {"share": low}
    if high == 100:
        return _in_words_from(low)
    if low == 0:
        return _in_words_up_to(high)
    return _("mellom %(low)s og %(high)s prosent") % {"low": low, "high": high}


def _in_words_from(low: int) -> str:
    if low >= NEARLY_ALL:
        return _("de fleste (%(low)s prosent eller mer)") % {"low": low}
    return _("%(low)s prosent eller mer") % {"low": low}


def _in_words_up_to(high: int) -> str:
    if high <= 100 - NEARLY_ALL:
        return _("få (%(high)s prosent eller mindre)") % {"high": high}
    return _("%(high)s prosent eller mindre") % {"high": high}


def _sentence(item: Item, bars: tuple[Bar, ...]) -> str:
    """What most people answered, as far as the bands tell it."""
    first = max(bars, key=lambda bar: bar.low)
    if first.low == 0:
        return _("Ingen svar skiller seg ut.")
    if item.has_scale:
        said = _("%(share)s svarte «%(answer)s».") % {"share": first.share, "answer": first.label}
        return capfirst(said)
    # Options in the same band are named together: nobody knows which of them comes first.
    least = max(1, bars[MOST_CHOICES_NAMED - 1].low)
    named = [_("«%(answer)s»") % {"answer": bar.label} for bar in bars if bar.low >= least]
    listed = get_text_list(named, _("og"))
    return _("Flest valgte %(answers)s.") % {"answers": listed}


def _basis(number: int | None, node: RoundNode) -> str:
    """Answers of employees, in words; empty where the number is hidden."""
    if number is None:
        return ""
    return _("%(answers)s svar av %(employees)s ansatte") % {
        "answers": number,
        "employees": node.number_of_employees,
    }


def _uncertainty(number: int | None) -> str:
    if not number:
        return ""
    points = max(1, round(100 / number))
    return ngettext(
        "Ett svar mer eller mindre flytter en andel med om lag %(points)s prosentpoeng.",
        "Ett svar mer eller mindre flytter en andel med om lag %(points)s prosentpoeng.",
        points,
    ) % {"points": points}


def _mean(item: Item, result: PublishedResult) -> str:
    if result.mean is None:
        return ""
    return _("Snitt %(mean)s på en skala fra %(lowest)s til %(highest)s") % {
        "mean": number_format(result.mean, decimal_pos=1),
        "lowest": item.options[0].score,
        "highest": item.options[-1].score,
    }
