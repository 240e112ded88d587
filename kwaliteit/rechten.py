"""Which roles may do what in the kennisbank; the views name these sets, nothing else lists roles.

Reading is for every member.
"""

from gemeenten.enums import Rol

BIBLIOTHEEK_SCHRIJVEN = (Rol.BEHEERDER, Rol.BELEIDSMEDEWERKER)
BIBLIOTHEEK_DELEN = (Rol.BEHEERDER,)
WERKBOEK_SCHRIJVEN = (Rol.BELEIDSMEDEWERKER,)  # who also sees the answers that are not decided yet
BUNDEL_BEHEREN = (Rol.BEHEERDER,)  # load the literal text of the letters, and take it away
