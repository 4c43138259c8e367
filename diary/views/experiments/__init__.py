"""Self-experiments: planned a step at a time, lived a day at a time, and looked at when they are over."""
