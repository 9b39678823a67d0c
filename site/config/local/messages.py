"""Message catalogues without gettext: find texts, write catalogues, compile them, find gaps.

The texts in code and templates are bokmål. Nynorsk and English have a catalogue each; bokmål has
one only for libraries whose own translation has gaps.

    python -m config.local.messages compile | extract | check
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, extract, mofile, pofile
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[3]
LOCALE = ROOT / "site" / "website" / "locale"
LANGUAGES = ("nn", "en")
SOURCES = ("site", "programmes", "courses", "surveys", "dashboards")
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


# A text, or its singular and plural; Babel gives a list or nothing for what is not translated.
Text = str | tuple[str, ...] | list[str] | None


def _files() -> Iterator[Path]:
    """Every source file that may hold texts, in a stable order."""
    for source in SOURCES:
        for pattern in ("**/*.py", "**/*.html", "**/*.txt"):
            for path in sorted((ROOT / source).glob(pattern)):
                is_ours = "migrations" not in path.parts and "static" not in path.parts
                if is_ours and (path.suffix == ".py" or "templates" in path.parts):
                    yield path


def _as_python(path: Path) -> bytes:
    """The file as something the Python extractor can read.

    Django turns a template into calls of gettext among filler; lines keep their numbers, and lose
    their indentation, which would not be Python's.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    return text.encode()


def found() -> Catalog:
    """All texts in code and templates."""
    catalog = Catalog(project="naervaer", fuzzy=False)
    for path in _files():
        place = path.relative_to(ROOT).as_posix()
        rows = extract.extract(
            "python", BytesIO(_as_python(path)), KEYWORDS, options={"encoding": "utf-8"}
        )
        for _line, message, _comments, context in rows:
            # Line numbers would change the catalogues with every edit.
            catalog.add(message, locations=[(place, 0)], context=context, flags=_flags(message))
    return catalog


def _flags(message: str | tuple[str, ...]) -> list[str]:
    texts = message if isinstance(message, tuple) else (message,)
    return ["python-format"] if any(re.search(r"%\(\w+\)[sd]", text) for text in texts) else []


def read(language: str) -> Catalog:
    """A language's catalogue; empty when there is none yet."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return pofile.read_po(file, locale=language)


def write(language: str, catalog: Catalog) -> None:
    """Saves a catalogue, sorted, without dates or line numbers."""
    path = LOCALE / language / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pofile.write_po(
            file, catalog, width=100, omit_header=False, sort_output=True, ignore_obsolete=True,
            include_lineno=False,
        )  # fmt: skip


def extract_all() -> None:
    """Adds new texts to the catalogues and drops those no longer used.

    Texts of libraries that a catalogue overrides have no location in our files and are kept.
    """
    template = found()
    for language in LANGUAGES:
        catalog = read(language)
        kept = [m for m in catalog if m.id and "library" in m.flags]
        catalog.update(template, no_fuzzy_matching=True)
        for message in kept:
            catalog[message.id] = message
        write(language, catalog)


def compile_all() -> None:
    """Writes the .mo file beside each .po file that is newer."""
    for source in sorted(LOCALE.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        with source.open("rb") as file:
            catalog = pofile.read_po(file, locale=source.parts[-3])
        with target.open("wb") as file:
            mofile.write_mo(file, catalog)


def gaps() -> list[str]:
    """Texts without a translation, and translations that lost a placeholder, a line each."""
    template = found()
    problems = []
    for language in LANGUAGES:
        catalog = read(language)
        for message in template:
            if not message.id:
                continue
            translated = catalog.get(message.id, message.context)
            if translated is None or not _is_whole(translated.string):
                problems.append(f"{language}: no translation of {message.id!r}")
            elif _placeholders(message.id) != _placeholders(translated.string):
                problems.append(f"{language}: other placeholders in {message.id!r}")
    return problems


def _is_whole(text: Text) -> bool:
    return bool(text) if isinstance(text, str) or text is None else all(text)


def _placeholders(text: Text) -> set[str]:
    joined = text if isinstance(text, str) else " ".join(text or ())
    return set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", joined))


def main(command: str) -> int:
    """Runs one command; returns the exit status."""
    if command == "extract":
        extract_all()
    elif command == "compile":
        compile_all()
    elif command == "check":
        problems = gaps()
        print("\n".join(problems) or "Every text is translated.")
        return bool(problems)
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
