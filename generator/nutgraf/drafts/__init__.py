"""New items: what their file is called, and what stands in it before anybody has written."""
