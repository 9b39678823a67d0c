"""What a machine without servers needs: an embedded PostgreSQL, the demo, the build of assets."""
