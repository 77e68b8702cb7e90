"""Words that people searched for and did not find, counted for editors; off unless the settings ask for it.

A word is counted in memory, and only when it was missed SEEN times by one
process it goes to the file `misses.json` in the data folder, with how often:
no question, no moment, no address, nothing about who asked. Below that it is
never written, not even as a hash: whoever has a hash of a name or number and
a list of names can find which it was. A process that ends forgets.
"""

from __future__ import annotations

import fcntl
import json
import os
import re
import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from zoek.analysis.stopwords import STOP_WORDS
from zoek.errors import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zoek.search.query import Query

SEEN = 5
"""How often a word is missed before it is written: what one person asks once or twice stays in memory."""
MOST_REMEMBERED = 10_000
"""Words of each process that were missed less, some 2 MB; the one that was asked longest ago goes first."""
MOST_WRITTEN = 1000
"""Words in the file, more than an editor reads; the rarest go."""
WORD = re.compile(r"(?=.{3,40}$)[^\W\d_]+(?:[-'][^\W\d_]+)*")
"""Letters alone: a number, an account or a telephone number is never counted."""
FILE, LOCK = "misses.json", "misses.lock"


class Misses:
    """The count of one process; safe to share between threads."""

    def __init__(self, data: Path) -> None:
        """Nothing was missed yet; `data` is the folder for what was missed often."""
        self._data = data
        self._lock = threading.Lock()
        self._missed: OrderedDict[str, int] = OrderedDict()

    def note(self, query: Query) -> None:
        """Count the words of a question that found nothing; raises OSError when the file cannot be written."""
        with self._lock:
            often = [word for word in missed_words(query) if self._is_often(word)]
        if often:
            _write(self._data, often)

    def _is_often(self, word: str) -> bool:
        count = self._missed.pop(word, 0) + 1
        if count == SEEN:
            return True
        self._missed[word] = count
        if len(self._missed) > MOST_REMEMBERED:
            self._missed.popitem(last=False)
        return False


def missed_words(query: Query) -> Iterator[str]:
    """The words that a question without results asks for, each once.

    A filter, a phrase or the wish for all words may be what left nothing over:
    then no word is to blame. What holds an e-mail address is not counted at all.
    """
    if query.filter or query.needs_all_words or "@" in query.text:
        return
    literals = [literal for clause in query.clauses if not clause.is_excluded for literal in clause.alternatives]
    words = dict.fromkeys(literal.text.lower() for literal in literals if not literal.is_phrase)
    yield from (word for word in words if WORD.fullmatch(word) and word not in STOP_WORDS)


def read_misses(data: Path) -> dict[str, int]:
    """How often each word was missed at least, by number and then by letter; empty when nothing was written.

    Raises EngineError when the file cannot be read.
    """
    try:
        found = json.loads((data / FILE).read_text(encoding="utf-8"))
        counts = {str(word): int(count) for word, count in found.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError, TypeError) as error:
        raise EngineError(
            f"Het bestand {data / FILE} kan niet gelezen worden.", "Gooi het weg: Zoek begint dan opnieuw met tellen."
        ) from error
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def forget_misses(data: Path) -> None:
    """Begin anew: what was written goes."""
    (data / FILE).unlink(missing_ok=True)


def _write(data: Path, words: list[str]) -> None:
    """Add SEEN to each of these; several processes may do so at once."""
    with (data / LOCK).open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            counts = read_misses(data)
        except EngineError:
            return  # `zoek misses` tells; a visitor cannot help it
        for word in words:
            counts[word] = counts.get(word, 0) + SEEN
        kept = sorted(sorted(counts, key=counts.__getitem__, reverse=True)[:MOST_WRITTEN])
        made = data / f"{FILE}.new"
        made.write_text(json.dumps({word: counts[word] for word in kept}, ensure_ascii=False), encoding="utf-8")
        os.utime(made, (0, 0))  # not even the moment of the last one
        made.replace(data / FILE)
