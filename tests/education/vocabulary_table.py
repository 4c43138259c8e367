"""Where a symptom or an exposure that the rules or the claims name can be noted. Facts are those of facts.json.

A fact stands in exactly one table; the test fails when a new one stands in none.
"""

# Fact → the diary tags with which it can be noted.
TAGGED = {
    "takes_nsaid": "nsaid",
    "takes_nsaid_now": "nsaid",
    "takes_anticoagulant": "anticoagulant",
    "takes_antiplatelet": "antiplatelet",
    "bleeding_medicines": "anticoagulant antiplatelet nsaid",
    "bleeding_medicine_now": "anticoagulant antiplatelet nsaid",
    "iron_or_bismuth_before": "iron bismuth",
    "antibiotics_84d": "antibiotic",
    "steroid_dependent": "steroid",
    "immunosuppressed": "immune_medicine steroid cancer_treatment",
    "cancer_treatment_6_weeks": "cancer_treatment",
    "sick_day_medicine": "sick_day_medicine diabetes_medicine immune_medicine",
    "diabetes_treatment": "diabetes_medicine",
    "clozapine_constipation": "clozapine constipation bloating abdominal_pain",
    "alcohol_withdrawal": "alcohol shaking",
    "procedure_14_days": "procedure",
    "gut_symptom_since_travel": "travel abdominal_pain",
    "dehydrated": "thirst dark_wee little_wee faintness",
    "severe_sudden_pain": "abdominal_pain upper_abdominal_pain pelvic_pain weight_loss_injection",
    "chest_pain": "chest_pain",
    "shoulder_tip_pain": "shoulder_pain",
    "abdominal_pain_now": "abdominal_pain",
    "abdominal_pain_4_now": "abdominal_pain",
    "abdominal_pain_3_days": "abdominal_pain",
    "abdominal_pain_3_of_28": "abdominal_pain",
    "abdominal_pain_each_week": "abdominal_pain",
    "abdominal_pain_90d": "abdominal_pain",
    "worsening_pain": "abdominal_pain",
    "aaa": "abdominal_pain back_pain faintness",
    "back_pain_90d": "back_pain",
    "upper_gut_90d": "upper_abdominal_pain reflux dyspepsia",
    "upper_gut_8_of_28": "upper_abdominal_pain reflux dyspepsia",
    "upper_gut_4_of_28": "upper_abdominal_pain reflux dyspepsia",
    "nausea_90d": "nausea",
    "nausea_or_vomiting_4_of_28": "nausea",
    "constipation_90d": "constipation",
    "bowel_habit_changed_3_weeks": "constipation bowel_urgency incomplete_emptying",
    "leakage": "leakage",
    "bloating_over_12_of_30": "bloating",
    "bloating_each_week": "bloating",
    "swollen_tummy": "swollen_tummy swollen_legs",
    "ovarian_symptom_over_12_of_30": "bloating early_satiety appetite_loss pelvic_pain abdominal_pain"
    " urinary_urgency urinary_frequency",
    "new_ibs_symptoms_12_months": "abdominal_pain bloating wind constipation",
    "same_symptom_each_week": "abdominal_pain bloating tiredness headache joint_pain skin_rash",
    "gut_symptom_ever": "abdominal_pain bloating wind nausea constipation",
    "food_sticks_90d": "difficulty_swallowing",
    "appetite_loss": "appetite_loss",
    "food_groups_cut": "leaving_out_food low_fodmap_diet gluten dairy",
    "starvation": "ate_very_little laxative faintness",
    "unwell": "faintness shaking breathlessness fast_heartbeat weakness",
    "temperature_c_48h": "fever_chills",
    "pulse_bpm_48h": "fast_heartbeat",
    "yellow_skin_or_eyes": "yellow_skin dark_wee",
    "dka": "thirst urinary_frequency abdominal_pain",
    "lump": "lump",
    "hernia_stuck": "lump",
    "anal_abscess": "anal_pain",
    "cannot_pee": "little_wee",
    "cauda_equina": "numbness weakness leakage back_pain",
    "vomiting_head": "headache vision_change",
    "vaginal_bleeding": "vaginal_bleeding",
    "heavy_vaginal_bleeding": "vaginal_bleeding",
    "pregnancy_late": "upper_abdominal_pain headache vision_change swollen_legs itching fever_chills",
    "iron_deficiency_anaemia": "iron tiredness",
    "coeliac_risk": "tiredness gluten",
    "phq2_score": "low_mood",
}

# Fact → the kind of diary entry that says it without a tag.
WRITTEN_OTHERWISE = {
    "bowel movement": "bleeding_heavy_24h bleeding_heavy_1_14d bleeding_heavy_48h stool_blood_90d stool_blood_older"
    " stool_blood_48h stool_blood_mixed_48h stool_blood_7d any_bleed_14d stool_black_or_dark_red_14d"
    " stool_black_or_dark_red_7d stool_black_tarry_7d stool_dark_14d stool_tarry bloody_diarrhoea_7d"
    " bloody_stools_24h new_blood_ibd upper_bleed_14d serious_bleed_7d loose_now loose_90d"
    " three_loose_in_24h_7d new_diarrhoea_days looser_or_more_often_weeks loose_in_24h_2d loose_in_24h_3d"
    " loose_days_of_4 loose_3_of_28 loose_half_of_28 woken_2_sleeps_30d usually_loose",
    "vomiting": "vomited_blood_24h vomited_blood_14d vomited_green_24h vomiting_24h vomiting_90d"
    " vomiting_over_48h cannot_keep_fluids_down vomits_24h vomits_in_24h_2d vomits_in_24h_7d",
    "measurement": "weight_loss weight_loss_6m_percent weight_loss_intended weight_loss_recorded"
    " unintended_weight_loss bmi fit_ug_g",
    "about you": "age_years has_ovaries pregnant diabetes liver_disease known_ibd malaria_area_12_months"
    " new_diabetes family_bowel_or_ovarian_cancer family_ibd bariatric",
    "what a clinician knows": "old_bleeding_discussed already_discussed",
}

# Asked by the checklist and named on the emergency page, and never offered for a diary: whoever has one
# of these has minutes, and writing it down could take the place of a call.
ONLY_ASKED = (
    "collapse_or_confusion anaphylaxis swallowed_danger testicle_pain cannot_swallow_saliva"
    " cannot_pass_stool_or_wind self_harm_thoughts can_stay_safe"
)

# Claim → the tags of the symptom, food, medicine or habit that it speaks of.
OF_CLAIMS = {
    "C01": "",
    "C02": "joint_pain skin_rash tiredness",
    "C03": "",
    "C04": "",
    "C05": "nsaid",
    "C06": "stress",
    "C07": "hard_exercise",
    "C08": "alcohol",
    "C09": "glutamine",
    "C10": "probiotic",
    "C11": "gluten",
    "C12": "collagen",
    "C13a": "high_fibre",
    "C13b": "fibre_supplement high_fibre",
    "C14": "low_fodmap_diet onion_garlic fruit_high_fodmap beans_pulses dairy sweeteners",
    "C15": "fermented_food",
    "C16": "leaving_out_food",
    "C17": "ready_made_food",
    "C18a": "abdominal_pain bloating",
    "C18b": "abdominal_pain bloating",
    "C19": "",
    "C20": "",
    "C21": "",
    "C22": "colon_cleanse",
    "C23": "antifungal",
    "C24": "bloating wind",
    "C25": "peppermint_oil",
    "C26": "talking_therapy",
    "C27": "",  # done in trials only, and not at home: nothing to offer for a diary
    "C28": "vitamin_d",
}
