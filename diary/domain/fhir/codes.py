"""The codes that are written: those of LOINC with their names, and our own, which are published.

LOINC has no code for the form of a stool that is free to use with our words, nor for most of what a diary
asks. Each of our own systems is published at the address that names it (``code_systems.py``).
"""

from collections.abc import Mapping
from types import MappingProxyType

from diary.domain.fhir.parts import LOINC, coding

LOINC_NOTICE = (
    "This material contains content from LOINC (http://loinc.org). LOINC is copyright © Regenstrief "
    "Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is "
    "available at no cost under the license at http://loinc.org/license. LOINC® is a registered United "
    "States trademark of Regenstrief Institute, Inc."
)

WEIGHT = coding(LOINC, "29463-7", "Body weight")
TEMPERATURE = coding(LOINC, "8310-5", "Body temperature")
PULSE = coding(LOINC, "8867-4", "Heart rate")
SLEEP = coding(LOINC, "93832-4", "Sleep duration")
PAIN = coding(LOINC, "72514-3", "Pain severity - 0-10 verbal numeric rating [Score] - Reported")

SUMMARY = coding(LOINC, "60591-5", "Patient summary Document")
PROBLEMS = coding(LOINC, "11450-4", "Problem list - Reported")
ALLERGIES = coding(LOINC, "48765-2", "Allergies and adverse reactions Document")
MEDICINES = coding(LOINC, "10160-0", "History of Medication use Narrative")
STORY = coding(LOINC, "81338-6", "Patient Goals, preferences, and priorities for care experience")
PATIENT_NOTE = coding(LOINC, "51855-5", "Patient Note")

PAIN_TAGS = frozenset(
    {
        "abdominal_pain", "anal_pain", "back_pain", "chest_pain", "headache", "joint_pain",
        "pelvic_pain", "shoulder_pain", "upper_abdominal_pain",
    }
)  # fmt: skip
"""Symptoms of the clinic's vocabulary that are pains: their severity is LOINC's score of pain too."""

ITEM: Mapping[str, str] = MappingProxyType(
    {
        "symptom": "Symptom in the patient's own words",
        "still-going": "Symptom still going on when written down",
        "bowel-movement": "Bowel movement",
        "stool-form": "Form of the stool",
        "stool-blood": "Blood seen with the stool",
        "stool-colour": "Colour of the stool",
        "bowel-urgency": "How long the bowel movement could wait",
        "incomplete-emptying": "Feeling of not being empty afterwards",
        "woke-from-sleep": "Woken from sleep by the need",
        "vomiting": "Being sick",
        "vomit-content": "What came up",
        "vomiting-times": "Times being sick",
        "meal": "Food or drink",
        "meal-name": "Which meal",
        "portion": "Size of the portion",
        "food": "Kind of food, in the clinic's vocabulary",
        "plant": "Plant in the food",
        "weight-as-typed": "Weight as typed",
        "weight-extra-pounds": "Pounds beside the stones, as typed",
        "stool-fit": "Faecal immunochemical test, as the patient wrote it down",
        "symptoms-complete": "Nothing more to record about symptoms on this day",
        "meals-complete": "Nothing more to record about meals on this day",
        "sleep-quality": "Quality of sleep, 0 to 10",
        "stress": "Stress, 0 to 10",
        "activity": "Minutes of activity",
        "fluids": "Cups of fluid",
        "period": "Menstrual period on this day",
        "note": "Note in the patient's own words",
    }
)

ANSWER: Mapping[str, str] = MappingProxyType(
    {
        "blood-none": "No blood seen",
        "blood-on_paper": "Blood on the paper",
        "blood-mixed": "Blood mixed in",
        "blood-a_lot": "A lot of blood",
        "colour-brown": "Brown",
        "colour-pale": "Pale or clay",
        "colour-dark": "Dark",
        "colour-black_tarry": "Black, like tar",
        "colour-dark_red": "Dark red",
        "colour-green": "Green",
        "urgency-0": "Could wait",
        "urgency-1": "Soon",
        "urgency-2": "Had to rush",
        "urgency-3": "Could not hold it",
        "vomit-food": "Food",
        "vomit-liquid": "Liquid",
        "vomit-green": "Green",
        "vomit-blood": "Blood",
        "vomit-coffee_grounds": "Like coffee grounds",
        "meal-breakfast": "Breakfast",
        "meal-lunch": "Lunch",
        "meal-dinner": "Evening meal",
        "meal-snack": "Snack",
        "meal-drink": "Drink",
        "portion-small": "Small",
        "portion-usual": "Usual size",
        "portion-large": "Large",
    }
)

STOOL_FORM: Mapping[str, str] = MappingProxyType(
    {
        "1": "Separate hard lumps",
        "2": "Lumpy, stuck together",
        "3": "Firm with cracks",
        "4": "Smooth and soft",
        "5": "Soft pieces",
        "6": "Mushy",
        "7": "Liquid",
    }
)

MEDICINE: Mapping[str, str] = MappingProxyType(
    {
        "medicine": "Medicine",
        "supplement": "Supplement",
        "nsaid": "Anti-inflammatory painkiller",
        "anticoagulant": "Blood thinner (anticoagulant)",
        "antiplatelet": "Blood thinner (antiplatelet)",
        "iron": "Iron",
        "bismuth": "Bismuth",
        "antibiotic": "Antibiotic",
        "steroid": "Steroid",
        "ppi": "Acid-lowering medicine (proton pump inhibitor)",
        "probiotic": "Probiotic",
        "laxative": "Laxative",
        "immune_medicine": "Medicine that lowers the body's defences",
        "cancer_treatment": "Cancer treatment",
        "diabetes_medicine": "Diabetes medicine",
        "sick_day_medicine": "Medicine with sick-day rules",
        "clozapine": "Clozapine",
        "weight_loss_injection": "Injection for weight loss",
        "other": "Other",
    }
)

ORIGIN: Mapping[str, str] = MappingProxyType(
    {
        "back-filled": "Written down more than a day after it happened",
        "imported-apple_health": "Imported from Apple Health",
        "imported-health_connect": "Imported from Health Connect",
        "imported-csv": "Imported from a table",
        "not-reviewed": "By red flags that no clinician has reviewed",
    }
)

URGENCY: Mapping[str, str] = MappingProxyType(
    {
        "emergency": "Emergency, now",
        "same_day": "The same day",
        "urgent": "Urgent, this week",
        "soon": "Soon, a routine appointment",
    }
)

SECTION: Mapping[str, str] = MappingProxyType(
    {
        "flags": "Red flags", "story": "The story in the patient's words", "goals": "Goals",
        "questions": "Questions to ask", "symptoms": "Symptoms", "bowel": "Bowel", "weight": "Weight",
        "medicines": "Medicines and supplements", "tried": "What was tried", "patterns": "What went together in the diary",
        "habits": "Habits",
        "read": "What was read", "days": "Day by day", "quality": "How complete the record is",
        "notes": "Notes and what was agreed",
    }
)  # fmt: skip

OWN: Mapping[str, tuple[str, Mapping[str, str]]] = MappingProxyType(
    {
        "item": ("What an entry of the diary says", ITEM),
        "answer": ("Answers of the diary", ANSWER),
        "stool-form": ("Form of the stool, 1 hard lumps to 7 liquid", STOOL_FORM),
        "medicine": ("Sorts of medicine, as the patient chose", MEDICINE),
        "origin": ("How an entry or a result came about", ORIGIN),
        "section": ("Parts of a visit pack", SECTION),
        "urgency": ("How soon a red flag asks for help", URGENCY),
    }
)
"""Our own code systems, by the last part of their address: what each is, and its codes with their words."""
TAG = "tag"
"""The code system of the clinic's own vocabulary, whose words its staff write."""
RED_FLAG = "red-flag"
"""The code system of the clinic's red flags; a run says which version of one it means."""
