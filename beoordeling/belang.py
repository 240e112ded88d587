"""The statement of (no) interest that a member signs, and what the inkoper decides on a reported one."""

from collections.abc import Iterable

from django.db import transaction

from bestek.profielen import in_words
from gemeenten.models import Gebruiker, record_gebeurtenis

from .enums import Rondestatus
from .models import Belangenverklaring, Commissielid, Offerte, OngeldigeOvergang, Ronde

VERKLARING = (
    "Ik heb de lijst van inschrijvers gelezen. Ik heb geen persoonlijk, financieel of zakelijk belang bij een van hen, "
    "of ik meld dat belang hieronder. Ik beoordeel alleen wat in de offertes staat, naar de bekendgemaakte criteria, "
    "zonder overleg tot de consensus, en houd geheim wat ik lees."
)


def statement(ronde: Ronde) -> str:
    """What a member signs, in the words of the procedure."""
    return in_words(VERKLARING, ronde.bestek.profiel)


def bidders(ronde: Ronde) -> list[str]:
    """The names of all who bid, also of bids that are not valid: what a member declares an interest about."""
    namen = ronde.bestek.offertes.order_by("inschrijver__naam").values_list("inschrijver__naam", flat=True)
    return list(namen)


def sign_verklaring(lid: Commissielid, heeft_belang: bool, toelichting: str = "") -> Belangenverklaring:
    """The reviewer's own act; signed once, with the text and the bidders as they stood."""
    if Belangenverklaring.objects.filter(commissielid=lid).exists():
        raise OngeldigeOvergang("U hebt de belangenverklaring al ondertekend.")
    if lid.ronde.status not in (Rondestatus.VOORBEREIDING, Rondestatus.INDIVIDUEEL):
        raise OngeldigeOvergang("Het individuele beoordelen is voorbij; ondertekenen kan niet meer.")
    wie = in_words("Inschrijvers", lid.ronde.bestek.profiel)
    verklaring = Belangenverklaring.objects.create(
        gemeente_id=lid.gemeente_id,
        commissielid=lid,
        tekst=f"{statement(lid.ronde)}\n\n{wie}: {', '.join(bidders(lid.ronde)) or 'nog geen'}.",
        heeft_belang=heeft_belang,
        toelichting=toelichting if heeft_belang else "",
    )
    tekst = "Belangenverklaring ondertekend" + (", met een gemeld belang" if heeft_belang else "")
    record_gebeurtenis(lid.ronde, "ronde.verklaring", lid.gebruiker, tekst)
    return verklaring


@transaction.atomic
def judge_belang(
    lid: Commissielid, versie: int, akkoord: bool, reden: str, wie: Gebruiker, niet: Iterable[Offerte] = ()
) -> None:
    """The inkoper decides whether a member with a reported interest may score, and of which bidders not (`niet`)."""
    lid.change(versie, belang_akkoord=akkoord, belang_reden=reden)
    niet = list(niet) if akkoord else []
    lid.uitsluitingen.all().delete()
    for offerte in niet:
        lid.uitsluitingen.create(gemeente_id=lid.gemeente_id, offerte=offerte, reden=reden, door=wie)
    namen = ", ".join(str(offerte.inschrijver) for offerte in niet)
    uitkomst = f"mag beoordelen{f', maar niet van {namen}' if niet else ''}" if akkoord else "beoordeelt niet"
    record_gebeurtenis(lid.ronde, "ronde.belang", wie, f"Gemeld belang van {lid}: {uitkomst}")
