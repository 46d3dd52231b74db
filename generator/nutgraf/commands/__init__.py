"""The commands of `nutgraf`, a module each: what a click command is told → plain functions → what it says."""
