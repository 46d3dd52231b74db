"""Files → Documents: what stands in each file and where, with nothing yet said about what it means."""
