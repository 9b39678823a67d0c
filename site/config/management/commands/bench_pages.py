"""Makes the plain page that the module page is measured against."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.html import escape

from courses.models import ModulePage
from website.models import HomePage, InformationPage


class Command(BaseCommand):
    """A page of running text with as many words as the longest module page."""

    help = "Makes the plain page that benchmarks compare with."

    def handle(self, *args: Any, **options: Any) -> None:
        """Adds the page below the front page in bokmål."""
        longest = max(
            ModulePage.objects.live(), key=lambda page: len(str(page.body.get_prep_value()))
        )
        words = escape(" ".join(str(longest.body.render_as_block()).split()))
        text = "".join(f"<p>{words[start : start + 600]}</p>" for start in range(0, 6000, 600))
        page = InformationPage(title="Ren tekst", slug="ren-tekst", body=[("text", text)])
        HomePage.objects.get(locale__language_code="nb").add_child(instance=page)
        page.save_revision().publish()
