"""Sets a sheet of Typst as PDF: for leaflets, and for whatever else goes on paper.

The text is data, never markup. Each sheet is set in a process of its own, with a time limit and no network;
its words go through pipes and never lie on a disk.
"""
