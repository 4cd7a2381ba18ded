"""The strict reader: what comes out, where it stood, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from sarcgen.problems import Mark, Problem
from sarcgen.reading import yaml_reader
from sarcgen.reading.document import Document, Scalar
from sarcgen.reading.yaml_reader import parse_yaml, read_yaml, was_read_to_the_end

ROOT = Path(__file__).parents[3]


def read(text: str) -> Document:
    document, problems = parse_yaml(text.encode(), "f.yaml")
    assert problems == []
    return document


def found(text: str) -> list[str]:
    return [str(problem).split(" ")[0] + f" {problem.code}" for problem in problems_of(text)]


def problems_of(text: str) -> list[Problem]:
    return parse_yaml(text.encode(), "f.yaml")[1]


def test_every_scalar_stays_text() -> None:
    text = "code: 019\nshare: 37.0\nword: no\nday: 2020-01-31\ntime: 12:30\nnull: ~\n"
    assert read(text).data == {
        "code": "019",
        "share": "37.0",
        "word": "no",
        "day": "2020-01-31",
        "time": "12:30",
        "null": "~",
    }


@pytest.mark.parametrize(
    ("value", "quoted"),
    [("no", False), ('"no"', True), ("'no'", True), ("|\n  no", True), (">-\n  no", True)],
)
def test_a_scalar_knows_whether_it_stood_in_quotes(value: str, *, quoted: bool) -> None:
    data = read(f"a: {value}\n").data
    assert isinstance(data, dict)
    scalar = data["a"]
    assert isinstance(scalar, Scalar)
    assert scalar.strip() == "no"
    assert scalar.quoted is quoted


def test_a_key_without_a_value_has_none_and_quotes_make_an_empty_text() -> None:
    data = read('a:\nb: ""\nc: {d: , e: }\nf: []\ng: {}\n').data
    assert data == {"a": None, "b": "", "c": {"d": None, "e": None}, "f": [], "g": {}}


def test_keys_and_values_remember_their_places() -> None:
    document = read('a:\n  - x\n  - b: "y"\nc: {d: 1, e: [2]}\nf: |\n  z\n')
    keys = {path: (mark.line, mark.column) for path, mark in document.keys.items()}
    values = {path: (mark.line, mark.column) for path, mark in document.values.items()}
    assert keys == {
        ("a",): (1, 1),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("a", 1, "b"): (3, 5),
        ("c",): (4, 1),
        ("c", "d"): (4, 5),
        ("c", "e"): (4, 11),
        ("c", "e", 0): (4, 15),
        ("f",): (5, 1),
    }
    assert values == {
        (): (1, 1),
        ("a",): (2, 3),
        ("a", 0): (2, 5),
        ("a", 1): (3, 5),
        ("a", 1, "b"): (3, 8),
        ("c",): (4, 4),
        ("c", "d"): (4, 8),
        ("c", "e"): (4, 14),
        ("c", "e", 0): (4, 15),
        ("f",): (5, 4),
    }
    assert {mark.path for mark in document.keys.values()} == {"f.yaml"}


def test_a_byte_order_mark_is_no_part_of_the_text_and_shifts_no_column() -> None:
    document, problems = parse_yaml(b"\xef\xbb\xbfa: 1\n", "f.yaml")
    assert problems == []
    assert document.data == {"a": "1"}
    assert document.keys["a",] == Mark("f.yaml", 1, 1)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_the_same_with_every_line_end(end: str) -> None:
    document = read(end.join(["a: 1", "b:", "  c: |", "    x", "    y", "d: 2", ""]))
    assert document.data == {"a": "1", "b": {"c": "x\ny\n"}, "d": "2"}
    assert document.keys["d",] == Mark("f.yaml", 6, 1)


def test_characters_beyond_the_basic_plane_count_as_one_column() -> None:
    document = read("{å: ñ, 😀: é, z: 1}\n")
    assert document.data == {"å": "ñ", "😀": "é", "z": "1"}
    assert document.keys["z",].column == 14


def test_what_is_absent_at_the_end_stands_at_the_end() -> None:
    assert read("a:").values["a",] == Mark("f.yaml", 1, 3)
    assert read("? ").keys["",] == Mark("f.yaml", 1, 2)
    assert read("a:\n  b:\n").values["a", "b"] == Mark("f.yaml", 2, 5)


def test_a_repeated_key_is_refused_with_the_line_of_the_first_and_the_first_is_kept() -> None:
    document, problems = parse_yaml(b"a: 1\nb: 2\na: {c: 3, c: 4}\na: 5\n", "f.yaml")
    assert [(p.mark.line, p.mark.column, p.code) for p in problems] == [
        (3, 1, "Y104"),
        (4, 1, "Y104"),
    ]
    assert all("first written on line 1" in p.message for p in problems)
    assert document.data == {"a": "1", "b": "2"}


def test_the_same_key_in_two_groups_or_items_is_no_repetition() -> None:
    assert found("a: {x: 1}\nb: {x: 1}\nc:\n  - x: 1\n  - x: 1\n") == []


def test_what_stands_below_a_repeated_key_does_not_mix_with_the_first() -> None:
    document, problems = parse_yaml(b"a:\n  b: 1\na:\n  b: 2\n  c:\n    - 3\n", "f.yaml")
    assert [p.code for p in problems] == ["Y104"]
    assert document.data == {"a": {"b": "1"}}
    assert ("a", "c") not in document.keys
    assert document.values["a", "b"].line == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", ["f.yaml:1:4: Y105"]),
        ("a: *x\n", ["f.yaml:1:4: Y105"]),
        ("&x a: 1\n", ["f.yaml:1:1: Y105"]),
        ("a: &x {b: 1}\nc: [*x]\n", ["f.yaml:1:4: Y105", "f.yaml:2:5: Y105"]),
        ("a: !!int 1\n", ["f.yaml:1:4: Y106"]),
        ("a: !x {b: 1}\n", ["f.yaml:1:4: Y106"]),
        ("!!map {a: 1}\n", ["f.yaml:1:1: Y106"]),
        ("a: ! 1\n", ["f.yaml:1:4: Y106"]),
        ("a: 1\n---\nb: 2\n", ["f.yaml:2:1: Y107"]),
        ("? [a]\n: 1\nb: 2\n", ["f.yaml:1:3: Y109"]),
        ("? {a: b}\n: {c: d}\nb: 2\n", ["f.yaml:1:3: Y109"]),
        ("a: &x b\n*x : 1\n", ["f.yaml:1:4: Y105", "f.yaml:2:1: Y105", "f.yaml:2:1: Y109"]),
        ('a: "b\\0c"\n', ["f.yaml:1:4: Y111"]),
        ('a: "\\u2028"\n', ["f.yaml:1:4: Y111"]),
        ('"a\\x07": 1\n', ["f.yaml:1:1: Y111"]),
        ("a: Apt #5\n", ["f.yaml:1:8: Y112"]),
        ("a: #5\n", ["f.yaml:1:4: Y112"]),
        ("a: Room\n  12 \t#B\n", ["f.yaml:2:7: Y112"]),
        ("{a: Apt #5\n}\n", ["f.yaml:1:9: Y112"]),
        ("", ["f.yaml:1:1: Y110"]),
        ("# only a comment\n", ["f.yaml:1:1: Y110"]),
        ("---\n", ["f.yaml:1:1: Y110"]),
    ],
)
def test_what_a_data_file_must_not_hold_is_refused_at_its_place(
    text: str, expected: list[str]
) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "---\na: 1\n",
        "a: 1\n...\n",
        'a: "Apt #5" #6\n',
        "a: Apt#5\n",
        "a: Apt # a comment\n",
        "a: 1 #\nb: 2 ##\n",
        "a: |\n  Apt #5\n",
        "# a\na: # b\n  b: 1\n#c\n",
        "a: ~\n",
        "a: --\n",
    ],
)
def test_what_is_allowed_is_not_refused(text: str) -> None:
    assert found(text) == []


def test_all_findings_of_a_file_come_together() -> None:
    text = "a: &x 1\na: 2\nb: !y 3\nc: Apt #5\n? [d]\n: 4\ne: 'f' g\n"
    assert [line.split()[-1] for line in found(text)] == [
        "Y105",
        "Y104",
        "Y106",
        "Y112",
        "Y109",
        "Y103",
    ]


def test_a_key_that_may_be_a_figure_is_not_repeated() -> None:
    (problem,) = problems_of("a: {7, 7}\n")
    assert problem.code == "Y104"
    assert problem.message.startswith("This key stands here a second time")


def test_a_billion_laughs_stay_one_file_of_findings() -> None:
    lines = ["a0: &a0 [lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    problems = problems_of("\n".join(lines))
    assert {problem.code for problem in problems} == {"Y105"}
    assert len(problems) == 30 + 29 * 10


def test_a_flood_of_aliases_ends_the_reading() -> None:
    problems = problems_of(f"a: [{'*a,' * 250_000}]")
    assert problems[-1].code == "Y108"
    assert len(problems) < yaml_reader.MAXIMUM_VALUES + 2


def test_nesting_is_allowed_to_the_limit_and_refused_beyond_it() -> None:
    depth = yaml_reader.MAXIMUM_DEPTH
    assert found("[" * depth + "]" * depth) == []
    assert found("[" * (depth + 1) + "]" * (depth + 1)) == [f"f.yaml:1:{depth + 1}: Y108"]


def test_a_hundred_thousand_levels_are_refused_without_recursion() -> None:
    for text in ("[" * 100_000, "{a: " * 100_000, "- " * 100_000, "? " * 100_000):
        assert [line.split()[-1] for line in found(text)][-1] == "Y108"


def test_a_file_that_cannot_be_opened_is_a_finding(tmp_path: Path) -> None:
    document, problems = read_yaml(tmp_path / "none.yaml", "none.yaml")
    assert document.data is None
    assert [str(problem) for problem in problems] == [
        "none.yaml:1:1: Y100 The file cannot be read: No such file or directory."
    ]
    (tmp_path / "folder.yaml").mkdir()
    assert read_yaml(tmp_path / "folder.yaml", "folder.yaml")[1][0].code == "Y100"


@pytest.mark.parametrize(
    ("text", "to_the_end"),
    [
        ("a: 1\n", True),
        ("a: 1\na: 2\nb: &x 3\nc: *x\nd: !e 4\n? [f]\n: 5\ng: h #i\n", True),
        ("a: 1\na: 2\nb: 'c' d\n", False),
        ("\ta: 1\n", False),
        ("a: 1\n---\nb: 2\n", False),
        ("", False),
        ("[" * 100, False),
        ("a: \x00\n", False),
    ],
)
def test_it_is_known_whether_a_file_was_read_to_the_end(text: str, *, to_the_end: bool) -> None:
    assert was_read_to_the_end(problems_of(text)) is to_the_end


def test_the_slower_parser_of_a_machine_without_libyaml_reads_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = ROOT / "schools" / "2018-19" / "kellogg.yaml"
    fast, _ = read_yaml(file, "kellogg.yaml")
    monkeypatch.setattr(yaml_reader, "_LOADER", yaml.BaseLoader)
    slow, problems = read_yaml(file, "kellogg.yaml")
    assert problems == []
    assert slow.data == fast.data
    assert (slow.keys, slow.values) == (fast.keys, fast.values)
    quoted = [scalar.quoted for document in (fast, slow) for scalar in _scalars(document.data)]
    assert quoted[: len(quoted) // 2] == quoted[len(quoted) // 2 :]


def _scalars(node: object) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else []
    return [scalar for value in below for scalar in _scalars(value)]
