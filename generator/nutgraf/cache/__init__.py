"""What was read of the content in earlier runs, kept beside `mkdocs.yml`: safe to delete at any time."""
