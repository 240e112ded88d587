from django import forms

from bestek.verdeling import Cel

FORMULIER = "verdeling"


class VerdelingForm(forms.Form):
    """All numbers of the composer in one form, each with what it was when the page was made.

    Only what somebody changed is saved, so two people can divide points at the same time.
    """

    def __init__(self, data: object = None, *, cellen: dict[str, Cel]):
        super().__init__(data)
        self.cellen = cellen
        for naam, cel in cellen.items():
            if data is not None and naam not in data:
                continue  # a colleague added it since the page was made
            self.fields[naam] = self._field(cel)
            self.initial[naam] = cel.waarde
            self.fields[f"was_{naam}"] = forms.CharField(required=False, widget=forms.HiddenInput)
            self.initial[f"was_{naam}"] = cel.tekst
            for deel in (naam, f"was_{naam}"):  # the fields stand in a list with small forms of its own
                self.fields[deel].widget.attrs["form"] = FORMULIER

    def _field(self, cel: Cel) -> forms.Field:
        if cel.keuzes:
            return forms.TypedChoiceField(label=cel.label, choices=cel.keuzes, coerce=int)
        stap = {"step": "any", "min": "0"}
        if cel.soort == "a4":
            stap = {"step": "0.5", "min": "0"}
        return forms.DecimalField(
            label=cel.label,
            required=cel.soort == "prijs",
            min_value=0,
            max_value=None if cel.in_euro else 100,
            max_digits=4 if cel.soort == "a4" else 12 if cel.in_euro else 6,
            decimal_places=1 if cel.soort == "a4" else 2,
            widget=forms.NumberInput(attrs={"class": "tb-smal", **stap, f"data-{cel.soort}": cel.groep}),
        )

    @property
    def vanished(self) -> bool:
        """Whether something was typed at a question or perceel that a colleague has taken out since."""
        oud = [naam for naam in self.data if naam.startswith("was_") and naam[4:] not in self.cellen]
        return any(self.data.get(naam[4:], "") != self.data[naam] for naam in oud)

    @property
    def changes(self) -> dict[str, tuple[str, object]]:
        """What was changed: name → (text of the old value, new value)."""
        return {
            naam: (self.cleaned_data[f"was_{naam}"], self.cleaned_data[naam])
            for naam, cel in self.cellen.items()
            if naam in self.fields and cel.text_of(self.cleaned_data[naam]) != self.cleaned_data[f"was_{naam}"]
        }

    def accept_theirs(self, namen: list[str]) -> None:
        """After a conflict: a second save of the same form overwrites what the other one saved."""
        self.data = self.data.copy()
        for naam in namen:
            self.data[f"was_{naam}"] = self.cellen[naam].tekst
