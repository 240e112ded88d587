from django.db import models

from gemeenten import klok


class Lading(models.Model):
    """That the shipped letters were loaded, and from which file: the same file need not be loaded again."""

    sha256 = models.CharField(max_length=64)
    geladen_op = models.DateTimeField(default=klok.now)

    class Meta:
        ordering = ["pk"]
        verbose_name = "lading"
        verbose_name_plural = "ladingen"

    def __str__(self) -> str:
        return self.sha256[:12]
