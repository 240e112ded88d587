"""How long a scan takes: `python -m tests.bestek.scan.snelheid`, on a bestek of 60 questions and 3 percelen.

The texts are those of the judged set, each made different from the next, so that no cache can answer for it.
"""

import time
from decimal import Decimal

from bestek.scan import scan
from bestek.structuur import Bestek, Bestekvraag, Criterium, Paragraaf, Perceel, Weging
from tests.bestek.scan import meten


def large(merk: str = "", vragen: int = 60, percelen: int = 3) -> Bestek:
    """A bestek of this size with six criteria a question; `merk` makes all its texts new."""
    teksten = [item["tekst"] for item in meten.SET["items"] if item["soort"] in ("vraag", "groep")]
    punten = [item["tekst"] for item in meten.SET["items"] if item["soort"] in ("criterium", "eis", "alinea")]
    rijen = []
    for n in range(vragen):
        criteria = tuple(
            Criterium(f"c{n}-{i}", "", f"{punten[(n * 6 + i) % len(punten)]} {merk}{n}", "openbaar") for i in range(6)
        )
        wegingen = tuple(Weging(f"p{p}", Decimal(1)) for p in range(percelen))
        tekst = f"{teksten[n % len(teksten)]} {merk}{n}"
        velden = {"schaal": "s", "wegingen": wegingen, "criteria": criteria, "max_a4": Decimal(2)}
        rijen.append(Bestekvraag(f"v{n}", n + 1, "", "", f"Onderwerp {n}", tekst, **velden))
    stukken = tuple(Paragraaf(f"t{n}", "Tekst", f"<p>{punten[n % len(punten)]} {merk}</p>", n) for n in range(20))
    delen = tuple(
        Perceel(f"p{p}", str(p), f"Perceel {p}", routes=("B1",), punten_prijs=Decimal(40)) for p in range(percelen)
    )
    schaal = meten._schaal({})
    return Bestek("T", "K", "sas", "G", "gewogen_punten_relatieve_prijs", vragen=tuple(rijen), percelen=delen,
                  paragrafen=stukken, schalen=(schaal,))  # fmt: skip


def seconds(merk: str) -> float:
    inhoud = large(merk)
    begin = time.process_time()
    scan(inhoud)
    return time.process_time() - begin


if __name__ == "__main__":
    scan(large("warm"))
    nieuw = sorted(seconds(f"ronde{n}") for n in range(9))
    weer = sorted(seconds("warm") for _ in range(9))
    print(f"nieuwe teksten: mediaan {nieuw[4] * 1000:.0f} ms, hoogste {nieuw[-1] * 1000:.0f} ms")
    print(f"dezelfde teksten: mediaan {weer[4] * 1000:.0f} ms, hoogste {weer[-1] * 1000:.0f} ms")
