from django import forms
from django_scopes.forms import SafeModelChoiceField

from bestek.enums import Zichtbaarheid
from bestek.models import Bestekvraag, Criterium
from bestek.weging import number_text

from .basis import TekstMixin
from .onderdelen import OnderdeelForm


class VraagForm(OnderdeelForm):
    class Meta:
        model = Bestekvraag
        fields = ["onderwerp", "tekst", "toelichting", "max_a4", "schaal", "minimum", "per_perceel"]
        field_classes = {"schaal": SafeModelChoiceField}
        widgets = {
            "tekst": forms.Textarea(attrs={"rows": 5}),
            "toelichting": forms.Textarea(attrs={"rows": 3}),
            "max_a4": forms.NumberInput(attrs={"step": "0.5", "min": "0"}),
            "minimum": forms.NumberInput(attrs={"step": "any", "class": "tb-smal"}),
        }
        help_texts = {
            "per_perceel": "Anders geeft de inschrijver één antwoord, dat in elk perceel telt.",
            "minimum": "Een cijfer van de schaal; leeg als geen score tot afvallen leidt. Staat ook in het bestek.",
        }

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["schaal"].queryset = self.bestek.schaal_set.current()
        self.fields["schaal"].empty_label = None
        if self.bestek.perceel_set.current().count() < 2:
            del self.fields["per_perceel"]

    def clean(self) -> dict:
        velden = super().clean()
        schaal, minimum = velden.get("schaal"), velden.get("minimum")
        if schaal and minimum is not None:
            cijfers = sorted(schaal.ankerpunten.current().values_list("waarde", flat=True))
            if minimum not in cijfers:
                namen = ", ".join(number_text(cijfer) for cijfer in cijfers)
                self.add_error("minimum", f"Dit cijfer staat niet op de schaal. Kies uit {namen}.")
        return velden


class CriteriumForm(TekstMixin, forms.ModelForm):
    """What this bestek does with one handvat; saved together with its question, under the question's version."""

    class Meta:
        model = Criterium
        fields = ["zichtbaarheid", "tekst"]
        widgets = {
            "zichtbaarheid": forms.RadioSelect,
            "tekst": forms.Textarea(attrs={"rows": 2}),
        }

    def __init__(self, *args: object, nummer: int, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["zichtbaarheid"].choices = [(z, z.label.split(":")[0]) for z in Zichtbaarheid]
        for naam, wat in (("zichtbaarheid", "Gebruik"), ("tekst", "Tekst")):
            self.fields[naam].label = f"{wat} van criterium {nummer}"
            self.fields[naam].widget.attrs["form"] = "vraagformulier"


class CriteriaForm:
    """The forms of all criteria of a question, as one."""

    def __init__(self, data: object, bestekvraag: Bestekvraag):
        criteria = bestekvraag.criteria.current().select_related("herkomst")
        self.forms = [
            CriteriumForm(data, instance=criterium, prefix=f"c{criterium.pk}", nummer=nummer)
            for nummer, criterium in enumerate(criteria, 1)
            if data is None or f"c{criterium.pk}-tekst" in data  # a colleague may have added one meanwhile
        ]

    def is_valid(self) -> bool:
        geldig = [form.is_valid() for form in self.forms]  # each of them, to show all errors at once
        return all(geldig)

    def store(self) -> None:
        for form in self.forms:
            if form.has_changed():
                form.instance.change(form.instance.versie, **form.cleaned_data)
