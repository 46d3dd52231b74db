"""What is where in a folder of Hugo's, of Jekyll's, or of a blog of Material's."""
