"""Forms around a gunning: the words of a letter, the advice, and the confirmations."""

from django import forms

from gemeenten.models import Gebruiker

from .. import gunnen
from ..gunningsstof import Stof
from ..models import Gunning, Gunningsbrief
from ..motivatiemeter import AFGEWEZEN, TERZIJDE
from .bevindingen import Tekstveld
from .bewaren import VersieForm

VELDEN = ("aanhef", "motivering", "voordelen", "slot", "akkoord_vertrouwelijk", "prijs_winnaar")
PRIJS = (
    "Een prijs kan vertrouwelijk zijn. Uit de prijspunten kan de lezer haar soms zelf afleiden; noem haar alleen als "
    "dat mag."
)


class BriefForm(VersieForm):
    """The words of one letter; per question what goes out on the reader and on the winner."""

    markeer_niet_verplicht = False

    aanhef = forms.CharField(label="Aanhef", max_length=160, required=False)
    motivering = Tekstveld("Redenen in het algemeen", 3)
    voordelen = Tekstveld("Kenmerken en voordelen van de winnaar", 3)
    prijs_winnaar = forms.BooleanField(label="Noem de inschrijfprijs van de winnaar", required=False, help_text=PRIJS)
    akkoord_vertrouwelijk = Tekstveld(
        "Waarom dit mag worden genoemd", 2, "Voor bedragen, percentages en personen. Dit komt niet in de brief."
    )
    slot = Tekstveld("Slot en ondertekening", 5)

    def __init__(self, stof: Stof, brief: Gunningsbrief, soort: str, data=None):
        self.stof, self.brief, self.soort = stof, brief, soort
        super().__init__(data, initial={"versie": brief.versie, **self._texts(brief)})
        self.vragen = () if soort == TERZIJDE else stof.vragen
        for vraag in self.vragen:
            self.fields[f"eigen-{vraag.nummer}"] = Tekstveld("Redenen bij dit cijfer", 6)
            if soort == AFGEWEZEN:
                self.fields[f"winnaar-{vraag.nummer}"] = Tekstveld("Wat het antwoord van de winnaar beter maakt", 4)
        if soort == TERZIJDE:
            self.fields["motivering"].label = "Reden waarom de inschrijving niet meedoet"
        for naam in () if soort == AFGEWEZEN else ("voordelen", "prijs_winnaar"):
            del self.fields[naam]
        if not stof.methode.prijs_telt:
            self.fields.pop("prijs_winnaar", None)

    def _texts(self, brief: Gunningsbrief) -> dict:
        velden = {naam: getattr(brief, naam) for naam in VELDEN}
        for vraag in self.stof.vragen:
            tekst = brief.vragen.get(vraag.sleutel, {})
            velden |= {f"{welk}-{vraag.nummer}": tekst.get(welk, "") for welk in ("eigen", "winnaar")}
        return velden

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        hun = self._texts(self.botsing)
        mijn = {naam: self.cleaned_data[naam] for naam in self.fields if naam != "versie"}
        return [(self._label(n), str(hun[n]), str(w)) for n, w in mijn.items() if hun[n] != w]

    def _label(self, naam: str) -> str:
        nummer = naam.rpartition("-")[2]
        return f"Vraag {nummer}: {self.fields[naam].label}" if nummer.isdigit() else self.fields[naam].label

    def save(self, wie: Gebruiker) -> Gunningsbrief:
        velden = {naam: self.cleaned_data[naam] for naam in VELDEN if naam in self.fields}
        if self.vragen:
            velden["vragen"] = {
                v.sleutel: {w: self.cleaned_data.get(f"{w}-{v.nummer}", "") for w in ("eigen", "winnaar")}
                for v in self.vragen
            }
        return gunnen.save_letter(self.brief, self.cleaned_data["versie"], wie, **velden)


class AdviesForm(VersieForm):
    advies = Tekstveld("Toelichting en risico's in uw woorden", 8, "Komt in het gunningsadvies voor het bestuur.")

    def __init__(self, gunning: Gunning, data=None):
        self.gunning = gunning
        super().__init__(data, initial={"versie": gunning.versie, "advies": gunning.advies})

    @property
    def botsingsvelden(self) -> list[tuple[str, str, str]]:
        return [("Advies", self.botsing.advies, self.cleaned_data["advies"])]

    def save(self, wie: Gebruiker) -> Gunning:
        return gunnen.save_advice(self.gunning, self.cleaned_data["versie"], self.cleaned_data["advies"], wie)


class StapForm(forms.Form):
    """Confirms one step of a gunning, with a reason or a date where the step asks one."""

    reden = forms.CharField(
        widget=forms.Textarea(attrs={"rows": 4}), error_messages={"required": "Geef een reden; die blijft bewaard."}
    )
    tot = forms.DateField(
        label="De termijn loopt tot en met",
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"required": "Vul de laatste dag van de termijn in.", "invalid": "Vul een datum in."},
    )

    def __init__(self, stap, gunning: Gunning, data=None):
        self.stap, self.gunning = stap, gunning
        super().__init__(data, initial={"tot": stap.einde})
        if stap.reden:
            self.fields["reden"].label = stap.reden
        else:
            del self.fields["reden"]
        if stap.einde is None:
            del self.fields["tot"]

    def save(self, wie: Gebruiker) -> None:
        self.stap.doe(self.gunning, wie, self.cleaned_data)
