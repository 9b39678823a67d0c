"""What a benchmark runs against."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Stage:
    """A served site with the demo's content.

    Attributes:
        port: where it listens on loopback.
        variables: the environment of its processes.
        seeded: people and pages, as the seeding wrote them down.
    """

    port: int
    variables: Mapping[str, str]
    seeded: Mapping[str, Any]
