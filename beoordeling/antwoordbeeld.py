"""An answer as a reviewer reads it: with what was marked in it, and with what it has word for word from the bestek."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from .enums import Passagedoel
from .inzage import Antwoordregel
from .markering import Bereik, Stuk, cut
from .models import Passage
from .scorelijst import Criteriagroep

WOORDEN = {Passagedoel.BEWIJS: "bewijs", Passagedoel.TOEZEGGING: "toezegging", Passagedoel.NOTITIE: "notitie"}


@dataclass(frozen=True)
class Passagebeeld:
    """A marked passage on the page; the words as they may be read."""

    pk: int
    doel: str
    criterium: str
    nummer: str  # of the criterium; empty for what is marked for another reason
    citaat: str
    opmerking: str
    begin: int
    einde: int
    in_tekst: bool  # False where the answer was corrected since

    @property
    def woord(self) -> str:
        return self.nummer or WOORDEN[Passagedoel(self.doel)]

    @property
    def plek(self) -> str:
        """Where on the page the list is in which this passage stands."""
        return f"criterium-{self.nummer}" if self.nummer else "andere-passages"


def describe_passages(
    passages: Iterable[Passage], gelezen: Antwoordregel, groepen: Sequence[Criteriagroep]
) -> list[Passagebeeld]:
    """What lies in an older version of the answer is shown without a place, and only where nothing is blacked out."""
    nummers = {rij.sleutel: rij.nummer for groep in groepen for rij in groep.rijen}
    versie = gelezen.versie
    beelden = []
    for p in passages:
        hier = versie is not None and p.antwoordversie_id == versie.pk
        open_ = versie is not None and gelezen.tekst == versie.tekst
        citaat = gelezen.tekst[p.begin : p.einde] if hier else p.citaat if open_ else "…"
        nummer = nummers.get(p.criterium, "")
        beelden.append(Passagebeeld(p.pk, p.doel, p.criterium, nummer, citaat, p.opmerking, p.begin, p.einde, hier))
    return beelden


def render_answer(tekst: str, passages: Iterable[Passagebeeld], overgenomen: Iterable[Bereik] = ()) -> SafeString:
    """The text with <mark>s; notes beside them carry data-noot, and are no part of the text."""
    bereiken = [Bereik(b.begin, b.einde, b) for b in overgenomen]
    bereiken += [Bereik(p.begin, p.einde, p) for p in passages if p.in_tekst]
    return mark_safe("".join(map(_piece, cut(tekst, bereiken))))  # noqa: S308 – every part is escaped


def _piece(stuk: Stuk) -> str:
    if not stuk.onder:
        return escape(stuk.tekst)
    eigen = [p for p in stuk.onder if _own(p)]
    soort = f"tb-passage--{eigen[-1].doel}" if eigen else "tb-uit-bestek"
    dubbel = " tb-passage--dubbel" if len(eigen) > 1 else ""
    plekken = "".join(format_html('<span id="passage-{}"></span>', p.pk) for p in stuk.nieuw if _own(p))
    merk = format_html('<mark class="{}{}">{}</mark>', soort, dubbel, stuk.tekst)
    return f"{plekken}{merk}{''.join(map(_note, stuk.af))}"


def _note(wat: Passagebeeld | Bereik) -> str:
    if not _own(wat):
        zin = f"komt overeen met het bestek, {wat.wat}"
        return format_html('<span class="tb-noot tb-noot--bestek" data-noot> {}</span>', zin)
    vooraf = mark_safe('<span class="tb-verborgen">bewijs bij criterium </span>') if wat.nummer else ""
    return format_html('<a class="tb-noot" data-noot href="#{}">{}{}</a>', wat.plek, vooraf, wat.woord)


def _own(wat: Passagebeeld | Bereik) -> bool:
    return isinstance(wat, Passagebeeld)
