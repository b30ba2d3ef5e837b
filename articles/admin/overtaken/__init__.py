"""Two editors at one page: nothing is saved over what was not seen."""
