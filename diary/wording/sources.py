"""Where a red flag comes from, as a patient reads it: what, of when, and how far it was checked."""

from django.utils.translation import gettext as _

from education.domain.red_flags.catalogue import RedFlagData
from education.red_flags.source_fields import sources_in_words


def source_text(flag: RedFlagData) -> str:
    """Return each source with section, version and date, and whether it was seen."""
    source = sources_in_words(flag.sources, flag.own_choice) if flag.sources else flag.source
    parts = [_("Source: {source}").format(source=source), source_state(flag)]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def source_state(flag: RedFlagData) -> str:
    """Return in words how far the sources of a red flag were checked."""
    if flag.source_is_seen:
        return _("Source seen, waiting for this clinic’s sign-off")
    if any(source.is_seen for source in flag.sources):
        return _("Source seen in part, the rest is to be checked")
    return _("Source to be checked")


def criterion_text(flag: RedFlagData) -> str:
    """Return the guideline as a clinician looks it up: documents, sections, versions, and what is to be checked."""
    own = sources_in_words(flag.sources, flag.own_choice) if flag.sources else flag.source
    parts = [own]
    if not flag.source_is_seen:
        some = any(source.is_seen for source in flag.sources)
        parts.append(_("In part to be checked") if some else _("To be checked"))
    text = ". ".join(part.rstrip(".") for part in parts if part)
    return _("Guideline: {source}.").format(source=text) if own else ""
