"""A text field with a little formatting: a textarea that frontend/opmaakveld.js, where it runs, puts an editor over."""

from django import forms
from django.forms.widgets import Script

from .opmaak import clean_html


class Opmaakveld(forms.Textarea):
    """The editor begins with what the text comes to as HTML; without script there is the text as it is typed."""

    class Media:
        js = (Script("extern/opmaak.min.js", defer=True),)

    def get_context(self, name: str, value: object, attrs: dict | None) -> dict:
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"]["data-opmaak"] = clean_html(str(value or ""))
        return context
