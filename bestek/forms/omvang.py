"""The volumes of a perceel, and the lines of its price sheet."""

from django import forms
from django_scopes.forms import SafeModelChoiceField

from bestek.models import Hoeveelheid, Prijsregel

from .onderdelen import OnderdeelForm


class VanPerceelForm(OnderdeelForm):
    """A part of one perceel; where there is only one, it is not asked."""

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.percelen = list(self.bestek.perceel_set.current())
        self.fields["perceel"].queryset = self.bestek.perceel_set.current()
        self.fields["perceel"].empty_label = None
        if len(self.percelen) < 2:
            del self.fields["perceel"]

    @property
    def velden(self) -> dict:
        return ({"perceel": self.percelen[0]} if "perceel" not in self.fields else {}) | super().velden


class HoeveelheidForm(VanPerceelForm):
    class Meta:
        model = Hoeveelheid
        fields = ["perceel", "omschrijving", "eenheid", "verwacht", "minimum", "maximum"]
        field_classes = {"perceel": SafeModelChoiceField}
        help_texts = {
            "omschrijving": "Bijvoorbeeld: trajecten die per jaar beginnen.",
            "eenheid": "Waarin u telt: deelnemers, groepen, uren.",
            "verwacht": "Wat u verwacht af te nemen. Dit is een schatting en geen toezegging.",
            "minimum": "Alleen als u dit aantal zeker afneemt: het staat als toezegging in het bestek.",
            "maximum": "Meer neemt u met deze opdracht niet af.",
        }

    def clean(self) -> dict:
        velden = super().clean()
        laag, verwacht, hoog = (velden.get(naam) for naam in ("minimum", "verwacht", "maximum"))
        if verwacht is not None and laag is not None and laag > verwacht:
            self.add_error("minimum", "Dit is meer dan u verwacht. Verlaag dit aantal of verhoog wat u verwacht.")
        if verwacht is not None and hoog is not None and hoog < verwacht:
            self.add_error("maximum", "Dit is minder dan u verwacht. Verhoog dit aantal of verlaag wat u verwacht.")
        return velden


class PrijsregelForm(VanPerceelForm):
    class Meta:
        model = Prijsregel
        fields = ["perceel", "omschrijving", "eenheid", "hoeveelheid", "maximum"]
        field_classes = {"perceel": SafeModelChoiceField}
        help_texts = {
            "omschrijving": "Waarvoor een inschrijver een tarief noemt, bijvoorbeeld: les in een groep.",
            "eenheid": "Per uur, per deelnemer, per traject.",
            "hoeveelheid": "Met dit aantal wordt het tarief vermenigvuldigd om prijzen te vergelijken.",
            "maximum": "Leeg als er geen hoogste tarief is. Een hoger tarief doet niet mee.",
        }

    def clean_hoeveelheid(self) -> object:
        hoeveelheid = self.cleaned_data["hoeveelheid"]
        if hoeveelheid <= 0:
            raise forms.ValidationError("Een hoeveelheid is meer dan 0; anders telt het tarief niet mee.")
        return hoeveelheid

    def clean_maximum(self) -> object:
        maximum = self.cleaned_data["maximum"]
        if maximum is not None and maximum <= 0:
            raise forms.ValidationError("Een hoogste tarief is meer dan 0 euro. Laat het veld leeg als er geen is.")
        return maximum
