"""Keeps personal data out of logs."""

import logging
import re

from stdnum.no import fodselsnummer

EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
ELEVEN_DIGITS = re.compile(r"\b\d{6}\s?\d{5}\b")


def without_personal_data(message: str) -> str:
    """The message with e-mail addresses and national identity numbers masked."""

    def mask(match: re.Match[str]) -> str:
        return "[fnr]" if fodselsnummer.is_valid(match.group()) else match.group()

    return ELEVEN_DIGITS.sub(mask, EMAIL.sub("[e-mail]", message))


class NoPersonalData(logging.Filter):
    """Masks personal data in every record that passes."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrites the record's message; lets every record through."""
        record.msg = without_personal_data(record.getMessage())
        record.args = None
        return True
