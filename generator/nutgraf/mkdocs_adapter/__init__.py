"""MkDocs as the host: the only place that knows it. Hooks of a few lines that call plain functions."""
