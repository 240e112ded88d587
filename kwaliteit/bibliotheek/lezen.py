"""An item of a library as it is read: one form for one's own and for what others share."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.utils.safestring import SafeString, mark_safe

from documenten.opmaak import clean_html, editable_text

from ..edities import is_verouderd
from ..enums import Deling, Eissoort, Itemsoort
from ..models import Bibliotheekitem, Handvat, Route, Thema, Vraag
from ..verschil import Segmenten, segments

MEERVOUD = dict(zip(Itemsoort, ("Vragen", "Criteria", "Eisen", "Paragrafen"), strict=True))
# What people compare when a text changed: its field and its name
VELDEN = (
    ("titel", "Titel"),
    ("tekst", "Tekst"),
    ("criteriatekst", "Criteria"),
    ("eissoortnaam", "Soort eis"),
    ("bewijs", "Gevraagd bewijs"),
    ("toelichting", "Toelichting"),
    ("bronregel", "Bron"),
)


@dataclass(frozen=True)
class Leescriterium:
    tekst: str
    herkomst: Handvat | None = None

    @property
    def verschil(self) -> Segmenten | None:
        """What differs from the handvat as it reads now, where it comes from one."""
        if self.herkomst is None or self.herkomst.als_criterium == self.tekst:
            return None
        return segments(self.herkomst.als_criterium, self.tekst)


@dataclass(frozen=True)
class Leesitem:
    """No row, so nothing can be written through it; of whom it is stands in it as a name, not as a gemeente."""

    sleutel: uuid.UUID
    versie: int
    van: str
    soort: Itemsoort
    titel: str
    tekst: str
    toelichting: str
    eissoort: str
    bewijs: str
    bron: str
    bron_datum: date | None
    deling: Deling
    vervallen: bool
    herkomst: Vraag | None
    herkomst_tekst: str
    herkomst_editie: int | None
    overgenomen_van: str
    overgenomen_sleutel: uuid.UUID | None
    overgenomen_versie: int | None
    criteria: tuple[Leescriterium, ...] = field(default=(), hash=False)
    routes: tuple[Route, ...] = ()
    themas: tuple[Thema, ...] = ()

    @property
    def soortnaam(self) -> str:
        return Itemsoort(self.soort).label

    @property
    def soortnamen(self) -> str:
        return MEERVOUD[self.soort]

    @property
    def eissoortnaam(self) -> str:
        return Eissoort(self.eissoort).label if self.eissoort else ""

    @property
    def aangepast(self) -> Segmenten | None:
        """What differs from the letter's question as it was copied; None where nothing does."""
        if self.herkomst is None or self.tekst == self.herkomst_tekst:
            return None
        return segments(self.herkomst_tekst, self.tekst)

    @property
    def vernieuwd(self) -> bool:
        """Whether the letters changed this question, or a handvat of it, since it was copied."""
        return self.herkomst is not None and is_verouderd(self.herkomst, self.herkomst_editie)

    @property
    def nieuwe_editie(self) -> Segmenten | None:
        """What changed in the letter's question since it was copied; None where nothing did."""
        if self.herkomst is None or self.herkomst.tekst == self.herkomst_tekst:
            return None
        return segments(self.herkomst_tekst, self.herkomst.tekst)

    @property
    def leestekst(self) -> str:
        """The text without markup."""
        return editable_text(self.tekst) if self.soort == Itemsoort.PARAGRAAF else self.tekst

    @property
    def opgemaakt(self) -> SafeString:
        """A paragraph with its markup; cleaned once more, because it may come from another gemeente."""
        return mark_safe(clean_html(self.tekst))  # noqa: S308 – a fixed list of tags

    @property
    def criteriatekst(self) -> str:
        return "\n".join(criterium.tekst for criterium in self.criteria)

    @property
    def bronregel(self) -> str:
        return f"{self.bron}, {self.bron_datum:%d-%m-%Y}" if self.bron and self.bron_datum else self.bron


def read_item(rij: Bibliotheekitem) -> Leesitem:
    """Of a row that came with `with_parts`."""
    return Leesitem(
        sleutel=rij.sleutel,
        versie=rij.versie,
        van=rij.gemeente.aanduiding,
        soort=Itemsoort(rij.soort),
        titel=rij.titel,
        tekst=rij.tekst,
        toelichting=rij.toelichting,
        eissoort=rij.eissoort,
        bewijs=rij.bewijs,
        bron=rij.bron,
        bron_datum=rij.bron_datum,
        deling=Deling(rij.deling),
        vervallen=rij.vervallen,
        herkomst=rij.herkomst,
        herkomst_tekst=rij.herkomst_tekst,
        herkomst_editie=rij.herkomst_editie,
        overgenomen_van=rij.overgenomen_van.aanduiding if rij.overgenomen_van else "",
        overgenomen_sleutel=rij.overgenomen_sleutel,
        overgenomen_versie=rij.overgenomen_versie,
        criteria=tuple(Leescriterium(c.tekst, c.herkomst) for c in rij.criteria.all()),
        routes=tuple(rij.routes.all()),
        themas=tuple(rij.themas.all()),
    )


def differences(oud: Leesitem, nieuw: Leesitem) -> list[tuple[str, Segmenten]]:
    """Per part that reads otherwise its name with the word difference; empty where both read the same."""
    gevonden = []
    for veld, naam in VELDEN:
        voor, na = (getattr(item, "leestekst" if veld == "tekst" else veld) for item in (oud, nieuw))
        if voor != na:
            gevonden.append((naam, segments(voor, na)))
    if not gevonden and oud.tekst != nieuw.tekst:  # a paragraph of which only the markup changed
        gevonden.append(("Tekst", segments(oud.tekst, nieuw.tekst)))
    return gevonden
