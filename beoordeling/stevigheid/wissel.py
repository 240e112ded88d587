"""The smallest change of agreed marks that changes the winner: the fewest steps on the scales, all together.

Found exactly, not by trying the best-looking step first: steps are unequal, so two questions together can do what
neither does best alone. What is proven, with w the winner and j the one that comes level or above:

- while the lowest price stays, only marks of w and j change their difference. Each question gives, for each number of
  steps, a best gain; the best gain of s steps over all questions is a knapsack with one choice per question;
- another lowest price comes about only where bids fall below a minimum score or rise above it. Every lowest price that
  can come about is tried, at the fewest steps that bring it about;
- w falls below a minimum itself: the fewest steps on one question, and where nobody else is ranked, the fewest that
  bring another in.

Every change that takes w from the first place alone is one of these, so the fewest steps found is the fewest there is.
"""

from dataclasses import dataclass
from decimal import Decimal

from .stelsel import Prijs, Stelsel, leaders

BEGIN = 4  # steps looked at first; doubled until one is found

Keus = tuple[int, int, int]  # bid, question, new position
Opties = tuple[tuple[int, int, int], ...]  # steps, gain, new position


@dataclass(frozen=True)
class Stap:
    inschrijving: str
    vraag: str
    van: Decimal
    naar: Decimal
    stappen: int


@dataclass(frozen=True)
class Kleinste:
    """`eersten` stand first after these changes; more than one where they come level."""

    stappen: int
    wijzigingen: tuple[Stap, ...]
    eersten: frozenset[str]


def smallest_change(stelsel: Stelsel) -> Kleinste | None:
    """None where several share the first place already, or where no marks at all put another first."""
    if len(stelsel.eersten) != 1 or len(stelsel.deelnemers) < 2:
        return None
    return _Zoeker(stelsel).find()


class _Zoeker:
    def __init__(self, stelsel: Stelsel):
        self.stelsel = stelsel
        (self.winnaar,) = stelsel.eersten
        self.uit = {i: self._fall(i) for i in stelsel.binnen}
        self.erin = {i: self._rise(i) for i in range(len(stelsel.deelnemers)) if i not in stelsel.binnen}
        self.verlies = self._options(self.winnaar, -1)
        self.winst = {j: self._options(j, 1) for j in range(len(stelsel.deelnemers)) if j != self.winnaar}
        self.standen = [stand for prijs in stelsel.bases for stand in self._settings(prijs)]

    def find(self) -> Kleinste | None:
        meeste = sum(len(vraag.schaal) for vraag in self.stelsel.vragen) * len(self.stelsel.deelnemers)
        grens = BEGIN
        while True:
            if gevonden := self._within(grens):
                return self._describe(min(gevonden, key=lambda paar: (paar[0], len(paar[1]), paar[1])))
            if grens >= meeste:
                return None
            grens *= 2

    def _within(self, grens: int) -> list[tuple[int, tuple[Keus, ...]]]:
        """The best changes of at most so many steps, one for each way to go."""
        gevonden = []
        if (val := self._without_winner()) and val[0] <= grens:
            gevonden.append(val)
        verlies = best_gains(self.winnaar, self.verlies, grens)
        for j, opties in self.winst.items():
            winst = best_gains(j, opties, grens)
            for achter, stappen, keuzes in (s[1:] for s in self.standen if s[0] == j):
                if paar := _cheapest(verlies, winst, achter, grens - stappen):
                    gevonden.append((paar[0] + stappen, tuple(sorted(paar[1] + keuzes))))
        return gevonden

    def _without_winner(self) -> tuple[int, tuple[Keus, ...]] | None:
        """The winner below a minimum; where nobody else is ranked, another has to come in as well."""
        val = self.uit[self.winnaar]
        if val is None or len(self.stelsel.binnen) > 1:
            return val
        erbij = min((kan for kan in self.erin.values() if kan), default=None)
        return erbij and (val[0] + erbij[0], tuple(sorted(val[1] + erbij[1])))

    def _settings(self, prijs: Prijs) -> list[tuple[int, int, int, tuple[Keus, ...]]]:
        """For each rival: how far it lies behind at this lowest price, and what it takes of third bids to get there."""
        basis, w, standen = self.stelsel.bases[prijs], self.winnaar, []
        eigen, deelnemers = self.stelsel.eigen, self.stelsel.deelnemers
        for j in self.winst:
            if basis[w] is None or basis[j] is None:
                continue
            derden = [i for i in range(len(deelnemers)) if i not in (w, j)]
            if (nodig := self._third_bids(prijs, (w, j), derden)) is not None:
                achter = eigen[w] + basis[w] - eigen[j] - basis[j]
                standen.append((j, achter, sum(s for s, _ in nodig), tuple(k for _, ks in nodig for k in ks)))
        return standen

    def _third_bids(self, prijs: Prijs, paar, derden: list[int]) -> list[tuple[int, tuple[Keus, ...]]] | None:
        """The fewest steps of third bids that make this the lowest price; None where that cannot be."""
        if not self.stelsel.relatief:
            return []
        prijzen, binnen = [d.prijs for d in self.stelsel.deelnemers], self.stelsel.binnen
        weg = [self.uit[i] for i in derden if i in binnen and prijzen[i] < prijs]
        if any(val is None for val in weg):
            return None
        vragers = [i for i in derden if prijzen[i] == prijs]
        if any(prijzen[i] == prijs for i in paar) or any(i in binnen for i in vragers):
            return weg
        kan = [self.erin[i] for i in vragers if self.erin[i]]
        return [*weg, min(kan)] if kan else None

    def _fall(self, i: int) -> tuple[int, tuple[Keus, ...]] | None:
        """The fewest steps that bring a ranked bid below a minimum."""
        plekken = self.stelsel.deelnemers[i].plekken
        kan = [
            (plekken[k] - vraag.drempel + 1, ((i, k, vraag.drempel - 1),))
            for k, vraag in enumerate(self.stelsel.vragen)
            if vraag.drempel
        ]
        return min(kan, default=None)

    def _rise(self, i: int) -> tuple[int, tuple[Keus, ...]] | None:
        """The fewest steps that bring a bid above every minimum; None where a scale does not go so far."""
        plekken, vragen = self.stelsel.deelnemers[i].plekken, self.stelsel.vragen
        onder = sorted(self.stelsel.below(i))
        if any(vragen[k].drempel >= len(vragen[k].schaal) for k in onder):
            return None
        return sum(vragen[k].drempel - plekken[k] for k in onder), tuple((i, k, vragen[k].drempel) for k in onder)

    def _options(self, i: int, kant: int) -> list[tuple[int, Opties]]:
        """Per question, for each number of steps the mark that gains most (kant 1) or loses most (-1) and still counts.

        Without steps is one of them, unless the bid is below the minimum there.
        """
        groepen = []
        for k, vraag in enumerate(self.stelsel.vragen):
            plek, delen = self.stelsel.deelnemers[i].plekken[k], self.stelsel.deelnemers[i].delen[k]
            beste: dict[int, tuple[int, int]] = {}
            for nieuw in range(vraag.drempel, len(vraag.schaal)):
                winst = kant * vraag.gewicht * (delen[nieuw] - delen[plek])
                if winst > 0 or nieuw == plek or plek < vraag.drempel:
                    beste[abs(nieuw - plek)] = max((winst, nieuw), beste.get(abs(nieuw - plek), (winst, nieuw)))
            groepen.append((k, tuple((s, *beste[s]) for s in sorted(beste))))
        return groepen

    def _describe(self, gevonden: tuple[int, tuple[Keus, ...]]) -> Kleinste:
        stappen, keuzes = gevonden
        deelnemers, vragen = self.stelsel.deelnemers, self.stelsel.vragen
        wijzigingen = tuple(
            Stap(
                deelnemers[i].sleutel,
                vragen[k].sleutel,
                vragen[k].schaal[deelnemers[i].plekken[k]],
                vragen[k].schaal[plek],
                abs(plek - deelnemers[i].plekken[k]),
            )
            for i, k, plek in keuzes
        )
        return Kleinste(stappen, wijzigingen, self.stelsel.names(leaders_after(self.stelsel, keuzes)))


def best_gains(i: int, groepen: list[tuple[int, Opties]], grens: int) -> list[tuple[int, tuple] | None]:
    """By exact number of steps: the greatest gain, and its choices as a chain; None where no choice takes so many."""
    stand: list = [(0, ())] + [None] * grens
    for k, opties in groepen:
        nieuw: list = [None] * (grens + 1)
        for gezet, nu in enumerate(stand):
            if nu is None:
                continue
            for stappen, winst, plek in opties:
                if (samen := gezet + stappen) > grens:
                    break
                if nieuw[samen] is None or nu[0] + winst > nieuw[samen][0]:
                    nieuw[samen] = (nu[0] + winst, ((i, k, plek), nu[1]) if stappen else nu[1])
        stand = nieuw
    return stand


def _cheapest(verlies: list, winst: list, achter: int, grens: int) -> tuple[int, tuple[Keus, ...]] | None:
    """The fewest steps of winner and rival together that close this gap."""
    for samen in range(grens + 1):
        for stappen in range(samen + 1):
            af, bij = verlies[stappen], winst[samen - stappen]
            if af and bij and af[0] + bij[0] >= achter:
                return samen, (*_unchain(af[1]), *_unchain(bij[1]))
    return None


def _unchain(keten: tuple) -> list[Keus]:
    keuzes = []
    while keten:
        keus, keten = keten
        keuzes.append(keus)
    return keuzes


def leaders_after(stelsel: Stelsel, keuzes: tuple[Keus, ...]) -> frozenset[int]:
    """Who stand first after these changes."""
    plekken = {i: list(d.plekken) for i, d in enumerate(stelsel.deelnemers)}
    eigen = dict(enumerate(stelsel.eigen))
    for i, k, plek in keuzes:
        delen = stelsel.deelnemers[i].delen[k]
        eigen[i] += stelsel.vragen[k].gewicht * (delen[plek] - delen[plekken[i][k]])
        plekken[i][k] = plek
    binnen = [i for i, rij in plekken.items() if all(p >= v.drempel for p, v in zip(rij, stelsel.vragen, strict=True))]
    if not binnen:
        return frozenset()
    basis = stelsel.bases[stelsel.lowest(binnen)]
    return leaders({i: eigen[i] + basis[i] for i in binnen})
