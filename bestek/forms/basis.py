"""What the forms of this app share: one form of text, routes by name, and the version that a save is based on."""

from decimal import Decimal

from django import forms

from bestek.structuur import decimal_text
from documenten.tekst import normaliseer
from gemeenten.velden import VersieModel
from kwaliteit.models import Route


class TekstMixin:
    """Every typed text in the one form that the whole portal uses."""

    def clean(self) -> dict:
        gegevens = super().clean() or self.cleaned_data
        for naam, waarde in gegevens.items():
            if isinstance(waarde, str):
                gegevens[naam] = normaliseer(waarde)
        return gegevens


class VersieForm(TekstMixin, forms.ModelForm):
    """Edits one row with a `versie`; for a new row that field stays away."""

    versie = forms.IntegerField(widget=forms.HiddenInput, label="versie")

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.order_fields([*self._meta.fields, "versie"])
        plain_numbers(self.initial)
        if self.instance.pk is None:
            del self.fields["versie"]
        else:
            self.initial["versie"] = self.instance.versie

    @property
    def velden(self) -> dict:
        """What was typed, by model field."""
        return {naam: self.cleaned_data[naam] for naam in self._meta.fields if naam in self.cleaned_data}

    def store(self) -> VersieModel:
        """Save the row on top of the version in the form; raises `Verouderd`."""
        return self.instance.change(self.cleaned_data["versie"], **self.velden)


def plain_numbers(initial: dict) -> None:
    """Show 2 and 12.5, not 2.00 and 12.50."""
    for naam, waarde in initial.items():
        if isinstance(waarde, Decimal):
            initial[naam] = decimal_text(waarde)


class RoutesField(forms.MultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: object):
        kwargs = {"choices": route_choices, "required": False, "label": "Leerroutes"} | kwargs
        super().__init__(**kwargs)


def route_choices() -> list[tuple[str, str]]:
    return list(Route.objects.values_list("code", "naam"))


def date_input() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
