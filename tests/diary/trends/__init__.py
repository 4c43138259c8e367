"""What a diary says over a stretch of days."""
