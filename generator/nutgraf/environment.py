"""Variables of the environment: what a build can be asked for that `mkdocs build` has no options for."""

SHARD = "NUTGRAF_SHARD"
"""Which share of the pages is made, such as `3/8`."""

AT = "NUTGRAF_AT"
"""At which moment a build is to take place, for a rehearsal."""

SEALED = "NUTGRAF_SEALED"
"""That the site is to be sealed: it is built without an option that the next build may not have."""
