"""Who may enter: accounts, the second factor, and what locks out guessing."""
