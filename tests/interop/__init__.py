"""Programs that others wrote, which read what the portal writes: two FHIR validators, and a client of share links.

They run in the Node that comes as a Python wheel. ``package-lock.json`` holds their versions and the hashes
of their files, and no address to fetch them from: that is npm's own setting.
"""
