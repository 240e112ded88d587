"""Saving what a reviewer finds beside the mark: a finding per criterium, marked passages, and notes of one's own."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction

from bestek import structuur
from documenten.tekst import normaliseer

from .enums import Passagedoel
from .inzage import describe
from .markering import locate
from .models import Antwoord, Antwoordversie, Bevinding, Commissielid, OngeldigeOvergang, Passage, Score
from .schuilnaam import redacted
from .scoren import frozen_vraag, save_score

NIET_GEVONDEN = "Deze woorden staan niet zo in het antwoord. Neem ze over zoals ze er staan."


@dataclass(frozen=True)
class Merk:
    """A passage to be marked: the words as the reviewer sees them, and where; without `begin` the first such words."""

    citaat: str
    doel: str = Passagedoel.BEWIJS
    criterium: str = ""
    begin: int | None = None


@dataclass(frozen=True)
class Bevindingen:
    """What changes; what is not named stays as it is."""

    oordelen: Mapping[str, tuple[str, str]] = field(default_factory=dict)  # sleutel → oordeel, and gevolg in words
    nieuw: Sequence[Merk] = ()
    weg: Collection[int] = ()
    opmerkingen: Mapping[int, str] = field(default_factory=dict)


@transaction.atomic
def save_all(lid: Commissielid, antwoord: Antwoord, versie: int, bevindingen: Bevindingen, **velden: object) -> Score:
    """Save a score with its findings on top of `versie`: all of it or nothing. Raises as `save_score` does.

    Marking the same passage twice, or taking one away that is gone, changes nothing: a save may be sent again.
    """
    score = save_score(lid, antwoord, versie, **velden)
    vraag = frozen_vraag(lid.ronde.vaststelling.structuur, antwoord)
    _judge(score, vraag, bevindingen.oordelen)
    score.passages.filter(pk__in=bevindingen.weg).delete()
    if bevindingen.nieuw:
        _mark(score, vraag, bevindingen.nieuw)
    for pk, opmerking in bevindingen.opmerkingen.items():
        score.passages.filter(pk=pk).exclude(opmerking=opmerking).update(opmerking=opmerking)
    return score


def _judge(score: Score, vraag: structuur.Bestekvraag, oordelen: Mapping[str, tuple[str, str]]) -> None:
    _require_published(vraag, oordelen)
    staand = {rij.criterium: rij for rij in score.bevindingen.all()} if oordelen else {}
    for sleutel, (oordeel, gevolg) in oordelen.items():
        rij = staand.get(sleutel) or Bevinding(gemeente_id=score.gemeente_id, score=score, criterium=sleutel)
        gevolg = normaliseer(gevolg).strip()
        if (rij.oordeel, rij.gevolg) != (oordeel, gevolg):
            rij.oordeel, rij.gevolg = oordeel, gevolg
            rij.save()


def _mark(score: Score, vraag: structuur.Bestekvraag, merken: Sequence[Merk]) -> None:
    """At the place in the text as the reviewer reads it: blacked out in an anonymous round, and as long as it was."""
    gelezen = redacted(score.ronde, describe(score.antwoord, vraag))
    if gelezen.versie is None:
        raise OngeldigeOvergang("Er is geen antwoord om iets in te markeren.")
    for merk in merken:
        plek = locate(gelezen.tekst, merk.citaat, merk.begin)
        if plek is None:
            raise OngeldigeOvergang(NIET_GEVONDEN)
        _require_purpose(vraag, merk)
        _store(score, gelezen.versie, plek, merk)


def _store(score: Score, versie: Antwoordversie, plek: tuple[int, int], merk: Merk) -> None:
    begin, einde = plek
    Passage.objects.get_or_create(
        score=score,
        antwoordversie=versie,
        begin=begin,
        einde=einde,
        doel=merk.doel,
        criterium=merk.criterium,
        defaults={"gemeente_id": score.gemeente_id, "citaat": versie.tekst[begin:einde]},
    )


def _require_purpose(vraag: structuur.Bestekvraag, merk: Merk) -> None:
    if merk.doel not in Passagedoel.values or (merk.criterium and merk.doel != Passagedoel.BEWIJS):
        raise OngeldigeOvergang("Kies waarvoor u deze passage markeert.")
    _require_published(vraag, [merk.criterium] if merk.criterium else [])


def _require_published(vraag: structuur.Bestekvraag, sleutels: Collection[str]) -> None:
    openbaar = {c.sleutel for c in vraag.criteria if c.zichtbaarheid == structuur.OPENBAAR}
    if not openbaar.issuperset(sleutels):
        raise OngeldigeOvergang("Dit criterium hoort niet bij deze vraag.")
