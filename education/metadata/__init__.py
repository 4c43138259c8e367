"""What pages say of themselves to machines: schema.org as JSON-LD, OpenGraph, canonical addresses."""
