"""Where an item of the letters stands: from its code to its letter, or back."""

import re

from .models import Brief, Handvat, Handvatgroep, Onderdeel, Punt, Vraag

CODE = r"\d+(?:\.\d+[a-z]?(?:/\d+|-g\d+)?|-[a-z0-9-]+)?"  # 4, 4.3, 6.1a, 8.3/2, 4.3-g1, 4-portfolio, 4-portfolio-1
SOORTEN = (
    (r"\d+\.\d+[a-z]?", Vraag, "brief__nummer"),
    (r"\d+\.\d+[a-z]?/\d+", Handvat, "groep__vraag__brief__nummer"),
    (r"\d+\.\d+[a-z]?-g\d+", Handvatgroep, "vraag__brief__nummer"),
    (r"\d+-[a-z0-9-]+", Onderdeel, "brief__nummer"),
    (r"\d+-[a-z0-9-]+", Punt, "onderdeel__brief__nummer"),
)


def letter_of(code: str) -> int | None:
    """The number of the letter in which this item stands; None where there is no such item."""
    if code.isdigit():
        return Brief.objects.filter(nummer=code[:4]).values_list("nummer", flat=True).first()
    for vorm, model, pad in SOORTEN:
        if re.fullmatch(vorm, code, re.ASCII):
            nummer = model.objects.filter(code=code).values_list(pad, flat=True).first()
            if nummer is not None:
                return nummer
    return None
