"""How often two practices that are first of all of one kind of approach are one idea: counted, not reasoned.

Two teams in the neighbourhood nearly always are, two programmes for a whole
neighbourhood seldom.
"""

from __future__ import annotations

from types import MappingProxyType

SAME_IDEA = MappingProxyType(
    {
        "wijkteam": 0.95,
        "gezinsregie": 0.91,
        "wijkonderneming": 0.83,
        "hulp-op-school": 0.78,
        "jeugdteam": 0.71,
        "vroegsignalering": 0.71,
        "doen-wat-nodig-is": 0.54,
        "netwerkberaad": 0.54,
        "opvoedpunt": 0.54,
        "steun-aan-ouders": 0.54,
        "extra-leertijd": 0.38,
        "huiskamer": 0.38,
        "wijkprogramma": 0.29,
        "onderzoek-school-jeugdhulp": 0.23,
    }
)
SAME_IDEA_OTHERWISE = 0.56
"""Of two practices that are both first of all of this kind, the part that is one idea: 33, 13, 3, 2, eight times 1, 12 and
3 pairs of the tuning half, each share drawn towards that of all kinds as if 2 pairs more had it (`scripts/relevance
similar --calibrate`). Of the other kinds no pair was judged there."""
