"""What sites send that is wrong by itself: walls, bombs, and PDFs made by hand."""

from __future__ import annotations

import gzip
import zlib

BOMB_BYTES = 200_000_000
"""Unpacked, twice over: far more than a child that reads may use."""


BOMB = gzip.compress(b"<p>" + b"0" * 60_000_000)
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY a "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
<urlset><url><loc>/uit-entiteit&c;&x;</loc></url></urlset>"""
COOKIE_WALL = """<html><head><title>Cookies op deze site</title></head><body><h1>Wij gebruiken cookies</h1>
<p>Accepteer cookies om verder te gaan.</p><button>Alles accepteren</button></body></html>"""
ROBOT_WALL = """<html><head><title>Moment geduld</title></head><body><h1>Controle</h1>
<p>Wij controleren of u geen robot bent. Zet JavaScript aan.</p></body></html>"""


def small_pdf(content: bytes, extra: bytes = b"") -> bytes:
    """A PDF of one page with a stream of content."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<<" + extra + b"/Length %d>>stream\n" % len(content) + content + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    body, places = b"%PDF-1.4\n", []
    for number, value in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj" % number + value + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        body
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    )


def pdf_bomb() -> bytes:
    """A PDF of a kilobyte whose page is 200 MB of spaces."""
    bomb = zlib.compress(zlib.compress(b" " * BOMB_BYTES, 9), 9)
    return small_pdf(bomb, b"/Filter[/FlateDecode/FlateDecode]")
