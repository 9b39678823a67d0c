"""No personal data in logs."""

import logging

import pytest

from config.logging import NoPersonalData, without_personal_data


@pytest.mark.parametrize(
    ("said", "logged"),
    [
        ("Sendt til kari@lysvik.example i dag", "Sendt til [e-mail] i dag"),
        ("Fant 13097248022 i filen", "Fant [fnr] i filen"),
        ("Fant 130972 48022 i filen", "Fant [fnr] i filen"),
        ("Rad 12345678901 er lest", "Rad 12345678901 er lest"),  # no valid number
        ("Alt er i orden", "Alt er i orden"),
    ],
)
def test_addresses_and_national_identity_numbers_are_masked(said, logged):
    assert without_personal_data(said) == logged


def test_what_is_put_into_a_message_is_masked_too():
    record = logging.LogRecord(
        "test", logging.INFO, __file__, 1, "Til %s", ("ola@nordlia.example",), None
    )

    assert NoPersonalData().filter(record)
    assert record.getMessage() == "Til [e-mail]"
