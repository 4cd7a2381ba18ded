"""The edition of the next year: the years move, nothing is invented, what did not move is told."""

from __future__ import annotations

import re
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from sarcgen.edition.load import load_edition
from sarcgen.edition.next_year import Leftover, NextEdition, next_edition
from sarcgen.edition.summary_sources import summary_complaints
from sarcgen.edition.years import YearWords
from sarcgen.errors import EditionError, UsageError
from tests.support.cards import EDITION, TEMPLATES
from tests.support.editions import NEXT

YEAR_LEFT = "A year stands here that did not move with the edition"
NO_DATA = "This row asks for no data in columns of a year"


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of the edition's files."""
    shutil.copytree(TEMPLATES / EDITION, tmp_path / EDITION)
    return tmp_path


def change(templates: Path, file: str, old: str, new: str) -> None:
    place = templates / EDITION / file
    text = place.read_text("utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), "utf-8")


def made(templates: Path) -> NextEdition:
    return next_edition(templates, NEXT, EDITION)


@cache
def unchanged() -> NextEdition:
    """What is made of the edition as it is."""
    return made(TEMPLATES)


def text_of(new: NextEdition, file: str = "edition.yaml") -> str:
    return new.files[file].decode("utf-8")


def write(templates: Path, name: str, new: NextEdition) -> None:
    for path, content in new.files.items():
        file = templates / name / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def left(new: NextEdition, message: str = YEAR_LEFT) -> list[tuple[str, str]]:
    """File and text of the lines that are told with a message."""
    return [
        (found.file, text_of(new, found.file).splitlines()[found.line - 1].strip())
        for found in new.leftovers
        if found.message.startswith(message)
    ]


def added(templates: Path, file: str, old: str, new: str) -> list[tuple[str, str]]:
    """What is told as a year that did not move, only after a change of the older edition."""
    change(templates, file, old, new)
    return [found for found in left(made(templates)) if found not in left(unchanged())]


def test_the_new_edition_can_be_used_and_differs_in_its_year_only(templates: Path) -> None:
    write(templates, NEXT, unchanged())
    older, newer = (load_edition(templates, name).edition for name in (EDITION, NEXT))
    assert newer.due == date(2021, 2, 1)
    assert newer.provisional
    moved = {"edition": NEXT, "due": newer.due, "provisional": True}
    assert newer == older.model_copy(update=moved)


def test_all_lines_but_those_of_the_year_stay_with_their_comments() -> None:
    older = (TEMPLATES / EDITION / "edition.yaml").read_text("utf-8").splitlines()
    newer = text_of(unchanged()).splitlines()
    assert [line for line in older if line not in newer] == [
        older[0],
        f'edition: "{EDITION}"',
        "due: 2020-02-01  # EC 35256: by February 1 of each year",
    ]
    assert [line for line in newer if line not in older and not line.startswith("#")] == [
        f'edition: "{NEXT}"',
        "due: 2021-02-01  # EC 35256: by February 1 of each year",
        "provisional: yes",
    ]


@pytest.mark.parametrize("file", ["edition.yaml", "state.yaml"])
def test_the_head_says_where_everything_is_from_and_that_it_is_unconfirmed(file: str) -> None:
    text = text_of(unchanged(), file)
    head = text.partition("\n\n")[0]
    first, note = head.split("\n#\n")[:2]
    assert NEXT in first
    assert EDITION not in first
    assert note.startswith("# PROVISIONAL: made from ")
    assert f"edition {EDITION}" in note
    assert "UNCONFIRMED" in note


@pytest.mark.parametrize("file", ["edition.yaml", "state.yaml"])
def test_a_file_without_a_comment_gets_one(templates: Path, file: str) -> None:
    place = templates / EDITION / file
    text = place.read_text("utf-8")
    place.write_text(text[text.index("\nedition:") + 1 :], "utf-8")
    new = made(templates)
    assert text_of(new, file).startswith("# PROVISIONAL: made from ")
    write(templates, NEXT, new)
    load_edition(templates, NEXT)


def test_all_other_files_are_copied(templates: Path) -> None:
    (templates / EDITION / "wording" / "seal.png").write_bytes(b"\x89PNG\r\n2019")
    (templates / EDITION / ".hidden").touch()
    new = made(templates)
    older = {
        file.relative_to(templates / EDITION).as_posix(): file.read_bytes()
        for file in (templates / EDITION).rglob("*")
        if file.is_file() and file.name != ".hidden"
    }
    # That page is made from the edition; of the older one it would be wrong.
    del older["requirements.md"]
    assert set(new.files) == set(older)
    changed = {path for path, content in new.files.items() if content != older[path]}
    assert changed == {"edition.yaml", "state.yaml", "report.html.j2"}
    assert text_of(new, "report.html.j2").startswith(f"{{# The card of edition {NEXT}.")


def test_statewide_figures_that_must_be_looked_up_are_counted() -> None:
    assert unchanged().pending == 9
    assert text_of(unchanged(), "state.yaml").count(": pending") == 9


def test_a_day_of_release_is_not_known_yet(templates: Path) -> None:
    tables = ("enrollment-by-grade", "enrollment-by-group", "caaspp")
    for table in tables:
        old = f"id: {table}\n"
        change(templates, "edition.yaml", old, f"{old}        released: 2019-12-05  # LOG\n")
    new = made(templates)
    assert text_of(new).count(
        "        released: # not known yet; last time it was 2019-12-05  # LOG\n"
    ) == len(tables)
    assert left(new) == left(unchanged())
    write(templates, NEXT, new)
    edition = load_edition(templates, NEXT).edition
    assert {edition.released(table) for table in edition.tables()} == {date(2021, 2, 1)}


def test_a_day_of_release_in_braces_goes_without_a_comment(templates: Path) -> None:
    table = (
        "{kind: table, number: 33, id: extra, title: Extra, provided_by: cde, statute: EC 33126,"
        " source: school.enrollment.total, stub: {label: A}, columns: [{id: a, label: A, format:"
        " count}], rows: [{id: a, label: A}], disclosure: {kind: none, reason: Invented.},"
        " released: 2019-12-05, cited: SEED}"
    )
    change(templates, "edition.yaml", "    blocks:\n", f"    blocks:\n      - {table}\n")
    new = made(templates)
    assert f"- {table.replace('2019-12-05', '')}\n" in text_of(new)
    write(templates, NEXT, new)
    edition = load_edition(templates, NEXT).edition
    assert edition.tables()[0].released is None


def test_an_edition_can_be_made_from_a_provisional_one(templates: Path) -> None:
    write(templates, NEXT, unchanged())
    after = next_edition(templates, "2020-21", NEXT)
    write(templates, "2020-21", after)
    template = load_edition(templates, "2020-21")
    assert template.edition.provisional
    assert template.edition.due == date(2022, 2, 1)
    assert text_of(after).count("\nprovisional: ") == 1
    assert after.pending == 14
    state = text_of(after, "state.yaml")
    assert '"2017-18": {suspensions' not in state
    assert '"2018-19": {suspensions: 3.5, expulsions: 0.1}' in state


def test_an_edition_that_is_not_provisional_says_so_no_more(templates: Path) -> None:
    change(templates, "edition.yaml", "empty_group:", "provisional: no  # seen\nempty_group:")
    assert text_of(made(templates)).count("\nprovisional: yes  # seen\n") == 1
    assert text_of(made(templates)).count("\nprovisional: ") == 1


def test_years_that_did_not_move_are_told_line_by_line() -> None:
    assert {file for file, _ in left(unchanged())} == {"edition.yaml"}
    assert [re.findall(r"20\d\d", line) for _, line in left(unchanged())] == [
        ["2018"],
        ["2018", "2020", "2019"],
        ["2021"],
        ["2018"],
        ["2018"],
    ]


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("edition.yaml", "label: Teaching Outside", "label: In 2018–19 Outside"),
        ("edition.yaml", "label: Teaching Outside", "label: 2018 (https://cde/) Outside"),
        ("edition.yaml", "title: Teacher Credentials", 'title: "Credentials, 2018-2019"'),
        ("wording/overview.md", "By February 1", "By February 1, 2020,"),
        ("report.html.j2", "{% extends", "{# of #}2018{# #}{% extends"),
        ("report.html.j2", "{% extends", "{# of\n2017 #}\n2018{% extends"),
    ],
)
def test_a_year_in_a_label_a_wording_or_a_layout_is_told(
    templates: Path, file: str, old: str, new: str
) -> None:
    ((told, line),) = added(templates, file, old, new)
    assert told == file
    assert new.splitlines()[-1] in line


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("edition.yaml", "cited: SEED, LAY18", "cited: SEED, LAY18 of 2018"),
        ("edition.yaml", "cited: SEED, LAY18", "cited: SEED, LAY18  # of 2018"),
        ("edition.yaml", "sections:\n", "sections:\n  # of 2018\n"),
        ("edition.yaml", "page at\n    https://www.cde.ca.gov/", "page at\n    https://cde/2018/"),
        ("wording/dataquest.md", "https://dq.cde.ca.gov/", "https://dq.cde.ca.gov/2018/"),
        ("wording/dataquest.md", "https://dq.cde.ca.gov/", "www.cde.ca.gov/2018/"),
        ("report.html.j2", "{% extends", "{# one\n of 2018 #}{% extends"),
        ("edition.yaml", "label: Teaching Outside", "label: Teaching 120181 or 1800 Outside"),
    ],
)
def test_years_in_comments_citations_and_addresses_are_right_to_stay(
    templates: Path, file: str, old: str, new: str
) -> None:
    assert added(templates, file, old, new) == []


def test_a_row_that_asks_for_no_data_of_a_year_is_told_once(templates: Path) -> None:
    assert left(unchanged(), NO_DATA) == [
        ("edition.yaml", "school_year_before: {not_applicable: yes}")
    ]
    change(
        templates,
        "edition.yaml",
        "- {id: vacant_positions, label: Vacant Teacher Positions}",
        "- {id: vacant_positions, label: Vacant, cells: {data_year: {blank: yes}}}",
    )
    assert len(left(made(templates), NO_DATA)) == 2
    change(templates, "edition.yaml", "data_year: {blank: yes}", "data_year: {blank: no}")
    assert len(left(made(templates), NO_DATA)) == 1


def test_what_is_told_is_told_in_reading_order() -> None:
    leftovers = unchanged().leftovers
    assert leftovers == tuple(sorted(leftovers))
    assert isinstance(leftovers[0], Leftover)


@pytest.mark.parametrize(
    ("name", "source", "words"),
    [
        ("2020-21", EDITION, "After 2018-19 comes 2019-20, not 2020-21"),
        ("2017-18", EDITION, "After 2018-19 comes 2019-20, not 2017-18"),
        (EDITION, EDITION, "After 2018-19 comes 2019-20, not 2018-19"),
        ("2019-2020", EDITION, r"Write the new edition as its data year: 2019-20\."),
        ("../x", EDITION, r"Write the new edition as its data year: 2019-20\."),
        (NEXT, "2017-18", r"There is no edition “2017-18”\. Possible are: 2018-19\."),
        (NEXT, "2018", r"There is no edition “2018”\. Possible are: 2018-19\."),
    ],
)
def test_only_the_year_after_an_edition_that_is_there_can_be_made(
    templates: Path, name: str, source: str, words: str
) -> None:
    with pytest.raises(UsageError, match=words):
        next_edition(templates, name, source)


def test_nothing_is_made_from_an_edition_that_is_wrong(templates: Path) -> None:
    change(templates, "edition.yaml", "empty_group: dash", "empty_group: hyphen")
    with pytest.raises(EditionError):
        made(templates)


def test_the_summary_for_parents_moves_with_the_years(templates: Path) -> None:
    write(templates, NEXT, made(templates))
    newer = load_edition(templates, NEXT).edition
    assert newer.summary == load_edition(TEMPLATES, EDITION).edition.summary
    assert list(summary_complaints(newer)) == []
    lines = [line.about for line in newer.summary.lines() if line.about]
    assert not any(re.search(r"\d", about) for about in lines)
    assert YearWords(newer).fill("number, {data_year}") == f"number, {NEXT.replace('-', '–')}"
