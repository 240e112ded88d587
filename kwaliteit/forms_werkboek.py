"""The forms of the policy workbook: an answer, the filter above the list, and what to print."""

from django import forms

from documenten.tekst import normaliseer
from gemeenten import klok

from .enums import Beleidsstand
from .models import Beleidsantwoord, Werkboekdeel, Werkboekvraag
from .werkboek.lezen import Hoofdstuk, deciders

LANGSTE = 20_000  # characters of an answer


class AntwoordForm(forms.Form):
    """An answer of the gemeente; `actie` 'besluit' also decides it, which asks for all fields."""

    tekst = forms.CharField(
        label="Antwoord",
        required=False,
        max_length=LANGSTE,
        widget=forms.Textarea(attrs={"rows": 14, "class": "tb-ruim"}),
        help_text="Een lege regel begint een nieuwe alinea; regels die met ‘- ’ beginnen worden een opsomming.",
    )
    beslisser = forms.CharField(
        label="Wie besluit",
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"list": "beslissers", "autocomplete": "off"}),
    )
    besloten_op = forms.DateField(
        label="Besloten op",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text="Alleen nodig om het besluit vast te leggen.",
    )
    versie = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, vraag: Werkboekvraag, antwoord: Beleidsantwoord | None, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.initial |= {
            "tekst": antwoord.tekst if antwoord else "",
            "beslisser": antwoord.beslisser if antwoord else vraag.beslisser,
            "besloten_op": klok.today(),
            "versie": antwoord.versie if antwoord else 0,
        }

    @property
    def besluit(self) -> bool:
        return self.data.get("actie") == "besluit"

    def clean(self) -> dict:
        gegevens = super().clean()
        for naam in ("tekst", "beslisser"):
            gegevens[naam] = normaliseer(gegevens.get(naam, "")).strip()
        if self.besluit:
            self._check_decision(gegevens)
        return gegevens

    def _check_decision(self, gegevens: dict) -> None:
        op = gegevens.get("besloten_op")
        if not gegevens["tekst"]:
            self.add_error("tekst", "Schrijf eerst het antwoord waarover is besloten.")
        if not gegevens["beslisser"]:
            self.add_error("beslisser", "Vul in wie het besluit heeft genomen.")
        if not op and "besloten_op" not in self.errors:
            self.add_error("besloten_op", "Vul de dag in waarop is besloten.")
        if op and op > klok.today():
            self.add_error("besloten_op", "Deze dag ligt in de toekomst. Leg het besluit vast als het genomen is.")

    @property
    def velden(self) -> dict:
        """As `save_answer` takes them."""
        velden = {naam: self.cleaned_data[naam] for naam in ("tekst", "beslisser")}
        return velden | ({"besloten_op": self.cleaned_data["besloten_op"]} if self.besluit else {})

    def differing(self, huidig: Beleidsantwoord) -> list[tuple[str, str, str]]:
        """Per field that differs: its label, what is stored now, and what was typed here."""
        namen = [naam for naam in ("tekst", "beslisser") if getattr(huidig, naam) != self.cleaned_data[naam]]
        return [(self.fields[naam].label, getattr(huidig, naam), self.cleaned_data[naam]) for naam in namen]


class FilterForm(forms.Form):
    """The filter above the list; an address with a value that is not there filters nothing."""

    stand = forms.ChoiceField(required=False)
    beslisser = forms.ChoiceField(label="Wie besluit", required=False)

    markeer_niet_verplicht = False

    def __init__(self, data: object, *, hoofdstukken: list[Hoofdstuk], schrijft: bool):
        super().__init__(data)
        self.hoofdstukken = hoofdstukken
        standen = list(Beleidsstand.choices) if schrijft else [("besloten", "Besloten"), ("open", "Nog niet besloten")]
        self.fields["stand"].choices = [("", "Alle"), *standen]
        self.fields["beslisser"].choices = [("", "Iedereen"), *((b, b) for b in deciders(hoofdstukken))]

    def found(self) -> list[tuple[Hoofdstuk, tuple]]:
        """The chapters with the rows that fit; chapters of which none fits are left out."""
        self.is_valid()
        gevonden = [(hoofdstuk, hoofdstuk.narrowed(**self.cleaned_data)) for hoofdstuk in self.hoofdstukken]
        return [(hoofdstuk, regels) for hoofdstuk, regels in gevonden if regels]

    @property
    def gekozen(self) -> bool:
        return any(self.cleaned_data.values())


class UitvoerForm(forms.Form):
    """What of the workbook goes into a document."""

    deel = forms.ModelChoiceField(Werkboekdeel.objects.all(), label="Hoofdstuk", required=False, to_field_name="code")
    besloten = forms.BooleanField(label="Alleen wat besloten is", required=False)
    uitleg = forms.BooleanField(label="Met uitleg en overwegingen", required=False)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["deel"].empty_label = "Alle hoofdstukken"

    @property
    def keuze(self) -> dict:
        """As `document.compose` takes it."""
        self.is_valid()
        gekozen = self.cleaned_data
        return {
            "deel": gekozen.get("deel"),
            "alleen_besloten": bool(gekozen.get("besloten")),
            "met_uitleg": bool(gekozen.get("uitleg")),
        }
