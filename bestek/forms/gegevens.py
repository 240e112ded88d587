from django import forms

from bestek.models import Bestek

from .basis import RoutesField, VersieForm, date_input

MET_TIJD = "%Y-%m-%dT%H:%M"


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

    class Meta:
        model = Bestek
        fields = ["titel", "kenmerk", "profiel", "methode", "routes"]
        help_texts = {
            "titel": "Zo heet de aanbesteding op het titelblad, bijvoorbeeld: Taalonderwijs inburgering 2027.",
            "kenmerk": "Het nummer waaronder uw gemeente deze aanbesteding kent.",
            "methode": "Geldt niet bij Open House: daar worden aanbieders op eisen toegelaten.",
        }


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
            "publicatie_op",
            "vragen_tot",
            "sluiting_op",
            "gunning_op",
            "start_op",
        ]
        widgets = {
            "publicatie_op": date_input(),
            "vragen_tot": date_input(),
            "gunning_op": date_input(),
            "start_op": date_input(),
            "sluiting_op": forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MET_TIJD),
        }
        help_texts = {
            "omschrijving": "Staat op het titelblad en vooraan in de bijlage: wat koopt u in, voor wie en waarom?",
            "contactpersoon": "Nodig voor de review: een naam of een e-mailadres waar inschrijvers vragen stellen.",
            "sluiting_op": "Datum en tijd; nodig voor de review. Offertes die later komen, tellen niet mee.",
        }
