"""Two editors at one thing: nothing is saved over what was not seen."""
