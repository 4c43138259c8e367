"""What a person may try as an experiment: who should not, what the evidence says, and which are offered."""
