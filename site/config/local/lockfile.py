"""Leaves addresses out of package-lock.json: npm omits the registry's, but not those of sponsors.

python -m config.local.lockfile
"""

import json
from pathlib import Path

PATH = Path(__file__).resolve().parents[3] / "package-lock.json"


def without_addresses(lock: dict[str, dict[str, dict[str, object]]]) -> dict[str, object]:
    """The lock without fields that hold addresses only; npm needs none of them."""
    for package in lock["packages"].values():
        package.pop("funding", None)
        package.pop("resolved", None)
    return dict(lock)


if __name__ == "__main__":
    stripped = without_addresses(json.loads(PATH.read_text()))
    PATH.write_text(json.dumps(stripped, indent=2, ensure_ascii=False) + "\n")
