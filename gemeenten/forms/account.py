from collections.abc import Iterator

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm
from django.core.exceptions import ValidationError

from documenten.tekst import normaliseer

from ..models import Gebruiker


class InlogForm(AuthenticationForm):
    """E-mail address and password. The address is lowered first, so that a lockout counts every way to write it."""

    error_messages = {
        "invalid_login": "Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer beide, "
        "of vraag hieronder een nieuw wachtwoord aan.",
        "inactive": "Met dit account kan niet meer worden ingelogd. Vraag de beheerder van uw gemeente.",
        "demo": "Dit is een demo-account. Daarmee kan in deze omgeving niet worden ingelogd.",
    }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        veld = self.fields["username"]
        veld.label = "E-mailadres"
        veld.widget = forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True, "maxlength": 254})
        self.fields["password"].label = "Wachtwoord"

    def clean_username(self) -> str:
        return self.cleaned_data["username"].strip().lower()

    def clean(self) -> dict:
        """As Django's, but with the address under its own name: axes counts failures by `USERNAME_FIELD`."""
        email, wachtwoord = self.cleaned_data.get("username"), self.cleaned_data.get("password")
        if email and wachtwoord:
            self.user_cache = authenticate(self.request, email=email, password=wachtwoord)
            if self.user_cache is None:
                raise self.get_invalid_login_error()
            self.confirm_login_allowed(self.user_cache)
        return self.cleaned_data

    def confirm_login_allowed(self, user: Gebruiker) -> None:
        super().confirm_login_allowed(user)
        if not user.mag_inloggen:
            raise ValidationError(self.error_messages["demo"], code="demo")


class WachtwoordVergetenForm(PasswordResetForm):
    """Also for who was invited and never chose a password: Django's own form passes these by."""

    email = forms.EmailField(
        label="E-mailadres", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )

    def get_users(self, email: str) -> Iterator[Gebruiker]:
        rijen = Gebruiker.objects.filter(email__iexact=email.strip(), is_active=True)
        return (gebruiker for gebruiker in rijen if gebruiker.mag_inloggen)


class ProfielForm(forms.ModelForm):
    class Meta:
        model = Gebruiker
        fields = ["naam"]
        labels = {"naam": "Naam"}
        help_texts = {"naam": "Zo ziet u uw naam terug in het portaal, in verslagen en bij uw scores."}
        widgets = {"naam": forms.TextInput(attrs={"autocomplete": "name"})}
        error_messages = {"naam": {"required": "Vul uw naam in."}}

    def clean_naam(self) -> str:
        return normaliseer(self.cleaned_data["naam"]).strip()
