"""Quotations: which there are and where each stands, their words, and where in a text those most nearly stand."""
