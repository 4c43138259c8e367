"""Where inside a page something stands, by names that last as long as their words."""

from django.utils.text import slugify


def question_anchor(question: str) -> str:
    """Return the anchor of a question inside an article; the page's template makes the same."""
    return f"q-{slugify(question)}"
