"""The pages on which a patient prepares a visit: each form asks a part of it."""
