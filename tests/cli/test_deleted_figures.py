"""With a required figure or text deleted, ``check`` ends with 1 and names the line.

That this holds for every field of every kind of school: tests/laws/test_deleted_fields.py.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.records.locate import DISTRICT_FILE
from tests.cli.conftest import EDITION, ROOT, Command
from tests.support.deletions import SHARED, Original, original

SCHOOL_FILE = "kellogg.yaml"
SAMPLE = [
    (SCHOOL_FILE, "contact.cds_code"),
    (SCHOOL_FILE, "enrollment.by_group.homeless"),
    (SCHOOL_FILE, "conditions.textbooks.subjects.health.percent_lacking"),
    (SCHOOL_FILE, "outcomes.caaspp.2017-18.mathematics"),
    (SCHOOL_FILE, "outcomes.ela.asian"),
    (SCHOOL_FILE, "outcomes.mathematics.male.number_tested"),
    (SCHOOL_FILE, "outcomes.physical_fitness.5.six_of_six"),
    (SCHOOL_FILE, "class_size.elementary.2016-17.K.average"),
    (SCHOOL_FILE, "finance.expenditures.restricted"),
    (DISTRICT_FILE, "engagement.suspensions.2017-18.expulsions"),
    (DISTRICT_FILE, "same_category.salaries.superintendent"),
    (DISTRICT_FILE, "schools.conditions.textbooks.collected"),
]


def file_of(name: str) -> Original:
    return original(ROOT / "schools" / EDITION / name)


def group_of(name: str, path: tuple[str, ...]) -> str:
    """File and place of the group of a key: in the school's file, if that names the group."""
    own, shared_group = file_of(SCHOOL_FILE).document, path[1:-1]
    if path[0] == SHARED and shared_group in own.keys:
        return str(own.keys[shared_group])
    return str(file_of(name).group(path))


@pytest.mark.parametrize(("name", "key"), SAMPLE, ids=[key for _, key in SAMPLE])
def test_the_command_ends_with_1_and_names_the_line(
    sarcgen: Command, folder: Path, name: str, key: str
) -> None:
    path = tuple(key.split("."))
    file = folder / "schools" / EDITION / name
    file.write_text(file_of(name).without(path), "utf-8")
    run = sarcgen("check", "kellogg", "--no-readability")
    assert run.code == 1
    errors = [line for line in run.lines if " warning: " not in line]
    assert len(errors) == 1
    assert errors[0].startswith(f"schools/{EDITION}/{group_of(name, path)}: C101 ")
    assert " supplies it; EC " in errors[0]
    assert run.err.splitlines()[-1].startswith("1 school checked: 1 error, ")
