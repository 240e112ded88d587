from django import forms

from documenten.tekst import normaliseer

from ..enums import ROLUITLEG, Rol
from ..huisstijl import KLEUREN, STANDAARD, is_kleur, resolve, validate_huisstijl
from ..models import Gemeente


class RollenForm(forms.Form):
    rollen = forms.MultipleChoiceField(
        label="Rollen",
        choices=[(rol.value, f"{rol.label}: {uitleg}") for rol, uitleg in ROLUITLEG.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies minstens één rol."},
    )

    def clean_rollen(self) -> list[Rol]:
        return [Rol(rol) for rol in self.cleaned_data["rollen"]]


class LidForm(RollenForm):
    """A person by address; the name is used only where there is no account yet."""

    email = forms.EmailField(
        label="E-mailadres",
        max_length=254,
        help_text="Op dit adres krijgt de persoon een uitnodiging.",
        error_messages={"required": "Vul het e-mailadres in.", "invalid": "Vul een volledig e-mailadres in."},
    )
    naam = forms.CharField(
        label="Naam",
        max_length=120,
        help_text="Heeft deze persoon al een account, dan blijft de naam daarvan staan.",
        error_messages={"required": "Vul de naam in."},
    )
    field_order = ["email", "naam", "rollen"]

    def clean_naam(self) -> str:
        return normaliseer(self.cleaned_data["naam"]).strip()


class HuisstijlForm(forms.Form):
    """Address and colours. An empty colour is the standard one."""

    adres = forms.CharField(
        label="Postadres",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Zoals het op het titelblad van een bestek staat.",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: object, gemeente: Gemeente, **kwargs: object):
        self.gemeente = gemeente
        initial = {"adres": gemeente.adres, "versie": gemeente.versie, **resolve(gemeente.huisstijl)}
        super().__init__(*args, initial=initial, **kwargs)
        for naam, uitleg in KLEUREN.items():
            kop, _, waarvoor = uitleg.partition(": ")
            self.fields[naam] = forms.CharField(
                label=kop,
                required=False,
                max_length=7,
                help_text=f"Voor {waarvoor}. Standaard {STANDAARD[naam]}.",
                widget=forms.TextInput(attrs={"class": "tb-smal", "autocomplete": "off", "spellcheck": "false"}),
            )

    def clean_adres(self) -> str:
        return normaliseer(self.cleaned_data["adres"]).strip()

    def clean(self) -> dict:
        validate_huisstijl(self.chosen())
        return self.cleaned_data

    def chosen(self) -> dict[str, str]:
        """The colours that differ from the standard ones."""
        velden = {naam: self.cleaned_data.get(naam, "").strip().lower() for naam in KLEUREN}
        return {naam: kleur for naam, kleur in velden.items() if kleur and kleur != STANDAARD[naam]}

    def shown(self) -> dict[str, str]:
        """The colours for the preview: as typed, also where they are too faint, or as saved."""
        kleuren = self.chosen() if self.is_bound else self.gemeente.huisstijl
        return resolve(kleuren if all(map(is_kleur, kleuren.values())) else self.gemeente.huisstijl)

    def rebase(self, versie: int) -> None:
        """Let the next save build on this version, with everything typed still there."""
        self.data = self.data.copy()
        self.data["versie"] = versie
