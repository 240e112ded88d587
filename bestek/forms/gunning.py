from django import forms

from bestek.enums import Besluitwijze, GelijkeStand, Perceelregel, Uitval
from bestek.methoden import FACTOR, METHODEN
from bestek.models import Bestek

from .basis import VersieForm

NIET_GEKOZEN = [("", "nog niet gekozen")]
BIJ_MEER_PERCELEN = ("max_percelen", "perceelregel")


class GunningForm(VersieForm):
    """The award method with the rules beside it; only what the chosen method and the percelen ask for."""

    class Meta:
        model = Bestek
        fields = [
            "methode",
            "prijsfactor",
            "gelijke_stand",
            "uitval",
            "besluitwijze",
            "combinaties",
            "max_percelen",
            "perceelregel",
        ]
        widgets = {
            "methode": forms.RadioSelect,
            "prijsfactor": forms.NumberInput(attrs={"step": "any", "class": "tb-smal"}),
            "max_percelen": forms.NumberInput(attrs={"min": "1", "class": "tb-smal"}),
        }
        help_texts = {
            "prijsfactor": "Groter dan 1. Bij 2 krijgt wie twee keer zo duur is als de laagste prijs geen prijspunten.",
            "gelijke_stand": "Bij precies hetzelfde totaal, onafgerond. Loten doet u hier met een getuige; "
            "iedereen kan de trekking narekenen.",
            "uitval": "Na de rangorde, bijvoorbeeld als bewijs niet klopt.",
            "besluitwijze": "Een gemiddelde past alleen als ieder lid elk antwoord kan beoordelen.",
            "max_percelen": "Leeg als er geen grens is. Noem de grens ook in de aankondiging.",
            "perceelregel": "Verplicht bij een grens (richtlijn 2014/24, artikel 46, lid 2).",
        }

    def __init__(self, *args: object, percelen: int, **kwargs: object):
        super().__init__(*args, **kwargs)
        gekozen = self.data.get("methode") or self.instance.methode
        if FACTOR not in METHODEN.get(gekozen, METHODEN[self.instance.methode]).vraagt:
            del self.fields["prijsfactor"]
        if percelen < 2:
            for naam in BIJ_MEER_PERCELEN:
                del self.fields[naam]
        for naam, keuzes in (("gelijke_stand", GelijkeStand), ("uitval", Uitval), ("perceelregel", Perceelregel)):
            if naam in self.fields:
                self.fields[naam].choices = [*NIET_GEKOZEN, *keuzes.choices]
        self.fields["besluitwijze"].choices = Besluitwijze.choices
        self.percelen = percelen

    def clean_prijsfactor(self) -> object:
        factor = self.cleaned_data["prijsfactor"]
        if factor is not None and factor <= 1:
            raise forms.ValidationError("De factor is groter dan 1, bijvoorbeeld 1,5 of 2.")
        return factor

    def clean(self) -> dict:
        velden = super().clean()
        grens = velden.get("max_percelen")
        if grens and grens >= self.percelen:
            self.add_error("max_percelen", f"Er zijn {self.percelen} percelen: een grens is lager dan dat.")
        elif grens and not velden.get("perceelregel"):
            self.add_error("perceelregel", "Kies een regel: zonder regel mag u de percelen niet verdelen.")
        return velden

    @property
    def regels(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.fields if naam not in ("methode", "versie")]
