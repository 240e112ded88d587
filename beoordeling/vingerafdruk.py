"""The fingerprint of what a committee agreed, taken when the quality is fixed: proof that it came before the prices."""

from bestek.canoniek import canonical_json, sha256_hex
from bestek.structuur import decimal_text
from gemeenten.models import Gebeurtenis

from .models import Consensus, Ronde

SOORT = "ronde.vingerafdruk"


def fingerprint(ronde: Ronde) -> str:
    """SHA-256 over all agreed marks with their reasons, in a fixed order. One query."""
    velden = ("antwoord", "cijfer", "gemiddelde", "motivatie")
    rijen = Consensus.objects.filter(ronde=ronde).order_by("antwoord").values_list(*velden)
    waarde = [
        {
            "antwoord": antwoord,
            "cijfer": gemiddelde or (None if cijfer is None else decimal_text(cijfer)),
            "motivatie": motivatie,
        }
        for antwoord, cijfer, gemiddelde, motivatie in rijen
    ]
    return sha256_hex(canonical_json(waarde))


def fixed_fingerprint(ronde: Ronde) -> Gebeurtenis | None:
    """The event of the last fixing that kept a fingerprint; its `gegevens` hold it."""
    return Gebeurtenis.objects.filter(onderwerp=Ronde._meta.label_lower, onderwerp_id=ronde.pk, soort=SOORT).last()
