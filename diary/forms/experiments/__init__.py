"""Planning a self-experiment, a question at a time; and what is written while it goes on."""
