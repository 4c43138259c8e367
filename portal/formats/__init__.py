"""Dates as readers of each language write them; Django knows the rest."""
