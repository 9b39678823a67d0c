"""Settings: `base` is what production runs; `dev` and `test` only loosen."""
