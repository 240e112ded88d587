from django import forms

from .models import Aanbiedersoort, Brief, Route, Thema, Vraag, VraagQuerySet
from .zoeken.zoek import narrow


class VraagFilterForm(forms.Form):
    """The filters above the list of questions; an address with a value that is not there finds everything."""

    q = forms.CharField(label="Woorden", required=False, max_length=100, widget=forms.SearchInput)
    brief = forms.ModelChoiceField(Brief.objects.filter(nummer__gt=0), required=False, to_field_name="nummer")
    thema = forms.ModelChoiceField(Thema.objects.all(), required=False, to_field_name="code")
    route = forms.ModelChoiceField(Route.objects.all(), required=False, to_field_name="code")
    voor = forms.ModelChoiceField(Aanbiedersoort.objects.all(), required=False, to_field_name="code", label="Voor wie")

    markeer_niet_verplicht = False

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        for naam, leeg in (
            ("brief", "Alle brieven"),
            ("thema", "Alle thema's"),
            ("route", "Alle routes"),
            ("voor", "Iedereen"),
        ):
            self.fields[naam].empty_label = leeg

    def found(self) -> VraagQuerySet:
        """The questions that can be asked and that answer to every filter, in the order of the letters."""
        self.is_valid()
        keuze = self.cleaned_data
        vragen = narrow(Vraag.objects.leaves(), keuze.get("q") or "")
        for veld, naam in (("brief", "brief"), ("themas", "thema"), ("routes", "route"), ("voor", "voor")):
            if keuze.get(naam):
                vragen = vragen.filter(**{veld: keuze[naam]})
        return vragen.order_by("brief__nummer", "volgorde")

    @property
    def gekozen(self) -> bool:
        return any(self.cleaned_data.values())
