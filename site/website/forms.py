"""How every form of the site is drawn: with the design system's markup, wired for assistive tools.

`FORM_RENDERER = "website.forms.DesignRenderer"` makes `{{ form }}` and `{{ field }}` come out right
everywhere, in forms of other packages too. The markup is in `templates/django/forms/`.
"""

from typing import Any

from django.forms import BoundField, CheckboxInput, Widget
from django.forms.renderers import TemplatesSetting

CONTROL_CLASS = "ds-input"


class DesignField(BoundField):
    """A field of a form whose control carries the design system's class."""

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: Widget | None = None
    ) -> dict[str, Any]:
        """The control's attributes; the widget's own classes are kept."""
        drawn = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        if not drawn.is_hidden:
            own = attrs.get("class") or drawn.attrs.get("class") or ""
            attrs["class"] = f"{CONTROL_CLASS} {own}".strip()
        return attrs

    @property
    def is_checkbox(self) -> bool:
        """Whether this is one single checkbox, whose label stands after it."""
        return isinstance(self.field.widget, CheckboxInput)

    @property
    def is_optional(self) -> bool:
        """Whether the label says «(valgfritt)»: a checkbox never needs to."""
        return not (self.field.required or self.field.disabled or self.is_checkbox)

    @property
    def link_target(self) -> str:
        """The id of the control that a link in the error summary goes to."""
        return self.id_for_label or f"{self.auto_id}_0"


class DesignRenderer(TemplatesSetting):
    """Draws forms with the site's templates."""

    bound_field_class = DesignField
