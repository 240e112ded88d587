from django import forms

from bestek import structuur
from bestek.weging import number_text
from gemeenten.models import Gebruiker

from .. import oefenen
from ..models import Commissielid, Oefenantwoord, Ronde
from ..taken import asked_vragen
from .bewaren import VersieForm


class OefenantwoordForm(forms.Form):
    vraag = forms.ModelChoiceField(
        None, label="Vraag", empty_label="Kies een vraag", error_messages={"required": "Kies een vraag."}
    )
    tekst = forms.CharField(
        label="Verzonnen antwoord",
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Schrijf zoals een inschrijver het had kunnen doen; neem niets over uit een echte offerte.",
        error_messages={"required": "Schrijf een oefenantwoord."},
    )

    def __init__(self, ronde: Ronde, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ronde = ronde
        self.fields["vraag"].queryset = asked_vragen(ronde)

    def save(self, wie: Gebruiker) -> Oefenantwoord:
        return oefenen.add_oefenantwoord(self.ronde, self.cleaned_data["vraag"], self.cleaned_data["tekst"], wie)


class OefenscoreForm(VersieForm):
    """A member's own mark on a trial answer; one form per answer on the page, told apart by its prefix."""

    cijfer = forms.TypedChoiceField(
        label="Cijfer",
        widget=forms.RadioSelect(attrs={"class": "tb-cijfers"}),
        error_messages={"required": "Kies een cijfer."},
    )
    motivatie = forms.CharField(label="Motivatie", required=False, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, lid: Commissielid, oefening: oefenen.Oefening, data=None):
        eigen = oefening.eigen
        initial = {"versie": eigen.versie if eigen else 0}
        if eigen:
            initial |= {"cijfer": structuur.decimal_text(eigen.cijfer), "motivatie": eigen.motivatie}
        super().__init__(data, initial=initial, prefix=f"oefening-{oefening.antwoord.pk}")
        self.lid, self.oefening = lid, oefening
        punten = {structuur.decimal_text(p.waarde): p for p in oefening.schaal.ankerpunten}
        self.fields["cijfer"].choices = [(w, f"{number_text(p.waarde)} – {p.woord}") for w, p in punten.items()]
        self.fields["cijfer"].coerce = lambda waarde: punten[waarde].waarde

    @property
    def botsingsvelden(self) -> list[tuple[str, object, object]]:
        hun, mijn = self.botsing, self.cleaned_data
        return [("Cijfer", hun.cijfer, mijn["cijfer"]), ("Motivatie", hun.motivatie, mijn["motivatie"])]

    def save(self, wie: Gebruiker):
        velden = self.cleaned_data
        antwoord = self.oefening.antwoord
        return oefenen.save_oefenscore(self.lid, antwoord, velden["versie"], velden["cijfer"], velden["motivatie"])
