"""Changes that change nothing, each with the reason; an entry that names no surviving mutant fails the run."""

RULES: dict[str, str] = {
    "RF22: bleeding_medicines >= 2 with =": "three classes hold the anticoagulant, which fires by itself",
    "RF57: bleeding_medicines >= 2 with =": "three classes hold the anticoagulant, which fires by itself",
}

CODE: dict[str, str] = {}
