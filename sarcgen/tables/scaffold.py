"""A school or district file for an edition: every key that the card needs, with comments.

It follows the tables of the edition, so it stands beside them rather than with the file readers.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sarcgen.edition.load import Template
from sarcgen.model.derived import Entities
from sarcgen.model.entities import District, School
from sarcgen.model.message import PLACE
from sarcgen.records.load import SHARED
from sarcgen.records.schema import FileKind, schema_line
from sarcgen.tables.branches import Branch, draw, tree_of
from sarcgen.tables.keys import taken

_HOW: Final = """\
# Fill in the blanks. Figures are typed bare: 1234, 92.8 (no commas, $ or %).
# Where there is no figure, write one of
#   --            the state withheld it          N/A      the cell asks for no data
#   not reported  it is knowingly left blank     pending  the state has not released it
# A whole group may be replaced by one such word, as in   asian: "--"
"""
_MESSAGE: Final = """\
# A message from the principal may stand at the head of the card. No rule asks for it; to have one,
# take away the signs # and the blank after each. Photo and text may each be left out.
# principal_message:
#   photo: principal.jpg  # a JPEG, PNG or WebP picture beside this file; no children
#   photo_alternative: Who is in the photo, where, and doing what; for parents who do not see it.
#   text: |
#     Dear families,
"""
_SINGLE_SCHOOL: Final = "single_school: {}  # yes for a district or charter of one school"
_PARENT_SUMMARY: Final = "parent_summary: {}  # yes: each card begins with a page in plain words"


def blank_school(template: Template, grades: str) -> str:
    """A school file with all keys that a card for these grades needs, and no values.

    Args:
        template: the edition.
        grades: grades served, as ``K-6``.

    Raises:
        pydantic.ValidationError: the grades cannot be read.
    """
    tree = _blank(template, "school", grades)
    return school_file(template.edition.edition, [f"grades: {grades}"], tree)


def blank_district(template: Template, grades: str) -> str:
    """A district file with all keys that its schools' cards need, and no values."""
    tree = _blank(template, "district", grades)
    return district_file(
        template.edition.edition, district_settings(single_school=False), tree, Branch()
    )


def district_settings(*, single_school: bool, parent_summary: bool = False) -> list[str]:
    """The lines of a district file that say what its cards have."""
    switches = ((_SINGLE_SCHOOL, single_school), (_PARENT_SUMMARY, parent_summary))
    return [line.format("yes" if is_on else "no") for line, is_on in switches]


def school_file(
    year: str, settings: Sequence[str], tree: Branch, about: Sequence[str] = (), levels: int = 1
) -> str:
    """The text of a school file.

    Args:
        year: the edition's data year.
        settings: lines that say which tables the card has.
        tree: the keys of the tables and texts.
        about: lines of comment.
        levels: folders between the file and the schools folder.
    """
    lines = [
        schema_line(year, FileKind.SCHOOL, levels),
        f"# School Accountability Report Card {year}: one school's own facts.",
        "# What all schools of the district share stands in _district.yaml.",
        *about,
        *_HOW.splitlines(),
        "",
        f'edition: "{year}"',
        *settings,
        "",
        *([] if PLACE in tree.below else [*_MESSAGE.splitlines(), ""]),
        *draw(tree),
    ]
    return "\n".join(lines) + "\n"


def district_file(
    year: str,
    settings: Sequence[str],
    tree: Branch,
    shared: Branch,
    about: Sequence[str] = (),
    levels: int = 1,
) -> str:
    """The text of a district file.

    Args:
        year: the edition's data year.
        settings: lines that say which tables the cards have.
        tree: the keys of the district's own figures.
        shared: the keys that fill in what a school's own file leaves out.
        about: lines of comment.
        levels: folders between the file and the schools folder.
    """
    lines = [
        schema_line(year, FileKind.DISTRICT, levels),
        f"# School Accountability Report Card {year}: what all schools of the district share.",
        *about,
        *_HOW.splitlines(),
        "",
        f'edition: "{year}"',
        *settings,
        "",
        *draw(tree),
        "",
        "# Below “schools” may stand anything that a school file may hold; it fills in what the",
        "# school's own file leaves out, as texts that all schools share.",
        f"{SHARED}:",
        *draw(shared, depth=1),
    ]
    return "\n".join(lines) + "\n"


def _blank(template: Template, entity: str, grades: str) -> Branch:
    year = template.edition.edition
    school = School.model_validate({"edition": year, "grades": grades})
    district = District.model_validate({"edition": year})
    entities = Entities(school, district, template.state)
    return tree_of(one for one in taken(template.edition, entity, entities) if one.asked)
