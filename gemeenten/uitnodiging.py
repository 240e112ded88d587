"""The mail that brings somebody in: a link to choose a password, or just the address of the portal."""

from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from .models import Gebruiker, Gemeente


def invite(request: HttpRequest, gemeente: Gemeente, gebruiker: Gebruiker) -> None:
    """Mail a new member. Who has no password yet gets a link that works for three days."""
    onderwerp = f"U bent toegevoegd aan {gemeente.aanduiding} in Taalbestek"
    context = {
        "gebruiker": gebruiker,
        "gemeente": gemeente,
        "afzender": request.user,
        "link": request.build_absolute_uri(invitation_path(gebruiker)),
        "vergeten": request.build_absolute_uri(reverse("wachtwoord_vergeten")),
    }
    send_mail(onderwerp, render_to_string("gemeenten/mail/uitnodiging.txt", context), None, [gebruiker.email])


def invitation_path(gebruiker: Gebruiker) -> str:
    """Where to choose the first password; the start page for who already has one."""
    if gebruiker.has_usable_password():
        return reverse("start")
    uid = urlsafe_base64_encode(force_bytes(gebruiker.pk))
    return reverse("wachtwoord_nieuw", args=[uid, default_token_generator.make_token(gebruiker)])
