"""The portal as an app on a phone: what a device may keep, and the worker that keeps it."""
