"""The forms around the questions of bidders."""

from django import forms
from django.utils.timezone import localtime

from bestek.enums import Inkomst, Inlichtingstand
from bestek.inlichtingen import Nieuw, colleagues
from bestek.inname import LANGST, MEESTE
from bestek.models import Bestek, Inlichting
from bestek.onderdeelkeuze import choices, split_choice
from bestek.structuur import Bestek as Structuur
from documenten.excellezer import GROOTST
from gemeenten import klok
from gemeenten.models import Gebruiker

from .basis import TekstMixin, VersieForm
from .gegevens import MET_TIJD

MEEST_TEKST = 200_000  # characters pasted at once


class InnameForm(TekstMixin, forms.Form):
    """What came in, and how: pasted text, a mail, or an Excel file."""

    inkomst = forms.ChoiceField(
        label="Hoe kwamen de vragen binnen?",
        choices=[
            (Inkomst.PLAKKEN, "Als tekst die ik plak: een lege regel of een nummer scheidt de vragen"),
            (Inkomst.MAIL, "Als e-mail die ik plak: aanhef, ondertekening en oude berichten gaan eraf"),
            (Inkomst.EXCEL, "Als Excel-bestand: een rij per vraag"),
        ],
        widget=forms.RadioSelect,
        initial=Inkomst.PLAKKEN,
    )
    tekst = forms.CharField(
        label="Tekst",
        required=False,
        max_length=MEEST_TEKST,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=f"Bij tekst en e-mail. Hoogstens {MEESTE} vragen tegelijk.",
    )
    bestand = forms.FileField(
        label="Excel-bestand",
        required=False,
        help_text="Alleen .xlsx, hoogstens 5 MB. Een eerste rij met koppen als Vraag en Organisatie wordt herkend.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
    )
    organisatie = forms.CharField(
        label="Organisatie die de vragen stelt",
        required=False,
        max_length=160,
        help_text="Alleen wie het bestek schrijft, ziet dit. Het komt in geen nota of export.",
    )
    contact = forms.CharField(label="Naam of e-mailadres van de afzender", required=False, max_length=200)
    binnengekomen_op = forms.DateTimeField(
        label="Binnengekomen op",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MET_TIJD),
        initial=lambda: localtime(klok.now()),
    )

    def clean(self) -> dict:
        gegevens = super().clean()
        if gegevens.get("inkomst") == Inkomst.EXCEL:
            if not gegevens.get("bestand"):
                self.add_error("bestand", "Kies het Excel-bestand.")
            elif gegevens["bestand"].size > GROOTST:
                self.add_error("bestand", "Dit bestand is te groot: hoogstens 5 MB.")
        elif not (gegevens.get("tekst") or "").strip() and "tekst" not in self.errors:
            self.add_error("tekst", "Plak hier de vragen.")
        return gegevens


class RijForm(TekstMixin, forms.Form):
    """One question in the preview; what is hidden goes along as it was found."""

    opnemen = forms.BooleanField(label="Opnemen", required=False)
    vraag = forms.CharField(
        label="Vraag zonder namen", max_length=LANGST, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    onderdeel = forms.ChoiceField(label="Gaat over", required=False)
    plaats = forms.CharField(label="Bladzijde of plaats", max_length=120, required=False)
    origineel = forms.CharField(widget=forms.HiddenInput, max_length=LANGST, strip=False)
    organisatie = forms.CharField(widget=forms.HiddenInput, max_length=160, required=False)
    contact = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)
    inkomst = forms.ChoiceField(widget=forms.HiddenInput, choices=Inkomst)
    binnengekomen_op = forms.DateTimeField(widget=forms.HiddenInput)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, keuzes: list, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["onderdeel"].choices = keuzes

    def clean(self) -> dict:
        gegevens = super().clean()
        if gegevens.get("opnemen") and not (gegevens.get("vraag") or "").strip():
            self.add_error("vraag", "Schrijf de vraag, of neem haar niet op.")
        return gegevens

    @property
    def nieuw(self) -> Nieuw:
        velden = {naam: waarde for naam, waarde in self.cleaned_data.items() if naam not in ("opnemen", "onderdeel")}
        soort, sleutel = split_choice(self.cleaned_data["onderdeel"] or "algemeen")
        return Nieuw(**velden, soort=soort, sleutel=sleutel)


RijFormSet = forms.formset_factory(RijForm, extra=0, max_num=MEESTE, absolute_max=MEESTE, validate_max=True)


class InlichtingForm(VersieForm):
    """Question, place and answer of one question."""

    onderdeel = forms.ChoiceField(label="Gaat over")

    class Meta:
        model = Inlichting
        fields = ["vraag", "plaats", "groep", "antwoord", "leidt_tot_wijziging"]
        widgets = {
            "vraag": forms.Textarea(attrs={"rows": 5}),
            "antwoord": forms.Textarea(attrs={"rows": 8}),
            "groep": forms.TextInput(attrs={"list": "groepen"}),
        }
        help_texts = {
            "vraag": "Zo komt de vraag in de nota. Laat weg wat verraadt wie haar stelt.",
            "plaats": "Bijvoorbeeld: bladzijde 12, tweede alinea.",
            "groep": "Vragen met hetzelfde onderwerp staan in de nota bij elkaar.",
            "antwoord": "Een lege regel begint een alinea; regels die met ‘- ’ beginnen worden een opsomming.",
            "leidt_tot_wijziging": "Dan gaat de nota pas uit als de wijziging is vastgesteld.",
        }

    def __init__(self, *args: object, inhoud: Structuur, **kwargs: object):
        super().__init__(*args, **kwargs)
        keuzes = choices(inhoud)
        rij: Inlichting = self.instance
        huidig = f"{rij.soort}:{rij.sleutel}" if rij.sleutel else rij.soort
        bekend = {waarde for _, groep in keuzes[1:] for waarde, _ in groep} | {keuzes[0][0]}
        if huidig not in bekend:
            keuzes.append((huidig, "Het onderdeel dat is vervallen"))
        self.fields["onderdeel"].choices = keuzes
        self.initial["onderdeel"] = huidig
        self.order_fields(["vraag", "onderdeel", "plaats", "groep", "antwoord", "leidt_tot_wijziging", "versie"])

    @property
    def velden(self) -> dict:
        soort, sleutel = split_choice(self.cleaned_data["onderdeel"])
        return super().velden | {"soort": soort, "sleutel": sleutel}


class CollegaField(forms.ModelChoiceField):
    def __init__(self, bestek: Bestek, **kwargs: object):
        super().__init__(colleagues(bestek), empty_label="Kies een collega", **kwargs)


class VerdeelForm(TekstMixin, forms.Form):
    """Gives the ticked questions to a colleague, or puts them under one subject."""

    nummers = forms.MultipleChoiceField(error_messages={"required": "Vink eerst de vragen aan."})
    groep = forms.CharField(label="Onderwerp", max_length=80, required=False)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, bestek: Bestek, nummers: list[int], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["nummers"].choices = [(str(n), n) for n in nummers]
        self.fields["aan"] = CollegaField(bestek, label="Toewijzen aan", required=False)

    def clean(self) -> dict:
        gegevens = super().clean()
        if not gegevens.get("aan") and not gegevens.get("groep") and not self.errors:
            raise forms.ValidationError("Kies een collega of vul een onderwerp in.")
        return gegevens


class ToewijsForm(forms.Form):
    def __init__(self, *args: object, bestek: Bestek, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["aan"] = CollegaField(bestek, label="Toewijzen aan")


class FilterForm(forms.Form):
    """What the list shows; without a choice what is still open."""

    stand = forms.ChoiceField(
        label="Stand",
        required=False,
        choices=[("", "Nog open"), ("alle", "Alle vragen"), *Inlichtingstand.choices],
    )
    wie = forms.ChoiceField(label="Toegewezen aan", required=False)
    groep = forms.ChoiceField(label="Onderwerp", required=False)

    markeer_niet_verplicht = False

    def __init__(self, *args: object, mensen: list[Gebruiker], groepen: list[str], **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["wie"].choices = [("", "Iedereen"), ("niemand", "Niemand"), *((str(g.pk), str(g)) for g in mensen)]
        self.fields["groep"].choices = [("", "Alle onderwerpen"), *((g, g) for g in groepen)]


class KoppelForm(TekstMixin, forms.Form):
    """In which wijziging the answer lands: one that is there, or a new one with its reason."""

    wijziging = forms.ChoiceField(label="Wijziging", widget=forms.RadioSelect)
    reden = forms.CharField(
        label="Reden van de nieuwe wijziging",
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Staat bij de nieuwe versie en is voor iedereen te lezen. Noem geen inschrijver.",
    )

    markeer_niet_verplicht = False

    def __init__(self, *args: object, keuzes: list[tuple[str, str]], nieuw: bool, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["wijziging"].choices = keuzes + ([("nieuw", "Een nieuwe wijziging beginnen")] if nieuw else [])
        if not nieuw:
            del self.fields["reden"]

    def clean(self) -> dict:
        gegevens = super().clean()
        if gegevens.get("wijziging") == "nieuw" and not gegevens.get("reden"):
            self.add_error("reden", "Schrijf waarom het bestek wijzigt.")
        return gegevens
