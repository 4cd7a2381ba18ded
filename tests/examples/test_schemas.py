"""Every example, held against its JSON Schema as an editor does it.

Right files fit. Wrong files do not, unless the mistake is one that no schema can tell: each of
these is listed by name with the reason, and a listed file that does not fit is a failure too.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator

from sarcgen.records.locate import DISTRICT_FILE
from tests.support.editors import as_an_editor_reads, kind_of, schema_of

ROOT: Final = Path(__file__).parents[2]
VALID: Final = ROOT / "tests/examples/valid"
INVALID: Final = ROOT / "tests/examples/invalid"
RIGHT: Final = sorted(
    file
    for folder in (ROOT / "schools", VALID)
    for file in folder.rglob("*.yaml")
    if not file.relative_to(folder).parts[0].startswith(".")
)
BY_RULE: Final = ("completeness", "contradictions")
"""Folders of mistakes that show only when figures are compared, or held against the tables."""

BY_NAME: Final = {
    "anchor-and-alias": "an editor puts the value in the place of its alias",
    "number-sign-in-text": "what follows is a comment, and the rest a text like others",
    "count-with-decimals": "301.0 is a whole number in JSON",
    "district-of-another-edition": "the mistake is in the district's file",
    "district-keys-unknown": "the same",
    "group-size-too-small": "the same",
    "schools-listed": "the same",
    "photo-that-is-not-there": "no schema looks at the files beside",
    "ignore-nothing": "whether there is such a warning shows only in a check",
}


def edition_of(file: Path, folder: Path) -> str:
    return file.relative_to(folder).parts[0]


def complaints(file: Path, edition: str) -> list[str] | None:
    """What a schema says against a file; None where an editor shows a mistake of YAML instead."""
    try:
        data: Any = as_an_editor_reads(file.read_text("utf-8"))
    except yaml.YAMLError:
        return None
    schema = Draft202012Validator(schema_of(kind_of(file), edition))
    return [f"{error.json_path}: {error.message}" for error in schema.iter_errors(data)]


def wrong_files() -> list[Path]:
    """Files with a mistake of their own that is left to the schema."""
    return [
        file
        for file in sorted(INVALID.rglob("*.yaml"))
        if file.relative_to(INVALID).parts[1] not in BY_RULE
        and file != INVALID / edition_of(file, INVALID) / DISTRICT_FILE
        and complaints(file, edition_of(file, INVALID)) is not None
    ]


@pytest.mark.parametrize("file", RIGHT, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_right_file_fits_its_schema(file: Path) -> None:
    top = VALID if VALID in file.parents else ROOT / "schools"
    assert complaints(file, edition_of(file, top)) == []


@pytest.mark.parametrize(
    "edition", sorted(folder.name for folder in INVALID.iterdir() if folder.is_dir())
)
def test_the_district_of_the_wrong_files_is_right_itself(edition: str) -> None:
    assert complaints(INVALID / edition / DISTRICT_FILE, edition) == []


@pytest.mark.parametrize("file", wrong_files(), ids=lambda file: str(file.relative_to(INVALID)))
def test_a_wrong_file_does_not_fit_unless_no_schema_can_tell(file: Path) -> None:
    found = complaints(file, edition_of(file, INVALID))
    assert (found == []) is (file.stem in BY_NAME), BY_NAME.get(file.stem, found)


def test_every_listed_file_is_there() -> None:
    assert {file.stem for file in wrong_files()} >= set(BY_NAME)
    assert len(RIGHT) > 10
    assert len(wrong_files()) > 50


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2018-19", "2018-19"),
        ("2020-01-24", "2020-01-24"),
        ("yes", "yes"),
        ("no", "no"),
        ("12:30", "12:30"),
        ("1_000", "1_000"),
        ("012", 12),
        ("1,234", "1,234"),
        ("0x1F", 31),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("-6.7", -6.7),
        ("true", True),
        ("~", None),
        ("", None),
        ('"345"', "345"),
        ("{K: 1, 2: 3}", {"K": 1, "2": 3}),
    ],
)
def test_an_editor_reads_the_core_schema_of_yaml_1_2(written: str, read: object) -> None:
    assert as_an_editor_reads(f"key: {written}\n") == {"key": read}


@pytest.mark.parametrize("text", ["{a: 1, a: 2}", "{[a]: 1}", "!!python/name:os.abort", "a: b: c"])
def test_what_no_json_can_hold_is_a_mistake_of_yaml(text: str) -> None:
    with pytest.raises(yaml.YAMLError):
        as_an_editor_reads(text)
