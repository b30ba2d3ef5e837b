"""Who may enter: the second factor, the network that a request comes from, how many passwords are looked at."""
