"""A row of a file that has been understood."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Self
from uuid import UUID

from dashboards.quarters import Quarter


@dataclass(frozen=True)
class Row:
    """A group's figures for a quarter, as the file has them.

    Attributes:
        line: number of the line in the file.
        group: id of the reporting group.
        quarter: a quarter that is over.
        headcount: people, 5 or more.
        contractual: contractual days (dagsverk), above 0, two decimals.
        lost: days lost to sickness, 0 to contractual.
        self_certified: of these, self-certified; None when not told.
        doctor_certified: of these, doctor-certified; None when not told.
    """

    line: int
    group: UUID
    quarter: Quarter
    headcount: int
    contractual: Decimal
    lost: Decimal
    self_certified: Decimal | None
    doctor_certified: Decimal | None

    @property
    def key(self) -> tuple[UUID, Quarter]:
        """What the row is about; a file has it once."""
        return self.group, self.quarter

    @property
    def figures(self) -> tuple[int, Decimal, Decimal, Decimal | None, Decimal | None]:
        """What the row says; equal when nothing has changed."""
        return (
            self.headcount,
            self.contractual,
            self.lost,
            self.self_certified,
            self.doctor_certified,
        )

    def as_json(self) -> list[Any]:
        """The row as it is stored; decimals as text, so that they stay exact."""
        return [
            self.line,
            str(self.group),
            str(self.quarter),
            self.headcount,
            *(None if one is None else str(one) for one in self.figures[1:]),
        ]

    @classmethod
    def from_json(cls, stored: list[Any]) -> Self:
        """The row that `as_json` wrote."""
        line, group, quarter, headcount, contractual, lost, *parts = stored
        by_self, by_doctor = (None if part is None else Decimal(part) for part in parts)
        return cls(
            line=line,
            group=UUID(group),
            quarter=Quarter.parse(quarter),
            headcount=headcount,
            contractual=Decimal(contractual),
            lost=Decimal(lost),
            self_certified=by_self,
            doctor_certified=by_doctor,
        )
