"""Visits, their packs, and how those are shared."""
