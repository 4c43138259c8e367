"""Share files of a visit by a link: make one, open it for whoever has link and passcode, end it."""
