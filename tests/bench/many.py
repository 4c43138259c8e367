"""A thousand articles for the search to look through, each as long as the one that is measured."""

import random

from education.finding.indexing import index_after_upgrade
from education.models import ArticlePage
from education.published import bump_content_version
from tests.education import shelf

HOW_MANY = 1_000
WORDS = 1_340
SYLLABLES = "ba be bi bo da de di do fa fe fi ga go la le li lo ma me mi mo na ne no pa pe po ra re ro sa se so ta te to va ve vo".split()  # noqa: SIM905
# In every article, as such words are.
EVERYWHERE = ("gut", "fibre", "bloating", "stool", "probiotics", "symptoms")


def publish_a_thousand() -> None:
    """Make the articles and their entries; nobody signs them, as nothing but the search reads them."""
    chance = random.Random(1)  # noqa: S311 - the same words each time
    words = ["".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(15_000)]
    often = [1 / rank for rank in range(1, len(words) + 1)]
    index = shelf.index_page()
    for number in range(HOW_MANY):
        text = [*chance.choices(words, often, k=WORDS - len(EVERYWHERE)), *EVERYWHERE]
        chance.shuffle(text)
        parts = [" ".join(text[at : at + WORDS // 6]) for at in range(0, WORDS, WORDS // 6)]
        sections = [
            shelf.section(f"Section {part}", ("text", f"<p>{said}</p>"))
            for part, said in enumerate(parts)
        ]
        title = " ".join(chance.choices(words, k=4))
        index.add_child(
            instance=ArticlePage(
                title=title, slug=f"one-of-many-{number}", live=False, deck=title, sections=sections
            )
        )
    ArticlePage.objects.filter(slug__startswith="one-of-many-").update(live=True)
    index_after_upgrade()
    bump_content_version()
