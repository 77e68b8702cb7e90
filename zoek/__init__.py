"""Zoek: one search over the good practices of Dutch municipalities."""

__version__ = "0.1.0"
