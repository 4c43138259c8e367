"""The clinic's images: what Wagtail knows, and who made the picture."""

from typing import Any, ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image, ImageQuerySet

from education.models.usage import require_unused


class ClinicImageQuerySet(ImageQuerySet):
    """Pictures; none that is shown is deleted, one by one or in bulk."""

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete each picture through the check that nothing shows it any more."""
        counts = [row.delete() for row in self]
        return sum(count for count, _kinds in counts), {}


IN_USE = _(
    "“{name}” is in use and cannot be changed, since what was signed would no longer be what "
    "readers see. Add the new picture beside it, and choose that one in: {places}."
)


class ClinicImage(AbstractImage):
    """A picture with the person or body that made it."""

    credit = models.CharField(
        _("credit"),
        max_length=200,
        blank=True,
        help_text=_("Who made the picture, and under which licence."),
    )

    # What a reader sees of it: a signature under a page is one under these as well.
    SEEN: ClassVar = ("file", "description", "credit")

    admin_form_fields = (*Image.admin_form_fields, "credit")
    objects = ClinicImageQuerySet.as_manager()

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a picture that something shows stays the one that was signed."""
        before = type(self).objects.filter(pk=self.pk).values_list(*self.SEEN).first()
        now = tuple(str(getattr(self, name)) for name in self.SEEN)
        if before is not None and before != now:
            require_unused(self, IN_USE)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete what nothing shows any more."""
        require_unused(self)
        return super().delete(*args, **kwargs)


class ClinicRendition(AbstractRendition):
    """A picture in one size."""

    image = models.ForeignKey(ClinicImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="rendition_once_per_size"
            ),
        )
