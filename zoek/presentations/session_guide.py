"""What a trainer does in each part of a session: the aim, the way of working, what lies ready. Fixed texts, level B1."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from zoek.presentations.deck import Part


@dataclass(frozen=True, slots=True)
class Guide:
    """One part of a session for the person who leads it."""

    aim: str
    method: str
    materials: str = "Scherm en dia's"


GUIDES = MappingProxyType(
    {
        Part.OPENING: Guide(
            "Iedereen weet waarom we hier zijn en wat de vraag is.",
            "Kort rondje: naam, werk en één zin over de eigen vraag. Schrijf de vraag van de groep op en hang hem op.",
            "Groot vel, stift",
        ),
        Part.PRACTICES: Guide(
            "De groep kent de praktijken, ook wat er misging.",
            "Vertel met de dia's. Stop na elke praktijk: laat ieder één ding opschrijven dat opvalt.",
            "Scherm, hand-outs",
        ),
        Part.LESSONS: Guide(
            "De groep legt de praktijken naast lessen uit eerdere werkateliers.",
            "Lees elke les voor. Wie herkent dit, hand omhoog. Vraag één voorbeeld en één tegenvoorbeeld.",
        ),
        Part.COMPARISON: Guide(
            "De groep ziet waarin de praktijken verschillen.",
            "Loop de tabel rij voor rij door. Vraag bij elke rij: welk verschil doet er voor ons toe?",
            "Scherm, hand-outs",
        ),
        Part.BREAK: Guide("Even rust, en praten met wie u nog niet kent.", "Pauze.", "Koffie en thee"),
        Part.DISCUSSION: Guide(
            "De groep denkt door over wat anders was, wat misging en wat we niet weten.",
            "Per vraag: eerst een minuut alleen, dan in tweetallen, dan samen. Schrijf antwoorden op een vel.",
            "Groot vel, stiften",
        ),
        Part.ASSIGNMENT: Guide(
            "Ieder weet wat er in de eigen gemeente anders zou zijn.",
            "Drietallen kiezen één praktijk en vullen de vier stappen in. Daarna vertelt elk drietal twee minuten.",
            "Hand-outs, pennen",
        ),
        Part.CLOSING: Guide(
            "Er zijn afspraken met één naam en één dag.",
            "Vul de tabel samen in en lees hem voor. Spreek af wanneer u terugkijkt.",
            "Tabel met afspraken",
        ),
    }
)
AIMS = MappingProxyType(
    {
        "kort": ("kent de groep de praktijken in hoofdlijnen", "weet de groep wat er misging en wat we niet weten"),
        "casus": (
            "kent de groep de praktijken, ook de tegenslagen",
            "weet ieder wat er in de eigen gemeente anders zou zijn",
            "staan er afspraken op papier: wie doet wat, en wanneer",
        ),
        "werkatelier": (
            "kent de groep de praktijken, ook de tegenslagen",
            "heeft de groep de praktijken naast de lessen van eerdere werkateliers gelegd",
            "heeft ieder een eerste opzet voor de eigen gemeente",
            "staan er afspraken op papier: wie doet wat, en wanneer",
        ),
    }
)
NEEDED = MappingProxyType(
    {
        "kort": ("scherm of beamer, en een laptop met de presentatie", "voor ieder een hand-out"),
        "casus": (
            "scherm of beamer, en een laptop met de presentatie",
            "voor ieder een hand-out en een pen",
            "twee grote vellen en stiften",
            "een klok die iedereen ziet",
        ),
        "werkatelier": (
            "een zaal met losse tafels voor groepen van drie of vier",
            "scherm of beamer, en een laptop met de presentatie",
            "voor ieder een hand-out en een pen",
            "een groot vel en stiften per tafel",
            "plakbriefjes in twee kleuren",
            "een klok die iedereen ziet",
            "koffie, thee en water",
        ),
    }
)
BEFORE = (
    "Lees de hand-out helemaal. Bij elke dia staat ook wat er niet op de dia paste.",
    "Vraag de groep vooraf om hun vraag. Past die bij deze praktijken?",
    "Bel iemand die bij een van de praktijken werkte, als dat kan. Vraag wat er nu van over is.",
    "Open de presentatie op het scherm waar u straks staat. Werken de notities?",
    "Print de hand-out, en dit draaiboek voor uzelf.",
)
