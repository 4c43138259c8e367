"""Sets up a clinic from nothing; running it again adds what is missing and changes nothing else."""

from django.db import transaction
from wagtail.models import Locale, Site

from education.groups import create_groups
from education.languages import codes
from education.models import ClinicSettings, ContentVersion, EditorialSettings
from education.setting_up.content import set_up_content
from education.setting_up.pages import set_up_pages
from education.setting_up.review import set_up_review


@transaction.atomic
def set_up_clinic(*, name: str, base_url: str) -> None:
    """Make groups, the way of review, pages, settings and everything that ships.

    Args:
        name: the clinic's name; an empty one leaves the name as it is.
        base_url: the address of this site, such as ``https://clinic.example``.
    """
    ContentVersion.objects.get_or_create(pk=1)
    create_groups()
    for code in codes():
        Locale.objects.get_or_create(language_code=code)
    set_up_review()
    set_up_pages(base_url=base_url)
    site = Site.objects.get(is_default_site=True)
    clinic = ClinicSettings.for_site(site)
    if name:
        clinic.name = name
        clinic.save()
    EditorialSettings.for_site(site).save()
    set_up_content()
