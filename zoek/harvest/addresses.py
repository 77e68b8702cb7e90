"""Addresses of pages: one form for each, and which of them a harvest never asks for."""

from __future__ import annotations

import re
from posixpath import normpath
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urljoin, urlsplit, urlunsplit

from zoek.harvest.sources import is_own_host

if TYPE_CHECKING:
    from zoek.harvest.sources import Source

LONGEST_ADDRESS = 500
"""Characters; the longest address of a page in shared lists of sources has 190. Longer ones are made by machines."""
MOST_PARAMETERS = 6
"""Keys in a query; pages of filters combine more."""
MOST_REPEATS = 3
"""The same folder so often in one path comes of a broken relative link: /a/b/a/b/a/b/."""
SESSION_KEYS = re.compile(
    r"(?:phpsessid|jsessionid|aspsessionid\w*|sessionid|session|sid|cfid|cftoken|utm_\w+|fbclid|gclid|_ga)"
)
PATH_SESSION = re.compile(r";(?:jsessionid|phpsessid|sid)=[^/?#]*", re.IGNORECASE)
FILES = re.compile(
    r"7z|avi|bin|bz2|bmp|css|csv|dmg|dll|docx?|eot|epub|exe|gif|gz|ico|ics|iso|jar|jpe?g|js|json|log|m4a|mid|mkv|mov|mp[34]|"
    r"mpe?g|msi|od[pst]|og[gm]|otf|pkg|png|pptx?|rar|rss|svg|swf|tar|tgz|tiff?|ttf|wav|web[mp]|wmv|woff2?|xlsx?|xml|xz|zip"
)
"""Endings of files that are no page to read."""
SCRIPTS = re.compile(
    r"/(?:cgi-bin|wp-admin|wp-json|wp-login\.php|xmlrpc\.php|umbraco|sitecore|login|logout|inloggen|print)(?:/|$)"
)
CALENDAR_PATH = re.compile(r"/(?:agenda|kalender|calendar|events?|evenementen)(?:/.*)?/\d{4}(?:[/-]\d{1,2})")
CALENDAR_KEYS = re.compile(r"(?:maand|month|jaar|year|dag|day|week|datum|date|tribe-bar-date|ical)")
SAFE = "/%:@!$&'()*+,;=~-._"


def address_of(link: str, base: str = "") -> str | None:
    """The one form of an address, made absolute; None when it is no page on the web.

    Without fragment, session id, default port or dots in the path; keys of
    the query in order of the alphabet.

    >>> address_of("../b/?z=1&a=2&PHPSESSID=77#kop", "HTTP://Example.org:80/a/c/")
    'http://example.org/a/b/?a=2&z=1'
    """
    try:
        parts = urlsplit(urljoin(base, link.strip().replace("\\", "/")))
        port = parts.port
    except ValueError:
        return None
    host = parts.hostname or ""
    if parts.scheme.lower() not in {"http", "https"} or not host or parts.username or re.search(r"[\s\x00-\x20]", host):
        return None
    scheme = parts.scheme.lower()
    try:
        host = host.rstrip(".").encode("idna").decode()
    except UnicodeError:
        return None
    netloc = host if port in {None, 80 if scheme == "http" else 443} else f"{host}:{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _path(path: str) -> str:
    bare = PATH_SESSION.sub("", re.sub(r"[\t\r\n]", "", path)) or "/"
    folder = "/" if bare.endswith(("/", "/.", "/..")) else ""
    clean = normpath(bare).lstrip("/")
    text = quote(unquote_to_bytes(clean), safe=SAFE.replace("%", ""))
    return f"/{text}{folder}" if clean and clean != "." else "/"


def _query(query: str) -> str:
    pairs = parse_qsl(query, keep_blank_values=True, errors="surrogateescape", max_num_fields=None)
    kept = sorted(pair for pair in pairs if not SESSION_KEYS.fullmatch(pair[0].lower()))
    return urlencode(kept, quote_via=quote, errors="surrogateescape")


def host_of(address: str) -> str:
    """The host of an address with its port when that is not the usual one: what a pace and a robots.txt are for."""
    return urlsplit(address).netloc


def why_not(source: Source, address: str) -> str:
    """Why a link of a source is not followed, in Dutch; "" when it is."""
    parts = urlsplit(address)
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    if not is_own_host(source, parts.netloc):
        return "staat op een andere site"
    if any(re.search(pattern, place) for pattern in source.avoid):
        return "staat bij nietVolgen"
    if address in source.starts or address in source.sitemaps:
        return ""
    if source.follow and not any(re.search(pattern, place) for pattern in source.follow):
        return "staat niet bij volgen"
    return _trap(address, parts.path, parts.query)


def _trap(address: str, path: str, query: str) -> str:
    """Why no page to read can be expected at an address; "" when one can."""
    ending = path.rpartition("/")[2].rpartition(".")
    if ending[1] and FILES.fullmatch(ending[2].lower()):
        return "is een bestand dat Zoek niet leest"
    if SCRIPTS.search(path.lower()):
        return "is een script of een inlogpagina"
    keys = [key for key, _ in parse_qsl(query, keep_blank_values=True)]
    is_calendar = CALENDAR_PATH.search(path.lower()) or any(CALENDAR_KEYS.fullmatch(key.lower()) for key in keys)
    if is_calendar:
        return "is een kalender"
    folders = [part for part in path.split("/") if part]
    is_looping = any(folders.count(part) >= MOST_REPEATS for part in folders)
    if is_looping or len(address) > LONGEST_ADDRESS or len(keys) > MOST_PARAMETERS:
        return "is een adres zonder einde"
    return ""


def may_be_practice(source: Source, address: str) -> bool:
    """Whether a page at this address may be a practice; others are only read for their links."""
    if not source.pages:
        return True
    parts = urlsplit(address)
    place = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return any(re.search(pattern, place) for pattern in source.pages)
