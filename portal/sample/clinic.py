"""Loads the whole sample clinic; running it again adds what is missing."""

from datetime import datetime
from pathlib import Path

from wagtail.models import Site

from education.models import ClinicSettings
from education.publishing import shown_at_the_end
from education.setting_up.clinic import set_up_clinic
from portal.sample.content import publish_content
from portal.sample.diary import write_diary
from portal.sample.indexing import indexed_once
from portal.sample.patterns import compare_days
from portal.sample.people import SamplePeople, make_people
from portal.sample.spanish import publish_spanish
from portal.sample.visit import write_visit

NAME = "Alder Street Gut Clinic"
SETTINGS = {
    "short_name": "Alder Street",
    "address": "1 Sample Street\nSampletown",
    "phone": "01632 960000",  # a number kept free for invented uses
    "opening_hours": "Monday to Friday, 8:30 to 17:00",
    "out_of_hours": "Call 111 when we are closed. In an emergency call 999.",
    "languages": "English, Spanish",
    "sample": True,
}


def load_sample_clinic(*, var_dir: Path, base_url: str, now: datetime) -> SamplePeople:
    """Set up the clinic, its staff, its published content and one patient's diary and visit."""
    with indexed_once(), shown_at_the_end():
        set_up_clinic(name=NAME, base_url=base_url)
        _describe()
        people = make_people(var_dir=var_dir)
        publish_content(people)
        publish_spanish(people)
    write_diary(patient=people.patient, now=now)
    write_visit(patient=people.patient, now=now)
    compare_days(patient=people.patient, now=now)
    return people


def _describe() -> None:
    """Fill the clinic's details that are still empty, and mark every page as a sample."""
    clinic = ClinicSettings.for_site(Site.objects.get(is_default_site=True))
    for name, value in SETTINGS.items():
        if not getattr(clinic, name):
            setattr(clinic, name, value)
    clinic.save()
