"""View → HTML: the last stage, which knows views and templates and nothing else."""
