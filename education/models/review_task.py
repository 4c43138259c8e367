"""The workflow task that asks a clinical reviewer for a signature."""

from django.utils.translation import gettext_lazy as _
from wagtail.models import Task


class ClinicalReviewTask(Task):
    """Offers signing to those who did not write what they would sign."""

    class Meta:
        verbose_name = _("clinical review")
        verbose_name_plural = _("clinical reviews")
