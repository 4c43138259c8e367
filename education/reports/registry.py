"""Every report of ours, in the order of the menu."""

from django.utils.translation import gettext_lazy as _

from education.reports import articles, evidence, red_flags, searches
from education.reports.report import Col, Report

STATE = Col("state", _("State"), choice=True)
KIND = Col("kind", _("Kind"), choice=True)
SCORES = (
    Col("judgement", _("Judgement"), choice=True),
    Col("age", _("Reading age about")),
    Col("words", _("Words")),
    Col("sentences", _("Sentences")),
    Col("long", _("Long sentences")),
    Col("grade", _("Grade (FKGL)")),
    Col("grade_without", _("Grade without explained words")),
    Col("ease", _("Flesch ease")),
    Col("ease_without", _("Ease without explained words")),
    Col("lix", _("LIX")),
    Col("smog", _("SMOG, from 30 sentences")),
)

_ALL = (
    Report(
        slug="review-due",
        title=_("Review due"),
        icon="calendar-check",
        why=_(
            "Live articles whose review is overdue or comes within 60 days. Open one, bring it up to "
            "date, and submit it: the date moves when a reviewer signs that they read the whole page."
        ),
        empty=_("No review is overdue, and none comes within 60 days."),
        rows=articles.review_due,
        columns=(
            STATE,
            Col("due", _("Due")),
            Col("days", _("Days late")),
            Col("topic", _("Topic"), choice=True),
        ),
        order="due",
    ),
    Report(
        slug="unpublished-changes",
        title=_("Unpublished changes"),
        icon="edit",
        why=_(
            "What is live and has a newer version that readers do not see. Finish it and submit it for "
            "review, or go back to the version that is live."
        ),
        empty=_("Readers see the newest version of everything."),
        rows=articles.unpublished_changes,
        columns=(KIND, Col("changed", _("Changed")), Col("by", _("By"), choice=True)),
        order="-changed",
    ),
    Report(
        slug="never-reviewed",
        title=_("Never reviewed"),
        icon="view",
        why=_(
            "What no clinical reviewer has signed yet: articles, and plain text that came with the "
            "software. Open one and submit it for review."
        ),
        empty=_("A clinical reviewer has signed everything."),
        rows=articles.never_reviewed,
        columns=(KIND, STATE),
    ),
    Report(
        slug="claims-without-papers",
        title=_("Claims without papers"),
        icon="openquote",
        why=_(
            "Claims under which no paper stands that is live, not retracted and not in doubt. Add a "
            "paper, or set the certainty to “not assessed”."
        ),
        empty=_("Every claim rests on a paper that is live, not retracted and not in doubt."),
        rows=evidence.claims_without_papers,
        columns=(
            STATE,
            Col("verdict", _("Verdict"), choice=True),
            Col("certainty", _("How sure"), choice=True),
            Col("papers", _("Papers")),
        ),
        subject=_("Claim"),
    ),
    Report(
        slug="retracted-papers",
        title=_("Retracted papers in use"),
        icon="warning",
        why=_(
            "Each place that shows a paper which its journal took back or warned about. Open the "
            "place, take the paper out, and look at the verdict again."
        ),
        empty=_("Nothing shows a paper that is marked as retracted or of concern."),
        rows=evidence.retracted_in_use,
        columns=(KIND, Col("paper", _("Paper"), choice=True), STATE),
        subject=_("Where"),
    ),
    Report(
        slug="broken-links",
        title=_("Broken links"),
        icon="link",
        why=_(
            "Addresses that live content links to and that did not answer when they were asked last. "
            "Open the place and mend the link. “Did not answer” may pass: try it yourself first."
        ),
        empty=_(
            "No link is known to be broken. Links are only asked when an administrator of the server "
            "runs “check_links”."
        ),
        rows=evidence.broken_links,
        columns=(
            Col("link", _("Link")),
            STATE,
            Col("status", _("Status")),
            Col("since", _("Since")),
            Col("checked", _("Asked last")),
            KIND,
        ),
        order="since",
        subject=_("Where"),
    ),
    Report(
        slug="readability",
        title=_("Readability"),
        icon="glasses",
        why=_(
            "The newest version of every article. Aim at a reading age of 9 to 11 years; above grade 8 "
            "is too hard. Open one: its tab “How it reads” lists the long sentences."
        ),
        empty=_("There is no article with words in it yet."),
        rows=articles.readability,
        columns=SCORES,
        order="-grade",
        subject=_("Article"),
    ),
    Report(
        slug="readability-by-section",
        title=_("Readability by section"),
        icon="list-ul",
        why=_(
            "Every part of every article by itself, the hardest first. One hard section can hide in an "
            "easy article."
        ),
        empty=_("There is no article with words in it yet."),
        rows=articles.readability_by_section,
        columns=(Col("part", _("Part")), *SCORES),
        order="-grade",
        subject=_("Article"),
    ),
    Report(
        slug="pictures-without-text",
        title=_("Pictures without description"),
        icon="image",
        why=_(
            "Pictures that somebody who cannot see them learns nothing from. Open each and say in one "
            "sentence what it shows."
        ),
        empty=_("Every picture has a description."),
        rows=articles.pictures_without_text,
        columns=(Col("where", _("Where")), STATE),
    ),
    Report(
        slug="unexplained-red-flags",
        title=_("Red flags nobody explains"),
        icon="warning",
        why=_(
            "Red flags that no section of a live article explains. Add a “Red flags” block with each "
            "of them to the section that is about it."
        ),
        empty=_("A live article explains each red flag."),
        rows=evidence.unexplained_red_flags,
        columns=(Col("tier", _("How soon"), choice=True), STATE),
        subject=_("Red flag"),
    ),
    Report(
        slug="red-flags",
        title=_("Red flags to look at"),
        icon="warning",
        why=_(
            "What is the matter with each red flag, a row for every matter: no section explains it, "
            "or the one that was chosen is gone; nobody signed it; a source is to be checked, has neither "
            "version nor date, is old, or was not looked up for longer than the clinic’s time between "
            "reviews; or it is retired. Filter by what matters."
        ),
        empty=_("Nothing is the matter with any red flag."),
        rows=red_flags.red_flags_to_look_at,
        columns=(
            Col("matter", _("What is the matter"), choice=True),
            Col("tier", _("How soon"), choice=True),
            STATE,
            Col("source", _("Which sources")),
            Col("signed", _("Signed on")),
            Col("checked", _("Guideline looked up on")),
        ),
        subject=_("Red flag"),
    ),
    Report(
        slug="wording",
        title=_("Wording against certainty"),
        icon="pilcrow",
        why=_(
            "Claims, and articles beside their claims, whose words sound surer, or less sure, than the "
            "evidence is. Open one and change the words, or have the certainty assessed again."
        ),
        empty=_("All words fit the certainty of their claims."),
        rows=evidence.doubtful_wording,
        columns=(
            Col("kind", _("Kind"), choice=True),
            Col("where", _("Where in it")),
            Col("doubt", _("What to change")),
        ),
        subject=_("Claim or article"),
    ),
    Report(
        slug="searches-without-result",
        title=_("Searches without a result"),
        icon="search",
        why=_(
            "Words that readers looked for on at least three days, and no page has. Write about them, "
            "or, where a page has them in other words, say so under Settings, Search. Nobody is "
            "told who looked for them, or at what hour."
        ),
        empty=_("Nothing was looked for in vain on three days or more."),
        rows=searches.without_result,
        columns=(
            Col("times", _("Times")),
            Col("days", _("Days")),
            Col("last", _("Last on")),
        ),
        order="-times",
        subject=_("Words"),
    ),
)

REPORTS = {report.slug: report for report in _ALL}
