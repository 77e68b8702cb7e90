"""/api/v1: the same collection and the same search for other programs, after the Dutch REST API Design Rules."""

from zoek.web.api.routes import blueprint

__all__ = ["blueprint"]
