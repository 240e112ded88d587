"""The table of a rehearsal: a row per invented offer, a mark for every question, a price where price counts."""

import string
from collections.abc import Mapping
from decimal import Decimal

from django import forms

from bestek import structuur
from bestek.structuur import decimal_text
from bestek.weging import METHODEN, number_text
from documenten.tekst import normaliseer

from .. import kluis
from ..proef import Proefofferte
from ..proeftekst import HOOGSTENS, LETTERS, MINSTENS, default_offers

NAAM_MAX = 30


class Proefprijs(forms.CharField):
    """An invented price; it may come back to the page, unlike a real one."""

    def clean(self, value: str) -> Decimal:
        try:
            return kluis.parse_prijs(super().clean(value))
        except kluis.OngeldigPrijsbedrag as fout:
            raise forms.ValidationError(str(fout)) from None


class ProefForm(forms.Form):
    """Filled from the address; what is not in it stands as the page began. Fields: `A_naam`, `A_prijs`, `A_4`."""

    markeer_niet_verplicht = False

    def __init__(self, data: Mapping[str, str], tekst: structuur.Bestek, perceel: structuur.Perceel, offerte: str):
        self.tekst, self.perceel = tekst, perceel
        self.met_prijs = METHODEN[tekst.methode].prijs_telt
        self.vragen = tekst.vragen_van(perceel)
        begin = dict(zip(LETTERS, default_offers(tekst, perceel, offerte), strict=True))
        rijen = _rows(data)
        self.letters = LETTERS[: len(rijen)]
        gevuld = {
            f"{nieuw}_{naam}": data.get(f"{oud}_{naam}", waarde)
            for nieuw, oud in zip(self.letters, rijen, strict=True)
            for naam, waarde in begin[oud].items()
        }
        schuif = data.get("schuif", "")
        if schuif in rijen:
            gevuld["schuif"] = self.letters[rijen.index(schuif)]
        super().__init__(gevuld)
        for letter in self.letters:
            self._add_row(letter, f"{offerte.capitalize()} {letter}")
        if self.met_prijs:
            keuzes = [("", "de nummer 2"), *((x, gevuld[f"{x}_naam"] or x) for x in self.letters)]
            self.fields["schuif"] = forms.ChoiceField(
                label="Wiens prijs verschuift in het plaatje?", required=False, choices=keuzes
            )

    def _add_row(self, letter: str, standaard: str) -> None:
        self.fields[f"{letter}_naam"] = forms.CharField(
            label=f"Naam van {letter}",
            required=False,
            max_length=NAAM_MAX,
            empty_value=standaard,
            widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
            error_messages={"max_length": f"Houd de naam korter dan {NAAM_MAX + 1} tekens."},
        )
        if self.met_prijs:
            self.fields[f"{letter}_prijs"] = Proefprijs(
                label=f"Prijs van {letter}",
                max_length=20,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "data-schuif": ""}),
                error_messages={
                    "required": "Vul een prijs in, bijvoorbeeld 90.000.",
                    "max_length": "Dit bedrag is te lang. Vul een prijs in, bijvoorbeeld 90.000.",
                },
            )
        for vraag in self.vragen:
            self.fields[f"{letter}_{vraag.nummer}"] = forms.ChoiceField(
                label=f"Vraag {vraag.nummer} bij {letter}",
                choices=_choices(self.tekst, vraag),
                error_messages={
                    "required": "Kies een cijfer.",
                    "invalid_choice": "Dit cijfer staat niet op de schaal van deze vraag. Kies een ander.",
                },
            )

    def clean(self) -> dict:
        velden, gezien = super().clean(), set()
        for letter in self.letters:
            naam = normaliseer(velden.get(f"{letter}_naam", "")).strip()
            if naam and naam.casefold() in gezien:
                self.add_error(f"{letter}_naam", "Deze naam komt twee keer voor. Kies een andere.")
            gezien.add(naam.casefold())
        return velden

    @property
    def offertes(self) -> tuple[Proefofferte, ...]:
        velden = self.cleaned_data
        return tuple(
            Proefofferte(
                sleutel=letter,
                naam=normaliseer(velden[f"{letter}_naam"]).strip(),
                cijfers={v.sleutel: Decimal(velden[f"{letter}_{v.nummer}"]) for v in self.vragen},
                prijs=velden.get(f"{letter}_prijs"),
            )
            for letter in self.letters
        )

    @property
    def rijen(self) -> list[dict]:
        """The fields as the table shows them."""
        return [
            {
                "letter": letter,
                "naam": self[f"{letter}_naam"],
                "prijs": self[f"{letter}_prijs"] if self.met_prijs else None,
                "cijfers": [self[f"{letter}_{v.nummer}"] for v in self.vragen],
            }
            for letter in self.letters
        ]

    @property
    def mag_erbij(self) -> bool:
        return len(self.letters) < HOOGSTENS

    @property
    def mag_eruit(self) -> bool:
        return len(self.letters) > MINSTENS


def _rows(data: Mapping[str, str]) -> list[str]:
    """The letters of the rows that are there now: as many as asked for, without the one taken out."""
    gevraagd = data.get("aantal", "")
    aantal = int(gevraagd) if gevraagd in string.digits and gevraagd else 3
    rijen = list(LETTERS[: min(max(aantal, MINSTENS), HOOGSTENS)])
    if data.get("weg") in rijen and len(rijen) > MINSTENS:
        rijen.remove(data["weg"])
    return rijen


def _choices(tekst: structuur.Bestek, vraag: structuur.Bestekvraag) -> list[tuple[str, str]]:
    punten = tekst.schaal(vraag.schaal).ankerpunten
    return [(decimal_text(a.waarde), f"{number_text(a.waarde)} {a.woord}") for a in punten]
