"""Quotations: which there are and where each stands, and their words."""
