"""A folder below ``templates`` becomes an edition, or a plain line says what is wrong with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sarcgen.edition.load import known_editions, load_edition
from sarcgen.edition.spec import ParagraphSpec
from sarcgen.errors import EditionError, UsageError

TEMPLATES = Path(__file__).parents[3] / "templates"
EDITION = "2018-19"


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the edition's files, in the current folder."""
    shutil.copytree(TEMPLATES / EDITION, tmp_path / EDITION)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def refusal(templates: Path) -> list[str]:
    with pytest.raises(EditionError) as caught:
        load_edition(templates, EDITION)
    return str(caught.value).splitlines()


def test_an_edition_comes_with_its_statewide_figures() -> None:
    template = load_edition(TEMPLATES, EDITION)
    assert template.edition.edition == template.state.edition == EDITION


def test_long_wording_stands_in_files_of_its_own() -> None:
    edition = load_edition(TEMPLATES, EDITION).edition
    paragraphs = {
        b.id: b for s in edition.sections for b in s.blocks if isinstance(b, ParagraphSpec)
    }
    wording = TEMPLATES / EDITION / "wording" / "dataquest.md"
    assert paragraphs["dataquest"].text == wording.read_text("utf-8")


def test_the_editions_are_the_folders_that_hold_one(templates: Path) -> None:
    for name, file in (("2017-18", "edition.yaml"), ("2019-20", "state.yaml")):
        (templates / name).mkdir()
        (templates / name / file).touch()
    assert known_editions(templates) == ["2017-18", EDITION]


@pytest.mark.parametrize("name", ["2017-18", "", "..", "2018-19/", "base"])
def test_another_edition_is_not_there(templates: Path, name: str) -> None:
    with pytest.raises(UsageError, match=r"Possible are: 2018-19\."):
        load_edition(templates, name)


def test_no_edition_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"Possible are: none\."):
        load_edition(tmp_path, EDITION)


def test_the_files_must_name_the_edition_of_their_folder(templates: Path) -> None:
    change(templates / EDITION / "edition.yaml", f'edition: "{EDITION}"', 'edition: "2019-20"')
    assert refusal(templates) == ["2018-19: the files inside name another edition."]


def test_the_statewide_figures_must_be_of_the_edition(templates: Path) -> None:
    change(templates / EDITION / "state.yaml", f'edition: "{EDITION}"', 'edition: "2019-20"')
    assert refusal(templates) == ["2018-19: the files inside name another edition."]


def test_a_missing_file_is_named(templates: Path) -> None:
    (templates / EDITION / "state.yaml").unlink()
    assert refusal(templates) == [
        "2018-19/state.yaml:1:1: Y100 The file cannot be read: No such file or directory."
    ]


def test_missing_wording_is_named(templates: Path) -> None:
    (templates / EDITION / "wording" / "overview.md").unlink()
    assert refusal(templates) == ["2018-19/wording/overview.md: cannot be read."]


@pytest.mark.parametrize(
    ("old", "new", "code", "column"),
    [
        ("empty_group: dash", "empty_group: hyphen", "S109", 14),
        ("empty_group: dash", "empty_group: dash\nprovisionl: no", "S101", 1),
        ("empty_group: dash", "empty_group: dash\nempty_group: zero", "Y104", 1),
        ("empty_group: dash", "empty_group: &a dash", "Y105", 14),
        ("empty_group: dash", "\tempty_group: dash", "Y102", 1),
        ("empty_group: dash", "empty_group: [dash]", "S109", 14),
        ("due: 2020-02-01", "due: soon", "S100", 6),
    ],
)
def test_a_wrong_key_or_value_is_answered_with_its_place(
    templates: Path, old: str, new: str, code: str, column: int
) -> None:
    file = templates / EDITION / "edition.yaml"
    line = (
        file.read_text("utf-8")
        .splitlines()
        .index(next(text for text in file.read_text("utf-8").splitlines() if text.startswith(old)))
        + 1
        + new.count("\n")
    )
    change(file, old, new)
    assert [found.split(" ")[:2] for found in refusal(templates)[:1]] == [
        [f"2018-19/edition.yaml:{line}:{column}:", code]
    ]


def test_a_wrong_statewide_figure_is_answered_with_its_place(templates: Path) -> None:
    change(templates / EDITION / "state.yaml", "unrestricted: 7506.64", "unrestricted: $7,506.64")
    (line,) = refusal(templates)
    assert line.startswith("2018-19/state.yaml:")
    assert " S105 Write a dollar amount without the dollar sign or the comma" in line


def test_a_required_key_that_is_missing_is_named(templates: Path) -> None:
    change(templates / EDITION / "edition.yaml", "empty_group: dash\n", "")
    assert refusal(templates) == [
        "2018-19/edition.yaml:1:1: S102 The key “empty_group” is missing. Add it."
    ]


def test_everything_that_leads_nowhere_is_told_at_once(templates: Path) -> None:
    file = templates / EDITION / "edition.yaml"
    change(file, "source: district.contact.{row}", "source: district.contacts.{row}")
    change(file, "notes: [misassignments, ", "notes: [misasignments, ")
    lines = refusal(templates)
    assert lines[0] == (
        "2018-19/edition.yaml: district-contact, row name, column contact_information:"
        " district.contacts.name leads nowhere"
    )
    assert lines[-1] == (
        "2018-19/edition.yaml: teacher-misassignments: there is no note misasignments"
    )
    assert len(lines) == 6


def test_a_chart_of_a_column_that_is_not_there_is_refused(templates: Path) -> None:
    change(templates / EDITION / "edition.yaml", "columns: [percent_of_total]", "columns: [share]")
    (line,) = refusal(templates)
    assert line.startswith(f"{EDITION}/edition.yaml: enrollment-by-group: ")
    assert line.endswith("the chart names a column share that is not there")
