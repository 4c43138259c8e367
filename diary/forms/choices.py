"""The words for every coded answer of an entry: forms ask with them, pages answer with them."""

from functools import lru_cache

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

# A line break starts the small print.
STOOL_FORMS = (
    (1, _("Separate hard lumps\nLike nuts; hard to pass")),
    (2, _("Lumpy, stuck together\nA log made of lumps")),
    (3, _("Firm with cracks\nSausage shape, cracked on top")),
    (4, _("Smooth and soft\nHolds together, easy to pass")),
    (5, _("Soft pieces\nClear edges, passes easily")),
    (6, _("Mushy\nFluffy bits with ragged edges")),
    (7, _("Liquid\nWatery, no solid bits")),
)
BLOOD = (
    ("none", _("None seen")),
    ("on_paper", _("On the paper")),
    ("mixed", _("Mixed in")),
    ("a_lot", _("A lot\nred water or clots")),
)
COLOURS = (
    ("brown", _("Brown")),
    ("pale", _("Pale or clay")),
    ("dark", _("Dark")),
    ("black_tarry", _("Black, like tar")),
    ("dark_red", _("Dark red")),
    ("green", _("Green")),
)
URGENCY = (
    (0, _("Could wait")),
    (1, _("Soon")),
    (2, _("Had to rush")),
    (3, _("Could not hold it")),
)
VOMIT = (
    ("food", _("food")),
    ("liquid", _("liquid")),
    ("green", _("green")),
    ("blood", _("blood")),
    ("coffee_grounds", _("like coffee grounds")),
)
VOMIT_TILES = (
    ("food", _("Food")),
    ("liquid", _("Liquid\nclear or yellow")),
    ("green", _("Green\nlike grass or spinach")),
    ("blood", _("Blood\nred or brown")),
    ("coffee_grounds", _("Dark bits\nlike coffee grounds")),
)
DOSES = (("taken", _("Taken")), ("skipped", _("Left out")))
MEALS = (
    ("breakfast", _("Breakfast")),
    ("lunch", _("Lunch")),
    ("dinner", _("Evening meal")),
    ("snack", _("Snack")),
    ("drink", _("Drink")),
)
PORTIONS = (
    ("small", _("Small")),
    ("usual", _("Usual size")),
    ("large", _("Large")),
)
# As somebody would say it who reads the packet; the rules ask about most of these by name.
MEDICINE_CLASSES = (
    ("nsaid", _("Painkiller such as ibuprofen\nalso naproxen, diclofenac")),
    ("anticoagulant", _("Blood thinner\nsuch as warfarin, apixaban, rivaroxaban")),
    ("antiplatelet", _("Aspirin or similar\ndaily aspirin, clopidogrel")),
    ("steroid", _("Steroid\nsuch as prednisolone tablets")),
    ("ppi", _("Acid blocker\nsuch as omeprazole, lansoprazole")),
    ("antibiotic", _("Antibiotic")),
    ("laxative", _("Laxative\nto help you poo")),
    ("iron", _("Iron")),
    ("bismuth", _("Bismuth\nin some stomach remedies")),
    ("probiotic", _("Probiotic")),
    ("diabetes_medicine", _("Medicine for diabetes\ninsulin, metformin, gliflozins")),
    ("sick_day_medicine", _("Water tablet, or for blood pressure\nalso lithium, digoxin, epilepsy medicine")),
    ("immune_medicine", _("Medicine for the immune system\nsuch as biologics, methotrexate, after a transplant")),
    ("cancer_treatment", _("Cancer treatment\nsuch as chemotherapy")),
    ("clozapine", _("Clozapine")),
    ("weight_loss_injection", _("Weight-loss injection")),
    ("other", _("Something else")),
)  # fmt: skip
# What is asked when a name sounds like one of them. A question: nothing is taken from the name alone.
CLASS_QUESTIONS = {
    "nsaid": _("Is {name} a painkiller such as ibuprofen, naproxen or diclofenac?"),
    "anticoagulant": _("Is {name} a blood thinner?"),
    "antiplatelet": _("Do you take {name} to keep your blood from clumping?"),
    "steroid": _("Is {name} a steroid?"),
    "ppi": _("Is {name} an acid blocker?"),
    "antibiotic": _("Is {name} an antibiotic?"),
    "laxative": _("Is {name} a laxative?"),
    "iron": _("Is {name} an iron medicine?"),
    "bismuth": _("Does {name} hold bismuth?"),
    "probiotic": _("Is {name} a probiotic?"),
    "diabetes_medicine": _("Is {name} a medicine for diabetes?"),
    "sick_day_medicine": _(
        "Is {name} for blood pressure or heart, a water tablet, lithium, or for epilepsy?"
    ),
    "immune_medicine": _("Does {name} calm the immune system?"),
    "cancer_treatment": _("Is {name} a cancer treatment?"),
    "clozapine": _("Is {name} clozapine?"),
}
WEIGHT_UNITS = (
    ("kg", _("kilograms (kg)")),
    ("lb", _("pounds (lb)")),
    ("st", _("stones and pounds")),
)
WEEK_STARTS = (
    ("monday", _("Monday")),
    ("sunday", _("Sunday")),
    ("saturday", _("Saturday")),
)
YES_NO = (("yes", _("Yes")), ("no", _("No")))
YES_NO_UNSURE = (*YES_NO, ("unsure", _("Not sure")))
YES_MAYBE_NO = (("yes", _("Yes")), ("maybe", _("I could be")), ("no", _("No")))
SCORES = tuple((number, str(number)) for number in range(11))


def words(choices: tuple[tuple[str | int, str], ...], value: str | int | None) -> str:
    """Return the first line of what a choice says, or nothing for an answer that is missing."""
    return str(dict(choices).get(value, "")).partition("\n")[0]


def answer(question: str, value: str | int | None) -> str:
    """Return what ``words`` says for a question named as above, such as ``BLOOD``; kept, as rows ask often."""
    return _answer(get_language(), question, value)


@lru_cache(maxsize=512)
def _answer(_language: str | None, question: str, value: str | int | None) -> str:
    return words(globals()[question], value)
