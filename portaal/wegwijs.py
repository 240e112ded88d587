"""For a first visit: what one can do here, by the pages that the roles of this member open."""

from dataclasses import dataclass

from django.http import HttpRequest

from .context import open_url

MAX_KAARTEN = 3


@dataclass(frozen=True)
class Kaart:
    naam: str
    zin: str
    doel: str  # the name of the page
    url: str = ""


KAARTEN = (  # what one does, in the order in which it matters
    Kaart("Leden en rollen", "Nodig collega’s uit en geef hun de rollen die bij hun werk horen.", "gemeenten:leden"),
    Kaart("Huisstijl", "Geef portaal en documenten de kleuren en het adres van uw gemeente.", "gemeenten:huisstijl"),
    Kaart("Bestek samenstellen", "Begin met een titel, kies vragen uit de brieven en verdeel punten.", "bestek:nieuw"),
    Kaart("Beoordelen", "Lees de offertes die u zijn toegewezen en geef uw cijfer met motivatie.", "beoordeling:lijst"),
    Kaart("Bestekken lezen", "Lees wat is vastgesteld of gepubliceerd, met de bijlage als PDF.", "bestek:lijst"),
    Kaart("Brieven lezen", "Lees wat goed taalonderwijs is, en met welke vragen u ernaar vraagt.", "kwaliteit:brieven"),
)
RONDKIJKEN = (
    ("Alle vragen uit de brieven", "kwaliteit:vragen"),
    ("Thema’s", "kwaliteit:themas"),
    ("Begrippenlijst", "kwaliteit:begrippen"),
    ("Beleidswerkboek", "kwaliteit:werkboek"),
    ("Bestekken", "bestek:lijst"),
    ("Beoordelingen", "beoordeling:lijst"),
)


def cards(request: HttpRequest) -> list[Kaart]:
    """The first three that this member can open."""
    open_ = ((kaart, open_url(request, kaart.doel)) for kaart in KAARTEN)
    return [Kaart(k.naam, k.zin, k.doel, url) for k, url in open_ if url][:MAX_KAARTEN]


def places(request: HttpRequest, kaarten: list[Kaart]) -> list[tuple[str, str]]:
    """Where else to look around."""
    gehad = {kaart.url for kaart in kaarten}
    gevonden = [(naam, open_url(request, doel)) for naam, doel in RONDKIJKEN]
    return [(naam, url) for naam, url in gevonden if url and url not in gehad]
