"""`make bench`: figures as JSON lines, each with a ratio to something measured in the same run."""
