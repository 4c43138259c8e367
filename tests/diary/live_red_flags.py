"""Puts the shipped red flags live, as if all had been signed."""

from education.domain.red_flags.catalogue import catalogue
from education.models import RedFlag
from education.published import bump_content_version
from education.red_flags.source_fields import as_stream
from tests.education.shelf import source_locale


def put_live(*left_out: str, **changed: dict) -> None:
    """Make every shipped flag live but ``left_out``; keywords change the fields of one flag."""
    names = {field.name for field in RedFlag._meta.get_fields()}
    rows = []
    for flag in catalogue():
        fields = {name: value for name, value in flag.fields().items() if name in names}
        fields |= {"sources": as_stream(flag.sources)} | changed.get(flag.code, {})
        if flag.code not in left_out:
            rows.append(RedFlag(**fields, live=True, locale=source_locale()))
    RedFlag.objects.bulk_create(rows)
    bump_content_version()
