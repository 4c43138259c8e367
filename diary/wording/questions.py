"""How the checklist asks: the clinic's questions, ours where a fact has none, and what helps to answer."""

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from education.domain.red_flags.facts import UnknownFact, fact

Text = str | Promise

AREA_TITLES: dict[str, Text] = {
    "signs": _("Emergency signs"),
    "about": _("About you"),
    "bleeding": _("Bleeding"),
    "pain": _("Pain"),
    "bowel": _("Bowel habit and bloating"),
    "swallowing": _("Swallowing and being sick"),
    "weight": _("Weight and appetite"),
    "general": _("General and family"),
    "mind": _("How you feel in yourself"),
}

STEP_TITLES: dict[str, Text] = {
    **{step: AREA_TITLES[step] for step in ("about", "bleeding", "bowel", "general")},
    "pain": _("Pain, swallowing and being sick"),
    "weight": _("Weight, appetite and how you feel"),
}
SEVERAL_AREAS = _("A few more questions")

HOW_TO_ANSWER = _(
    "Think of the last 3 months, unless a question says otherwise. If you can’t tell, choose “Not sure”. "
    "We count that as a reason to ask."
)
BECAUSE_OF_AN_ANSWER = _("A little more about that, because of what you answered.")
BECAUSE_OF_THE_LIST = _(
    "The list “Does any of this apply to you?” was left open, so we ask about each line."
)

APPLIES_LABELS: dict[str, Text] = {
    "pregnant": _("You are pregnant, or could be"),
    "recent_baby": _("You had a baby in the last 6 weeks"),
    "diabetes": _("Diabetes"),
    "cancer_treatment": _("Cancer treatment in the last 6 weeks, or a low white blood count"),
    "weak_immunity": _("A weak immune system: chemotherapy, steroids, biologics or a transplant"),
    "steroids": _("Steroid tablets for 4 weeks or more, or Addison’s or a pituitary condition"),
    "blood_thinner": _(
        "A blood thinner: warfarin, apixaban, rivaroxaban, edoxaban, dabigatran, heparin"
    ),
    "liver": _("Liver disease or cirrhosis"),
    "ibd": _("Crohn’s disease or ulcerative colitis"),
    "procedure": _("An endoscopy, colonoscopy, ERCP, biopsy or operation in the last 14 days"),
    "travel": _("Travel abroad in the last 12 months"),
    "weight_loss_surgery": _("Weight-loss surgery or a stomach balloon, at any time"),
    "clozapine": _("You take clozapine"),
    "heavy_drinking": _("You usually drink heavily every day"),
    "eating_little": _("You eat very little, make yourself sick, or use laxatives to lose weight"),
}

OWN_QUESTIONS: dict[str, Text] = {
    "any_bleed_14d": _("Was any of that blood in the last 14 days?"),
    "serious_bleed_7d": _(
        "In the last 7 days: black or dark red poo, a lot of blood, or blood when you were sick?"
    ),
    "stool_black_or_dark_red_7d": _("Was that in the last 7 days?"),
    "loose_in_24h_3d": _(
        "In the last 3 days, how many loose poos did you have in the worst 24 hours?"
    ),
    "bleeding_heavy_48h": _("A lot of blood in the last 2 days?"),
}

REWORDED: dict[str, Text] = {
    "severe_sudden_pain": _(
        "Do you have new, severe tummy pain now that came on suddenly, is getting worse fast, or makes it "
        "too sore to touch your tummy, move or cough?"
    ),
    "vomited_green_24h": _("In the last 24 hours, was your vomit green, like spinach or grass?"),
    "vomits_24h": _("How many times have you been sick in the last 24 hours?"),
    "diabetes_treatment": _("How is your diabetes treated?"),
    "old_bleeding_discussed": _("Did a clinician look into that older bleeding?"),
    "takes_nsaid_now": _("Do you take ibuprofen, naproxen, diclofenac or similar most days now?"),
    "stool_dark_14d": _("Was your poo dark, but you are not sure that it was black?"),
    "stool_tarry": _("Was the dark poo sticky, shiny or like tar?"),
    "already_discussed": _("Does a clinician already know about that trouble?"),
    "self_harm_thoughts": _(
        "In the last 2 weeks, have you had thoughts of ending your life or of hurting yourself?"
    ),
    "stool_blood_older": _("Any blood when you poo longer ago than 3 months?"),
    "severity": _("How bad is it?"),
    "fit_ug_g": _("If you had a poo test (FIT) in the last year: what was the highest result?"),
    "unwell": _("Right now, do you feel faint, clammy, confused, short of breath or very unwell?"),
    "phq2_score": _("Two questions about low mood: your score"),
}

HELP: dict[str, Text] = {
    "stool_blood_90d": _("On the paper, in the pan, or mixed in."),
    "stool_black_or_dark_red_14d": _(
        "Iron tablets and beetroot can darken poo. Please answer anyway."
    ),
    "bloody_diarrhoea_7d": _("Diarrhoea means loose or watery poo."),
    "iron_deficiency_anaemia": _("The medical word is iron-deficiency anaemia."),
    "temperature_c_48h": _("In °C, for example 38.2. Leave it blank if you did not measure."),
    "fit_ug_g": _("In µg per gram. Leave it blank if you had none."),
    "food_groups_cut": _("For example 2, for milk and wheat. Leave it blank if you do not know."),
    "lump": _("A soft, known pile that a clinician has looked at is a no."),
    "food_sticks_90d": _(
        "Also if it comes and goes. A lump in the throat with normal eating is a no."
    ),
    "self_harm_thoughts": _("We ask everybody. Nobody at the clinic sees this."),
    "loose_90d": _("Loose or watery poo."),
    "dehydrated": _("After drinking, or rehydration drinks."),
    "has_ovaries": _("Some checks are only for people with ovaries."),
    "any_bleed_14d": _("If you can’t tell, choose “Not sure”."),
    "sick_day_medicine": _("These can harm when you are dried out."),
}

DIABETES_CHOICES: list[tuple[str, Text]] = [
    ("insulin", _("Insulin")),
    ("sglt2", _("A tablet that ends in -gliflozin")),
    ("no_insulin_no_sglt2", _("Diet, or other tablets only")),
    ("unknown", _("Not sure")),
]

LATER_CHOICE = _("Not answered")


def question_text(code: str) -> str:
    """Return the question a fact is asked with; the code made readable for one nobody is asked."""
    own = REWORDED.get(code) or OWN_QUESTIONS.get(code)
    if own is not None:
        return str(own)
    try:
        question = fact(code).question
    except UnknownFact:
        question = ""
    return gettext(question) if question else code.replace("_", " ")
