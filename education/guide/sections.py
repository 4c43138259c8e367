"""The sections of the guide, in reading order; each has a template of its name."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Section(NamedTuple):
    """``slug`` is its address and the name of its template; ``about`` says in a few words what is in it."""

    slug: str
    title: object
    about: object

    @property
    def template(self) -> str:
        return f"education/cms/guide/{self.slug}.html"


SECTIONS = (
    Section("shape", _("The shape of an article"), _("what goes into which field")),
    Section("plain-words", _("Plain words"), _("for a reading age of 9 to 11")),
    Section("numbers", _("Numbers"), _("of 100 people, not per cent")),
    Section("certainty", _("How sure we are"), _("verdicts, certainty, and the verb that fits")),
    Section("red-flags", _("Red flags"), _("signs that need somebody soon")),
    Section("strategies", _("What may be tried"), _("experiments, and who should not")),
    Section("references", _("Papers"), _("how to add and cite them")),
    Section("pictures", _("Pictures and tables"), _("for those who do not see them, too")),
    Section("publishing", _("From draft to live"), _("write, sign, publish: step by step")),
    Section("refusals", _("When the portal says no"), _("what each message means")),
)
BY_SLUG = {section.slug: section for section in SECTIONS}
