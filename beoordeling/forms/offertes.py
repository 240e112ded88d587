from datetime import datetime

from django import forms
from django.core.validators import RegexValidator
from django.utils import timezone

from bestek.models import Bestek
from bestek.profielen import in_words
from documenten.tekst import normaliseer
from gemeenten import klok
from gemeenten.models import Gebruiker

from .. import registratie
from ..models import Antwoord, Antwoordversie, Bijlage, Inschrijver, Offerte
from .bewaren import VersieForm
from .woorden import put_in_words


class OntvangstForm(forms.Form):
    """When an offerte came in and for which percelen; too late asks for a second look."""

    ontvangen_datum = forms.DateField(
        label="Ontvangen op", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ontvangen_tijd = forms.TimeField(label="Om", widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))
    kenmerk = forms.CharField(label="Kenmerk van de inschrijver", max_length=60, required=False)
    percelen = forms.ModelMultipleChoiceField(
        None,
        label="Percelen waarop is ingeschreven",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Kies ten minste één perceel waarvoor deze offerte is."},
    )
    toch = forms.BooleanField(
        label="Registreer de offerte met deze tijd; zij kwam na de sluiting binnen", required=False
    )

    def __init__(self, bestek: Bestek, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.bestek = bestek
        percelen = registratie.percelen_of(bestek)
        self.fields["percelen"].queryset = percelen
        self.order_fields([*(n for n in self.fields if n not in ("percelen", "toch")), "percelen", "toch"])
        if len(percelen) == 1:  # a bestek without percelen has one that the screens do not name
            del self.fields["percelen"]
            self.enige = list(percelen)
        if not self.is_bound:
            del self.fields["toch"]
        put_in_words(self, bestek.profiel)

    def clean(self):
        velden = super().clean()
        if velden.get("ontvangen_datum") and velden.get("ontvangen_tijd"):
            moment = datetime.combine(velden["ontvangen_datum"], velden["ontvangen_tijd"])
            velden["ontvangen_op"] = timezone.make_aware(moment)
        self._check_moment(velden.get("ontvangen_op"))
        return velden

    def _check_moment(self, moment: datetime | None) -> None:
        if moment and moment > klok.now():
            zin = "Dit moment ligt in de toekomst. Vul in wanneer de offerte binnenkwam."
            self.add_error("ontvangen_datum", in_words(zin, self.bestek.profiel))
        sluiting = self.bestek.sluiting_op
        if not (moment and sluiting and moment > sluiting):
            self.fields.pop("toch")
        elif not self.cleaned_data.get("toch"):
            tot = timezone.localtime(sluiting)
            zin = (
                f"De offerte kwam na de sluiting van {tot:%d-%m-%Y} om {tot:%H:%M} uur binnen. Klopt dat, vink dit dan "
                "aan; u kunt de inschrijving daarna met die reden terzijde leggen."
            )
            self.add_error("toch", in_words(zin, self.bestek.profiel))

    @property
    def gekozen_percelen(self) -> list:
        return self.enige if hasattr(self, "enige") else list(self.cleaned_data["percelen"])


class OfferteForm(OntvangstForm):
    """A new offerte, of a known bidder or a new one."""

    inschrijver = forms.ModelChoiceField(
        None, label="Inschrijver", required=False, empty_label="Nieuwe inschrijver (vul de naam in)"
    )
    naam = forms.CharField(label="Naam van de nieuwe inschrijver", max_length=160, required=False)
    kvk_nummer = forms.CharField(
        label="KvK-nummer",
        required=False,
        validators=[RegexValidator(r"^\d{8}$", "Een KvK-nummer bestaat uit acht cijfers.")],
        widget=forms.TextInput(attrs={"inputmode": "numeric", "maxlength": "8"}),
    )
    field_order = ["inschrijver", "naam", "kvk_nummer"]

    def __init__(self, bestek: Bestek, *args, **kwargs):
        super().__init__(bestek, *args, **kwargs)
        bekend = Inschrijver.objects.exclude(offertes__bestek=bestek)
        self.fields["inschrijver"].queryset = bekend
        self.order_fields(self.field_order + [n for n in self.fields if n not in self.field_order])
        if not bekend.exists():
            del self.fields["inschrijver"]
            self.fields["naam"].label = "Naam van de inschrijver"
            self.fields["naam"].required = True
            self.fields["naam"].error_messages["required"] = "Vul de naam van de inschrijver in."
        put_in_words(self, bestek.profiel)

    def clean(self):
        velden = super().clean()
        naam = velden["naam"] = normaliseer(velden.get("naam") or "").strip()
        if velden.get("inschrijver") and naam:
            zin = "Kies een bestaande inschrijver óf vul een nieuwe naam in; niet allebei."
            self.add_error("naam", in_words(zin, self.bestek.profiel))
        elif not velden.get("inschrijver") and not naam and "naam" not in self.errors:
            zin = "Vul de naam van de inschrijver in, of kies een bestaande."
            self.add_error("naam", in_words(zin, self.bestek.profiel))
        elif naam and (bestaand := Inschrijver.objects.filter(naam__iexact=naam).first()):
            self.add_error("naam", f"‘{bestaand}’ bestaat al. Kies die in de lijst, of pas de naam aan.")
        return velden

    def save(self, wie: Gebruiker) -> Offerte:
        velden = self.cleaned_data
        inschrijver = velden.get("inschrijver") or Inschrijver.objects.create(
            gemeente=self.bestek.gemeente, naam=velden["naam"], kvk_nummer=velden["kvk_nummer"]
        )
        return registratie.add_offerte(
            self.bestek, inschrijver, velden["ontvangen_op"], self.gekozen_percelen, wie, normaliseer(velden["kenmerk"])
        )


class OfferteWijzigForm(OntvangstForm, VersieForm):
    """Correct the data of a registered offerte."""

    def __init__(self, offerte: Offerte, *args, **kwargs):
        self.offerte = offerte
        moment = timezone.localtime(offerte.ontvangen_op)
        initial = {
            "versie": offerte.versie,
            "ontvangen_datum": moment.date(),
            "ontvangen_tijd": moment.time(),
            "kenmerk": offerte.kenmerk,
            "percelen": offerte.inschrijvingen.values_list("perceel", flat=True),
        }
        super().__init__(offerte.bestek, *args, initial=initial, **kwargs)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        hun, mijn = self.botsing, self.cleaned_data
        return [
            (
                "Ontvangen op",
                *(f"{timezone.localtime(m):%d-%m-%Y %H:%M}" for m in (hun.ontvangen_op, mijn["ontvangen_op"])),
            ),
            ("Kenmerk", hun.kenmerk, mijn["kenmerk"]),
        ]

    def save(self, wie: Gebruiker) -> None:
        velden = {"ontvangen_op": self.cleaned_data["ontvangen_op"], "kenmerk": self.cleaned_data["kenmerk"]}
        registratie.change_offerte(self.offerte, self.cleaned_data["versie"], self.gekozen_percelen, wie, **velden)


class InschrijverForm(VersieForm, forms.ModelForm):
    kvk_nummer = OfferteForm.base_fields["kvk_nummer"]

    class Meta:
        model = Inschrijver
        fields = ["naam", "kvk_nummer", "contactpersoon", "email"]

    def __init__(self, *args, instance: Inschrijver, **kwargs):
        super().__init__(*args, instance=instance, initial={"versie": instance.versie}, **kwargs)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [(self[naam].label, getattr(self.botsing, naam), self.cleaned_data[naam]) for naam in self.Meta.fields]

    def save(self, wie: Gebruiker) -> Inschrijver:
        velden = {naam: self.cleaned_data[naam] for naam in self.Meta.fields}
        return registratie.change_inschrijver(self.instance, self.cleaned_data["versie"], wie, **velden)

    def clean_naam(self) -> str:
        naam = normaliseer(self.cleaned_data["naam"]).strip()
        if Inschrijver.objects.filter(naam__iexact=naam).exclude(pk=self.instance.pk).exists():
            raise forms.ValidationError("Er is al een inschrijver met deze naam.")
        return naam


class AntwoordForm(VersieForm):
    """The text of one answer; `versie` is the number of the version that the page showed (0 for none)."""

    markeer_niet_verplicht = False  # every answer may wait, and a reason is asked only where a text changes

    tekst = forms.CharField(
        label="Antwoord", required=False, widget=forms.Textarea(attrs={"rows": 14, "class": "tb-ruim"})
    )
    reden = forms.CharField(
        label="Reden van de correctie",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Bijvoorbeeld: verkeerd geplakt. De vorige versie blijft bewaard.",
    )

    def __init__(self, antwoord: Antwoord, *args, **kwargs):
        self.antwoord = antwoord
        versie = antwoord.laatste_versie
        initial = {"tekst": versie.tekst if versie else "", "versie": versie.nummer if versie else 0}
        super().__init__(*args, initial=initial, prefix=f"antwoord-{antwoord.pk}", **kwargs)

    @property
    def naam(self) -> str:
        perceel = f", {self.antwoord.perceel}" if self.antwoord.perceel else ""
        return f"{self.antwoord.bestekvraag}{perceel}"

    @property
    def eerste_id(self) -> str:
        return self["tekst"].id_for_label

    @property
    def correctie(self) -> bool:
        """Whether a version is there already, so that a change asks for a reason."""
        return str(self["versie"].value()) != "0"

    def clean(self):
        velden = super().clean()
        if velden.get("versie") and not normaliseer(velden.get("reden", "")).strip():
            self.add_error("reden", "Geef de reden van de correctie: het vorige antwoord blijft bewaard.")
        return velden

    @staticmethod
    def version_of(huidig: Antwoordversie) -> int:
        return huidig.nummer

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Antwoord", self.botsing.tekst, self.cleaned_data["tekst"])]

    def save(self, wie: Gebruiker) -> Antwoordversie | None:
        velden = self.cleaned_data
        return registratie.set_antwoord(self.antwoord, velden["tekst"], wie, velden["reden"], velden["versie"])


class BijlageForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand",
        help_text="Hoogstens 50 MB. Elk soort bestand mag; het is daarna alleen te downloaden.",
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg. Kies een ander."},
    )

    def __init__(self, offerte: Offerte, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.offerte = offerte

    def save(self, wie: Gebruiker) -> Bijlage:
        return registratie.add_bijlage(self.offerte, self.cleaned_data["bestand"], wie)
