"""The words of the standing pages as a new clinic starts with them; staff make them their own."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Part(NamedTuple):
    """A heading and the paragraphs under it."""

    heading: str | Promise
    paragraphs: tuple[str | Promise, ...]


class StandingText(NamedTuple):
    """One standing page; ``purpose`` is one of ``StandardPage.Purpose``."""

    slug: str
    purpose: str
    title: str | Promise
    deck: str | Promise
    parts: tuple[Part, ...]


HOW_WE_REVIEW = StandingText(
    "how-we-review",
    "plain",
    _("How we review"),
    _("Two people, two dates, and every paper in the open."),
    (
        Part(
            _("Two people for every page"),
            (
                _(
                    "One person writes. Another, with clinical training, reads it and signs. The "
                    "software does not let a page go live without that signature, and nobody can sign "
                    "words they wrote."
                ),
                _(
                    "A signature is for these very words: who changes one needs a new signature. The "
                    "reviewer writes down which guidelines the page was checked against."
                ),
                _("A third step puts the signed page online. Taking a page down needs one person."),
            ),
        ),
        Part(
            _("Verdict and certainty are two things"),
            (
                _("The verdict says what studies say about a claim as people put it."),
                _(
                    "The certainty says how sure anyone can be: high, moderate, low or very low. We "
                    "follow GRADE, a method that guideline makers use. The levels are our own reading."
                ),
                _(
                    "“Not assessed” means that nobody has graded it yet, or that it cannot be graded. A "
                    "claim falls back to it when every paper behind it has been withdrawn or is in doubt."
                ),
            ),
        ),
        Part(
            _("How long a review holds"),
            (
                _(
                    "Each guide shows the day of its last review and the day the next one is due. When "
                    "that day has passed, the page says so."
                ),
                _("Older versions of a guide stay readable, and you can see what changed."),
                _("Found a mistake? Tell us. We correct it and say in public what was wrong."),
            ),
        ),
    ),
)

CORRECTIONS = StandingText(
    "corrections",
    "corrections",
    _("Corrections"),
    _("What we got wrong, and what we say now."),
    (
        Part(
            _("We keep this list for good"),
            (
                _(
                    "When something on this site was wrong, we change it and list it here and on the "
                    "page itself. An entry is never taken away."
                ),
                _(
                    "New studies are not corrections. You find those under “What changed” on a page."
                ),
            ),
        ),
    ),
)

CONFLICTS = StandingText(
    "conflicts-of-interest",
    "conflicts",
    _("Conflicts of interest"),
    _("Who pays the people who write and check, and what they may gain."),
    (
        Part(
            _("What we ask of everybody"),
            (
                _(
                    "Everybody who writes or checks a page says who pays them and what they may gain "
                    "from it. Nothing to declare is written down too."
                ),
                _("No company may pay for a page, see it first, or ask for a change."),
            ),
        ),
    ),
)

PRIVACY = StandingText(
    "privacy",
    "plain",
    _("Privacy"),
    _("We do not follow who reads. The diary is yours."),
    (
        Part(
            _("When you read"),
            (
                _(
                    "You need no account. The guides set no cookie and load nothing from anybody else."
                ),
                _(
                    "The list of signs can be answered without an account. Your answers are not kept."
                ),
                _(
                    "When you tell us whether a page was useful, we keep your answer and the day. We "
                    "keep nothing about who you are."
                ),
                _(
                    "When a search finds nothing, we count it by the day. We do not keep who looked, "
                    "or the hour. Staff see the words only when they were looked for on three days."
                ),
            ),
        ),
        Part(
            _("When you keep a diary"),
            (
                _(
                    "What you write is locked with a key of its own. Staff of the clinic have no page "
                    "that shows it. Nobody else gets it, unless you take it out and show it."
                ),
                _("The clinic does not watch your diary. If you feel unwell, contact someone."),
                _(
                    "You can show what you chose for a visit by a link. It needs a passcode, and ends "
                    "on the day you set, or when you end it. You see each time it is opened."
                ),
                _(
                    "Some things stay readable for the software: your e-mail address, the day and time "
                    "of each entry, and which kind of entry it is."
                ),
                _(
                    "Without a connection, what you write waits in your browser, locked, until it is "
                    "sent. Signing out deletes it there. Tick that others use the device, and nothing "
                    "of yours is kept on it."
                ),
            ),
        ),
        Part(
            _("Your rights"),
            (
                _("You can take out everything you wrote at any time, as one file."),
                _(
                    "You can erase everything. The key is destroyed, and nobody can read it again. "
                    "Safety copies of keys are gone after 30 days at most."
                ),
            ),
        ),
    ),
)

ACCESSIBILITY = StandingText(
    "accessibility",
    "plain",
    _("Accessibility"),
    _("This site should work for you, however you use it."),
    (
        Part(
            _("What we aim at"),
            (
                _("We aim at level AA of the Web Content Accessibility Guidelines, version 2.2."),
                _(
                    "We build every page so that it works with a keyboard, with a screen reader, "
                    "without JavaScript, in large print and on a small screen."
                ),
                _("Each guide can be taken away as a leaflet, in large print too."),
                _(
                    "Programs check our pages for barriers at each change. They do not find "
                    "everything: people do. The screens that staff write in are made by others, and we "
                    "check less of them."
                ),
            ),
        ),
        Part(
            _("If something does not work"),
            (
                _(
                    "Tell us what you wanted to do and what stood in the way. The contact page says "
                    "how to reach the clinic."
                ),
            ),
        ),
    ),
)

CONTACT = StandingText(
    "contact",
    "contact",
    _("Contact"),
    _("How to reach the clinic. In an emergency, do not write to us."),
    (
        Part(
            _("If you need help now"),
            (_("Do not use this page. Look at the emergency signs and call."),),
        ),
    ),
)

STANDING_PAGES = (HOW_WE_REVIEW, CORRECTIONS, CONFLICTS, PRIVACY, ACCESSIBILITY, CONTACT)
