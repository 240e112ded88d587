"""Which roles may do what with a gemeente itself; the views name these sets, nothing else lists roles."""

from .enums import Rol

BEHEREN = (Rol.BEHEERDER,)
