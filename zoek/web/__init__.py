"""The site: addresses to calls, results to pages. Nothing of a visitor is kept."""

from zoek.web.app import create_app

__all__ = ["create_app"]
