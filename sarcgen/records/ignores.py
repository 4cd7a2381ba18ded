"""What a school's and its district's file set aside, with the place of every entry."""

from __future__ import annotations

from sarcgen.findings.ignoring import Ignore
from sarcgen.records.load import Record


def ignores_of(record: Record) -> list[Ignore]:
    """The entries of both files; an entry among the shared ones belongs to the district's file."""
    entities = record.entities
    return [
        Ignore(
            record.mark(entity, ("ignore", place)),
            entry.code,
            entry.field if isinstance(entry.field, str) else "",
            entry.reason,
        )
        for entity, entries in (
            ("school", entities.school.ignore),
            ("district", entities.district.ignore),
        )
        for place, entry in enumerate(entries)
    ]
