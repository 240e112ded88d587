"""Which roles may do what with a bestek; the views name these sets, nothing else lists roles."""

from gemeenten.enums import Rol

LEZEN = (Rol.BELEIDSMEDEWERKER, Rol.INKOPER, Rol.BEOORDELAAR, Rol.LEZER)
SCHRIJVEN = (Rol.BELEIDSMEDEWERKER, Rol.INKOPER)
VASTSTELLEN = (Rol.INKOPER,)
DELEN = (Rol.INKOPER,)
