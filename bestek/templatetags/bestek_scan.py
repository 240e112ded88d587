"""Findings of the bestekscan at the part that they are about."""

from uuid import UUID

from django import template

from bestek.scan import Bevinding
from bestek.scanstand import Scanstand

register = template.Library()


@register.filter
def bij(stand: Scanstand | None, sleutel: UUID | str) -> list[Bevinding]:
    """What is open at the part with this sleutel."""
    return stand.per_sleutel.get(str(sleutel), []) if stand else []
