"""Feedback from readers: a form without account or cookie, and what tells a reader from a robot."""
