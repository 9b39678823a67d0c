"""The app's pages: published figures for those who read them, files for those who bring them."""
