"""A share: files of a visit that somebody with the link and the passcode may open, as a SMART Health Link."""
