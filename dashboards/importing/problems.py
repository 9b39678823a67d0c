"""What can be wrong with a file, said so that the reader knows what to do.

A problem is kept as a code with its place and told in the reader's language when it is shown.
"""

from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# About the file as a whole. Where the first half is set, nothing at all of the file is kept.
FILE_TEXTS = {
    "empty": _("Filen er tom. Fyll ut malen og last den opp på nytt."),
    "no_rows": _("Filen har ingen rader med tall. Fyll ut malen og last den opp på nytt."),
    "excel": _(
        "Dette er en Excel-fil. Åpne den i Excel, velg «Lagre som» og «CSV UTF-8», "
        "og last opp CSV-filen."
    ),
    "utf16": _("Filen er lagret med tegnsettet UTF-16. Lagre den som «CSV UTF-8»."),
    "binary": _("Dette er ikke en tekstfil. Vi kan lese CSV-filer som er laget fra malen."),
    "delimiter": _("Vi finner ikke kolonnene. Lagre filen som CSV med semikolon mellom kolonnene."),
    "broken": _("Filen stopper midt i et felt. Sjekk at anførselstegn står i par."),
    "too_many_rows": _("Filen har mer enn %(detail)s rader. Del den opp i flere filer."),
    "people": _(
        "Kolonne %(detail)s ser ut til å beskrive personer. Vi tar bare imot tall for grupper, "
        "og har ikke tatt vare på noe fra filen. Ta bort kolonnen og last opp på nytt."
    ),
    "causes": _(
        "Kolonne %(detail)s ser ut til å beskrive årsaker eller diagnoser. Slike opplysninger "
        "tar vi ikke imot, og vi har ikke tatt vare på noe fra filen. Ta bort kolonnen og last "
        "opp på nytt."
    ),
    "national_id": _(
        "Linjen inneholder et fødselsnummer. Vi har ikke tatt vare på noe fra filen. "
        "Ta bort fødselsnummeret og last opp på nytt."
    ),
    "like_national_ids": _(
        "Filen har svært mange tall på elleve sifre, og de kan være fødselsnumre. Vi har ikke tatt "
        "vare på noe fra filen. Ta dem bort og last opp på nytt."
    ),
    "headings": _(
        "Overskriftene er ikke malens. Malen har disse: %(detail)s. Hent malen på nytt, og lim inn "
        "tallene der."
    ),
    "long_line": _("Linjen er for lang til å være fra malen. Sjekk at hver rad står for seg."),
    "too_slow": _("Filen tok for lang tid å lese. Del den opp i flere filer."),
    "missing_column": _("Kolonnen mangler. Bruk overskriftene fra malen."),
    "double_column": _("Kolonnen står to ganger. Behold én av dem."),
    "unknown_column": _("Kolonne %(detail)s finnes ikke i malen. Ta den bort."),
    "more": _("Det er %(detail)s problemer til. Rett disse først."),
}

ROW_TEXTS = {
    "too_many_cells": _(
        "Linjen har flere felt enn overskriften. Bruk semikolon mellom feltene, "
        "eller sett tall med komma i anførselstegn."
    ),
    "missing": _("Feltet er tomt. Fyll det ut, eller la hele raden stå uten tall."),
    "unknown_unit": _("Vi finner ikke enheten. Skriv navnet slik det står i malen."),
    "unknown_unit_close": _("Vi finner ikke enheten. Mente du «%(detail)s»?"),
    "unit_in_group": _(
        "Enheten telles sammen med en annen. Bruk «%(detail)s», og legg sammen tallene."
    ),
    "unit_is_total": _(
        "Enheten er en sum av flere. Oppgi tallene for hver av enhetene i malen, "
        "så regner vi ut summen."
    ),
    "bad_quarter": _("Skriv kvartalet som år, K og nummer, for eksempel 2025K2."),
    "unfinished_quarter": _(
        "Kvartalet er ikke over ennå. Siste kvartal du kan levere, er %(detail)s."
    ),
    "not_a_number": _("Skriv et tall med sifre, for eksempel 1234,5."),
    "ambiguous_number": _(
        "Vi kan ikke se om skilletegnet er komma eller tusenskille. Skriv 1234,5 eller 1234."
    ),
    "not_whole": _("Skriv et helt tall."),
    "negative": _("Tallet er under null. Sjekk fortegnet."),
    "too_large": _("Tallet er for stort til å være riktig. Sjekk det."),
    "too_few": _(
        "Under fem ansatte. Så små grupper tar vi ikke imot tall for. Bruk raden fra malen, der "
        "små enheter er slått sammen, eller ta bort raden."
    ),
    "no_contractual": _("Avtalte dagsverk er null. Ta bort raden hvis ingen hadde avtalt arbeid."),
    "lost_above_contractual": _("Tapte dagsverk er flere enn avtalte. Sjekk begge tallene."),
    "parts_differ": _(
        "Egenmeldt og legemeldt blir til sammen ikke det samme som tapte dagsverk. Sjekk de tre "
        "tallene. Et avvik på inntil 0,5 er i orden."
    ),
    "part_above_total": _("Tallet er større enn tapte dagsverk. Sjekk begge tallene."),
    "duplicate": _("Enheten står to ganger for samme kvartal, også på linje %(detail)s."),
}
TEXTS = FILE_TEXTS | ROW_TEXTS
NOTHING_KEPT = {"people", "causes", "national_id", "like_national_ids"}


@dataclass(frozen=True)
class Problem:
    """One thing to put right.

    Attributes:
        code: key of `TEXTS`.
        line: number of the line in the file, from 1; None when it is about the whole file.
        column: the template's heading of the column; empty when it is about the whole line.
        detail: a word of our own in the text: a name from the template, a number. Never from the
            file.
    """

    code: str
    line: int | None = None
    column: str = ""
    detail: str = ""

    @property
    def text(self) -> str:
        """What is wrong and what may be done, in the reader's language."""
        return str(TEXTS[self.code]) % {"detail": self.detail}

    @property
    def place(self) -> str:
        """Line and column in words; empty when it is about the whole file."""
        words = {"line": self.line, "column": self.column}
        if self.line and self.column:
            return gettext("Linje %(line)s, %(column)s") % words
        return gettext("Linje %(line)s") % words if self.line else self.column

    @property
    def sentence(self) -> str:
        """Place and text in one line."""
        return f"{self.place}: {self.text}" if self.place else self.text

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return asdict(self)
