from __future__ import annotations

import pytest

from sarcgen.importing.directories import file_name, grades_of


@pytest.mark.parametrize(
    ("span", "grades"),
    [
        ("K-6", "K-6"),
        ("P-6", "K-6"),
        ("TK-12", "K-12"),
        ("6-12", "6-12"),
        ("09-12", "9-12"),
        ("9 – 12", "9-12"),
        ("K", "K"),
        ("12", "12"),
        ("P-K", "K"),
        ("P", None),
        ("Adult", None),
        ("", None),
        ("No Data", None),
        ("12-9", None),
        ("6-13", None),
        ("U", None),
    ],
)
def test_grades_come_from_the_states_span_or_not_at_all(span: str, grades: str | None) -> None:
    assert grades_of(span) == grades


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Envision Academy for Arts & Technology", "envision-academy-for-arts-technology"),
        ("Peña’s Oak School (K–8)", "penas-oak-school-k-8"),
        ("St. John's", "st-johns"),
        ("学校", ""),
        ("Oak " * 75, "-".join(["oak"] * 15)),
        ("x" * 300, "x" * 60),
    ],
)
def test_a_files_name_has_small_letters_digits_and_dashes(title: str, name: str) -> None:
    assert file_name(title) == name
