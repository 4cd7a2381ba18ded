"""Narratives held against the figures and contacts of the card."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.model.narrative import Narrative
from sarcgen.problems import Problem

_PHONE: Final = re.compile(r"(?<!\d)\(?(\d{3})\)?[\s.\-–]*(\d{3})[\s.\-–]*(\d{4})(?!\d)")


def phone_numbers(case: Case) -> Iterator[Problem]:
    """A telephone number that differs by one digit from the contact table is a slip."""
    known = {
        name: digits
        for name, phone in (
            ("the school", case.school.contact.phone),
            ("the district", case.district.contact.phone),
        )
        if isinstance(phone, str) and (digits := _digits(phone))
    }
    for text in case.report.own_texts:
        if not isinstance(text.narrative, Narrative):
            continue
        written = {
            "".join(match.groups())
            for words in text.narrative.texts.values()
            for match in _PHONE.finditer(words)
        }
        for number in sorted(written - set(known.values())):
            for name, phone in known.items():
                if _differs_by_one(number, phone):
                    yield case.finding(
                        "X140",
                        text.path,
                        f"A telephone number in the text “{text.spec.title}” differs in one digit"
                        f" from that of {name} in the contact table. Correct the wrong one.",
                    )


def _digits(phone: str) -> str:
    match = _PHONE.search(phone)
    return "".join(match.groups()) if match else ""


def _differs_by_one(one: str, other: str) -> bool:
    return sum(a != b for a, b in zip(one, other, strict=True)) == 1
