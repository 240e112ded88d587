"""Saving a form whose row a colleague may have changed, or whose moment has passed: nothing typed is lost."""

from django import forms
from django.db import models, transaction

from gemeenten.models import Gebruiker
from gemeenten.velden import Verouderd

from ..models import OngeldigeOvergang


class VersieForm(forms.Form):
    """Carries `versie`; after a collision it shows the other text beside what was typed, and saves on top of it."""

    versie = forms.IntegerField(widget=forms.HiddenInput)
    botsing: models.Model | None = None

    def take_over(self, huidig: models.Model) -> None:
        """Keep what was typed, on top of the row as it is now."""
        self.botsing = huidig
        self.data = self.data.copy()
        self.data[self.add_prefix("versie")] = str(self.version_of(huidig))

    @staticmethod
    def version_of(huidig: models.Model) -> int:
        return huidig.versie


def attempt(form: forms.Form, wie: Gebruiker) -> bool:
    """Save a valid form by its own `save(wie)`; False where it collided or was refused, which the form then tells."""
    if not form.is_valid():
        return False
    try:
        with transaction.atomic():
            form.resultaat = form.save(wie)
    except Verouderd as fout:
        form.take_over(fout.huidig)
        return False
    except OngeldigeOvergang as fout:
        form.add_error(None, str(fout))
        return False
    return True


def status_of(*formulieren: forms.Form) -> int:
    """The status of a page with these forms: 409 where one of them collided."""
    return 409 if any(getattr(form, "botsing", None) for form in formulieren) else 200
