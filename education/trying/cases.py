"""The cases that red flags are tried on: the shared ones that ship."""

from functools import cache

from education.domain.red_flags.catalogue import CLINICAL
from education.domain.red_flags.vignettes import Vignette, read_vignettes


@cache
def shared_cases() -> tuple[Vignette, ...]:
    """Return the cases of ``education/clinical/vignettes.json``."""
    return read_vignettes((CLINICAL / "vignettes.json").read_text(encoding="utf-8"))


def all_cases() -> tuple[Vignette, ...]:
    """Return every case there is."""
    return shared_cases()
