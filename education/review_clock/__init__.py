"""When content is due to be checked again: what waits for whom, and the mails that remind."""
