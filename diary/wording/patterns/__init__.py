"""What is said of a comparison: counts first, both directions alike, and never why."""
