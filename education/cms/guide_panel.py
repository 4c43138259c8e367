"""A line in an editor that leads to the section of the guide about it. Imports no model: they import it."""

from typing import Any

from wagtail.admin.panels import Panel


class GuidePanel(Panel):
    """Takes the section's address in the guide, and a few words that say why to read it."""

    def __init__(self, section: str = "", words: Any = "", **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.section, self.words = section, words

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "section": self.section, "words": self.words}

    class BoundPanel(Panel.BoundPanel):
        template_name = "education/cms/guide_link.html"
