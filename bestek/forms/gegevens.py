from django import forms

from bestek import procedurekeuze
from bestek.models import Bestek
from bestek.planning import VELDEN
from bestek.profielen import words_of

from .basis import RoutesField, VersieForm, date_input

MET_TIJD = "%Y-%m-%dT%H:%M"
RAMING = "Voor de hele looptijd, met verlengingen. Alleen wie het bestek schrijft, ziet dit bedrag."


class KenmerkMixin:
    def clean_kenmerk(self) -> str:
        """Unique within the gemeente: the scope that is open sees to the rest."""
        kenmerk = self.cleaned_data["kenmerk"].strip()
        ander = Bestek.objects.filter(kenmerk__iexact=kenmerk).exclude(pk=self.instance.pk).first()
        if ander:
            raise forms.ValidationError(
                f"Het kenmerk {kenmerk} heeft het bestek ‘{ander.titel}’ al. Kies een ander kenmerk."
            )
        return kenmerk


class NieuwForm(KenmerkMixin, VersieForm):
    routes = RoutesField(help_text="Voor welke routes vraagt u onderwijs? U kunt dit later nog wijzigen.")
    soort = forms.ChoiceField(label="Wat is het?", choices=procedurekeuze.SOORTEN, required=False)  # not kept

    class Meta:
        model = Bestek
        fields = ["titel", "kenmerk", "profiel", "methode", "raming", "routes"]
        help_texts = {
            "titel": "Zo heet de aanbesteding op het titelblad, bijvoorbeeld: Taalonderwijs inburgering 2027.",
            "kenmerk": "Het nummer waaronder uw gemeente deze aanbesteding kent.",
            "profiel": "Weet u het nog niet? Onder aan deze pagina staan de zes naast elkaar.",
            "methode": "Geldt niet bij Open House: daar worden aanbieders op eisen toegelaten.",
            "raming": RAMING,
        }

    @property
    def gegevens(self) -> list[forms.BoundField]:
        return [self[naam] for naam in ("titel", "kenmerk", "profiel", "methode", "routes")]


class GegevensForm(KenmerkMixin, VersieForm):
    routes = RoutesField()

    class Meta:
        model = Bestek
        fields = [
            "titel",
            "kenmerk",
            "profiel",
            "methode",
            "routes",
            "omschrijving",
            "contactpersoon",
            "contact_email",
            "raming",
            *VELDEN,
            "afwijkingsreden",
        ]
        widgets = {veld: date_input() for veld in VELDEN} | {
            "sluiting_op": forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MET_TIJD),
        }
        help_texts = {
            "omschrijving": "Staat op het titelblad en vooraan in de bijlage: wat koopt u in, voor wie en waarom?",
            "contactpersoon": "Nodig voor de review: een naam of een e-mailadres waar inschrijvers vragen stellen.",
            "raming": RAMING,
            "publicatie_op": "De dag waarop u de aankondiging of de uitnodiging verstuurt.",
            "sluiting_op": "Datum en tijd; nodig voor de review. Wat later komt, telt niet mee.",
            "opschorting_tot": "De dagen waarop u wacht voordat u de overeenkomst sluit.",
            "afwijkingsreden": "Alleen als de wet een uitzondering kent en die voor u geldt, zoals spoed.",
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self._in_words(self.data.get("profiel") or self.instance.profiel)

    def _in_words(self, profiel: str) -> None:
        """Labels in the words of a subsidy or of Open House; those of the model are of a tender."""
        if (woorden := words_of(profiel)).offerte != "offerte":
            for veld, naam in woorden.datums.items():
                self.fields[veld].label = naam
        if profiel == "subsidie":
            self.fields["opschorting_tot"].help_text = "Zes weken na de beschikking; bezwaar houdt de start niet tegen."
        if profiel == "open_house":
            self.fields["sluiting_op"].help_text = "Laat dit leeg als aanbieders zich altijd kunnen aanmelden."

    @property
    def algemeen(self) -> list[forms.BoundField]:
        return [self[naam] for naam in self.fields if naam not in (*VELDEN, "afwijkingsreden", "versie")]

    @property
    def datums(self) -> dict[str, object]:
        """The dates as they stand in the form now, saved or not; what cannot be read stays away."""
        if not self.is_bound:
            return {veld: waarde for veld in VELDEN if (waarde := getattr(self.instance, veld))}
        self.is_valid()
        return {veld: waarde for veld in VELDEN if (waarde := self.cleaned_data.get(veld))}
