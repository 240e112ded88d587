from decimal import Decimal

from django import forms

from gemeenten.models import Gebruiker

from .. import kluis
from ..models import Inschrijving, Kluisprijs


class BedragInput(forms.TextInput):
    """Never sends an amount back to the page, also not after an error: nobody sees a price before the opening."""

    def format_value(self, value: object) -> None:
        return None


class BedragField(forms.CharField):
    widget = BedragInput(attrs={"inputmode": "decimal", "autocomplete": "off", "spellcheck": "false"})

    def clean(self, value: str) -> Decimal:
        tekst = super().clean(value)
        try:
            return kluis.parse_prijs(tekst)
        except kluis.OngeldigPrijsbedrag as fout:
            raise forms.ValidationError(str(fout)) from None


class PrijsForm(forms.Form):
    """A price for the kluis, typed twice instead of shown back."""

    bedrag = BedragField(
        label="Prijs in euro, zonder btw",
        max_length=30,
        help_text="Bijvoorbeeld 1.250.000,00.",
        error_messages={"required": "Vul de prijs in."},
    )
    nogmaals = BedragField(
        label="Dezelfde prijs nog een keer",
        max_length=30,
        help_text="Het portaal toont de prijs niet terug. Daarom typt u haar twee keer.",
        error_messages={"required": "Vul de prijs nog een keer in."},
    )
    reden = forms.CharField(
        label="Reden van de correctie",
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Noem hier geen bedrag: deze reden is te lezen voordat de kluis opengaat.",
        error_messages={"required": "Geef de reden waarom u de prijs opnieuw registreert."},
    )

    def __init__(self, inschrijving: Inschrijving, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.inschrijving = inschrijving
        if not inschrijving.kluisprijzen.exists():
            del self.fields["reden"]

    def clean(self):
        velden = super().clean()
        if velden.get("bedrag") and velden.get("nogmaals") and velden["bedrag"] != velden["nogmaals"]:
            self.add_error("nogmaals", "De twee bedragen zijn niet gelijk. Typ de prijs in beide velden opnieuw.")
        if kluis.names_amount(velden.get("reden", "")):
            self.add_error("reden", "Noem in de reden geen bedrag: de reden is te lezen voordat de kluis opengaat.")
        return velden

    def save(self, wie: Gebruiker) -> Kluisprijs:
        return kluis.store_prijs(
            self.inschrijving, self.cleaned_data["bedrag"], wie, self.cleaned_data.get("reden", "")
        )
