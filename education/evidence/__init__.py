"""The state of what claims rest on: papers withdrawn, claims that lost them, words that say too much."""
