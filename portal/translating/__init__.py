"""The catalogue of the interface: what there is to translate, and its compiled form."""
