"""Forms of the internal review: ask, judge, and freeze all the same."""

from django import forms
from django.db.models import QuerySet

from bestek.enums import Akkoordoordeel
from gemeenten import klok
from gemeenten.models import Gebruiker

from .basis import TekstMixin, date_input
from .stappen import RedenForm


class VraagAkkoordForm(forms.Form):
    hoofdstukken = forms.MultipleChoiceField(
        label="Hoofdstukken",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één hoofdstuk."},
    )
    mensen = forms.ModelMultipleChoiceField(
        Gebruiker.objects.none(),
        label="Aan wie",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één collega."},
        help_text="Iedereen die u hier kiest, krijgt alle gekozen hoofdstukken.",
    )
    uiterlijk = forms.DateField(label="Uiterlijk", required=False, widget=date_input())

    def __init__(
        self, *args: object, hoofdstukken: list[tuple[str, str]], mensen: QuerySet[Gebruiker], **kwargs: object
    ):
        super().__init__(*args, **kwargs)
        self.fields["hoofdstukken"].choices = hoofdstukken
        self.fields["mensen"].queryset = mensen

    def clean_uiterlijk(self) -> object:
        dag = self.cleaned_data["uiterlijk"]
        if dag and dag < klok.today():
            raise forms.ValidationError("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        return dag


class AkkoordForm(TekstMixin, forms.Form):
    oordeel = forms.ChoiceField(
        label="Uw oordeel over dit hoofdstuk",
        choices=[(o.value, o.label) for o in (Akkoordoordeel.AKKOORD, Akkoordoordeel.NIET_AKKOORD)],
        widget=forms.RadioSelect,
        error_messages={"required": "Kies akkoord of niet akkoord."},
    )
    toelichting = forms.CharField(
        label="Toelichting",
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Bij niet akkoord nodig: wat moet er anders, en waarom?",
    )
    versie = forms.IntegerField(widget=forms.HiddenInput)
    afdruk = forms.CharField(widget=forms.HiddenInput, max_length=64)

    def clean(self) -> dict:
        gegevens = super().clean()
        if gegevens.get("oordeel") == Akkoordoordeel.NIET_AKKOORD and not gegevens.get("toelichting"):
            self.add_error("toelichting", "Schrijf wat er anders moet; dan kan de schrijver verder.")
        return gegevens


class TochForm(RedenForm):
    """Freezing while not everybody is akkoord: an act of its own, with a reason."""

    toch = forms.BooleanField(
        label="Ik stel toch vast, al is nog niet iedereen akkoord",
        error_messages={"required": "Bevestig dat u toch wilt vaststellen, of wacht op de akkoorden."},
    )

    field_order = ("toch", "reden")
