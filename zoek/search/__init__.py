"""Finding: a question in, a page of explained results out; and the index that makes it quick."""
