"""What sources say: claims, statements, marking words in a text, and what that does to an agreement."""
