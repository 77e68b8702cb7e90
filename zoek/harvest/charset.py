"""Bytes of a page to text: which charset it is really in, and letters that were decoded wrongly before us, mended.

Valid UTF-8 that is not plain ASCII is UTF-8, whatever a server says: bytes of
another charset are that by accident once in thousands of pages. A letter is
mended only when it can be proved: its wrong form is no Dutch at all.
"""

from __future__ import annotations

import codecs
import re
from functools import cache

LOOKED_AT = 4096
"""Bytes at the start of a page in which it may say its charset; browsers look at 1,024."""
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""")
MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
WESTERN = "cp1252"
AS_BROWSERS_DO = {"iso8859-1": WESTERN, "ascii": WESTERN}
"""What pages call Latin-1 is Windows-1252 in every browser (WHATWG Encoding): it has the quotation marks."""
WRONG_CHARSETS = (WESTERN, "latin-1", "cp1257", "cp1250", "iso8859-15")
"""In which UTF-8 was read before us: efficiĆ«nter (1257, seen on an old site), efficiÃ«nter (1252), efficiĂ«nter (1250)."""
DUTCH = "áàäâãåéèëêíìïîóòöôõúùüûçñÁÀÄÂÉÈËÊÍÏÎÓÖÔÚÜÛÇÑĳĲ€–—‘’‚“”„…•·½¼²°«»\u00a0"
"""What a Dutch text may hold beyond ASCII, the letters of names from elsewhere not counted."""


def decode(body: bytes, declared: str = "") -> str:
    """The text of a page, without NULs; never fails, and what cannot be read becomes U+FFFD."""
    return mended(_text(body, declared).replace("\0", ""))


def _text(body: bytes, declared: str) -> str:
    for mark, charset in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(charset, "replace")
    if _is_utf8(body):
        return body.decode("utf-8", "ignore")
    said = _known(declared) or _known(_declared_inside(body))
    if said in {"", "utf-8"}:
        said = "utf-8" if said and _is_mostly_utf8(body) else WESTERN
    return body.decode(said, "replace")


def _is_utf8(body: bytes) -> bool:
    """Whether all of it is UTF-8; the end may be cut off in the middle of a letter."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(body)
    except UnicodeDecodeError:
        return False
    return True


def _is_mostly_utf8(body: bytes) -> bool:
    text = body.decode("utf-8", "replace")
    return 2 * text.count("\ufffd") < sum(not letter.isascii() for letter in text)


def _declared_inside(body: bytes) -> str:
    found = DECLARED.search(body[:LOOKED_AT])
    return found.group(1).decode("ascii") if found else ""


def _known(charset: str) -> str:
    """The name Python has for a charset of text, "" for none."""
    try:
        info = codecs.lookup(charset.strip("\"' "))
    except (LookupError, ValueError):
        return ""
    if not getattr(info, "_is_text_encoding", True) or info.name.startswith(("utf-16", "utf-32", "utf-7", "punycode")):
        return ""  # a page of ASCII that says it is UTF-16 is not: it has no mark
    return AS_BROWSERS_DO.get(info.name, info.name)


def mended(text: str) -> str:
    """The text with letters put right that someone decoded in another charset than they were in.

    >>> mended("efficiĆ«nter dan â€žpraatâ€¦")
    'efficiënter dan „praat…'
    """
    if text.isascii():
        return text
    pattern, right = _mendings()
    return pattern.sub(lambda found: right[found.group()], text)


@cache
def _mendings() -> tuple[re.Pattern[str], dict[str, str]]:
    """What letters become when their UTF-8 is read in another charset, with what they were."""
    right: dict[str, str] = {}
    for charset in WRONG_CHARSETS:
        for letter in DUTCH:
            wrong = letter.encode().decode(charset, "replace")
            if "\ufffd" not in wrong:
                right.setdefault(wrong, letter)
    return re.compile("|".join(re.escape(wrong) for wrong in sorted(right, key=len, reverse=True))), right
