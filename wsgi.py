"""The application for a WSGI server."""

import os

from zoek.config import Settings
from zoek.web import create_app

app = create_app(Settings.from_environment(os.environ))
