"""One spelling for what Dutch readers take as the same letters."""

from __future__ import annotations

import unicodedata


def fold(text: str) -> str:
    """Lower case without accents (NFKD, combining marks dropped).

    >>> fold("Coöperatie")
    'cooperatie'
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text)
    folded = "".join(letter for letter in decomposed if not unicodedata.combining(letter)).lower()
    return folded if folded.strip() else text.lower()  # some marks of other scripts fall apart into nothing at all
