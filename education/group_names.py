"""The four groups of staff, by name."""

WRITERS = "Writers"
CLINICAL_REVIEWERS = "Clinical reviewers"
PUBLISHERS = "Publishers"
ADMINISTRATORS = "Administrators"
