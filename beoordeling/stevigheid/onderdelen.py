"""What the page shows for one perceel: for every question a sentence, a picture and the same as a table."""

from collections.abc import Mapping
from string import ascii_uppercase

from bestek import structuur
from bestek.profielen import words_of
from bestek.weging import METHODEN, number_text

from ..gunning import Rangorde
from ..proefuitkomst import RIJ, Onderdeel
from ..proefzinnen import Namen
from ..tekening import Balk, draw_bars
from . import Cijfers, Stevigheid, measure, zinnen
from .beeld import Strook, Vak, draw_strips, draw_weights
from .gewichten import PRIJS, Rand

LANG = 32  # characters


class Blad:
    """One perceel: its firmness with the names of bids, questions and reviewers."""

    def __init__(self, bestek: structuur.Bestek, rangorde: Rangorde, oordelen: Mapping[str, Cijfers], naam: str):
        self.bestek, self.rangorde, self.naam = bestek, rangorde, naam
        self.m: Stevigheid = measure(rangorde, oordelen)
        self.namen = Namen({u.inschrijving: u.naam for u in rangorde.uitslagen})
        woorden = words_of(bestek.profiel)
        self.namen.offerte, self.namen.offertes = woorden.offerte, woorden.offertes
        self.letters = {u.inschrijving: _letter(n) for n, u in enumerate(rangorde.uitslagen)}
        self.vragen = {w.vraag: bestek.vraag(w.vraag) for w in rangorde.invoer.vragen}
        self.bedragen = any(r.totaal is None for r in self.m.gewichten)

    def parts(self, mensen: Mapping[str, str]) -> tuple[Onderdeel, ...]:
        return (
            self._smallest(),
            self._weights(),
            self._marks(),
            self._reviewers(mensen),
            self._drop_outs(),
            self._draws(),
        )

    def _label(self, sleutel: str) -> str:
        return f"{self.letters[sleutel]} {self.namen[sleutel]}"

    def _short(self, vraag: str) -> str:
        return "de prijs" if vraag == PRIJS else f"vraag {self.vragen[vraag].nummer}"

    def _long(self, vraag: str) -> str:
        return "Prijs" if vraag == PRIJS else f"{self.vragen[vraag].nummer} {self.vragen[vraag].onderwerp}"

    def _part(self, sleutel: str, titel: str, woorden, beeld=None, kop: RIJ = (), rijen=()) -> Onderdeel:
        return Onderdeel(f"{self.naam}-{sleutel}", titel, tuple(woorden), beeld, kop, tuple(rijen))

    def _smallest(self) -> Onderdeel:
        titel, k = "De kleinste verandering die de winnaar verandert", self.m.kleinste
        zin = zinnen.tell_smallest(self.m, {v: self._short(v) for v in self.vragen}, self.namen)
        if k is None:
            return self._part("kleinste", titel, [zin])
        schalen = {w.vraag: sorted(w.aandelen) for w in self.rangorde.invoer.vragen}
        stroken = [
            Strook(
                f"{self._label(w.inschrijving)}, {self._short(w.vraag)}",
                tuple(Vak(number_text(c), {w.van: "nu", w.naar: "dan"}.get(c, "vak")) for c in schalen[w.vraag]),
                f"{number_text(w.van)} → {number_text(w.naar)}",
            )
            for w in k.wijzigingen
        ]
        uitleg = (
            "Per cijfer de schaal: het vlak met een donkere rand is het cijfer van nu, het gekleurde vlak het andere."
        )
        beeld = draw_strips(f"{self.naam}-kleinste", titel, uitleg, stroken)
        rijen = [
            (self._label(w.inschrijving), self._long(w.vraag), number_text(w.van), number_text(w.naar), str(w.stappen))
            for w in k.wijzigingen
        ]
        return self._part("kleinste", titel, [zin], beeld, ("Naam", "Vraag", "Cijfer nu", "Dan", "Stappen"), rijen)

    def _weights(self) -> Onderdeel:
        titel = "Hoe ver een gewicht mag verschuiven"
        woorden = zinnen.tell_weights(
            self.m, {r.onderdeel: self._short(r.onderdeel) for r in self.m.gewichten}, self.namen, self.bedragen
        )
        uitleg = (
            "Per rij een baan van niets tot alles. De balk is waar dezelfde vooraan staat als nu; de streep is het "
            "gewicht van nu."
        )
        rijen = [(_cut(self._long(r.onderdeel)), self._between(r), r) for r in self.m.gewichten]
        beeld = draw_weights(f"{self.naam}-gewichten", titel, uitleg, rijen)
        tabel = [
            (
                self._long(r.onderdeel),
                self._amount(r.gewicht),
                self._edge(r.laag, "onder") if not r.enige else "het enige gewicht",
                self._edge(r.hoog, "boven") if not r.enige else "",
            )
            for r in self.m.gewichten
        ]
        kop = ("Onderdeel", "Nu", "Naar beneden", "Naar boven")
        return self._part("gewichten", titel, woorden, beeld, kop, tabel)

    def _amount(self, waarde) -> str:
        return zinnen.amount(waarde, self.bedragen)

    def _between(self, r) -> str:
        if r.laag is None and r.hoog is None:
            return "altijd"
        van = self._amount(r.laag.waarde) if r.laag else "0"
        naar = self._amount(r.hoog.waarde) if r.hoog else ("elk bedrag" if r.totaal is None else self._amount(r.totaal))
        return f"{van} – {naar}"

    def _edge(self, rand: Rand | None, woord: str) -> str:
        if rand is None:
            return "verandert niets"
        eersten = " = ".join(sorted(self.letters[s] for s in rand.dan or rand.gelijk))
        return f"{woord if rand.dan else 'op'} {self._amount(rand.waarde)}: {eersten}"

    def _marks(self) -> Onderdeel:
        titel = "Welk cijfer de eerste plaats kan veranderen"
        per = {}
        for ruimte in self.m.cijfers:
            per.setdefault(ruimte.inschrijving, []).append(ruimte)
        volgorde = [s for s in self.namen if s in per]
        stroken = [
            Strook(self._label(s), tuple(Vak(str(r.stappen or "–"), _steps(r.stappen)) for r in per[s]))
            for s in volgorde
        ]
        uitleg = (
            "Per rij de vragen van links naar rechts. Het getal is hoeveel stappen op de schaal nodig zijn; met een "
            "dikke rand is één stap genoeg, en een streepje kan niets veranderen."
        )
        beeld = draw_strips(f"{self.naam}-cijfers", titel, uitleg, stroken)
        rijen = [(self._label(s), *(self._mark(r) for r in per[s])) for s in volgorde]
        kop = ("Naam", *(self._short(v).capitalize() for v in self.vragen))
        return self._part("cijfers", titel, [zinnen.tell_marks(self.m)], beeld, kop, rijen)

    def _mark(self, r) -> str:
        delen = [
            f"{number_text(kant.cijfer)}: {' = '.join(sorted(self.letters[s] for s in kant.eersten)) or 'niemand'}"
            for kant in (r.omlaag, r.omhoog)
            if kant
        ]
        return f"{number_text(r.cijfer)} ({'; '.join(delen)})" if delen else number_text(r.cijfer)

    def _reviewers(self, mensen: Mapping[str, str]) -> Onderdeel:
        titel, proef = "Zonder een van de beoordelaars", self.m.beoordelaars
        woorden = zinnen.tell_reviewers(proef, mensen, self.namen)
        if proef.allen is None:
            return self._part("beoordelaars", titel, woorden)
        standen = [("Afgesproken", proef.afgesproken), ("Gemiddelde van allen", proef.allen)]
        standen += [(f"Zonder {mensen[z.beoordelaar]}", z.rangen) for z in proef.zonder if z.rangen is not None]
        uitleg = "Per rij de volgorde van links naar rechts. Een gekleurd vlak staat anders dan in de rij Gemiddelde."
        beeld = self._orders("beoordelaars", titel, uitleg, standen, proef.allen)
        rijen = [(naam, self._order(rangen)) for naam, rangen in standen]
        return self._part("beoordelaars", titel, woorden, beeld, ("Cijfers", "Volgorde"), rijen)

    def _drop_outs(self) -> Onderdeel:
        titel, gevallen = "Als iemand afvalt", self.m.uitval
        methode = METHODEN[self.rangorde.invoer.methode]
        doorschuiven = self.bestek.uitval == "doorschuiven"
        woorden = zinnen.tell_drop_outs(gevallen, methode.relatief, doorschuiven, self.namen)
        if not gevallen:
            return self._part("uitval", titel, woorden)
        standen, verwacht = [], {}
        for g in sorted(gevallen, key=lambda g: self.letters[g.weg]):
            naam = f"Zonder {self.namen[g.weg]}"
            standen.append((naam, _ranks(g.na)))
            verwacht[naam] = _ranks(g.voor)
        uitleg = "Per rij de volgorde van wie overblijven. Een gekleurd vlak staat anders dan wanneer ieder opschuift."
        beeld = self._orders("uitval", titel, uitleg, standen, verwacht)
        rijen = [(naam, self._order(rangen)) for naam, rangen in standen]
        return self._part("uitval", titel, woorden, beeld, ("Wie afvalt", "Volgorde"), rijen)

    def _orders(self, naam, titel, uitleg, standen, gewoon):
        """A strip for each order; where a place differs from the ordinary one it is coloured."""
        stroken = []
        for label, rangen in standen:
            eigen = gewoon.get(label, gewoon)
            vakken = []
            for groep in _groups(rangen):
                soort = "vak" if all(eigen.get(s) == rangen[s] for s in groep) else "dan"
                vakken.append(Vak(" = ".join(sorted(self.letters[s] for s in groep)), soort, len(groep)))
            stroken.append(Strook(label, tuple(vakken)))
        return draw_strips(f"{self.naam}-{naam}", titel, uitleg, stroken)

    def _order(self, rangen: Mapping[str, int]) -> str:
        return ", ".join(" = ".join(sorted(self.letters[s] for s in groep)) for groep in _groups(rangen))

    def _draws(self) -> Onderdeel:
        titel, t = "Als elk cijfer een stap anders was", self.m.trekking
        kansen = sorted(t.kansen, key=lambda k: (-k.alleen, -k.rangen[0], self.letters[k.inschrijving]))
        balken, rijen = [], []
        for k in kansen:
            tweede, derde = (*k.rangen, 0, 0)[1:3]
            delen = ((k.alleen, "eerste"), (k.gedeeld, "gedeeld"), (tweede, "tweede"), (derde, "derde"))
            eerste = zinnen.percent(k.alleen, t.aantal)
            balken.append(Balk(self._label(k.inschrijving), delen, eerste))
            cellen = (zinnen.percent(n, t.aantal) for n in (k.alleen, k.gedeeld, tweede, derde))
            rijen.append((self._label(k.inschrijving), *cellen))
        uitleg = "Per rij hoe vaak iemand alleen eerste (donker), gedeeld eerste, tweede en derde (steeds lichter) is."
        beeld = draw_bars(f"{self.naam}-trekking", titel, uitleg, balken, t.aantal)
        kop = ("Naam", "Alleen eerste", "Gedeeld eerste", "Tweede", "Derde")
        return self._part("trekking", titel, zinnen.tell_draws(self.m, self.namen), beeld, kop, rijen)


def _letter(nummer: int) -> str:
    """A to Z, then AA, AB …"""
    hoger, rest = divmod(nummer, 26)
    return (_letter(hoger - 1) if hoger else "") + ascii_uppercase[rest]


def _cut(naam: str) -> str:
    """A name that leaves room for what stands at the end of its line, also in the larger letters of a phone."""
    return naam if len(naam) <= LANG else f"{naam[: LANG - 1].rstrip()}…"


def _steps(stappen: int | None) -> str:
    return {None: "vak", 1: "stap"}.get(stappen, "stappen")


def _ranks(totalen: Mapping) -> dict[str, int]:
    return {s: 1 + sum(ander > totaal for ander in totalen.values()) for s, totaal in totalen.items()}


def _groups(rangen: Mapping[str, int]) -> list[list[str]]:
    """Who share a rank, from first to last."""
    return [[s for s in rangen if rangen[s] == rang] for rang in sorted(set(rangen.values()))]
