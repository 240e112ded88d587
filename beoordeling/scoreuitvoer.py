"""All details of an assessment as Excel, for the inkoper: scores, findings and what was agreed, a sheet each.

Bidders are called as the round calls them; private notes of reviewers are not in it.
"""

from collections.abc import Iterator, Sequence

from documenten.excel import Blad, Kolom, Werkmap, render_excel
from gemeenten import klok
from gemeenten.models import Gebruiker

from .bevindingenlijst import bevindingen_of
from .models import Ronde
from .overleg import Overlegregel, overleglijst

PLEK = (Kolom("Vraag", 8, "getal"), Kolom("Onderwerp", 28), Kolom("Perceel", 16), Kolom("Inschrijver", 24))
SCORES = (
    Kolom("Beoordelaar", 22),
    Kolom("Cijfer", 9, "getal"),
    Kolom("Onthouden", 11),
    Kolom("Sterk", 40),
    Kolom("Zwak", 40),
    Kolom("Motivatie", 60),
)
BEVINDINGEN = (
    Kolom("Criterium", 40),
    Kolom("Beoordelaar", 22),
    Kolom("Oordeel", 20),
    Kolom("Gevolg voor het cijfer", 40),
    Kolom("Citaten", 50),
)
AKKOORD = (
    Kolom("Cijfer", 9, "getal"),
    Kolom("Berekening", 24),
    Kolom("Motivatie", 60),
    Kolom("Sterk", 40),
    Kolom("Zwak", 40),
    Kolom("Notulen", 50),
    Kolom("Getekend door", 22),
    Kolom("Getekend op", 20, "moment"),
)


def render_scores(ronde: Ronde, wie: Gebruiker) -> bytes:
    bestek = ronde.vaststelling.structuur
    regels = overleglijst(ronde, wie, bestek)
    bladen = (
        Blad("Scores", "Scores per beoordelaar", PLEK + SCORES, tuple(_scores(regels))),
        Blad("Bevindingen", "Bevindingen per criterium", PLEK + BEVINDINGEN, tuple(_findings(regels))),
        Blad("Consensus", "Wat de commissie vaststelde", PLEK + AKKOORD, tuple(_agreed(regels))),
    )
    voet = f"{bestek.kenmerk} · beoordeling, ronde {ronde.nummer}"
    return render_excel(Werkmap(f"Beoordeling {bestek.titel}", bestek.gemeente, bladen, klok.now(), voet))


def _place(regel: Overlegregel) -> tuple:
    return regel.vraag.nummer, regel.vraag.onderwerp, str(regel.antwoord.perceel or ""), regel.naam


def _scores(regels: Sequence[Overlegregel]) -> Iterator[tuple]:
    for regel in regels:
        for s in regel.scores:
            onthoudt = "ja" if s.onthouden else ""
            yield *_place(regel), str(s.commissielid), s.cijfer, onthoudt, s.sterk, s.zwak, s.motivatie


def _findings(regels: Sequence[Overlegregel]) -> Iterator[tuple]:
    vondsten = bevindingen_of(regels)
    for regel in regels:
        for criterium in vondsten[regel.antwoord.pk].criteria:
            for v in criterium.vondsten:
                yield *_place(regel), criterium.regel.tekst, v.wie, v.woord, v.gevolg, "\n".join(v.citaten)


def _agreed(regels: Sequence[Overlegregel]) -> Iterator[tuple]:
    for regel in regels:
        if rij := regel.consensus:
            som = regel.middeling.som if regel.middeling else ""
            teksten = (rij.motivatie, rij.sterk, rij.zwak, rij.notulen)
            wie = str(rij.getekend_door) if rij.getekend_door else ""
            yield *_place(regel), rij.cijfer, som, *teksten, wie, rij.getekend_op
