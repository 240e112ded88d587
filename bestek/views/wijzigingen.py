"""What changed between two versions, as a document for bidders."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestek import wijzigingendruk
from bestek.models import Bestek, Vaststelling
from bestek.rechten import LEZEN
from documenten.antwoord import download_response
from documenten.pdf import PdfFout

from .deur import back_to, with_bestek
from .versies import two_versions


@with_bestek(*LEZEN)
@require_safe
def wijzigingen_pdf(request: HttpRequest, bestek: Bestek, nummer: int, vanaf: int) -> HttpResponse:
    return _send(request, bestek, two_versions(request, bestek, vanaf, nummer), wijzigingendruk.render_pdf, "pdf")


@with_bestek(*LEZEN)
@require_safe
def wijzigingen_word(request: HttpRequest, bestek: Bestek, nummer: int, vanaf: int) -> HttpResponse:
    return _send(request, bestek, two_versions(request, bestek, vanaf, nummer), wijzigingendruk.render_word, "docx")


def _send(
    request: HttpRequest,
    bestek: Bestek,
    versies: tuple[Vaststelling, Vaststelling],
    render: Callable[[Bestek, Vaststelling, Vaststelling], bytes],
    soort: str,
) -> HttpResponse:
    try:
        data = render(bestek, *versies)
    except PdfFout as fout:
        messages.error(request, str(fout))
        return back_to(bestek, "verschil", versies[1].nummer)
    return download_response(data, wijzigingendruk.file_name(bestek, *versies), soort)
