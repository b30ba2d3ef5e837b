"""Who may enter: the second factor, and the network that a request comes from."""
