"""Reads the instruments' files."""

import tomllib
from functools import cache
from importlib import resources
from typing import Any

from surveys.instruments.shape import GROUPS, Instrument, Item, Option, Section, Text

Data = dict[str, Any]


@cache
def instruments() -> dict[tuple[str, int], Instrument]:
    """Every version of every instrument, by id and version.

    Raises:
        KeyError: a file lacks a text in one of the languages, or names a scale it does not have.
        ValueError: two files have the same id and version.
    """
    found: dict[tuple[str, int], Instrument] = {}
    for file in resources.files("surveys.instruments").iterdir():
        if not file.name.endswith(".toml"):
            continue
        instrument = _instrument(tomllib.loads(file.read_text(encoding="utf-8")))
        if (instrument.id, instrument.version) in found:
            raise ValueError(f"{instrument.id} {instrument.version} is in two files")
        found[instrument.id, instrument.version] = instrument
    return found


def find(instrument_id: str, version: int) -> Instrument:
    """A version of an instrument.

    Raises:
        KeyError: there is none.
    """
    return instruments()[instrument_id, version]


def current() -> list[Instrument]:
    """The newest version of each instrument, by id."""
    newest: dict[str, Instrument] = {}
    for _key, instrument in sorted(instruments().items()):
        newest[instrument.id] = instrument
    return list(newest.values())


def _text(data: Data) -> Text:
    return Text(nb=data["nb"], nn=data["nn"], en=data["en"])


def _instrument(data: Data) -> Instrument:
    items = [_item(item, data["scales"]) for item in data["items"]]
    return Instrument(
        id=data["id"],
        version=data["version"],
        title=_text(data["title"]),
        minutes=data["minutes"],
        declined=_text(data["decline"]),
        not_applicable=_text(data["not_applicable"]),
        sections=tuple(
            Section(
                key=section["key"],
                title=_text(section),
                items=tuple(item for item in items if item.section == section["key"]),
                has_index=section.get("has_index", False),
            )
            for section in data["sections"]
        ),
    )


def _item(data: Data, scales: dict[str, Data]) -> Item:
    scale = scales[data["scale"]] if "scale" in data else None
    ends = scale.get("ends") if scale else None
    return Item(
        id=data["id"],
        section=data["section"],
        text=_text(data),
        options=_steps(scale) if scale else tuple(_option(each) for each in data["options"]),
        purpose=data["purpose"],
        sensitive=data.get("sensitive", False),
        may_not_apply=data.get("may_not_apply", False),
        max_choices=data.get("max_choices", 1),
        ends=(_text(ends["lowest"]), _text(ends["highest"])) if ends else None,
        group_texts=tuple((key, _text(scale["groups"][key])) for key in GROUPS) if scale else (),
    )


def _option(data: Data) -> Option:
    return Option(code=data["code"], text=_text(data))


def _steps(scale: Data) -> tuple[Option, ...]:
    """The options of a scale; one of bare numbers is written out."""
    if scale["kind"] == "choice":
        return tuple(
            Option(each["code"], _text(each), each["group"], int(each["code"]))
            for each in scale["options"]
        )
    return tuple(
        Option(str(step), Text(*[str(step)] * 3), _group_of(step, scale), step)
        for step in range(scale["lowest"], scale["highest"] + 1)
    )


def _group_of(step: int, scale: Data) -> str:
    if step <= scale["low_up_to"]:
        return "low"
    return "middle" if step <= scale["middle_up_to"] else "high"
