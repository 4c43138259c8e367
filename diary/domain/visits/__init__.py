"""A visit and its pack: what the patient wants to say and ask, and what the diary says, for a clinician."""
