"""What we know: practices, lessons, concepts and municipalities; pure reading and checking, no network."""

from zoek.library.library import ContentPage, Library, read_library
from zoek.library.practice import Lesson, Period, Practice, Source

__all__ = ["ContentPage", "Lesson", "Library", "Period", "Practice", "Source", "read_library"]
