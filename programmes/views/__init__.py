"""Pages of organisations, and of joining one."""
