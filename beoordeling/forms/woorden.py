"""A form in the words of the procedure: aanvraag for a subsidie, aanmelding for Open House."""

from django import forms

from bestek.profielen import in_words


def put_in_words(form: forms.Form, profiel: str) -> None:
    """Labels, help, choices and errors; the form calls it at the end of its `__init__`."""
    for veld in form.fields.values():
        veld.label = in_words(str(veld.label or ""), profiel)
        veld.help_text = in_words(str(veld.help_text), profiel)
        veld.error_messages = {naam: in_words(str(tekst), profiel) for naam, tekst in veld.error_messages.items()}
        if isinstance(veld, forms.ModelChoiceField) and veld.empty_label:
            veld.empty_label = in_words(veld.empty_label, profiel)
        elif type(veld) is forms.ChoiceField:
            veld.choices = [(waarde, in_words(str(naam), profiel)) for waarde, naam in veld.choices]
