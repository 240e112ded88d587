from django import forms
from django.utils.timezone import localtime

from gemeenten.models import Gebruiker

from .. import prijsonderzoek
from ..enums import Prijsbesluit
from ..models import Prijs, Prijsonderzoek
from .bewaren import VersieForm
from .moment import moment_field

VRAAG = (
    "Uw prijs valt op naast die van de anderen. Wilt u uitleggen hoe hij is opgebouwd: de uren per groep, de lonen "
    "en de cao, de kosten van lokalen en materiaal, en waardoor u goedkoper kunt werken?"
)


class OnderzoekForm(forms.Form):
    """What one asks of a bidder whose price seems too low to be true."""

    aanleiding = forms.CharField(
        label="Waarom u om uitleg vraagt",
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Blijft in het dossier. Noem geen bedragen van anderen.",
        error_messages={"required": "Schrijf waarom u om uitleg vraagt."},
    )
    vraag = forms.CharField(
        label="Wat u vraagt",
        initial=VRAAG,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Schrijf wat u de inschrijver vraagt."},
    )
    termijn = moment_field("Antwoord uiterlijk")

    def __init__(self, prijs: Prijs, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.prijs = prijs

    def save(self, wie: Gebruiker) -> Prijsonderzoek:
        velden = self.cleaned_data
        return prijsonderzoek.ask(self.prijs, velden["aanleiding"], velden["vraag"], velden["termijn"], wie)


class BesluitForm(VersieForm):
    antwoord = forms.CharField(
        label="Uitleg van de inschrijver",
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Leeg alleen als er binnen de termijn niets kwam.",
    )
    besluit = forms.ChoiceField(label="Besluit", choices=Prijsbesluit, widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Reden van het besluit",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wordt de uitleg niet aanvaard, dan krijgt de inschrijver deze reden. Noem geen bedragen.",
    )

    def __init__(self, onderzoek: Prijsonderzoek, *args, **kwargs):
        velden = ("versie", "antwoord", "besluit", "reden")
        super().__init__(*args, initial={naam: getattr(onderzoek, naam) for naam in velden}, **kwargs)
        self.onderzoek = onderzoek

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        hun, mijn = self.botsing, self.cleaned_data
        besluit = ("Besluit", hun.get_besluit_display(), Prijsbesluit(mijn["besluit"]).label)
        return [("Uitleg", hun.antwoord, mijn["antwoord"]), besluit, ("Reden", hun.reden, mijn["reden"])]

    @property
    def uiterlijk(self) -> str:
        return localtime(self.onderzoek.termijn).strftime("%d-%m-%Y %H:%M")

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        besluit = velden["antwoord"], velden["besluit"], velden["reden"]
        prijsonderzoek.decide(self.onderzoek, velden["versie"], *besluit, wie)
