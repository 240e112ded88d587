"""How firm a ranking is, straightforwardly: `gunning.rank` again for every what-if. Slow, and plainly right.

The tests hold `beoordeling.stevigheid` to it. `python -m tests.beoordeling.rechttoe_stevigheid` times the two beside
each other on an invented award of 20 bids, 30 questions and 7 reviewers.
"""

import random
import sys
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from hashlib import shake_256
from itertools import pairwise
from time import process_time

from beoordeling.gunning import Beoordelingsinvoer, Inschrijvingsinvoer, rank
from bestek.weging import METHODEN, Vraagweging

AANDELEN = {Decimal(c): Fraction(p, 100) for c, p in ((0, 0), (4, 40), (7, 70), (10, 100))}


def totals(invoer):
    """Of the ranked bids; turned round where the lowest wins."""
    teken = -1 if METHODEN[invoer.methode].laagste_wint else 1
    return {u.inschrijving: teken * u.totaal.exact for u in rank(invoer).uitslagen if u.totaal}


def best(totalen):
    return frozenset(s for s, totaal in totalen.items() if totaal == max(totalen.values()))


def first(invoer):
    return best(totals(invoer))


def with_mark(invoer, sleutel, vraag, cijfer):
    """One mark another; all else the same."""
    rijen = (
        replace(i, scores={**i.scores, vraag: cijfer}) if i.inschrijving == sleutel else i
        for i in invoer.inschrijvingen
    )
    return replace(invoer, inschrijvingen=tuple(rijen))


def with_weight(invoer, onderdeel, gewicht):
    """One weight another, the others in proportion, so that the total stays (amounts as they are); "" is price."""
    if METHODEN[invoer.methode].in_euro:
        vragen = (replace(w, punten=gewicht if w.vraag == onderdeel else w.punten) for w in invoer.vragen)
        return replace(invoer, vragen=tuple(vragen))
    prijs, punten = Fraction(invoer.punten_prijs), {w.vraag: Fraction(w.punten) for w in invoer.vragen}
    totaal = sum(punten.values()) + prijs
    nu = prijs if onderdeel == "" else punten[onderdeel]
    factor = (totaal - gewicht) / (totaal - nu)
    vragen = (replace(w, punten=gewicht if w.vraag == onderdeel else punten[w.vraag] * factor) for w in invoer.vragen)
    return replace(invoer, vragen=tuple(vragen), punten_prijs=gewicht if onderdeel == "" else prijs * factor)


def crossings(invoer, onderdeel):
    """The weights at which the present first stop being so: each total is a line through two rankings."""
    nu = Fraction(invoer.punten_prijs) if onderdeel == "" else None
    nu = next(Fraction(w.punten) for w in invoer.vragen if w.vraag == onderdeel) if nu is None else nu
    hier, daar = totals(invoer), totals(with_weight(invoer, onderdeel, nu / 2))
    lijnen = {s: (daar[s] - hier[s]) / (-nu / 2) for s in hier}
    (eerste,) = first(invoer)
    kruisen = [
        nu + (hier[eerste] - hier[s]) / (lijnen[s] - lijnen[eerste]) for s in hier if lijnen[s] != lijnen[eerste]
    ]
    totaal = Fraction(invoer.punten_prijs) + sum(Fraction(w.punten) for w in invoer.vragen)
    laag = max((k for k in kruisen if 0 <= k <= nu), default=None)
    return laag, min((k for k in kruisen if nu <= k <= totaal), default=None)


def nearest_marks(invoer, sleutel, vraag, schaal, nu):
    """The nearest mark below and above that changes who stands first."""
    cijfer = next(i.scores[vraag] for i in invoer.inschrijvingen if i.inschrijving == sleutel)
    plek, gevonden = schaal.index(cijfer), []
    for kant in (schaal[:plek][::-1], schaal[plek + 1 :]):
        anders = ((c, first(with_mark(invoer, sleutel, vraag, c))) for c in kant)
        gevonden.append(next(((c, eersten) for c, eersten in anders if eersten != nu), None))
    return tuple(gevonden)


def without(invoer, sleutel):
    return replace(invoer, inschrijvingen=tuple(i for i in invoer.inschrijvingen if i.inschrijving != sleutel))


def by_mean(invoer, oordelen):
    """Ranked by the mean of the shares that belong to each reviewer's mark."""
    vragen, scores = [], {i.inschrijving: {} for i in invoer.inschrijvingen}
    for w in invoer.vragen:
        aandelen = {}
        for nummer, i in enumerate(invoer.inschrijvingen):
            gegeven = [c[i.inschrijving, w.vraag] for c in oordelen.values() if (i.inschrijving, w.vraag) in c]
            aandelen[Decimal(nummer)] = sum((w.aandelen[c] for c in gegeven), Fraction(0)) / len(gegeven)
            scores[i.inschrijving][w.vraag] = Decimal(nummer)
        vragen.append(replace(w, aandelen=aandelen, minimum=None))
    rijen = tuple(replace(i, scores=scores[i.inschrijving]) for i in invoer.inschrijvingen)
    return replace(invoer, vragen=tuple(vragen), inschrijvingen=rijen)


def drawn(invoer, zaad, aantal):
    """Each draw as the documentation describes its bits, ranked anew; counts by bid: alone first, shared, ranks."""
    alleen, gedeeld, rangen = Counter(), Counter(), Counter()
    breedte = -(-len(invoer.vragen) // 4)
    worpen = {
        i.inschrijving: shake_256(f"{zaad}/{i.inschrijving}".encode()).digest(breedte * aantal)
        for i in invoer.inschrijvingen
    }
    for trekking in range(aantal):
        rijen = []
        for i in invoer.inschrijvingen:
            scores = {}
            for k, w in enumerate(invoer.vragen):
                bits = worpen[i.inschrijving][trekking * breedte + k // 4] >> 2 * (k % 4) & 3
                schaal = sorted(w.aandelen)
                plek = schaal.index(i.scores[w.vraag]) + {0: -1, 3: 1}.get(bits, 0)
                scores[w.vraag] = schaal[min(max(plek, 0), len(schaal) - 1)]
            rijen.append(replace(i, scores=scores))
        uitslagen = rank(replace(invoer, inschrijvingen=tuple(rijen))).uitslagen
        eersten = [u.inschrijving for u in uitslagen if u.rang == 1]
        (alleen if len(eersten) == 1 else gedeeld).update(eersten)
        rangen.update((u.inschrijving, u.rang) for u in uitslagen if u.rang)
    return alleen, gedeeld, rangen


def invent(zaad=1, bids=20, vragen=30, beoordelaars=7):
    """An award with close totals: the input, and the reviewers' own marks."""
    kans = random.Random(zaad)  # noqa: S311
    grenzen = [0, *sorted(kans.sample(range(1, 140), vragen - 1)), 140]
    schaal = sorted(AANDELEN)
    wegingen = tuple(
        Vraagweging(f"v{k}", Decimal(tot - van) / 2, AANDELEN) for k, (van, tot) in enumerate(pairwise(grenzen))
    )
    rijen = tuple(
        Inschrijvingsinvoer(
            f"{100 + n}",
            {w.vraag: kans.choice(schaal[1:]) for w in wegingen},
            Decimal(kans.randrange(8_000_000, 12_000_000)) / 100,
        )
        for n in range(bids)
    )
    invoer = Beoordelingsinvoer("p", "gewogen_punten_relatieve_prijs", wegingen, rijen, Decimal(30))

    def near(cijfer):
        return schaal[min(max(schaal.index(cijfer) + kans.choice((-1, 0, 0, 1)), 0), 3)]

    oordelen = {
        f"b{nummer}": {(i.inschrijving, v): near(c) for i in rijen for v, c in i.scores.items()}
        for nummer in range(beoordelaars)
    }
    return invoer, oordelen


def _straight(invoer, oordelen, trekkingen):
    """The same questions as `measure`, but for so few draws, and the smallest change only where it is one step."""
    nu, schaal = first(invoer), sorted(AANDELEN)
    for w in (*(w.vraag for w in invoer.vragen), ""):
        crossings(invoer, w)
    for i in invoer.inschrijvingen:
        first(without(invoer, i.inschrijving))
        for w in invoer.vragen:
            nearest_marks(invoer, i.inschrijving, w.vraag, schaal, nu)
    for weg in (None, *oordelen):
        first(by_mean(invoer, {b: c for b, c in oordelen.items() if b != weg}))
    begin = process_time()
    drawn(invoer, "meting", trekkingen)
    return process_time() - begin


def _time(trekkingen=100):
    from beoordeling.stevigheid import measure
    from beoordeling.stevigheid.stelsel import build
    from beoordeling.stevigheid.trekking import AANTAL, draw

    invoer, oordelen = invent()
    rangorde = rank(invoer)
    begin = process_time()
    per_trekking = _straight(invoer, oordelen, trekkingen) / trekkingen
    vragen = process_time() - begin - per_trekking * trekkingen
    metingen, trekking = [], []
    for _ in range(9):
        begin = process_time()
        measure(rangorde, oordelen)
        metingen.append(process_time() - begin)
        stelsel, begin = build(rangorde), process_time()
        draw(stelsel)
        trekking.append(process_time() - begin)
    alles, loten = sorted(metingen)[4], sorted(trekking)[4]
    regels = (
        ("alles, met 10.000 trekkingen", vragen + per_trekking * AANTAL, alles),
        ("zonder de trekkingen", vragen, alles - loten),
        ("een trekking", per_trekking, loten / AANTAL),
    )
    for naam, recht, hier in regels:
        sys.stdout.write(f"{naam}: rechttoe {recht:.5f} s, hier {hier:.6f} s, {recht / hier:.0f} keer\n")


if __name__ == "__main__":
    _time()
