"""How often two practices that are first of all of one kind of approach are one idea: counted, not reasoned.

Two teams in the neighbourhood nearly always are, two programmes for a whole
neighbourhood seldom.
"""

from __future__ import annotations

from types import MappingProxyType

SAME_IDEA = MappingProxyType(
    {
        "wijkteam": 0.98,
        "gezinsregie": 0.93,
        "wijkonderneming": 0.89,
        "hulp-op-school": 0.85,
        "jeugdteam": 0.77,
        "proefteam-wijk": 0.77,
        "vroegsignalering": 0.77,
        "doen-wat-nodig-is": 0.52,
        "netwerkberaad": 0.52,
        "opvoedpunt": 0.52,
        "steun-aan-ouders": 0.52,
        "bewonersplannen": 0.27,
        "extra-leertijd": 0.27,
        "huiskamer": 0.27,
        "wijkprogramma": 0.17,
        "onderzoek-school-jeugdhulp": 0.14,
    }
)
SAME_IDEA_OTHERWISE = 0.55
"""Of two practices that are both first of all of this kind, the part that is one idea: 21, 13, 3, 2, ten times 1, 20 and
3 pairs of the tuning half and of those judged later, each share drawn towards that of all kinds as if
1 pair more had it (`scripts/relevance similar --calibrate`). Of the other kinds no pair was judged there."""
