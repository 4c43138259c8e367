"""What a diary says over a stretch of days: gathered by day, then counted. Missing is never zero."""
