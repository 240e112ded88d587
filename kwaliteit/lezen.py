"""A letter as a document: everything its page shows, in a number of queries that does not grow with the letter."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from .enums import Onderdeelsoort
from .indeling import Blok, arrange, lines, own_line
from .models import Begrip, Brief, Onderdeel, Route, Thema, Verwijzing, Vraag, Werkboekvraag

STILLE_SOORTEN = (Onderdeelsoort.TOELICHTING, Onderdeelsoort.BRON)  # what needs no label to be understood


@dataclass(frozen=True)
class Document:
    brief: Brief
    blokken: list[Blok]
    begrippen: list[Begrip]
    themas: list[Thema]
    naar: list[Verwijzing]  # to other letters
    vanuit: list[Verwijzing]  # from other letters

    @property
    def vragen(self) -> list[Vraag]:
        return [blok.item for top in self.blokken for blok in top.walk() if blok.is_vraag]


def letters_with_counts() -> QuerySet[Brief]:
    """The letters, with how many questions, points of a good answer and sections each holds."""
    handvatten = "vragen__groepen__handvatten"
    return Brief.objects.annotate(
        aantal_vragen=Count("vragen", filter=Q(vragen__deelvragen=None, vragen__vervallen=False), distinct=True),
        aantal_handvatten=Count(handvatten, filter=Q(**{f"{handvatten}__vervallen": False}), distinct=True),
        aantal_onderdelen=Count("onderdelen", distinct=True),
    )


def read_brief(brief: Brief) -> Document:
    verwijzingen = list(
        Verwijzing.objects.filter(Q(van_brief=brief) | Q(naar_brief=brief)).select_related("van_brief", "naar_brief")
    )
    eigen = [v for v in verwijzingen if v.van_brief_id == brief.pk]
    keuzes = Prefetch("werkboekvragen", Werkboekvraag.objects.select_related("deel"), to_attr="keuzes")
    secties = list(brief.onderdelen.prefetch_related("punten", "routes", "themas", keuzes).order_by("volgorde"))
    vragen = list(brief.vragen.with_handvatten().order_by("volgorde"))
    place_vragen(vragen)
    for item in [*secties, *vragen]:
        item.verwijzingen = [v for v in eigen if v.van == item.code]
    blokken = arrange(secties, vragen)
    mark_what_differs(blokken)
    return Document(
        brief=brief,
        blokken=blokken,
        begrippen=sorted(brief.begrippen.all(), key=lambda begrip: begrip.sleutel),
        themas=themas_of(secties, vragen),
        naar=[v for v in eigen if v.naar_brief_id != brief.pk],
        vanuit=[v for v in verwijzingen if v.van_brief_id != brief.pk],
    )


def place_vragen(vragen: list[Vraag]) -> None:
    """Set on each question its own line in the source, by which it finds its place between the sections."""
    for vraag in vragen:
        vraag.regel = own_line(vraag.bronregels, _first_handvat(vraag))


def mark_what_differs(blokken: list[Blok], soort: str = "", routes: set[Route] | None = None) -> None:
    """Set on each section its kind and its routes, in so far as they say more than those of the section around it."""
    secties = [blok for blok in blokken if not blok.is_vraag]
    if routes is None:  # what holds for the whole letter need not be said at each section
        sets = [set(blok.item.routes.all()) for blok in secties]
        routes = set.intersection(*sets) if sets else set()
    for blok in secties:
        eigen = set(blok.item.routes.all())
        blok.item.eigen_routes = sorted(eigen, key=lambda r: r.volgorde) if eigen != routes else []
        blok.item.eigen_soort = blok.item.get_soort_display() if blok.item.soort not in (*STILLE_SOORTEN, soort) else ""
        mark_what_differs(blok.inhoud, blok.item.soort, eigen)


def themas_of(secties: list[Onderdeel], vragen: list[Vraag]) -> list[Thema]:
    """The themes of a letter: those of its sections and its questions."""
    return sorted({thema for item in [*secties, *vragen] for thema in item.themas.all()}, key=lambda t: t.naam)


def _first_handvat(vraag: Vraag) -> int | None:
    """The line of the first handvat of its own."""
    handvatten = [handvat for groep in vraag.groepen.all() for handvat in groep.handvatten.all()]
    return min(lines(handvatten[0].bronregels), default=None) if handvatten else None
