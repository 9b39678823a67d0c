"""Whom to call."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

PHONE = r"^\+?[0-9 ]{3,15}$"


class ContactValue(blocks.StructValue):
    """Somebody to call."""

    @property
    def phone_link(self) -> str:
        """The number as a `tel:` address, empty when there is none."""
        phone = "".join((self.get("phone") or "").split())
        return f"tel:{phone}" if phone else ""


class ContactBlock(blocks.StructBlock):
    """Somebody to call, and when."""

    name = blocks.CharBlock(label=_("Hvem"), max_length=80)
    phone = blocks.RegexBlock(
        label=_("Telefonnummer"),
        regex=PHONE,
        required=False,
        error_messages={"invalid": _("Skriv bare sifre og mellomrom, for eksempel 116 117.")},
        help_text=_("Kan stå tomt når hver leser har sitt eget nummer."),
    )
    when = blocks.TextBlock(label=_("Når"), max_length=200)

    class Meta:
        value_class = ContactValue


class ContactsBlock(blocks.StructBlock):
    """Telephone numbers that can be pressed on a phone."""

    items = blocks.ListBlock(ContactBlock(), label=_("Kontakter"), min_num=1)

    class Meta:
        label = _("Telefonnumre")
        icon = "mobile-alt"
        template = "courses/blocks/contacts.html"
        description = _("Hvem leseren kan ringe, og når.")
        preview_value = {
            "items": [{"name": "Legevakten", "phone": "116 117", "when": "Åpent hele døgnet."}]
        }
