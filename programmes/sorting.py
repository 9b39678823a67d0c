"""Norwegian order of names: the database has no Norwegian collation everywhere."""

# æ, ø and å stand last, in that order; the signs after z in ASCII stand in for them.
LAST = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}", "é": "e", "ü": "y"})


def norwegian(text: str) -> str:
    """A key that sorts texts as a Norwegian reader expects, whatever their case."""
    return text.casefold().translate(LAST)
