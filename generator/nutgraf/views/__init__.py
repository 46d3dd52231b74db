"""Corpus → one plain view object a page: all that the page shows, and nothing else."""
