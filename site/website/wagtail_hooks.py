"""What the editors' administration shows of Wagtail's own."""

from typing import Any

from django.http import HttpRequest
from wagtail import hooks


@hooks.register("construct_main_menu")
def leave_out_help(request: HttpRequest, menu_items: list[Any]) -> None:
    """Leaves out the help menu: it leads to pages of Wagtail's elsewhere, all in English."""
    menu_items[:] = [item for item in menu_items if item.name != "help"]
