"""The ballot: what lets a device answer a round once without saying who holds it.

It is made when a person begins, given to the person's device in a cookie, and kept nowhere else.
Only the address of the answer page receives it. The round's page receives a mark that the device
holds one: the round's id, and nothing of the ballot. Both go when the browser is closed, so that
they stay no longer than needed on a device that is shared.
"""

import hashlib
import secrets
from dataclasses import asdict, dataclass
from uuid import UUID

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import translation

# Not a timestamped signature: a ballot must not say when it was made.
_signer = Signer(salt="surveys.ballot")


@dataclass(frozen=True)
class Ballot:
    """The right to give one answer to one round, as one of a group.

    Attributes:
        nonce: 256 random bits in hexadecimal; known to the device alone.
    """

    round_id: UUID
    organisation_id: UUID
    group_id: UUID
    nonce: str

    @property
    def digest(self) -> str:
        """What is kept when the ballot has been used: SHA-256 of the nonce."""
        return hashlib.sha256(self.nonce.encode()).hexdigest()


def make(*, round_id: UUID, organisation_id: UUID, group_id: UUID) -> Ballot:
    """A new ballot with a nonce of its own."""
    return Ballot(round_id, organisation_id, group_id, secrets.token_hex(32))


def _cookie(language: str) -> str:
    return f"ballot_{language}"


def _mark(language: str) -> str:
    return f"unsent_{language}"


def _places(round_id: UUID, signed: str = "") -> list[tuple[str, str, str]]:
    """Name, value and path of the cookies for each language: each has addresses of its own."""
    found = []
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            found.append((_cookie(language), signed, reverse("surveys:answer", args=[round_id])))
            found.append(
                (_mark(language), str(round_id), reverse("surveys:round", args=[round_id]))
            )
    return found


def hand_out(response: HttpResponse, ballot: Ballot) -> None:
    """Gives the ballot to the device, until its browser is closed."""
    fields = {name: str(value) for name, value in asdict(ballot).items()}
    for name, value, path in _places(ballot.round_id, _signer.sign_object(fields)):
        response.set_cookie(
            name,
            value,
            path=path,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )


def take_in(request: HttpRequest, round_id: UUID) -> Ballot | None:
    """The device's ballot for this round; None when it has none, or one that we did not make."""
    signed = request.COOKIES.get(_cookie(translation.get_language() or settings.LANGUAGE_CODE), "")
    try:
        fields = _signer.unsign_object(signed)
    except BadSignature:
        return None
    ballot = Ballot(
        round_id=UUID(fields["round_id"]),
        organisation_id=UUID(fields["organisation_id"]),
        group_id=UUID(fields["group_id"]),
        nonce=fields["nonce"],
    )
    return ballot if ballot.round_id == round_id else None


def lies_here(request: HttpRequest, round_id: UUID) -> bool:
    """The device holds a ballot for this round that has not been used; whose is not known."""
    mark = _mark(translation.get_language() or settings.LANGUAGE_CODE)
    return request.COOKIES.get(mark) == str(round_id)


def take_back(response: HttpResponse, round_id: UUID) -> None:
    """Removes the ballot from the device."""
    for name, _value, path in _places(round_id):
        response.delete_cookie(name, path=path, samesite="Strict")
