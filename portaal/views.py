from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gemeenten.toegang import member_required


@member_required()
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "portaal/start.html")
