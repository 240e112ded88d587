from django.db import DatabaseError, connection, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def toegankelijkheid(request: HttpRequest) -> HttpResponse:
    return render(request, "gemeenten/toegankelijkheid.html", {"kruimels": [("Toegankelijkheid", None)]})


@transaction.non_atomic_requests  # else the transaction around it fails before it can answer
@require_safe
def gezond(request: HttpRequest) -> HttpResponse:
    """For a monitor: whether the portal answers and reaches its database."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("de database antwoordt niet", status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse("ok", content_type="text/plain; charset=utf-8")
