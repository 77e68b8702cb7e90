"""The search engines that are measured side by side: one file each, all behind one protocol (peer.py)."""

from __future__ import annotations

import sys
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from tests.benchmarks.peers.peer import Peer

PEERS = MappingProxyType(
    {
        "zoek": "zoek_engine",
        "zoek-whole": "zoek_whole",
        "whoosh": "whoosh_itself",
        "sqlite": "sqlite_fts5",
        "tantivy": "tantivy_engine",
        "xapian": "xapian_engine",
    }
)
"""The name of each peer and the module that has it."""
DEBIAN_PACKAGES = "/usr/lib/python3/dist-packages"
"""Where python3-xapian is; an environment of its own does not look there."""
INDEXES = MappingProxyType({"zoek-whole": "zoek"})
"""Peers that search in the index of another."""


def make_peer(name: str, folder: Path) -> Peer:
    """A peer over the folder of its index; raises ImportError when its library is not installed."""
    return cast("Peer", _module(name).make(folder))


def why_missing(name: str) -> str:
    """Why a peer cannot be measured on this machine; "" when it can."""
    try:
        _module(name)
    except ImportError as error:
        return str(error)
    return ""


def _module(name: str) -> ModuleType:
    if name == "xapian" and DEBIAN_PACKAGES not in sys.path:
        sys.path.append(DEBIAN_PACKAGES)
    return import_module(f"{__name__}.{PEERS[name]}")
