"""Changes that change nothing, each with the reason; an entry that names no surviving mutant fails the run."""

RULES: dict[str, str] = {
    "RF22: bleeding_medicines >= 2 with =": "three classes hold the anticoagulant, which fires by itself",
    "RF57: bleeding_medicines >= 2 with =": "three classes hold the anticoagulant, which fires by itself",
}

_LAST_IS_FIRST = "one item: the first is the last"
_ONLY_ABOVE = "every number it is compared with is 1 or more"
_FILTERED = "what it looks through was cut to the same window before"
_NOTHING_SO_FAR_BACK = (
    "no window is longer than 90 days: a few more days are looked through in vain"
)
_NEVER_SO_FAR = "350 kg, the most that is believed, is 14 times 25 kg, the least"

_SAID: dict[str, dict[str, str]] = {
    "education.domain.red_flags.grammar": {
        "0 to -1: position = 0": "a search from before the start is one from the start",
        "1 to 0: return parts[0] if len(parts) == 1 else Either(tuple(parts))": "one of one is that one",
        "1 to 0: return parts[0] if len(parts) == 1 else All(tuple(parts))": "all of one is that one",
        "0 to -1: return parts[0] if len(parts) == 1 else Either(tuple(parts))": _LAST_IS_FIRST,
        "0 to -1: return parts[0] if len(parts) == 1 else All(tuple(parts))": _LAST_IS_FIRST,
    },
    "diary.domain.tag_prompts": {
        "90 to 91: LONGEST = 90 * DAY": "each row cuts to its own window after that",
    },
    "diary.domain.facts": {
        "60 to 59: recent = [s for s in diary.stools if moment.within(s.at, 60 * DAY)]": _FILTERED,
        "60 to 61: recent = [s for s in diary.stools if moment.within(s.at, 60 * DAY)]": _FILTERED,
    },
    "diary.domain.hints": {
        "GtE to Gt: scored = [s for s in pains if severity(s) >= 0]": "severity 0 was left out before",
        "0 to 1: scored = [s for s in pains if severity(s) >= 0]": "severity 0 was left out before",
        "2 to 1: if len(scored) < 2 or severity(scored[-1]) < 5:": "one score does not rise from itself",
        "0 to -1: return value if isinstance(value, int | float) else 0": _ONLY_ABOVE,
        "0 to 1: return value if isinstance(value, int | float) else 0": _ONLY_ABOVE,
    },
    "diary.domain.follow": {
        "0 to -1: return value if isinstance(value, int | float) else 0": _ONLY_ABOVE,
        '0 to -1: values["unintended_weight_loss"] = values[loss[0]]': _LAST_IS_FIRST,
    },
    "diary.domain.periods": {
        "1 to 0: for day in ordered[1:]:": "no gap lies between a day and itself",
        "1 to 0: for instant in ordered[1:]:": "no gap lies between a moment and itself",
    },
    "diary.domain.shown": {
        "95 to 94: LOOKED_BACK_DAYS = 95": _NOTHING_SO_FAR_BACK,
        "95 to 96: LOOKED_BACK_DAYS = 95": _NOTHING_SO_FAR_BACK,
    },
    "diary.domain.symptom_facts": {
        "0 to -1: detail = tags[0] if len(tags) == 1 else code": _LAST_IS_FIRST,
        "1 to 2: return -1 if given is None else int(given)": "any number below 0 is less than every bound",
        '1 to 0: return max(1, int(vomit.fields.get("times") or 1))': "times are 1 or more already",
        '1 to 0: return max(1, int(vomit.fields.get("times") or 1)) (2)': "max() makes it 1 again",
    },
    "diary.domain.dark_stool": {
        '14 to 15: shown.put_if_any("stool_dark_14d", dark, COLOUR, at_most=14 * DAY)': _FILTERED,
        '14 to 15: shown.put_if_any("stool_black_or_dark_red_14d", counted, COLOUR, at_most=14 * DAY)': _FILTERED,
    },
    "diary.domain.weight": {
        "15.0 to 14.9: ANOTHER_UNIT = ((2.0, 2.4), (6.0, 6.7), (13.0, 15.0))": _NEVER_SO_FAR,
        "15.0 to 15.1: ANOTHER_UNIT = ((2.0, 2.4), (6.0, 6.7), (13.0, 15.0))": _NEVER_SO_FAR,
    },
}
CODE = {
    f"{module}: {name}": reason for module, said in _SAID.items() for name, reason in said.items()
}
