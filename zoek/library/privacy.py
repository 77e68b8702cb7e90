"""Texts without what leads to a person: addresses, numbers, and names behind "contactpersoon".

Removed before anything of another site is indexed. Names elsewhere in a text
stay: no rule tells a person from a street, and a wethouder speaks in public.
"""

from __future__ import annotations

import re

OMITTED = "[…]"
"""Stands where something was left out: no word that anyone could search for."""
SEPARATOR = r"[ \t\u00a0\u2009\u202f.\-–‑/()]"
"""What people put between the digits of a number, also spaces that do not break."""
EMAIL = re.compile(
    r"[\w.+%'\-]{1,64}(?:\s?[(\[{]\s?(?:at|apenstaartje)\s?[)\]}]\s?|@)"
    r"[\w\-]{1,63}(?:(?:\.|\s?[(\[{]\s?(?:dot|punt)\s?[)\]}]\s?)[\w\-]{1,63}){1,5}",
    re.IGNORECASE,
)
ABROAD = rf"(?:\+|(?<![\w.,])00)[1-9](?:{SEPARATOR}{{0,3}}[0-9]){{8,13}}(?![0-9])"
AT_HOME = rf"(?<![\w.,+])\(?0[1-9](?:{SEPARATOR}{{0,3}}[0-9]){{8}}(?![0-9])"
TELEPHONE = re.compile(f"{ABROAD}|{AT_HOME}")
"""Not 14 026, 0800 and 0900: short numbers of organisations have fewer digits and are nobody's own."""
DATE = re.compile(r"[0-3][0-9]([-/.])[01][0-9]\1(?:19|20)[0-9]{2}(?![0-9])")
"""01-02-2013 10.30 has the ten digits of a telephone number."""
IBAN = re.compile(r"\b[A-Z]{2}[0-9]{2}(?: ?[A-Z]{4})(?: ?[0-9]){10}\b")
NINE_DIGITS = re.compile(r"(?<![\w.,€])(?<!€ )[0-9](?:[ \u00a0.\-]?[0-9]){8}(?![0-9])(?!,[0-9])(?!\s?(?:euro|EUR)\b)")
LABELLED_BSN = re.compile(
    r"\b(?:bsn|burgerservicenummer|sofi-?nummer)\b[^0-9\n]{0,20}([0-9](?:[ .\-]?[0-9]){7,8})(?![0-9])", re.IGNORECASE
)
"""Named as such it is left out without the test, and with the eight digits of a number that begins with 0."""
NAME_WORD = r"(?:[A-Z]\.){1,5}|[A-ZÀ-Þ][a-zà-ÿ'’\-A-Z]+|(?:van|von|de|den|der|ten|ter|het|'t|’t|te|el|la)(?=\s)"
NAMED_CONTACT = re.compile(
    r"(\b[Cc]ontact(?:persoon|personen|gegevens)\b(?:\s(?:is|zijn))?\s?[:\-–]?\s?(?:\((?:m|v)\))?)\s?"
    rf"((?i:(?:dhr|mw|mevr|drs|dr|mr|ir|ing)\.?\s|de heer\s|mevrouw\s)*(?:{NAME_WORD})"
    rf"(?:(?:\s|,\s|\sen\s)(?:{NAME_WORD})){{0,6}})"
)
ORGANISATIONS = re.compile(
    r"(?:Gemeente|Stichting|Vereniging|GGD|CJG|Wijkteam|Afdeling|Team|Provincie|Ministerie|Bureau|Het|Dit|De)\b"
)


def without_personal_data(text: str) -> str:
    """The text with e-mail addresses, telephone and account numbers, BSNs and names of contacts left out.

    >>> without_personal_data("Bel 026-377 44 11 of mail naam@example.nl in 2013.")
    'Bel […] of mail […] in 2013.'
    """
    text = EMAIL.sub(OMITTED, text)
    text = IBAN.sub(OMITTED, text)
    text = LABELLED_BSN.sub(lambda found: found.group().replace(found.group(1), OMITTED), text)
    text = TELEPHONE.sub(lambda found: found.group() if DATE.match(found.group()) else OMITTED, text)
    text = NINE_DIGITS.sub(lambda found: OMITTED if is_bsn(found.group()) else found.group(), text)
    return NAMED_CONTACT.sub(_without_name, text)


def is_bsn(number: str) -> bool:
    """Whether nine digits pass the eleven test of a burgerservicenummer; what stands between them does not count.

    >>> is_bsn("111222333"), is_bsn("111222334")
    (True, False)

    Source: Logisch Ontwerp BSN, RvIG: 9a + 8b + ... + 2h - i is a multiple of 11.
    """
    digits = [int(letter) for letter in number if letter in "0123456789"]
    if len(digits) != 9 or not any(digits):
        return False
    weighted = sum(weight * digit for weight, digit in zip(range(9, 1, -1), digits[:-1], strict=True))
    return (weighted - digits[-1]) % 11 == 0


def _without_name(found: re.Match[str]) -> str:
    label, name = found.groups()
    return found.group() if ORGANISATIONS.match(name) else f"{label.rstrip()} {OMITTED}"
