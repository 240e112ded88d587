import json
from collections.abc import Iterator
from dataclasses import dataclass

from django import forms
from django.forms.boundfield import BoundField

from documenten.tekst import normaliseer

from ..antwoordbeeld import Passagebeeld
from ..bevindingen import NIET_GEVONDEN, Bevindingen, Merk
from ..enums import Bevindingoordeel, Passagedoel
from ..markering import locate
from ..models import Score
from ..scoreblad import Scoreblad

OORDELEN = [
    (Bevindingoordeel.AANGETOOND, "Aangetoond"),
    (Bevindingoordeel.DEELS, "Deels"),
    (Bevindingoordeel.NIET_AANGETOOND, "Niet"),
    ("", "Geen oordeel"),
]
ZONDER_DOEL = "Kies waarvoor u dit citaat markeert, of maak het veld leeg."
MARKEREN, WEG = "markeren", "weg-"  # buttons of the form; the second is followed by the id of a passage


class Tekstveld(forms.CharField):
    """Text of any length, in the one form that all text has here."""

    def __init__(self, label: str, rijen: int, help_text: str = ""):
        attrs = {"rows": rijen, "class": "tb-ruim"}
        super().__init__(label=label, required=False, help_text=help_text, widget=forms.Textarea(attrs=attrs))

    def to_python(self, value: str | None) -> str:
        return normaliseer(super().to_python(value or "")).strip()


@dataclass(frozen=True)
class Criteriumveld:
    """A published criterium with the fields in which its finding goes."""

    nummer: str
    tekst: str
    oordeel: BoundField
    gevolg: BoundField
    passages: tuple[Passagebeeld, ...]


class Bevindingvelden:
    """The part of the score's form about findings and passages: a finding per criterium, and one passage to mark.

    Passages come as the field for a quote with its button, or from the script as any number of `nieuw` and `weg`.
    """

    blad: Scoreblad

    def add_finding_fields(self) -> None:
        for rij in self._criteria():
            keuzes = forms.RadioSelect(attrs={"class": "tb-oordelen"})
            self.fields[f"oordeel-{rij.sleutel}"] = forms.ChoiceField(
                label=f"Criterium {rij.nummer}", choices=OORDELEN, required=False, widget=keuzes
            )
            self.fields[f"gevolg-{rij.sleutel}"] = Tekstveld(f"Wat doet {rij.nummer} met het cijfer?", 1)
            if staand := self.blad.bevindingen.get(rij.sleutel):
                self.initial |= {f"oordeel-{rij.sleutel}": staand.oordeel, f"gevolg-{rij.sleutel}": staand.gevolg}
        self.fields["citaat"] = Tekstveld("Citaat", 2, "Neem de woorden over zoals ze in het antwoord staan.")
        self.fields["doel"] = forms.ChoiceField(label="Waarvoor", choices=self._purposes(), required=False)

    def _criteria(self) -> Iterator:
        return (rij for groep in self.blad.groepen for rij in groep.rijen)

    def _purposes(self) -> list[tuple[str, str]]:
        bewijs = [(rij.sleutel, f"Bewijs bij criterium {rij.nummer}") for rij in self._criteria()]
        overig = [
            (Passagedoel.BEWIJS, "Bewijs, niet bij een criterium"),
            (Passagedoel.TOEZEGGING, "Toezegging"),
            (Passagedoel.NOTITIE, "Notitie, alleen voor uzelf"),
        ]
        return [("", "Kies"), *bewijs, *overig]

    @property
    def criteria(self) -> list[tuple[object, list[Criteriumveld]]]:
        return [(groep, [self._field(rij) for rij in groep.rijen]) for groep in self.blad.groepen]

    def _field(self, rij) -> Criteriumveld:
        passages = tuple(p for p in self.blad.passages if p.criterium == rij.sleutel)
        velden = self[f"oordeel-{rij.sleutel}"], self[f"gevolg-{rij.sleutel}"]
        return Criteriumveld(rij.nummer, rij.tekst, *velden, passages)

    @property
    def wachtend(self) -> list[str]:
        """What the script had marked, and was not saved."""
        return self.data.getlist("nieuw") if self.is_bound else []

    @property
    def passages_changed(self) -> bool:
        return any(naam in self.data for naam in ("nieuw", "weg"))

    def clean(self) -> dict:
        velden = super().clean()
        self.merken, self.geweigerd = [], 0
        for tekst in self.wachtend:
            merk = self._marked(tekst)
            self.merken += [merk] if merk else []
            self.geweigerd += merk is None
        citaat, doel = velden.get("citaat"), velden.get("doel")
        if "actie" in self.data and (citaat or self.data["actie"] == MARKEREN):
            if not citaat or locate(self.blad.gelezen.tekst, citaat) is None:
                self.add_error("citaat", NIET_GEVONDEN)
            elif not doel:
                self.add_error("doel", ZONDER_DOEL)
            else:
                self.merken.append(Merk(citaat, *self._purpose(doel)))
        return velden

    def _marked(self, tekst: str) -> Merk | None:
        """None for what does not (or no longer) stand at its place: it must not keep the rest from being saved."""
        try:
            delen = json.loads(tekst)
            merk = Merk(str(delen["citaat"]), *self._purpose(str(delen["doel"])), begin=int(delen["begin"]))
        except (ValueError, TypeError, KeyError):
            return None
        return merk if locate(self.blad.gelezen.tekst, merk.citaat, merk.begin) else None

    def _purpose(self, doel: str) -> tuple[str, str]:
        if doel in Passagedoel.values:
            return doel, ""
        if doel in dict(self.fields["doel"].choices) and doel:
            return Passagedoel.BEWIJS, doel
        raise ValueError(doel)

    def findings(self) -> Bevindingen:
        """What to save; a finding whose fields were not sent stays as it is."""
        data, velden = self.data, self.cleaned_data
        gestuurd = [rij.sleutel for rij in self._criteria() if f"oordeel-{rij.sleutel}" in data]
        weg = [*data.getlist("weg"), data.get("actie", "").removeprefix(WEG)]
        opmerkingen = [naam.removeprefix("opmerking-") for naam in data if naam.startswith("opmerking-")]
        return Bevindingen(
            oordelen={s: (velden[f"oordeel-{s}"], velden[f"gevolg-{s}"]) for s in gestuurd},
            nieuw=self.merken,
            weg=[int(pk) for pk in weg if pk.isdecimal()],
            opmerkingen={int(pk): _line(data[f"opmerking-{pk}"]) for pk in opmerkingen if pk.isdecimal()},
        )

    def finding_collisions(self, huidig: Score) -> list[tuple[str, str, str]]:
        """Per criterium what stands in the database now, beside what was typed."""
        staand = {rij.criterium: rij for rij in huidig.bevindingen.all()}
        paren = []
        for rij in self._criteria():
            if f"oordeel-{rij.sleutel}" not in self.data:
                continue
            hun = staand.get(rij.sleutel)
            mijn = _told(self.cleaned_data[f"oordeel-{rij.sleutel}"], self.cleaned_data[f"gevolg-{rij.sleutel}"])
            paren.append((f"Criterium {rij.nummer}", _told(hun.oordeel, hun.gevolg) if hun else "", mijn))
        return paren


def _told(oordeel: str, gevolg: str) -> str:
    return "\n".join(filter(None, (Bevindingoordeel(oordeel).label if oordeel else "", gevolg)))


def _line(tekst: str) -> str:
    return " ".join(normaliseer(tekst).split())
