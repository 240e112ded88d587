from django import forms

from bestek.forms.gegevens import MET_TIJD


def moment_field(label: str, *, verplicht: bool = True, hulp: str = "") -> forms.DateTimeField:
    """A day and a time in one field, so that it has one label."""
    fout = "Kies een dag en een tijd."
    return forms.DateTimeField(
        label=label,
        required=verplicht,
        help_text=hulp,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format=MET_TIJD),
        error_messages={"required": fout, "invalid": fout},
    )
