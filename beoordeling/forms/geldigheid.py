from datetime import datetime, time

from django import forms
from django.utils.timezone import get_current_timezone, localtime

from gemeenten import klok
from gemeenten.models import Gebruiker

from .. import bewijsnagaan, geldigheid, herstel, offertestand
from ..enums import Hersteluitkomst, Offertestand
from ..hersteltermijn import last_day
from ..models import Eistoets, Herstelverzoek, Inschrijving, Offerte
from .bewaren import VersieForm
from .moment import moment_field
from .woorden import put_in_words

NIET_GEKOZEN = {"required": "Kies wat er gebeurde."}
GEEN_REDEN = {"required": "Geef de reden; die blijft bij de stukken."}


class StandForm(VersieForm):
    """Refuse an offerte, or register that the bidder took it back."""

    stand = forms.ChoiceField(
        label="Deze offerte",
        choices=[
            (Offertestand.GEWEIGERD, "wordt geweigerd, bijvoorbeeld omdat zij te laat kwam"),
            (Offertestand.TERUGGETROKKEN, "is teruggetrokken door de inschrijver"),
        ],
        widget=forms.RadioSelect,
        error_messages=NIET_GEKOZEN,
    )
    reden = forms.CharField(label="Reden", widget=forms.Textarea(attrs={"rows": 4}), error_messages=GEEN_REDEN)

    def __init__(self, offerte: Offerte, *args, registratie_open: bool, **kwargs):
        laat = f"Te laat: ontvangen op {localtime(offerte.ontvangen_op):%d-%m-%Y om %H:%M} uur, na de sluiting."
        begin = {"versie": offerte.versie}
        if offerte.te_laat and registratie_open:
            begin |= {"stand": Offertestand.GEWEIGERD, "reden": laat}
        super().__init__(*args, initial=begin, **kwargs)
        self.offerte = offerte
        if not registratie_open:
            self.fields["stand"].choices = self.fields["stand"].choices[1:]
        put_in_words(self, offerte.bestek.profiel)

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        mijn = Offertestand(self.cleaned_data["stand"]).label
        return [("Stand", self.botsing.get_stand_display(), mijn)]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        verb = {Offertestand.GEWEIGERD: offertestand.refuse}.get(velden["stand"], offertestand.withdraw_offerte)
        verb(self.offerte, velden["versie"], velden["reden"], wie)


class TerzijdeForm(VersieForm):
    """Set a bid aside once the quality is fixed."""

    reden = forms.CharField(
        label="Reden",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="De inschrijver krijgt deze reden. Noem geen bedragen.",
        error_messages=GEEN_REDEN,
    )

    def __init__(self, inschrijving: Inschrijving, *args, **kwargs):
        super().__init__(*args, initial={"versie": inschrijving.versie}, **kwargs)
        self.inschrijving = inschrijving

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Reden", self.botsing.reden, self.cleaned_data["reden"])]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        geldigheid.set_aside_late(self.inschrijving, velden["versie"], velden["reden"], wie)


class HerstelForm(forms.Form):
    """What one asks a bidder to mend."""

    eis = forms.ModelChoiceField(
        None, label="Over welke eis", required=False, empty_label="Geen eis: iets anders dat onduidelijk is"
    )
    vraag = forms.CharField(
        label="Wat u vraagt",
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Vraag nooit om een ander of beter antwoord op een vraag die punten geeft, en niets over de prijs.",
        error_messages={"required": "Schrijf wat u de inschrijver vraagt."},
    )
    termijn = moment_field("Antwoord uiterlijk")

    def __init__(self, offerte: Offerte, *args, **kwargs):
        tot = datetime.combine(last_day(klok.today()), time(12), get_current_timezone())
        super().__init__(*args, initial={"termijn": tot}, **kwargs)
        self.offerte = offerte
        self.fields["eis"].queryset = offerte.bestek.eis_set.filter(toetsen__offerte=offerte)
        put_in_words(self, offerte.bestek.profiel)

    def save(self, wie: Gebruiker) -> Herstelverzoek:
        velden = self.cleaned_data
        return herstel.ask(self.offerte, velden["eis"], velden["vraag"], velden["termijn"], wie)


class HersteluitkomstForm(VersieForm):
    """What came back and what it is worth."""

    ontvangen_op = moment_field("Antwoord ontvangen op", verplicht=False, hulp="Leeg zolang er niets kwam.")
    antwoord = forms.CharField(
        label="Wat er binnenkwam",
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Kort, met een verwijzing naar de bijlage.",
    )
    uitkomst = forms.ChoiceField(label="Uitkomst", choices=Hersteluitkomst, widget=forms.RadioSelect)
    toelichting = forms.CharField(
        label="Reden van het besluit",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig zodra u besluit. Is het niet hersteld, dan wordt dit ook de reden bij de eis.",
    )

    def __init__(self, verzoek: Herstelverzoek, *args, **kwargs):
        namen = ("versie", "ontvangen_op", "antwoord", "uitkomst", "toelichting")
        super().__init__(*args, initial={naam: getattr(verzoek, naam) for naam in namen}, **kwargs)
        self.verzoek = verzoek

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        hun, mijn = self.botsing, self.cleaned_data
        uitkomst = ("Uitkomst", hun.get_uitkomst_display(), Hersteluitkomst(mijn["uitkomst"]).label)
        return [("Antwoord", hun.antwoord, mijn["antwoord"]), uitkomst]

    def save(self, wie: Gebruiker) -> None:
        namen = ("versie", "ontvangen_op", "antwoord", "uitkomst", "toelichting")
        herstel.answer(self.verzoek, *(self.cleaned_data[naam] for naam in namen), wie)


AKKOORD = {"": None, "ja": True, "nee": False}


class BewijsForm(VersieForm):
    """The evidence of one eis; a page has one for each."""

    markeer_niet_verplicht = False

    bewijs = forms.CharField(
        label="Wat u hebt gezien",
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Het stuk, de datum en in welke bijlage het staat.",
    )
    akkoord = forms.ChoiceField(
        label="Bewijs",
        choices=(("", "Nog na te gaan"), ("ja", "In orde"), ("nee", "Niet in orde")),
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, toets: Eistoets, *args, **kwargs):
        nu = next(naam for naam, waarde in AKKOORD.items() if waarde is toets.bewijs_akkoord)
        begin = {"versie": toets.versie, "bewijs": toets.bewijs, "akkoord": nu}
        super().__init__(*args, initial=begin, prefix=f"bewijs-{toets.pk}", **kwargs)
        self.toets = toets

    @property
    def naam(self) -> str:
        return str(self.toets.eis)

    @property
    def eerste_id(self) -> str:
        return self["bewijs"].id_for_label

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Gezien", self.botsing.bewijs, self.cleaned_data["bewijs"])]

    def save(self, wie: Gebruiker) -> None:
        velden = self.cleaned_data
        mijn = AKKOORD[velden["akkoord"]], velden["bewijs"].strip()
        if mijn != (self.toets.bewijs_akkoord, self.toets.bewijs):
            bewijsnagaan.verify(self.toets, velden["versie"], *mijn, wie)
