"""What went with what in one diary: counted, compared with chance, and never called a cause."""
