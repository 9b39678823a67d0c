"""Codes that people read from paper and type in: to join with, and to get an account back with."""

import secrets

ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"  # without I, L, O, 0 and 1, which look alike
GROUP = 4


def new_code(length: int) -> str:
    """A random code, in groups of four with dashes: about 4.95 bits a character."""
    return grouped("".join(secrets.choice(ALPHABET) for _ in range(length)))


def grouped(code: str) -> str:
    """The code's characters in groups of four with dashes between, the last perhaps shorter."""
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))


def plain(typed: str) -> str:
    """What was typed, in capitals and without spaces and dashes, as it is compared."""
    return "".join(sign for sign in typed.upper() if not (sign.isspace() or sign in "-–—_.,"))


def is_code(typed: str, length: int) -> bool:
    """What was typed has the length of a code and only its characters."""
    code = plain(typed)
    return len(code) == length and set(code) <= set(ALPHABET)
