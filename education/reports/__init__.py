"""What staff should look at: lists of what is due, missing or broken, each leading to where to act."""
