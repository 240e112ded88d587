from django import forms

from gemeenten import klok

from .basis import TekstMixin, date_input


class BevestigForm(forms.Form):
    """Nothing to fill in: the step only wants to be confirmed."""


class RedenForm(TekstMixin, forms.Form):
    reden = forms.CharField(
        label="Reden",
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Blijft bij het bestek bewaard. Schrijf haar zo dat iemand haar later begrijpt.",
    )


class PublicatieForm(TekstMixin, forms.Form):
    gepubliceerd_op = forms.DateField(label="Datum van publicatie", widget=date_input())
    publicatiekenmerk = forms.CharField(
        label="Kenmerk op TenderNed",
        max_length=60,
        required=False,
        help_text="Leeg als u de aanbieders zelf hebt uitgenodigd.",
    )

    def clean_gepubliceerd_op(self) -> object:
        dag = self.cleaned_data["gepubliceerd_op"]
        if dag > klok.today():
            raise forms.ValidationError("Deze datum ligt in de toekomst. Leg de publicatie vast als zij gedaan is.")
        return dag
