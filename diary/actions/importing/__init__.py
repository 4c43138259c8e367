"""Bringing data in: a file waits sealed, is looked at, confirmed, written in stretches, and can be taken back."""
