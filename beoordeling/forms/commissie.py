from django import forms

from gemeenten.models import Gebruiker

from .. import commissie
from ..enums import Commissierol
from ..models import Commissielid, Ronde
from ..prijskennis import price_knowers
from .bewaren import VersieForm


class LidForm(forms.Form):
    """Somebody for the committee; who registered a price can only watch."""

    gebruiker = forms.ModelChoiceField(
        None, label="Wie", empty_label="Kies een lid", error_messages={"required": "Kies wie u in de commissie zet."}
    )
    rol = forms.ChoiceField(label="Als", choices=Commissierol, initial=Commissierol.BEOORDELAAR)

    def __init__(self, ronde: Ronde, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.ronde = ronde
        self.kenners = price_knowers(ronde)
        self.fields["gebruiker"].queryset = commissie.candidates(ronde)
        self.fields["gebruiker"].label_from_instance = self._label
        if not ronde.commissie.filter(rol=Commissierol.VOORZITTER).exists():
            self.fields["rol"].initial = Commissierol.VOORZITTER

    def save(self, wie: Gebruiker) -> Commissielid:
        return commissie.invite(self.ronde, self.cleaned_data["gebruiker"], self.cleaned_data["rol"], wie)

    def _label(self, gebruiker) -> str:
        if gebruiker.prijs:
            return f"{gebruiker} (registreerde een prijs: alleen waarnemer)"
        nummer = self.kenners.get(gebruiker.pk)
        return f"{gebruiker} (kon in ronde {nummer} de prijzen zien)" if nummer else str(gebruiker)


class RolForm(VersieForm):
    rol = forms.ChoiceField(label="Rol in deze commissie", choices=Commissierol, widget=forms.RadioSelect)

    def __init__(self, lid: Commissielid, *args, **kwargs):
        super().__init__(*args, initial={"rol": lid.rol, "versie": lid.versie}, **kwargs)
        self.lid = lid

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Rol", self.botsing.get_rol_display(), Commissierol(self.cleaned_data["rol"]).label)]

    def save(self, wie: Gebruiker) -> None:
        commissie.change_rol(self.lid, self.cleaned_data["versie"], self.cleaned_data["rol"], wie)


class PlanningForm(VersieForm):
    def __init__(self, ronde: Ronde, *args, **kwargs):
        initial = {naam: getattr(ronde, naam) for naam in ("versie", *commissie.PLANNING)}
        super().__init__(*args, initial=initial, **kwargs)
        self.ronde = ronde
        for naam, label in commissie.PLANNING.items():
            veld = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
            self.fields[naam] = forms.DateField(label=label, required=False, widget=veld)

    @property
    def botsingsvelden(self) -> list[tuple[str, object, object]]:
        datums = commissie.PLANNING.items()
        return [(label, getattr(self.botsing, naam), self.cleaned_data[naam]) for naam, label in datums]

    def save(self, wie: Gebruiker) -> None:
        datums = {naam: self.cleaned_data[naam] for naam in commissie.PLANNING}
        commissie.plan(self.ronde, self.cleaned_data["versie"], wie, **datums)


class BelangForm(VersieForm):
    """The inkoper's decision on a reported interest."""

    akkoord = forms.TypedChoiceField(
        label="Mag dit lid beoordelen?",
        choices=[
            ("ja", "Ja, het gemelde belang staat een eerlijk oordeel niet in de weg"),
            ("nee", "Nee, dit lid beoordeelt niemand"),
        ],
        coerce=lambda keuze: keuze == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
        error_messages={"required": "Kies ja of nee."},
    )
    niet = forms.ModelMultipleChoiceField(
        None,
        label="Maar niet van",
        required=False,
        help_text="Van wie u hier aanvinkt, krijgt dit lid niets te zien.",
        widget=forms.CheckboxSelectMultiple,
    )
    reden = forms.CharField(
        label="Reden",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Geef de reden van uw besluit; die komt in het dossier."},
    )

    def __init__(self, lid: Commissielid, *args, **kwargs):
        akkoord = {True: "ja", False: "nee", None: None}[lid.belang_akkoord]
        niet = list(lid.uitsluitingen.values_list("offerte", flat=True))
        initial = {"akkoord": akkoord, "niet": niet, "reden": lid.belang_reden, "versie": lid.versie}
        super().__init__(*args, initial=initial, **kwargs)
        self.lid = lid
        self.fields["niet"].queryset = lid.ronde.bestek.offertes.select_related("inschrijver")
        self.fields["niet"].label_from_instance = lambda offerte: str(offerte.inschrijver)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        woorden = {True: "Ja", False: "Nee", None: ""}
        hun, mijn = self.botsing, self.cleaned_data
        return [
            ("Mag beoordelen", woorden[hun.belang_akkoord], woorden[mijn["akkoord"]]),
            ("Reden", hun.belang_reden, mijn["reden"]),
        ]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        besluit = velden["versie"], velden["akkoord"], velden["reden"]
        commissie.decide_belang(self.lid, *besluit, wie, velden["niet"])
