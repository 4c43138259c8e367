"""Which class of medicine a name may belong to: enough to ask about, never to decide.

Names are those that the rules and the clinic's words name themselves. Source: education/clinical/facts.json
and redflags.json (the questions about medicines), education/setting_up/vocabulary.json (medicine_class).
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from diary.domain.entries import MedicineClass

NAMES: Mapping[MedicineClass, tuple[str, ...]] = MappingProxyType(
    {
        "nsaid": ("ibuprofen", "naproxen", "diclofenac"),
        "anticoagulant": (
            "warfarin", "apixaban", "rivaroxaban", "edoxaban", "dabigatran", "heparin",
        ),
        "antiplatelet": ("aspirin", "clopidogrel", "ticagrelor", "prasugrel"),
        "steroid": ("prednisolone", "steroid", "cortisone"),
        "iron": ("iron", "ferrous sulfate"),
        "bismuth": ("bismuth",),
        "antibiotic": ("antibiotic",),
        "ppi": ("omeprazole", "lansoprazole"),
        "probiotic": ("probiotic",),
        "laxative": ("macrogol", "senna", "laxative"),
        "immune_medicine": ("methotrexate", "biologic"),
        "cancer_treatment": ("chemotherapy", "chemo"),
        "diabetes_medicine": ("insulin", "metformin"),
        "sick_day_medicine": ("ramipril", "losartan", "lithium", "digoxin"),
        "clozapine": ("clozapine",),
    }
)  # fmt: skip
ENDINGS: Mapping[str, MedicineClass] = MappingProxyType(
    {"gliflozin": "diabetes_medicine", "pril": "sick_day_medicine", "sartan": "sick_day_medicine"}
)
SHORTEST_WITH_ENDING = 7
"""A word that only ends like one, such as "April", is none."""
WORD = re.compile(r"[^\W\d_]+")


def class_to_ask_about(name: str) -> MedicineClass | None:
    """Return the class to ask about for a medicine of this name, or None when the name says nothing.

    The first name that matches, of the first class, counts: a mixture is asked about once.
    """
    text = " ".join(WORD.findall(name.casefold()))
    for medicine_class, names in NAMES.items():
        if any(re.search(rf"\b{known}s?\b", text) for known in names):
            return medicine_class
    for word in text.split():
        for ending, medicine_class in ENDINGS.items():
            if word.endswith(ending) and len(word) >= SHORTEST_WITH_ENDING:
                return medicine_class
    return None
