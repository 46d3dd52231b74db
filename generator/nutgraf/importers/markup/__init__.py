"""What stands in the prose of another generator → Markdown that Nutgraf reads."""
