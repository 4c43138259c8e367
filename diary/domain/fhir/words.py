"""The words of a Bundle that no page says: handed in, since they are in the language of the pack."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Titles and explanations, in English unless others are handed in.

    ``…_unknown`` explain a section that every summary must have and that a diary cannot fill; they never say
    that there is nothing.
    """

    problems: str = "Problem list"
    problems_unknown: str = "A diary keeps no list of diagnoses. Nothing is known here: this does not mean that there are none."
    allergies: str = "Allergies and intolerances"
    allergies_unknown: str = "The diary does not ask about allergies. Nothing is known here: this does not mean that there are none."
    medicines: str = "Medicines and supplements"
    medicines_withheld: str = (
        "The patient did not put medicines into this pack. This does not mean that none are taken."
    )
    medicines_unknown: str = (
        "No medicine is written down in the diary. This does not mean that none are taken."
    )
    patients_record: str = (
        "The patient's own record, written by the patient. It is not a medical record."
    )
    chart: str = "Chart"
    questions_asked: str = "Questions and answers"
    fired: str = "Red flags that matched the answers"
    unsure: str = "Answered with not sure"
    not_answered: str = "Not answered"
    not_asked: str = "Not asked"


ENGLISH = Words()
