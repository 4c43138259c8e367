"""Where a red flag comes from, as a patient reads it: what, of when, and how far it was checked."""

from django.utils.translation import gettext as _

from education.domain.red_flags.catalogue import RedFlagData


def source_text(flag: RedFlagData) -> str:
    """Return organisation and document, whether the source was seen, version and date."""
    parts = [_("Source: {source}").format(source=flag.source), source_state(flag.source_status)]
    parts += [part for part in (flag.guideline_version, flag.source_date) if part]
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def source_state(status: str) -> str:
    """Return in words what the letters of a source's state say."""
    seen = status.startswith("V")
    rest = any(letter in status.replace("V", "") for letter in ("M", "D", "not seen"))
    if seen and not rest:
        return _("Source seen, waiting for this clinic’s sign-off")
    if seen:
        return _("Source seen in part, the rest is to be checked")
    return _("Source to be checked")
