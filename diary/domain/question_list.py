"""The questions of the checklist, in the order they are asked, and what decides whether each is.

Source: education/clinical/README.md, "Asking".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from diary.domain.follow import PERHAPS, SURELY

AREAS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "about": ("about",),
        "bleeding": ("bleeding",),
        "pain": ("pain", "swallowing"),
        "bowel": ("bowel",),
        "general": ("general",),
        "weight": ("weight", "mind"),
    }
)
"""Step: the areas that its page asks about, in order."""

STEPS = tuple(AREAS_OF)
STEP_OF: Mapping[str, str] = MappingProxyType(
    {area: step for step, areas in AREAS_OF.items() for area in areas}
)


@dataclass(frozen=True, slots=True)
class Applies:
    """One line of "does any of this apply to you?".

    ``fact`` is what a tick says yes to, empty for a line that only guards. ``guards`` are questions that
    are asked unless the line says no, the fact's own among them.
    """

    code: str
    fact: str = ""
    guards: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """One question of an area. ``when`` is a rule over facts; empty for always."""

    code: str
    area: str
    when: str = ""

    @property
    def step(self) -> str:
        """Return the page that asks it."""
        return STEP_OF[self.area]


APPLIES: tuple[Applies, ...] = (
    Applies(
        "pregnant",
        "pregnant",
        (
            "pregnant",
            "shoulder_tip_pain",
            "heavy_vaginal_bleeding",
            "vaginal_bleeding",
            "pregnancy_late",
        ),
    ),
    Applies("recent_baby", guards=("pregnancy_late",)),
    Applies("diabetes", "diabetes", ("diabetes", "diabetes_treatment")),
    Applies("cancer_treatment", "cancer_treatment_6_weeks", ("cancer_treatment_6_weeks",)),
    Applies("weak_immunity", "immunosuppressed", ("immunosuppressed",)),
    Applies("steroids", "steroid_dependent", ("steroid_dependent",)),
    Applies("blood_thinner", "takes_anticoagulant", ("takes_anticoagulant",)),
    Applies("liver", "liver_disease", ("liver_disease",)),
    Applies("ibd", "known_ibd", ("known_ibd", "loose_in_24h_3d")),
    Applies("procedure", "procedure_14_days", ("procedure_14_days",)),
    Applies("travel", guards=("gut_symptom_since_travel", "malaria_area_12_months")),
    Applies("weight_loss_surgery", guards=("bariatric",)),
    Applies("clozapine", guards=("clozapine_constipation",)),
    Applies("heavy_drinking", guards=("alcohol_withdrawal",)),
    Applies("eating_little", guards=("starvation",)),
)

_BLED = "(stool_blood_90d or stool_black_or_dark_red_14d or stool_dark_14d or vomited_blood_14d)"
_SERIOUS = "(bleeding_heavy_1_14d or stool_black_or_dark_red_14d or vomited_blood_14d)"
_ON_THINNER = "(takes_anticoagulant is not no or takes_antiplatelet or takes_nsaid)"

QUESTIONS: tuple[Question, ...] = (
    Question("unwell", "about"),
    Question("has_ovaries", "about"),
    Question("pregnant", "about", "has_ovaries is not no"),
    Question("diabetes", "about"),
    Question("diabetes_treatment", "about", "diabetes"),
    Question("cancer_treatment_6_weeks", "about"),
    Question("immunosuppressed", "about"),
    Question("steroid_dependent", "about"),
    Question("takes_anticoagulant", "about"),
    Question("liver_disease", "about"),
    Question("known_ibd", "about"),
    Question("procedure_14_days", "about"),
    Question("shoulder_tip_pain", "about"),
    Question("heavy_vaginal_bleeding", "about"),
    Question("vaginal_bleeding", "about", "heavy_vaginal_bleeding is not yes"),
    Question("pregnancy_late", "about"),
    Question("gut_symptom_since_travel", "about"),
    Question("malaria_area_12_months", "about"),
    Question("bariatric", "about"),
    Question("clozapine_constipation", "about"),
    Question("alcohol_withdrawal", "about"),
    Question("stool_blood_90d", "bleeding"),
    Question("stool_blood_48h", "bleeding", "stool_blood_90d"),
    Question("bloody_stools_24h", "bleeding", "stool_blood_48h"),
    Question(
        "any_bleed_14d",
        "bleeding",
        f"stool_blood_90d and stool_blood_48h is not yes and {_ON_THINNER}",
    ),
    Question("bloody_diarrhoea_7d", "bleeding", "stool_blood_90d"),
    Question("bleeding_heavy_1_14d", "bleeding", "stool_blood_90d"),
    Question("stool_blood_older", "bleeding", "stool_blood_90d in {no, unsure}"),
    Question("old_bleeding_discussed", "bleeding", "stool_blood_older"),
    Question("stool_black_or_dark_red_14d", "bleeding"),
    Question("stool_black_or_dark_red_7d", "bleeding", "stool_black_or_dark_red_14d"),
    Question("stool_dark_14d", "bleeding", "stool_black_or_dark_red_14d in {no, unsure}"),
    Question("stool_tarry", "bleeding", "stool_dark_14d"),
    Question("iron_or_bismuth_before", "bleeding", "stool_dark_14d"),
    Question("takes_antiplatelet", "bleeding", _BLED),
    Question("takes_nsaid", "bleeding", _BLED),
    Question("serious_bleed_7d", "bleeding", f"{_ON_THINNER} and {_SERIOUS}"),
    Question("anal_abscess", "bleeding"),
    Question("abdominal_pain_90d", "pain"),
    Question("abdominal_pain_now", "pain", "abdominal_pain_90d"),
    Question("worsening_pain", "pain", "abdominal_pain_90d"),
    Question("abdominal_pain_3_days", "pain", "abdominal_pain_90d"),
    Question("abdominal_pain_each_week", "pain", "abdominal_pain_90d"),
    Question("upper_gut_90d", "pain"),
    Question("upper_gut_8_of_28", "pain", "upper_gut_90d"),
    Question("takes_nsaid_now", "pain", "upper_gut_8_of_28"),
    Question("back_pain_90d", "pain"),
    Question("food_sticks_90d", "swallowing"),
    Question("vomited_blood_14d", "swallowing"),
    Question("vomited_blood_24h", "swallowing", "vomited_blood_14d"),
    Question("vomiting_24h", "swallowing"),
    Question("vomits_24h", "swallowing", "vomiting_24h"),
    Question("vomiting_over_48h", "swallowing", "vomiting_24h"),
    Question("cannot_keep_fluids_down", "swallowing", "vomiting_24h is not no"),
    Question("dehydrated", "swallowing"),
    Question("vomiting_90d", "swallowing"),
    Question("nausea_90d", "swallowing"),
    Question("nausea_or_vomiting_4_of_28", "swallowing"),
    Question("sick_day_medicine", "swallowing", "vomiting_24h or loose_now"),
    Question("loose_90d", "bowel"),
    Question("loose_now", "bowel", "loose_90d"),
    Question("three_loose_in_24h_7d", "bowel", "loose_90d"),
    Question("loose_in_24h_3d", "bowel", "known_ibd is yes and loose_90d"),
    Question("new_diarrhoea_days", "bowel", "loose_90d and loose_now is not no"),
    Question("usually_loose", "bowel", "loose_90d"),
    Question("loose_half_of_28", "bowel", "loose_90d"),
    Question("antibiotics_84d", "bowel", "loose_90d"),
    Question("woken_2_sleeps_30d", "bowel"),
    Question("bowel_habit_changed_3_weeks", "bowel"),
    Question("constipation_90d", "bowel"),
    Question("leakage", "bowel"),
    Question("bloating_over_12_of_30", "bowel"),
    Question("bloating_each_week", "bowel", "bloating_over_12_of_30 in {no, unsure}"),
    Question("ovarian_symptom_over_12_of_30", "bowel"),
    Question("new_ibs_symptoms_12_months", "bowel"),
    Question("swollen_tummy", "bowel"),
    Question("temperature_c_48h", "general"),
    Question("yellow_skin_or_eyes", "general"),
    Question("lump", "general"),
    Question("iron_deficiency_anaemia", "general"),
    Question("fit_ug_g", "general"),
    Question("same_symptom_each_week", "general"),
    Question("already_discussed", "general", "same_symptom_each_week"),
    Question("family_bowel_or_ovarian_cancer", "general"),
    Question("family_ibd", "general"),
    Question("coeliac_risk", "general"),
    Question("weight_loss", "weight"),
    Question("weight_loss_intended", "weight", "weight_loss_recorded"),
    Question("appetite_loss", "weight"),
    Question("food_groups_cut", "weight"),
    Question("starvation", "weight"),
    Question("new_diabetes", "weight"),
    Question("self_harm_thoughts", "mind"),
    Question("can_stay_safe", "mind", "self_harm_thoughts"),
)

AREA_OF: Mapping[str, str] = MappingProxyType(
    {question.code: question.area for question in QUESTIONS}
)

CLEARS_UP = frozenset(
    {
        "unwell", "diabetes_treatment", "any_bleed_14d", "old_bleeding_discussed",
        "stool_black_or_dark_red_7d", "stool_tarry", "iron_or_bismuth_before", "serious_bleed_7d",
        "usually_loose", "weight_loss_intended", "already_discussed", "can_stay_safe",
    }
)  # fmt: skip
"""Questions that make an answer more precise: asked whenever their condition holds."""

DEPENDS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        **{
            code: frozenset((*SURELY.get(code, ()), *PERHAPS.get(code, ())))
            for code in (*SURELY, *PERHAPS)
        },
        "stool_black_or_dark_red_14d": frozenset({"stool_dark_14d"}),
        "unintended_weight_loss": frozenset({"weight_loss"}),
        "bleeding_medicines": frozenset(
            {"takes_anticoagulant", "takes_antiplatelet", "takes_nsaid"}
        ),
        "gut_symptom_ever": frozenset(
            {"abdominal_pain_90d", "loose_90d", "stool_blood_90d", "upper_gut_90d", "vomiting_90d"}
        ),
        "loose_days_of_4": frozenset({"new_diarrhoea_days"}),
        "loose_in_24h_2d": frozenset({"three_loose_in_24h_7d", "loose_now"}),
        "vomits_in_24h_2d": frozenset({"vomits_24h", "vomiting_over_48h"}),
        "vomits_in_24h_7d": frozenset({"vomits_24h", "vomiting_over_48h"}),
    }
)
"""Derived facts: the questions that decide them."""
