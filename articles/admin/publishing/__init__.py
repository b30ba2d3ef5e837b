"""The way to readers: a text is sent to review, approved, published, and all of it is logged."""
