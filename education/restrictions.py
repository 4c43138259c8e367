"""Pages that editors made private: the public part of the site does not show them at all."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def is_private() -> Exists:
    """Return the condition, in a query of pages, that a page or one above it is private."""
    path = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.alias(shown=path).filter(shown__startswith=F("page__path"))
    return Exists(above)
