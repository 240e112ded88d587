"""The door of every page of a gemeente: who is no member meets 404, who lacks the role meets 403."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django_scopes import scope

from .enums import Rol
from .models import Gemeente

View = Callable[..., HttpResponse]


def member_required(*rollen: Rol) -> Callable[[View], View]:
    """Let members of the gemeente in the URL through who hold one of `rollen` (none named: any member).

    Sets `request.gemeente` and `request.rollen`, and opens the scope of the gemeente around the view, so that no
    query inside can reach another gemeente's rows. The roles are decided before the view fetches any object.
    The view bears them as `view.rollen`, for the test that walks all URLs.
    """
    toegestaan = frozenset(rollen) or frozenset(Rol)

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def inner(request: HttpRequest, gemeente: str, *args: object, **kwargs: object) -> HttpResponse:
            rij = Gemeente.objects.visible_to(request.user).filter(slug=gemeente).first()
            if rij is None:
                raise Http404("Deze gemeente is er niet, of u bent er geen lid van.")
            request.gemeente, request.rollen = rij, request.user.rollen_in(rij)
            if not request.rollen & toegestaan:
                raise PermissionDenied(role_message(toegestaan))
            with scope(gemeente=rij):
                return view(request, *args, **kwargs)

        inner.rollen = toegestaan
        return inner

    return decorate


def role_message(rollen: frozenset[Rol]) -> str:
    """What the 403 page tells: which roles open this page."""
    namen = [rol.label.lower() for rol in Rol if rol in rollen]
    return f"Deze pagina is voor de rol {' of '.join(namen)}. Vraag uw beheerder om die rol als u haar nodig hebt."
