"""The forms in which colleagues talk about the text."""

from django import forms

from bestek.models import Bestek
from bestek.opmerkingen import LANGST, OnbekendeNaam, named_in, writers
from bestek.tekstdelen import Tekst, fingerprint
from documenten.opmaakveld import Opmaakveld
from gemeenten.models import Gebruiker

from .basis import TekstMixin
from .onderdelen import ParagraafForm
from .stappen import RedenForm


class OpmerkingForm(TekstMixin, forms.Form):
    """A remark or an answer; `genoemd` after validation is who must see it."""

    tekst = forms.CharField(
        label="Uw opmerking",
        max_length=LANGST,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Schrijf eerst wat u wilt zeggen."},
    )
    aan = forms.MultipleChoiceField(
        label="Wie moet dit zien",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="U kunt ook @ met de hele naam in de tekst zetten.",
    )

    markeer_niet_verplicht = False

    def __init__(self, *args: object, bestek: Bestek, collegas: list[Gebruiker], label: str = "", **kwargs: object):
        super().__init__(*args, **kwargs)
        self.bestek, self.collegas = bestek, {str(g.pk): g for g in collegas}
        namen = [g.naam for g in collegas]
        self.fields["aan"].choices = [
            (pk, f"{g.naam} ({g.email})" if namen.count(g.naam) > 1 else g.naam) for pk, g in self.collegas.items()
        ]
        if not collegas:
            del self.fields["aan"]
        if label:
            self.fields["tekst"].label = label

    @property
    def gekozen(self) -> list[Gebruiker]:
        return [self.collegas[pk] for pk in self.cleaned_data.get("aan", ())]

    def clean(self) -> dict:
        gegevens = super().clean()
        if "tekst" in gegevens and "aan" not in self.errors:
            try:
                named_in(self.bestek, gegevens["tekst"], self.gekozen)
            except OnbekendeNaam as fout:
                self.add_error("tekst", fout.problemen)
        return gegevens


def colleagues(bestek: Bestek, wie: Gebruiker) -> list[Gebruiker]:
    """Who can be ticked: the other writers."""
    return list(writers(bestek).exclude(pk=wie.pk).order_by("naam", "email"))


class VoorstelForm(TekstMixin, forms.Form):
    """Another wording of one text; `gezien` tells which one it is to replace."""

    nieuw = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6}))
    toelichting = forms.CharField(
        label="Waarom (niet verplicht)", required=False, max_length=600, widget=forms.Textarea(attrs={"rows": 2})
    )
    gezien = forms.CharField(widget=forms.HiddenInput, max_length=64)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, tekst: Tekst, **kwargs: object):
        kwargs |= {"initial": {"nieuw": tekst.typbaar, "gezien": fingerprint(tekst.nu)}}
        kwargs |= {"auto_id": f"voorstel-{tekst.deel.code}_%s"}
        super().__init__(*args, **kwargs)
        self.tekst = tekst
        veld = self.fields["nieuw"]
        veld.label = tekst.naam
        veld.help_text = "Verander de tekst zoals u haar graag leest. Er verandert nog niets in het bestek."
        if tekst.opgemaakt:
            veld.help_text += f" {ParagraafForm.Meta.help_texts['tekst']}"
            veld.widget = Opmaakveld()
        lengte = tekst.deel.rij._meta.get_field(tekst.veld).max_length
        veld.widget.attrs["rows"] = 2 if lengte else 14 if tekst.opgemaakt else 6

    def clean_nieuw(self) -> str:
        return self.tekst.clean(self.cleaned_data["nieuw"])


class AfwijsForm(RedenForm):
    reden = forms.CharField(
        label="Waarom niet",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": "Schrijf waarom u dit voorstel afwijst; uw collega leest het."},
    )
