"""What we know: practices, lessons, concepts and municipalities; pure reading and checking, no network."""

from zoek.library.library import ContentPage, Earlier, Library, content_files, library_of, read_library
from zoek.library.practice import Lesson, Period, Practice, Source

__all__ = [
    "ContentPage",
    "Earlier",
    "Lesson",
    "Library",
    "Period",
    "Practice",
    "Source",
    "content_files",
    "library_of",
    "read_library",
]
