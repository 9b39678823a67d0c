"""Who is logged in. Knows no organisation: what a person may see is decided in `programmes`."""
