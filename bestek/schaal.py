"""The scores of a scale, saved as a whole under the version of the scale."""

from collections.abc import Iterable

from django.db import transaction
from django.forms import BaseModelFormSet

from .models import Ankerpunt, Schaal


@transaction.atomic
def save_ankerpunten(schaal: Schaal, punten: BaseModelFormSet) -> None:
    """Take out what was marked, then change and add; in that order, for a score may take the place of another."""
    for form in punten.deleted_forms:
        if form.instance.pk:
            Ankerpunt.objects.get(pk=form.instance.pk).drop()
    park_waarden(form.instance.pk for form in punten.forms if form.instance.pk and "waarde" in form.changed_data)
    for form in punten.forms:
        if form in punten.deleted_forms or not form.has_changed():
            continue
        velden = {naam: form.cleaned_data[naam] for naam in form._meta.fields}
        if form.instance.pk:
            form.instance.change(form.instance.versie, **velden)
        else:
            eigen = {"gemeente_id": schaal.gemeente_id, "bestek_id": schaal.bestek_id, "schaal": schaal}
            form.instance = Ankerpunt.objects.create(**eigen, **velden)


def park_waarden(sleutels: Iterable[int]) -> None:
    """Two scores may change places: neither may stand in the other's way while they are saved one by one."""
    for nummer, pk in enumerate(sleutels):
        Ankerpunt.objects.current().filter(pk=pk).update(waarde=-900 - nummer)
