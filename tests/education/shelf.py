"""A small shelf of published things for tests: pages, claims, papers, red flags."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.models import Locale, Page, Site

from education import models
from education.domain.red_flags.sources import Source
from education.group_names import CLINICAL_REVIEWERS
from education.red_flags.source_fields import as_stream
from education.workflow import sign


def staff(name: str, *groups: str) -> Any:
    """Return a member of staff in these groups."""
    email = f"{name.lower()}@clinic.example"
    user, _new = get_user_model().objects.get_or_create(
        email=email, defaults={"kind": "staff", "first_name": "Sample", "last_name": name}
    )
    user.groups.add(*(Group.objects.get_or_create(name=group)[0] for group in groups))
    return user


def source_locale() -> Locale:
    """Return the language that everything is written in first, also after every table was emptied."""
    return Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)[0]


def publish(row: Any) -> Any:
    """Publish a page or a saved snippet, signed by a clinical reviewer."""
    revision = row.save_revision()
    sign(
        revision=revision,
        reviewer=staff("Reviewer", CLINICAL_REVIEWERS),
        guideline_versions="Sample guideline 1",
        whole_page_reviewed=True,
    )
    revision.publish()
    return type(row).objects.get(pk=row.pk)


def saved(model: type, **values: Any) -> Any:
    """Save a draft snippet and publish it."""
    source_locale()
    row = model(**values)
    row.save()
    return publish(row)


def index_page() -> models.EducationIndexPage:
    """Return the list of guides under a home page, making both when they are missing."""
    found = models.EducationIndexPage.objects.first()
    if found:
        return found
    root = _root()
    home = root.add_child(instance=models.HomePage(title="Home", slug="front", live=False))
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    index = home.add_child(
        instance=models.EducationIndexPage(title="Guides", slug="articles", live=False)
    )
    publish(home)
    return publish(index)


def front_of_the_shelf() -> None:
    """Make the home page, the list of guides and the byline, and leave none of the people who did."""
    index_page()
    byline()
    get_user_model().objects.all().delete()


def _root() -> Page:
    """Return the root of the page tree, also after a test that emptied every table."""
    found = Page.objects.filter(depth=1).first()
    if found:
        return found
    source_locale()
    return Page.add_root(instance=Page(title="Root", slug="root"))


def reference(number: int = 1, **values: Any) -> models.Reference:
    known = {"authors": "Sample A", "title": f"Sample study {number}", "journal": "J Samples"}
    return saved(
        models.Reference,
        number=number,
        **{**known, "year": 2020, "checked": "sample", "doi": f"10.1000/{number}", **values},
    )


def claim(code: str = "S01", papers: tuple[Any, ...] = (), **values: Any) -> models.Claim:
    known = {
        "slug": f"sample-{code.lower()}",
        "statement": f"Sample claim {code}",
        "verdict": "unproven",
        "certainty": "very_low" if papers else "not_assessed",
        "why": "We are very uncertain. No sample study looked at this.",
    }
    source_locale()
    row = models.Claim(code=code, **{**known, **values})
    row.claim_references = [models.ClaimReference(reference=paper) for paper in papers]
    row.save()
    return publish(row)


SAMPLE_SOURCE = Source("Sample organisation", "sample document", version="1", status="seen")


def sources(*found: Source) -> list[dict[str, Any]]:
    """Return sources as the row of a red flag keeps them."""
    return as_stream(found)


def red_flag(code: str = "RF01", tier: str = "emergency", **values: Any) -> models.RedFlag:
    known = {
        "key": f"sample-{code.lower()}",
        "question": f"Sample question {code}?",
        "sign": f"Sample sign {code}",
        "rule": "vomited_blood_24h",
        "source": "Sample organisation sample document, version 1",
        "sources": sources(SAMPLE_SOURCE),
        "source_status": "V",
        "counts_as_yes": "sample",
        "what_to_do": "Call for help.",
        "why_it_matters": "A sample reason.",
    }
    return saved(models.RedFlag, code=code, tier=tier, **{**known, **values})


def article(slug: str = "sample-guide", *, live: bool = True, **values: Any) -> models.ArticlePage:
    """Return an article with everything that publishing asks for; ``values`` replace the rest."""
    known = {
        "title": "A sample guide",
        "deck": "One plain sentence.",
        "quick_answer": "<p>A short answer.</p>",
        "evidence_current_to": date(2026, 1, 1),
        "sections": [section("What it is", ("text", "<p>Sample words.</p>"))],
    }
    people = values.pop("people", None) or byline()
    changes = values.pop("changes", ())
    page = models.ArticlePage(slug=slug, live=False, **{**known, **values})
    page.byline = [models.ArticleContributor(contributor=person) for person in people]
    page.changes = list(changes)
    index_page().add_child(instance=page)
    return publish(page) if live else page


def byline() -> tuple[Any, Any]:
    """Return a sample author and a sample clinical reviewer, made once."""
    return tuple(
        models.Contributor.objects.filter(slug=f"sample-{role}").first()
        or saved(
            models.Contributor,
            name=f"Sample {word}",
            slug=f"sample-{role}",
            role=role,
            bio="A sample.",
            conflict_of_interest="None declared. Sample.",
        )
        for role, word in (("author", "Writer"), ("clinical_reviewer", "Reviewer"))
    )


def section(heading: str = "Sample section", *blocks: Any, **values: Any) -> tuple[str, Any]:
    """Return one section of ``ArticlePage.sections``; ``blocks`` are (type, value) pairs."""
    return ("section", {"heading": heading, "role": "other", "body": list(blocks), **values})
