"""Offering a file with the letters, and taking over what was read from it."""

from django import forms

from documenten.pdftekst import HOOGSTENS_BYTES

from .letterlijk import EIGEN, WEERGAVEN

MB = 1024**2


class BundelForm(forms.Form):
    bestand = forms.FileField(
        label="Bestand met de brieven",
        help_text=f"De bundel of één brief, als PDF of als tekst. Hoogstens {HOOGSTENS_BYTES // MB} MB.",
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.txt,application/pdf,text/plain"}),
        error_messages={"required": "Kies een bestand.", "empty": "Dit bestand is leeg. Kies een ander."},
    )
    recht = forms.BooleanField(
        label="Onze gemeente heeft deze brieven zelf en mag ze gebruiken",
        error_messages={"required": "Zonder dat recht kunt u de brieven niet inlezen."},
    )

    def clean_bestand(self):
        bestand = self.cleaned_data["bestand"]
        if bestand.size > HOOGSTENS_BYTES:
            raise forms.ValidationError(f"Dit bestand is groter dan {HOOGSTENS_BYTES // MB} MB.")
        return bestand


class OvernemenForm(forms.Form):
    aanvaard = forms.BooleanField(
        label="Ik heb de bezwaren gelezen en neem de tekst toch over",
        required=False,
        error_messages={"required": "Lees de bezwaren en geef aan dat u de tekst toch overneemt."},
    )

    def __init__(self, *args, bezwaren: list[str], **kwargs):
        super().__init__(*args, **kwargs)
        if bezwaren:
            self.fields["aanvaard"].required = True
        else:
            del self.fields["aanvaard"]


class WeergaveForm(forms.Form):
    """How one reads the letters; an unknown choice is our own wording."""

    weergave = forms.ChoiceField(choices=WEERGAVEN)

    @property
    def keuze(self) -> str:
        return self.cleaned_data["weergave"] if self.is_valid() else EIGEN
