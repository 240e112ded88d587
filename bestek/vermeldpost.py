"""The mail to who is named in a remark: that it is there and where, never what it says."""

from django.core.mail import send_mail
from django.db import transaction
from django.http import HttpRequest
from django.template.loader import render_to_string

from .models import Opmerking
from .tekstdelen import Deel


def notify(request: HttpRequest, opmerking: Opmerking, deel: Deel) -> None:
    """To each colleague who is named, once the remark is stored; mail that fails does not undo it."""
    adressen = [v.gebruiker for v in opmerking.vermeldingen.select_related("gebruiker")]
    link = request.build_absolute_uri(f"{deel.url}#opmerking-{opmerking.pk}")
    for gebruiker in adressen:
        context = {"gebruiker": gebruiker, "wie": request.user, "bestek": opmerking.bestek, "link": link}
        tekst = render_to_string("bestek/mail/vermelding.txt", context)
        onderwerp = f"{request.user.naam} noemt u in een opmerking"
        transaction.on_commit(_sender(onderwerp, tekst, gebruiker.email), robust=True)


def _sender(onderwerp: str, tekst: str, adres: str):
    return lambda: send_mail(onderwerp, tekst, None, [adres])
