"""An article on paper: a tagged PDF in two sizes, made once for each version of what is published."""
