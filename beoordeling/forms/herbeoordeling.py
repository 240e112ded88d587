from django import forms

from documenten.tekst import normaliseer
from gemeenten.models import Gebruiker

from .. import herbeoordeling
from ..models import Ronde


class HerbeoordelingForm(forms.Form):
    """Why these offers are judged again, and by whom."""

    reden = forms.CharField(
        label="Waarom beoordeelt u opnieuw?",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De commissie leest dit en het staat in het verslag. Noem geen bedragen en geen cijfers.",
        error_messages={"required": "Geef de reden; die blijft bewaard."},
    )
    commissie = forms.ChoiceField(
        label="Wie beoordelen opnieuw?",
        choices=[
            ("anders", "Een andere commissie: u stelt die hierna samen"),
            ("zelfde", "Dezelfde commissie: leden en vragen gaan mee, en ieder tekent een nieuwe belangenverklaring"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies wie opnieuw beoordelen."},
    )

    def __init__(self, ronde: Ronde, data=None):
        super().__init__(data)
        self.ronde = ronde

    def clean_reden(self) -> str:
        return normaliseer(self.cleaned_data["reden"]).strip()

    def save(self, wie: Gebruiker) -> Ronde:
        zelfde = self.cleaned_data["commissie"] == "zelfde"
        return herbeoordeling.reassess(self.ronde, self.cleaned_data["reden"], zelfde, wie)
