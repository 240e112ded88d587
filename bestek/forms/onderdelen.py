from django import forms
from django_scopes.forms import SafeModelChoiceField

from bestek.enums import Bewijsmoment
from bestek.methoden import GRENZEN, METHODEN
from bestek.models import Ankerpunt, Bestek, Bestekvraag, Eis, Paragraaf, Perceel, Schaal
from bestek.profielen import in_words
from documenten.opmaak import clean_html, editable_text
from documenten.opmaakveld import Opmaakveld
from kwaliteit.enums import Eissoort

from .basis import RoutesField, TekstMixin, VersieForm, plain_numbers


class OnderdeelForm(VersieForm):
    """A part of `bestek`; choices of other parts are those of the same bestek."""

    def __init__(self, *args: object, bestek: Bestek, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.bestek = bestek


class ParagraafForm(OnderdeelForm):
    class Meta:
        model = Paragraaf
        fields = ["titel", "tekst", "hoofdstuk"]
        widgets = {"tekst": Opmaakveld(attrs={"rows": 14})}
        help_texts = {
            "tekst": "Koppen, nadruk, lijsten, tabellen en links komen zo in de PDF, in Word en in ODF. "
            "Zonder werkbalk: een lege regel begint een alinea, regels met ‘- ’ ervoor worden een opsomming."
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["hoofdstuk"].required = False  # what is not said, stays where it is
        if self.instance.pk:
            self.initial["tekst"] = editable_text(self.instance.tekst)

    def clean_hoofdstuk(self) -> str:
        return self.cleaned_data["hoofdstuk"] or self.instance.hoofdstuk

    def clean_tekst(self) -> str:
        return clean_html(self.cleaned_data["tekst"])


class EisForm(OnderdeelForm):
    class Meta:
        model = Eis
        fields = ["soort", "titel", "tekst", "bewijs", "bewijsmoment", "perceel"]
        field_classes = {"perceel": SafeModelChoiceField}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 4}), "bewijs": forms.Textarea(attrs={"rows": 2})}
        help_texts = {
            "soort": "Een uitsluitingsgrond of geschiktheidseis gaat over de aanbieder, "
            "een uitvoeringseis over het werk.",
            "tekst": "Zo geschreven dat u kunt vaststellen of eraan voldaan is: ja of nee.",
            "bewijs": "Wat stuurt de inschrijver mee om dit te laten zien? Leeg als er geen bewijs nodig is.",
            "bewijsmoment": "Vraag vooraf zo min mogelijk: een eigen verklaring bij de inschrijving, "
            "stukken alleen van wie voor gunning in aanmerking komt.",
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["bewijsmoment"].choices = [
            ("", "nog niet gekozen"),
            *((waarde, in_words(naam, self.bestek.profiel)) for waarde, naam in Bewijsmoment.choices),
        ]
        if self.initial.get("soort") == Eissoort.UITSLUITINGSGROND and self.instance.pk is None:
            self.initial = standard_evidence(self.bestek.profiel) | self.initial
        percelen = self.bestek.perceel_set.current()
        self.fields["perceel"].queryset = percelen
        self.fields["perceel"].empty_label = "alle percelen"
        if len(percelen) < 2 and self.instance.perceel_id is None:
            del self.fields["perceel"]


def standard_evidence(profiel: str) -> dict[str, str]:
    """For a ground of exclusion: the declaration that goes with the procedure, handed in with the bid."""
    licht = profiel in ("meervoudig_onderhands", "subsidie", "open_house")
    uea = "Het ingevulde en ondertekende Uniform Europees Aanbestedingsdocument (UEA)."
    bewijs = "De ondertekende eigen verklaring." if licht else uea
    return {"bewijs": bewijs, "bewijsmoment": Bewijsmoment.BIJ_INSCHRIJVING}


PRIJSVELDEN = ("punten_prijs", "vaste_prijs", "plafondprijs", "prijs_laag", "prijs_hoog")


class PerceelForm(OnderdeelForm):
    routes = RoutesField()

    class Meta:
        model = Perceel
        fields = ["naam", "omschrijving", "gebied", "routes", *PRIJSVELDEN]
        help_texts = {
            "gebied": "Alleen als percelen naar gebied zijn verdeeld, bijvoorbeeld: Noord, of Duinwijk en Helmdorp.",
            "punten_prijs": "Kwaliteit en prijs zijn samen 100 punten. Bij een vaste prijs is dit 0.",
            "vaste_prijs": "Alleen bij 100% kwaliteit met vaste prijs.",
            "plafondprijs": "Leeg als er geen plafond is. Een hogere prijs wordt gemeld bij de opening; zeg in het "
            "bestek dat die inschrijving dan terzijde gaat.",
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        vraagt = METHODEN[self.bestek.methode]
        nodig = {
            "punten_prijs": vraagt.prijspunten,
            "vaste_prijs": not vraagt.prijs_telt,
            "plafondprijs": vraagt.prijs_telt,
            "prijs_laag": GRENZEN in vraagt.vraagt,
            "prijs_hoog": GRENZEN in vraagt.vraagt,
        }
        for naam in PRIJSVELDEN:  # what another method left behind stays in sight, to be taken away
            if not nodig[naam] and not getattr(self.instance, naam):
                del self.fields[naam]

    def clean(self) -> dict:
        velden = super().clean()
        laag, hoog, plafond = (velden.get(naam) for naam in ("prijs_laag", "prijs_hoog", "plafondprijs"))
        if laag is not None and laag < 0:
            self.add_error("prijs_laag", "Een prijs ligt niet onder nul.")
        elif laag is not None and hoog is not None and laag >= hoog:
            self.add_error("prijs_hoog", "Deze prijs is hoger dan de prijs met alle punten.")
        if plafond is not None and plafond <= 0:
            self.add_error("plafondprijs", "Een plafondprijs is meer dan 0 euro. Laat het veld leeg als er geen is.")
        return velden

    def clean_vaste_prijs(self) -> object:
        prijs = self.cleaned_data["vaste_prijs"]
        if prijs is not None and prijs <= 0:
            raise forms.ValidationError(
                "Een vaste prijs is meer dan 0 euro. Laat het veld leeg als de prijs niet vaststaat."
            )
        return prijs

    def clean_punten_prijs(self) -> object:
        punten = self.cleaned_data["punten_prijs"]
        if punten > 100:
            raise forms.ValidationError("Kwaliteit en prijs zijn samen 100 punten; de prijs kan er niet meer hebben.")
        return punten


class SchaalForm(OnderdeelForm):
    class Meta:
        model = Schaal
        fields = ["naam"]
        help_texts = {"naam": "Alleen om de schaal te herkennen, bijvoorbeeld: Vier stappen."}


class AnkerpuntForm(TekstMixin, forms.ModelForm):
    class Meta:
        model = Ankerpunt
        fields = ["waarde", "woord", "aandeel", "omschrijving"]
        widgets = {
            "omschrijving": forms.Textarea(attrs={"rows": 2}),
            "waarde": forms.NumberInput(attrs={"step": "any"}),
            "aandeel": forms.NumberInput(attrs={"step": "any"}),
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        plain_numbers(self.initial)


class BaseAnkerpuntFormSet(forms.BaseModelFormSet):
    def clean(self) -> None:
        super().clean()
        waarden = [f.cleaned_data["waarde"] for f in self.forms if self._counts(f)]
        if len(waarden) != len(set(waarden)):
            raise forms.ValidationError(
                "Hetzelfde cijfer staat er twee keer in. Haal er een weg of geef een ander cijfer."
            )
        if len(waarden) < 2:
            raise forms.ValidationError("Een schaal heeft ten minste twee cijfers.")

    def _counts(self, form: forms.ModelForm) -> bool:
        gegevens = getattr(form, "cleaned_data", {})
        return "waarde" in gegevens and not gegevens.get("DELETE")


AnkerpuntFormSet = forms.modelformset_factory(
    Ankerpunt, form=AnkerpuntForm, formset=BaseAnkerpuntFormSet, extra=1, can_delete=True
)


class EigenVraagForm(OnderdeelForm):
    criteria = forms.CharField(
        label="Criteria",
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Waaraan ziet u dat een antwoord goed is? Eén criterium per regel; ze staan openbaar in het bestek.",
    )

    class Meta:
        model = Bestekvraag
        fields = ["onderwerp", "tekst", "max_a4", "schaal"]
        field_classes = {"schaal": SafeModelChoiceField}
        widgets = {"tekst": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        schalen = self.bestek.schaal_set.current()
        self.fields["schaal"].queryset = schalen
        self.fields["schaal"].initial = schalen.first()
        self.fields["schaal"].empty_label = None
        self.order_fields(["onderwerp", "tekst", "criteria", "max_a4", "schaal"])

    def clean_criteria(self) -> list[str]:
        return [regel.strip() for regel in self.cleaned_data["criteria"].splitlines() if regel.strip()]
