"""Visits: what a patient wants to say and ask, and what the diary says, for a clinician."""
