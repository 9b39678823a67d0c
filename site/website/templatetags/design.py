"""Filters that the components need."""

from django import template
from django.core.paginator import Page
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def elided_pages(page: Page) -> list[int | None]:
    """Page numbers round this page and at both ends; None where some are left out."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in numbers]


@register.filter
def or_hidden(value: object) -> object:
    """The value, or the sign for a figure that is hidden when there is none (None)."""
    return hidden_value() if value is None else value


def hidden_value() -> SafeString:
    """The sign for a hidden figure, with its explanation for screen readers."""
    return mark_safe(render_to_string("website/components/_hidden_value.html").strip())  # noqa: S308
