"""From an uploaded file to rows that can be saved, or to problems a person can do something about.

Nothing here keeps a word of the file but figures: problems name line and column, never the text
that stood there, since it could be a person's name.
"""
