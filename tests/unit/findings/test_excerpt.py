"""The excerpt shows where to look and never what the value is."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sarcgen.findings.excerpt import Excerpts
from tests.unit.findings.sample_runs import told, written


def shown(folder: Path, text: str, place: str, field: str = "") -> str | None:
    """The excerpt for a place in a file with this text: its line and the line of the caret."""
    problem = told("X110", place, field=field, file=written(folder, text))
    found = Excerpts([problem]).of(problem)
    return None if found is None else f"{found.line}\n{' ' * found.before}^"


@pytest.mark.parametrize(
    ("line", "column", "expected"),
    [
        ("total: 345", 8, "total: …\n       ^"),
        ("total: 345", 9, "total: …\n       ^"),
        ("total: 345", 1, "total: …\n^"),
        ("  total:    345  # 7 girls", 13, "  total: …\n         ^"),
        ("  total:    345", 10, "  total: …\n        ^"),
        ("  total: # 7 girls", 3, "  total: …\n  ^"),
        ("  total:", 9, "  total:\n        ^"),
        ("  total:  ", 90, "  total:\n        ^"),
        ('"2018-19": 7', 12, '"2018-19": …\n           ^'),
        # A key that may be a figure
        ('"7": 3', 6, "…\n^"),
        ("  homeless 7: 3", 15, "  …\n  ^"),
        ("  seven: 3", 3, "  …\n  ^"),
        ("  classes_of_1_to_20: 3", 23, "  …\n  ^"),
        # Not a key
        ("  - seven girls", 5, "  …\n  ^"),
        ("  # seven girls", 2, "  …\n ^"),
        ("seven girls", 7, "…\n^"),
        # Tabs and wide characters
        ("\ttotal:\t345\t# x", 9, " total: …\n        ^"),
        ("校名: 345", 5, "校名: …\n      ^"),
        ("校名: 345", 2, "校名: …\n  ^"),
    ],
)
def test_the_key_is_shown_and_the_rest_is_not(
    tmp_path: Path, line: str, column: int, expected: str
) -> None:
    assert shown(tmp_path, f"a:\n\n{line}\n", f"3:{column}") == expected


CONTACT = """\
contact:
  name: Seven Trees School No. 7 # 3 girls
  phone: "(909) 397-4604"  # call
  street: '1 Elm\tSt\u202e. \u00bd
    and 7: 8'
  principal:
edition: "2018-19"
conditions:
  facilities:
    systems:
      interior:
        rating: Fair
        repair: Paint 3 rooms
    overall_rating: Good
  textbooks:
    collected: October 2018
enrollment:
  total: 345
"""


@pytest.mark.parametrize(
    ("place", "field", "expected"),
    [
        ("2:9", "contact.name", "  name: … Trees School No. … …\n        ^"),
        ("2:15", "contact.name", "  name: … Trees School No. … …\n          ^"),
        ("2:34", "contact.name", "  name: … Trees School No. … …\n                             ^"),
        ("2:9", "contact", "  name: … Trees School No. … …\n        ^"),
        ("3:10", "contact.phone", '  phone: "(…) …-…" …\n         ^'),
        ("4:11", "contact.street", "  street: '… Elm St . …\n          ^"),
        ("5:9", "contact.street", "    …\n    ^"),
        ("6:13", "contact.principal", "  principal:\n            ^"),
        ("7:10", "edition", 'edition: "…-…"\n         ^'),
        ("12:17", "conditions.facilities.systems.interior",
         "        rating: Fair\n                ^"),
        ("13:17", "conditions.facilities.systems.interior.repair",
         "        repair: Paint … rooms\n                ^"),
        ("14:21", "conditions.facilities.overall_rating",
         "    overall_rating: Good\n                    ^"),
        ("16:16", "conditions.textbooks.collected",
         "    collected: October …\n               ^"),
        # The line is not the field's, or the field is not in the list
        ("2:9", "contact.phone", "  name: …\n        ^"),
        ("2:9", "", "  name: …\n        ^"),
        ("18:10", "enrollment.total", "  total: …\n         ^"),
        ("18:10", "contact.total", "  total: …\n         ^"),
        ("18:10", "enrollment", "  total: …\n         ^"),
        ("16:16", "conditions.textbooks", "    collected: …\n               ^"),
    ],
)  # fmt: skip
def test_what_every_card_prints_openly_is_shown_without_figures(
    tmp_path: Path, place: str, field: str, expected: str
) -> None:
    assert shown(tmp_path, CONTACT, place, field) == expected


def test_what_stands_where_an_open_value_belongs_is_not_shown(tmp_path: Path) -> None:
    text = "contact:\n  name:\n    girls: few\n"
    assert shown(tmp_path, text, "3:12", "contact") == "    girls: …\n           ^"


def test_what_the_district_shares_with_its_schools_is_as_open_as_in_theirs(tmp_path: Path) -> None:
    text = "schools:\n  conditions:\n    textbooks:\n      collected: October 2018\n"
    found = shown(tmp_path, text, "4:18", "conditions.textbooks.collected")
    assert found == "      collected: October …\n" + " " * 17 + "^"


def test_a_long_value_is_cut(tmp_path: Path) -> None:
    found = shown(tmp_path, f"contact:\n  name: {'x' * 5_000}\n", "2:4000", "contact.name")
    assert found == f"  name: {'x' * 80} …\n{' ' * (8 + 81)}^"


def test_inner_lines_of_texts_are_not_shown(tmp_path: Path) -> None:
    text = "a: |\n  Girls: seven met it\n  Boys\nb: 'x\nGirls: 7'\nc: 1\n"
    places = ("2:3", "3:4", "5:1", "6:4")
    assert [shown(tmp_path, text, place) for place in places] == [
        "  …\n  ^", "  …\n  ^", "…\n^", "c: …\n   ^"
    ]  # fmt: skip


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_end_ends_a_line_and_is_not_shown(tmp_path: Path, end: str) -> None:
    text = end.join(["\ufeff# first", "a: 1", "", "  b: 'x", "    y'", "c:"]) + end
    assert [shown(tmp_path, text, place) for place in ("2:4", "6:3", "6:9")] == [
        "a: …\n   ^", "c:\n  ^", "c:\n  ^"
    ]  # fmt: skip


def test_separators_of_other_programs_end_no_line(tmp_path: Path) -> None:
    assert shown(tmp_path, "a: 1\u20282\u0085\x0c3\nb: 4\n", "2:4") == "b: …\n   ^"


@pytest.mark.parametrize("place", ["1:1", "3:1", "4:1", "9:1"])
def test_a_line_that_is_blank_or_not_there_has_no_excerpt(tmp_path: Path, place: str) -> None:
    assert shown(tmp_path, "  \na: 1\n\t\n", place) is None


def test_a_line_that_starts_far_to_the_right_has_none(tmp_path: Path) -> None:
    assert shown(tmp_path, f"a:\n{' ' * 10_000}b: 1\n", "2:10001") is None


def test_a_file_that_cannot_be_read_has_none(tmp_path: Path) -> None:
    wrong = tmp_path / "latin.yaml"
    wrong.write_bytes(b"a: caf\xe9\n")
    large = tmp_path / "large.yaml"
    large.write_bytes(b"a: 1\n" + b"#" * 4_000_000)
    files = [str(wrong), str(large), str(tmp_path), str(tmp_path / "gone.yaml"), "a\0b", ""]
    problems = [told("X110", "1:1", file=file) for file in files]
    excerpts = Excerpts(problems)
    assert [excerpts.of(problem) for problem in problems] == [None] * len(files)


def test_a_file_is_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = written(tmp_path, "a: 1\nb: 2\n")
    read = []
    wrapped = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(str(path))
        return wrapped(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    problems = [told("X110", place, file=file) for place in ("1:1", "2:1", "2:4")]
    excerpts = Excerpts(problems)
    assert all(excerpts.of(problem) for problem in problems)
    assert read == [file]


FIELDS = ["", "contact.name", "contact", "enrollment.total", "grades", "conditions.textbooks"]
LINES = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["contact:", "  name: ", "enrollment: |", "  total: seven", "grades: '7", "- x: 12",
             "  7: 8", "conditions: # 9"]
        ),
        st.builds("{}{}: {}{}".format, st.sampled_from(["", "  ", "\t"]), st.text(max_size=5),
                  st.text(max_size=5), st.integers(0, 10**6)),
    ),
    min_size=1, max_size=8,
)  # fmt: skip


@given(LINES, st.integers(1, 9), st.integers(1, 60), st.sampled_from(FIELDS))
def test_no_figure_of_any_line_is_ever_shown(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str], line: int, column: int, field: str
) -> None:
    folder = tmp_path_factory.getbasetemp()
    text = "\n".join(lines).encode("utf-8", "replace").decode()
    found = shown(folder, text, f"{line}:{column}", field)
    if found is not None:
        first, caret = found.split("\n")
        # A key may be a school year.
        assert not any(map(str.isnumeric, first.replace("2018-19", "")))
        assert "seven" not in first
        assert first.isprintable()
        assert len(caret) <= 2 * len(first) + 1
