"""Makes the plain page that the module page is measured against."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.html import strip_tags

from courses.models import ModulePage
from website.models import HomePage, InformationPage

PARAGRAPH = 600  # characters


class Command(BaseCommand):
    """A page of running text with as many words as the longest module page."""

    help = "Makes the plain page that benchmarks compare with."

    def handle(self, *args: Any, **options: Any) -> None:
        """Adds the page below the front page in bokmål."""
        longest = max(
            ModulePage.objects.live(), key=lambda page: len(str(page.body.get_prep_value()))
        )
        words = " ".join(strip_tags(str(longest.body.render_as_block())).split())
        parts = [words[start : start + PARAGRAPH] for start in range(0, len(words), PARAGRAPH)]
        text = "".join(f"<p>{part}</p>" for part in parts)
        page = InformationPage(title="Ren tekst", slug="ren-tekst", body=[("text", text)])
        HomePage.objects.get(locale__language_code="nb").add_child(instance=page)
        page.save_revision().publish()
