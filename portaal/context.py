"""What the frame around every page needs. Survives visitors who are not signed in, and error pages."""

import tomllib

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, Resolver404, resolve, reverse
from django.utils.functional import SimpleLazyObject

from bestek.bibliotheek import PER_SOORT, bestekken_with
from bestek.gebruik import used_questions
from gemeenten.models import Gemeente
from kwaliteit.models import Bibliotheekitem

VERSIE = tomllib.loads((settings.BASE_DIR / "pyproject.toml").read_text())["project"]["version"]
HOOFDMENU = (
    ("Start", "portaal:start"),
    ("Kennisbank", "kwaliteit:brieven"),
    ("Bestekken", "bestek:lijst"),
    ("Beoordelingen", "beoordeling:lijst"),
    ("Gemeente", "gemeenten:leden"),
)


def portaal(request: HttpRequest) -> dict:
    gebruiker = getattr(request, "user", None)
    if gebruiker is None or not gebruiker.is_authenticated:
        return {"portaal_versie": VERSIE}
    return {
        "portaal_versie": VERSIE,
        "gemeente": getattr(request, "gemeente", None),
        "mijn_gemeenten": Gemeente.objects.visible_to(gebruiker),  # asked only where a page lists them
        "navigatie": menu(request),
        "vraagactie": question_action(request),
        "vraaggebruik": SimpleLazyObject(lambda: question_use(request)),
        "bestekactie": bestek_action(request),
        "proefactie": rehearsal_action(request),
        "itemactie": SimpleLazyObject(lambda: item_action(request)),
    }


def menu(request: HttpRequest) -> list[dict]:
    """The main pages that the roles of this member open, by the word of the pages themselves."""
    gevonden = ((naam, doel, open_url(request, doel)) for naam, doel in HOOFDMENU)
    hier = request.resolver_match.view_name if request.resolver_match else ""
    return [{"naam": naam, "url": url, "actief": is_under(hier, doel)} for naam, doel, url in gevonden if url]


def is_under(hier: str, doel: str) -> bool:
    """Whether a page belongs to a main page: to its app, and where that is the portal itself, only that page."""
    return hier == doel if doel == "portaal:start" else hier.partition(":")[0] == doel.partition(":")[0]


def question_action(request: HttpRequest) -> dict | None:
    """What can be done with a question of the letters from where it is read: take it into a bestek."""
    url = open_url(request, "bestek:kies")
    return {"naam": "In bestek", "url": url} if url else None


def question_use(request: HttpRequest) -> dict[str, int]:
    """In how many bestekken that this member reads each question is used; asked only where a question is shown."""
    if open_url(request, "bestek:lijst") is None:
        return {}
    return used_questions(request.user, request.rollen)


def item_action(request: HttpRequest) -> dict:
    """Where an item of the own library goes on: into a bestek, and the bestekken that have it already.

    Asked only by the page of the item, inside its scope.
    """
    pagina = request.resolver_match
    if pagina is None or pagina.view_name != "kwaliteit:item":
        return {}
    sleutel = pagina.kwargs["sleutel"]
    item = Bibliotheekitem.objects.visible_to(request.user).filter(sleutel=sleutel).first()
    gebruik_url = open_url(request, "bestek:item_gebruik", sleutel)
    if item is None or gebruik_url is None or item.soort not in PER_SOORT.values():
        return {}
    url = open_url(request, "bestek:kies_item", sleutel)
    gebruikt = bestekken_with(item, request.user).count()
    return {"naam": "In bestek", "url": url, "gebruikt": gebruikt, "gebruik_url": gebruik_url}


def bestek_action(request: HttpRequest) -> dict | None:
    """Where a published bestek goes on: to its offers."""
    pagina = request.resolver_match
    if pagina is None or pagina.view_name != "bestek:bestek":
        return None
    url = open_url(request, "beoordeling:offertes", pagina.kwargs["pk"])
    return {"naam": "Offertes en beoordeling", "url": url} if url else None


def rehearsal_action(request: HttpRequest) -> dict | None:
    """From a bestek and from its points: try out who would win."""
    pagina = request.resolver_match
    if pagina is None or pagina.view_name not in ("bestek:bestek", "bestek:vragen"):
        return None
    url = open_url(request, "beoordeling:proef", pagina.kwargs["pk"])
    return {"naam": "Proefgunning", "url": url} if url else None


def open_url(request: HttpRequest, doel: str, *argumenten: object) -> str | None:
    """The address of a page of this gemeente, if it is there and the roles of this member open it."""
    if getattr(request, "gemeente", None) is None:
        return None
    try:
        url = reverse(doel, args=[request.gemeente.slug, *argumenten])
        rollen = getattr(resolve(url).func, "rollen", frozenset())
    except (NoReverseMatch, Resolver404):
        return None
    return url if rollen & request.rollen else None
