"""The parts of a red flag's row that are more than one field: its sources, and where it is explained."""
