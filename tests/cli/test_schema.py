"""``sarcgen schema``: JSON Schemas on standard output, or in the folder where files look."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from sarcgen.edition.load import known_editions
from tests.cli.conftest import Command
from tests.support.cards import EDITION, TEMPLATES
from tests.support.editors import as_an_editor_reads

NEWEST = known_editions(TEMPLATES)[-1]


def validator(text: str) -> jsonschema.Draft202012Validator:
    schema = json.loads(text)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == jsonschema.Draft202012Validator.META_SCHEMA["$id"]
    return jsonschema.Draft202012Validator(schema)


@pytest.mark.parametrize(
    ("kind", "file"), [("school", "kellogg.yaml"), ("district", "_district.yaml")]
)
def test_the_schema_of_each_kind_fits_the_project_s_file_and_refuses_unknown_keys(
    sarcgen: Command, school: Path, kind: str, file: str
) -> None:
    run = sarcgen("schema", kind, "--edition", EDITION)
    assert (run.code, run.err) == (0, "")
    schema = validator(run.out)
    given = as_an_editor_reads((school.parent / file).read_text("utf-8"))
    assert list(schema.iter_errors(given)) == []
    (error,) = schema.iter_errors({**given, "enrolment": {}})
    assert "enrolment" in error.message


def test_without_a_kind_the_schema_is_that_of_a_school_in_the_newest_edition(
    sarcgen: Command,
) -> None:
    assert sarcgen("schema").out == sarcgen("schema", "school", "--edition", NEWEST).out


def test_the_schemas_can_be_written_where_school_files_look_for_them(
    sarcgen: Command, folder: Path, school: Path
) -> None:
    run = sarcgen("schema", "--write")
    assert run.code == 0, run.err
    assert run.out.splitlines() == [
        f"schools/.schema/{edition}-{kind}.json"
        for edition in known_editions(TEMPLATES)
        for kind in ("school", "district")
    ]
    named = school.read_text("utf-8").splitlines()[0].rpartition("=")[2]
    assert (school.parent / named).read_text("utf-8") == sarcgen("schema", "--edition", EDITION).out
    for file in run.out.splitlines():
        validator((folder / file).read_text("utf-8"))


def test_an_unknown_edition_or_kind_ends_with_code_2(sarcgen: Command) -> None:
    unknown = sarcgen("schema", "--edition", "2017-18")
    assert (unknown.code, unknown.out) == (2, "")
    offered = ", ".join(known_editions(TEMPLATES))
    assert unknown.err == f"sarcgen: There is no edition “2017-18”. Possible are: {offered}.\n"
    assert sarcgen("schema", "county").code == 2
