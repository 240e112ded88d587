"""The forms with which a bestek begins from what is there: a source, a list that was read in, sharing."""

from __future__ import annotations

from dataclasses import replace

from django import forms

from bestek.enums import Profiel
from bestek.lijst.kolommen import VELDEN, column_names, guess
from bestek.lijst.lezen import TEKST, Indeling, Lijst
from bestek.lijst.rij import LANGST, LANGSTE_CRITERIUM, MEESTE, ONDERWERP, Rij, number, split_lines
from bestek.models import Bestek
from documenten.pakket import GROOTST
from kwaliteit.enums import Deling

from .basis import RoutesField, TekstMixin, VersieForm, route_choices
from .gegevens import KenmerkMixin

MEEST_TEKST = 200_000  # characters pasted at once


class BeginForm(KenmerkMixin, VersieForm):
    """What a source cannot say."""

    class Meta:
        model = Bestek
        fields = ["titel", "kenmerk"]
        help_texts = {
            "titel": "Zo heet het op het titelblad. U kunt dit later nog wijzigen.",
            "kenmerk": "Het nummer waaronder uw gemeente dit bestek kent.",
        }


class LijstBeginForm(KenmerkMixin, VersieForm):
    """A list says nothing of the procedure either."""

    routes = RoutesField(help_text="Voor welke routes vraagt u onderwijs?")

    class Meta:
        model = Bestek
        fields = ["titel", "kenmerk", "profiel", "methode", "routes"]
        help_texts = {"profiel": "Open House staat er niet bij: daar horen geen vragen."}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["profiel"].choices = [keuze for keuze in Profiel.choices if keuze[0] != Profiel.OPEN_HOUSE]


class LijstForm(TekstMixin, forms.Form):
    """A file, or what is pasted."""

    bestand = forms.FileField(
        label="Excel- of Word-bestand",
        required=False,
        help_text="Een .xlsx of .docx van hoogstens 5 MB. Het bestand zelf wordt niet bewaard.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.docx"}),
        error_messages={"empty": "Dit bestand is leeg. Kies een ander."},
    )
    tekst = forms.CharField(
        label="Of plak de vragen hier",
        required=False,
        max_length=MEEST_TEKST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="Een nummer of een vraagteken maakt een regel tot vraag; streepjes eronder worden criteria.",
    )

    markeer_niet_verplicht = False

    def clean(self) -> dict:
        gegevens = super().clean()
        if self.errors:
            return gegevens
        bestand, tekst = gegevens.get("bestand"), (gegevens.get("tekst") or "").strip()
        if bestand and tekst:
            self.add_error("tekst", "Kies een bestand of plak tekst, niet allebei.")
        elif not bestand and not tekst:
            self.add_error("bestand", "Kies een bestand, of plak de vragen hieronder.")
        elif bestand and bestand.size > GROOTST:
            self.add_error("bestand", "Dit bestand is te groot: hoogstens 5 MB.")
        return gegevens


class IndelingForm(forms.Form):
    """Which part of the file is read, and what its columns hold."""

    bron = forms.ChoiceField(label="Lees de vragen uit")
    kop = forms.BooleanField(label="De eerste rij bevat de namen van de kolommen", required=False)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, lijst: Lijst, indeling: Indeling, **kwargs: object):
        kwargs["initial"] = {"bron": indeling.bron, "kop": indeling.kop, **indeling.kolommen}
        super().__init__(*args, **kwargs)
        self.lijst, self.indeling = lijst, indeling
        tekst = [(TEKST, f"De lopende tekst ({len(lijst.regels)} regels)")] if lijst.regels else []
        bladen = [(str(n), f"{naam} ({len(rijen)} rijen)") for n, (naam, rijen) in enumerate(lijst.bladen)]
        self.fields["bron"].choices = bladen + tekst
        rijen = lijst.rows_of(indeling.bron)
        if rijen is None:
            del self.fields["kop"]
            return
        kolommen = list(enumerate(column_names(rijen, indeling.kop)))
        for veld, naam in VELDEN.items():
            leeg = [] if veld == "tekst" else [("", "Staat er niet in")]
            self.fields[veld] = forms.TypedChoiceField(
                label=f"Kolom: {naam}", choices=leeg + kolommen, coerce=int, empty_value=None, required=veld == "tekst"
            )

    @property
    def gelezen(self) -> list[str]:
        """The reading that is shown, in words."""
        bron = dict(self.fields["bron"].choices).get(self.indeling.bron, "")
        namen = [VELDEN[veld] for veld in VELDEN if veld in self.indeling.kolommen]
        return [bron, *([f"kolommen: {', '.join(namen)}"] if namen else [])]

    @property
    def gekozen(self) -> Indeling:
        """The reading that was asked; for another sheet than is shown its own guess."""
        gegevens = self.cleaned_data
        if gegevens["bron"] != self.indeling.bron:
            rijen = self.lijst.rows_of(gegevens["bron"])
            return Indeling(gegevens["bron"], *(guess(rijen) if rijen else ()))
        kolommen = {veld: gegevens[veld] for veld in VELDEN if gegevens.get(veld) is not None}
        return Indeling(gegevens["bron"], gegevens.get("kop", False), kolommen)


class RijForm(TekstMixin, forms.Form):
    """One question of the list, as it will come into the bestek."""

    opnemen = forms.BooleanField(label="Opnemen", required=False)
    onderwerp = forms.CharField(label="Onderwerp", max_length=ONDERWERP, required=False)
    tekst = forms.CharField(label="Vraag", max_length=LANGST, required=False, widget=forms.Textarea(attrs={"rows": 3}))
    criteria = forms.CharField(
        label="Criteria, één per regel", required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    toelichting = forms.CharField(label="Toelichting", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    punten = forms.CharField(label="Punten", required=False, max_length=60, widget=forms.TextInput)
    max_a4 = forms.CharField(label="Hoogstens A4", required=False, max_length=60)
    percelen = forms.CharField(label="Percelen", required=False, max_length=600)
    gekoppeld = forms.BooleanField(label="Deze vraag van de brieven als herkomst koppelen", required=False)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, rij: Rij | None = None, **kwargs: object):
        if rij is not None:
            lijstjes = {"criteria": "\n".join(rij.criteria), "percelen": ", ".join(rij.percelen)}
            kwargs["initial"] = rij.to_json() | lijstjes
        super().__init__(*args, **kwargs)
        self.rij = rij
        for naam in ("punten", "max_a4"):
            self.fields[naam].widget.attrs["class"] = "tb-smal"

    def clean(self) -> dict:
        gegevens = super().clean()
        if not gegevens.get("opnemen"):
            return gegevens
        for naam, zin in (("tekst", "Schrijf de vraag"), ("onderwerp", "Schrijf een onderwerp")):
            if naam not in self.errors and not (gegevens.get(naam) or "").strip():
                self.add_error(naam, f"{zin}, of neem deze rij niet op.")
        for naam, hoogste, cijfers in (("punten", 100_000, 2), ("max_a4", 999, 1)):
            self._check_number(naam, hoogste, cijfers)
        if any(len(regel) > LANGSTE_CRITERIUM for regel in split_lines(gegevens.get("criteria", ""))):
            self.add_error("criteria", f"Een criterium is te lang: hoogstens {LANGSTE_CRITERIUM} tekens.")
        if any(len(naam) > ONDERWERP for naam in self._percelen()):
            self.add_error("percelen", f"De naam van een perceel heeft hoogstens {ONDERWERP} tekens.")
        return gegevens

    def _check_number(self, naam: str, hoogste: int, cijfers: int) -> None:
        if naam in self.errors or not (waarde := self.cleaned_data.get(naam)):
            return
        getal = number(waarde)
        if getal is None or getal > hoogste or -getal.as_tuple().exponent > cijfers:
            eind = f"met hoogstens {cijfers} cijfer{'s' if cijfers > 1 else ''} achter de komma"
            self.add_error(naam, f"Schrijf een getal van 0 tot {hoogste}, {eind}, of laat dit leeg.")

    def _percelen(self) -> tuple[str, ...]:
        return tuple(naam.strip() for naam in self.cleaned_data.get("percelen", "").split(",") if naam.strip())

    def kept(self) -> Rij:
        """The row as it was typed, also where something in it is not right yet."""
        typed = {naam: self.cleaned_data.get(naam, self.data.get(self.add_prefix(naam), "")) for naam in self.fields}
        vrij = ("onderwerp", "tekst", "toelichting", "punten", "max_a4")
        tekst = {naam: str(typed[naam] or "").strip() for naam in vrij}
        return replace(
            self.rij,
            **tekst,
            criteria=split_lines(str(typed["criteria"] or "")),
            percelen=tuple(naam.strip() for naam in str(typed["percelen"] or "").split(",") if naam.strip()),
            opnemen=bool(typed["opnemen"]),
            gekoppeld=bool(typed["gekoppeld"]) and bool(self.rij.lijkt_op),
            afgeleid=self.rij.afgeleid and tekst["onderwerp"] == self.rij.onderwerp,
            twijfel=(),
        )


class BaseRijFormSet(forms.BaseFormSet):
    """A form per stored row; their number is that of the proposal, whatever was posted."""

    def __init__(self, *args: object, rijen: list[Rij], **kwargs: object):
        self.rijen = rijen
        super().__init__(*args, **kwargs)

    def total_form_count(self) -> int:
        return len(self.rijen)

    def initial_form_count(self) -> int:
        return len(self.rijen)

    def get_form_kwargs(self, index: int | None) -> dict:
        return {} if index is None else {"rij": self.rijen[index]}

    def kept(self) -> list[Rij]:
        return [form.kept() for form in self.forms]


RijFormSet = forms.formset_factory(
    RijForm, formset=BaseRijFormSet, extra=0, max_num=MEESTE, absolute_max=MEESTE, validate_max=True
)


class DelenForm(forms.Form):
    deling = forms.ChoiceField(
        label="Wie mag dit bestek lezen en ervan uitgaan?", choices=Deling.choices, widget=forms.RadioSelect
    )


class GedeeldFilter(forms.Form):
    """What the list of shared bestekken shows; a value that is not there finds everything."""

    q = forms.CharField(label="Titel", required=False, max_length=100, widget=forms.SearchInput)
    route = forms.ChoiceField(label="Route", required=False)
    procedure = forms.ChoiceField(
        label="Procedure", required=False, choices=[("", "Alle procedures"), *Profiel.choices]
    )

    markeer_niet_verplicht = False

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["route"].choices = [("", "Alle routes"), *route_choices()]

    @property
    def filters(self) -> dict[str, str]:
        self.is_valid()
        gevonden = self.cleaned_data
        return {
            "zoek": gevonden.get("q", ""),
            "route": gevonden.get("route", ""),
            "profiel": gevonden.get("procedure", ""),
        }

    @property
    def gekozen(self) -> bool:
        return any(self.filters.values())
