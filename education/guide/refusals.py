"""What each refusal means and how to put it right. A test looks every message up in the code."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _


class Refusal(NamedTuple):
    """``says`` is how the message begins in the code; ``do`` is what to do about it."""

    says: object
    do: object


REFUSALS = (
    Refusal(
        _(
            "“{name}” was not published: a clinical reviewer who did not write it has to sign exactly "
            "this version first. Your changes are kept as a draft; submit it for review."
        ),
        _(
            "Nothing is lost. Open the menu beside the save button and submit it. Somebody who changed no "
            "word of it reads it and signs; then a publisher can publish it."
        ),
    ),
    Refusal(
        _("“{name}” was not published: its words are not the ones that were signed."),
        _("Somebody changed it after it was signed. Submit the newest version for review again."),
    ),
    Refusal(
        _("You changed “{name}” yourself, so somebody else has to sign it."),
        _(
            "Two people see everything before patients do. Ask another clinical reviewer. If you are the "
            "only one, ask an administrator to invite a second."
        ),
    ),
    Refusal(
        _("This was changed while you were reading. Read the newest version, then sign."),
        _("Reload the page, look at what changed, and sign again."),
    ),
    Refusal(
        _("Only a clinical reviewer can sign."),
        _("Hand it in for review; it then waits on a reviewer's home page."),
    ),
    Refusal(
        _("Add the author to the byline."),
        _(
            "In the tab “People and dates” add a name whose role is author. A missing person is added "
            "under “Contributors” first, with their conflict of interest."
        ),
    ),
    Refusal(
        _("Add the clinical reviewer to the byline."),
        _("In the same place, add a name whose role is clinical reviewer."),
    ),
    Refusal(
        _("Say how far the evidence goes: “evidence current to”."),
        _("Fill in the day of your last search for papers, in the tab “People and dates”."),
    ),
    Refusal(
        _("Write the quick answer."),
        _(
            "Two to four sentences in the tab “Answer”: what you would say if you had half a minute."
        ),
    ),
    Refusal(
        _("Keep at most seven main points."),
        _("Join or drop some: nobody remembers eight."),
    ),
    Refusal(
        _("Give “{question}” a short answer of at most 240 characters."),
        _("It is read aloud. Put the rest into the longer answer under it."),
    ),
    Refusal(
        _("Give every section a heading."),
        _("A few plain words that say what the section answers."),
    ),
    Refusal(
        _("Describe every figure for those who cannot see it."),
        _("Open the figure's block and fill in its short description."),
    ),
    Refusal(
        _("It shows the {kind} “{name}”, which is not live yet: publish that first."),
        _(
            "Patients would see a gap. Open that claim, red flag or paper, have it signed and published, "
            "then come back. Draft questions to ask are signed and published together with the page."
        ),
    ),
    Refusal(
        _("Nobody has reviewed the whole page yet: the reviewer has to say that they did."),
        _("The reviewer ticks “I have read all of it, and it is right” when they sign."),
    ),
    Refusal(
        _("A correction has to say what was wrong."),
        _("Fill in what the page said before, and why that was wrong. Readers see it for good."),
    ),
    Refusal(
        _("The {field} “{old}” has been published and never changes: put it back."),
        _("Addresses and diaries keep it. Type the old one in again."),
    ),
    Refusal(
        _("Say why: a claim with a certainty needs its reason."),
        _("Two or three plain sentences in the claim's field “why”."),
    ),
    Refusal(
        _("Add a reference that is not retracted, or set “Not assessed”."),
        _("A certainty rests on at least one paper that still stands."),
    ),
    Refusal(
        _("Write down the conflict of interest, or “None declared” with the date."),
        _("Ask the person. Readers can see what everybody declared."),
    ),
    Refusal(
        _("“{name}” is in use and cannot be deleted. Take it out of these first: {places}."),
        _("Open each place named, take it out, and have that signed. Then it can go."),
    ),
)
