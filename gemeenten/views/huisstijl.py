import hashlib

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import etag, require_safe

from ..huisstijl import stylesheet
from ..toegang import member_required


def fingerprint(request: HttpRequest) -> str:
    tekst = stylesheet(request.gemeente.huisstijl)
    return f'"{hashlib.sha256(tekst.encode()).hexdigest()[:32]}"'


@member_required()
@require_safe
@etag(fingerprint)
def css(request: HttpRequest) -> HttpResponse:
    """The colours of the gemeente. The browser keeps a copy and asks each time whether it still holds."""
    tekst = stylesheet(request.gemeente.huisstijl)
    return HttpResponse(tekst, content_type="text/css; charset=utf-8", headers={"Cache-Control": "private, no-cache"})
