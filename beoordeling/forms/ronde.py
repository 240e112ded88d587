from django import forms

from documenten.tekst import normaliseer
from gemeenten.models import Gebruiker

from .. import belang
from ..models import Belangenverklaring, Commissielid, Ronde
from ..overgangen import Overgang
from .woorden import put_in_words


class VerklaringForm(forms.Form):
    """The statement of (no) interest: an affirmative choice, and a signature."""

    belang = forms.TypedChoiceField(
        label="Hebt u een belang bij een van deze inschrijvers?",
        choices=[
            ("nee", "Nee, ik heb geen persoonlijk, financieel of zakelijk belang"),
            ("ja", "Ja, ik meld een belang of een band die voor een belang kan worden aangezien"),
        ],
        coerce=lambda keuze: keuze == "ja",
        widget=forms.RadioSelect,
        error_messages={"required": "Kies of u een belang meldt."},
    )
    toelichting = forms.CharField(
        label="Toelichting op het belang",
        required=False,
        help_text="Alleen als u een belang meldt: bij wie, en wat voor belang. De inkoper beslist of u mag beoordelen.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    akkoord = forms.BooleanField(
        error_messages={"required": "Vink aan dat u de verklaring ondertekent."},
    )

    def __init__(self, lid: Commissielid, data=None):
        super().__init__(data)
        self.lid = lid
        put_in_words(self, lid.ronde.bestek.profiel)
        self.fields["akkoord"].label = f"Ik, {lid.gebruiker}, heb de verklaring gelezen en onderteken haar"

    def clean_toelichting(self) -> str:
        return normaliseer(self.cleaned_data["toelichting"]).strip()

    def clean(self) -> dict:
        velden = super().clean()
        if velden.get("belang") and not velden.get("toelichting"):
            self.add_error("toelichting", "Beschrijf het belang dat u meldt.")
        return velden

    def save(self, wie: Gebruiker) -> Belangenverklaring:
        return belang.sign_verklaring(self.lid, self.cleaned_data["belang"], self.cleaned_data["toelichting"])


class OvergangForm(forms.Form):
    """Confirms a step of the round, with its reason where one is asked."""

    reden = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Geef een reden; die blijft bewaard."}
    )

    def __init__(self, ronde: Ronde, overgang: Overgang, data=None):
        super().__init__(data)
        self.ronde, self.overgang = ronde, overgang
        if overgang.reden:
            self.fields["reden"].label = overgang.reden
        else:
            del self.fields["reden"]

    def save(self, wie: Gebruiker) -> None:
        self.overgang.doe(self.ronde, wie, normaliseer(self.cleaned_data.get("reden", "")).strip())
