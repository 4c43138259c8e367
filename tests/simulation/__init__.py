"""Diaries made up by chance, to see how often the statistics of patterns are right. Nobody's data."""
