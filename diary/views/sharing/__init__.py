"""Shares: the patient's page, what programs of others ask, and our own viewer."""
