"""Draws our charts: SVG as text, and the same data as a table. Words come in, already in the reader's language.

Colours are presentation attributes, which print and PDF need, and each part has a ``c-`` class for the
theme. A chart is as wide as its place (``width=None``: positions in percent, type in its real size) or has a
width of its own in points.
"""
