"""What search knows: one entry for each thing that can be found, its words, and what nobody found."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class SearchEntry(models.Model):
    """A live article, claim or term as search shows it; written when that is published."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Guide")
        CLAIM = "claim", _("Claim")
        TERM = "term", _("Word explained")

    kind = models.CharField(max_length=10, choices=Kind)
    row_id = models.PositiveBigIntegerField()
    language = models.CharField(max_length=20)
    slug = models.CharField(max_length=255)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    topic_id = models.PositiveBigIntegerField(null=True)
    verdict = models.CharField(max_length=20, blank=True)
    # [{"anchor", "heading", "text"}], in reading order; the first has no anchor and no heading.
    parts = models.JSONField(default=list)
    # Which version of the software wrote it: another one writes it anew.
    format = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("search entry")
        constraints = (
            models.UniqueConstraint(fields=["kind", "row_id"], name="search_entry_once"),
            models.CheckConstraint(
                condition=models.Q(kind__in=["article", "claim", "term"]), name="search_entry_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind}: {self.title}"


class SearchPosting(models.Model):
    """How much one entry says of one word, by its stem."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="postings")
    stem = models.CharField(max_length=40)
    weight = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = _("word of an entry")
        # The index alone answers which entries have a word, and how much they say of it.
        indexes = (models.Index(fields=["stem", "entry", "weight"], name="search_posting"),)

    def __str__(self) -> str:
        return f"{self.stem}: {self.weight}"


class SearchWord(models.Model):
    """A word as it is written somewhere on the site, to be offered for one that is spelled wrongly."""

    language = models.CharField(max_length=20)
    word = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("word that is known")
        constraints = (
            models.UniqueConstraint(fields=["language", "word"], name="search_word_once"),
        )

    def __str__(self) -> str:
        return self.word


class UnansweredSearch(models.Model):
    """What was looked for and not found, counted by the day, without who or when.

    The words stay empty until the same were asked often enough to be nobody's own; until then only
    a keyed digest tells one from another, and it is dropped after some days.
    """

    digest = models.CharField(max_length=64, unique=True)
    words = models.CharField(_("words"), max_length=60, blank=True)
    times = models.PositiveIntegerField(_("times"), default=1)
    days = models.PositiveIntegerField(_("days"), default=1)
    first_day = models.DateField(_("first day"))
    last_day = models.DateField(_("last day"))

    class Meta:
        verbose_name = _("search without a result")
        verbose_name_plural = _("searches without a result")
        indexes = (models.Index(fields=["last_day"], name="unanswered_last_day"),)

    def __str__(self) -> str:
        return self.words or "…"
