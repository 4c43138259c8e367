"""A pack on paper: a tagged PDF in two sizes of paper, set by Typst from the pack's own words."""
