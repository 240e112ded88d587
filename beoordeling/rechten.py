"""Which roles may do what around offers, scores and prices; the views name these sets, nothing else lists roles."""

from gemeenten.enums import Rol

from .enums import Rondestatus

LEIDEN = (Rol.INKOPER,)
MEEDOEN = (Rol.INKOPER, Rol.BEOORDELAAR, Rol.LEZER)
# the decision, for readers once it has been sent
GUNNING_LEZEN = (Rol.INKOPER, Rol.LEZER)
BEOORDELEN = (Rol.BEOORDELAAR,)
CONSENSUS = (Rol.INKOPER, Rol.BEOORDELAAR)
# two rounds beside each other: who answers for them, and who may read them at the end
NALEZEN = (Rol.INKOPER, Rol.LEZER)
# the second opener may be any member who does not score in the round
OPENEN = (Rol.INKOPER, Rol.BELEIDSMEDEWERKER, Rol.BEOORDELAAR, Rol.LEZER)
# rehearse an award with invented offers: who writes the bestek
PROEVEN = (Rol.BELEIDSMEDEWERKER, Rol.INKOPER)

# from these states on, the scores of all reviewers are open to the committee and the inkoper
SCORES_OPEN = (
    Rondestatus.CONSENSUS,
    Rondestatus.KWALITEIT_VASTGESTELD,
    Rondestatus.PRIJZEN_GEOPEND,
    Rondestatus.AFGEROND,
)
PRIJZEN_OPEN = (Rondestatus.PRIJZEN_GEOPEND, Rondestatus.AFGEROND)
# while a round is here, its committee is kept from the outcome and the prices of every earlier round on the offers
NOG_BLIND = (
    Rondestatus.VOORBEREIDING,
    Rondestatus.INDIVIDUEEL,
    Rondestatus.CONSENSUS,
    Rondestatus.KWALITEIT_VASTGESTELD,
)
