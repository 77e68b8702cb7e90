"""Does this exist already? A plan is held against the practices, element by element, with the sentences of both."""
