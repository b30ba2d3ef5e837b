"""What was: the revisions of texts, the records of everything else, and what was deleted; each can come back."""
