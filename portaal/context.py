from django.http import HttpRequest


def portaal(request: HttpRequest) -> dict:
    return {"gemeente": getattr(request, "gemeente", None)}
