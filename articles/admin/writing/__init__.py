"""The writing room: the field for Markdown, what it offers while an editor types, and the preview."""
