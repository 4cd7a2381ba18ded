"""Syllables by rules of spelling."""

from __future__ import annotations

import pytest

from sarcgen.checks.syllables import english_syllables, spanish_syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("school", 1),
        ("parents", 2),
        ("safety", 2),
        ("society", 4),
        ("table", 2),
        ("classes", 2),
        ("rules", 1),
        ("asked", 1),
        ("started", 2),
        ("Science", 2),
        ("education", 4),
        ("evaluation", 5),
        ("being", 2),
        ("area", 3),
        ("special", 2),
        ("material", 4),
        ("question", 2),
        ("required", 2),
        ("district’s", 2),
        ("well-being", 3),
        ("I", 1),
        ("PBIS", 1),
    ],
)
def test_english(word: str, syllables: int) -> None:
    assert english_syllables(word) == syllables


@pytest.mark.parametrize(
    ("word", "syllables"),
    [
        ("escuela", 3),
        ("educación", 4),
        ("día", 2),
        ("seguridad", 4),
        ("estudiantes", 4),
        ("maestros", 3),
        ("guía", 2),
        ("quien", 1),
        ("ley", 1),
        ("y", 1),
        ("mayo", 2),
        ("pingüino", 3),
        ("prohibir", 3),
        ("ciudad", 2),
        ("d\u0069\u0301a", 2),
    ],
)
def test_spanish(word: str, syllables: int) -> None:
    assert spanish_syllables(word) == syllables
