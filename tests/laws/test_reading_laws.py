"""What holds for every file, however broken: no traceback, true places, nothing lost."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from sarcgen.errors import SarcgenError
from sarcgen.model.derived import rounded
from sarcgen.model.entities import District, School
from sarcgen.pipeline import examine
from sarcgen.problems import Mark, Problem
from sarcgen.reading.decoding import INVISIBLE
from sarcgen.reading.document import Document, Node, Scalar, overlay
from sarcgen.reading.document import Path as KeyPath
from sarcgen.reading.validation import validate
from sarcgen.reading.yaml_reader import parse_yaml
from sarcgen.records.locate import DISTRICT_FILE, SchoolFile
from tests.support.plain_reader import Finding, read_plainly

ROOT: Final = Path(__file__).parents[2]
EDITION: Final = "2018-19"
SCHOOLS: Final = ROOT / "schools" / EDITION
KELLOGG: Final = (SCHOOLS / "kellogg.yaml").read_text("utf-8")
POMONA: Final = (SCHOOLS / DISTRICT_FILE).read_text("utf-8")
EXAMPLES: Final = sorted((ROOT / "tests" / "examples").rglob("*.yaml"))
LINE_END: Final = re.compile(r"\r\n|\r|\n")

PIECES: Final = st.sampled_from(
    [
        "\t", " ", "\n", "\r\n", "\r", "---\n", "...\n", "&a ", "*a", "!!int ", "!x ", "{", "}",
        "[", "]", ": ", ":", "- ", "? ", '"', "'", "|", ">", "%", "#x", " #x", "# ", ",", "\\",
        "\0", "\u2028", "\u00a0", "\ufeff", "😀", "1,234", "no", "12:30", "92.8%", "$5", "-5",
        "--", "pending", "not reported", "N/A", "999999999999999", "2018-20", '"2018-19": ',
        "edition: ", "grades: 9-12", "K: 5\n", "asian: ", "male: ", "<<: *a\n", "en: x", "null",
        "~", "javascript:x",
    ]
)  # fmt: skip
FRAGMENTS: Final = st.one_of(st.just(""), PIECES, st.text(max_size=8))
YAML_LIKE: Final = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map("".join)
SAFE_TEXT: Final = st.text(max_size=20).filter(
    lambda text: not INVISIBLE.search(text) and text.isprintable()
)
TEXT_WITH_LINES: Final = st.lists(SAFE_TEXT, max_size=3).map("\n".join)
NESTED: Final = st.recursive(
    TEXT_WITH_LINES,
    lambda below: st.one_of(
        st.lists(below, max_size=4), st.dictionaries(SAFE_TEXT, below, max_size=4)
    ),
    max_leaves=20,
)
KEYS: Final = st.sampled_from(["a", "b", "c", "d"])
SMALL: Final = st.recursive(
    st.one_of(st.none(), st.sampled_from(["x", "y", ""])),
    lambda below: st.one_of(st.lists(below, max_size=3), st.dictionaries(KEYS, below, max_size=4)),
    max_leaves=12,
)
GROUPS: Final = st.dictionaries(KEYS, SMALL, max_size=4)


@st.composite
def damaged(draw: st.DrawFn, whole: str) -> str:
    """A file with some spans deleted, inserted or replaced."""
    text = whole
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(text)))
        end = start + draw(st.one_of(st.just(0), st.integers(0, 120)))
        text = text[:start] + draw(FRAGMENTS) + text[end:]
    return text


def assert_in_place(mark: Mark, text: str) -> None:
    lines = LINE_END.split(text)
    assert 1 <= mark.line <= len(lines)
    assert 1 <= mark.column <= len(lines[mark.line - 1]) + 1


def assert_all_in_place(problems: list[Problem], text: str) -> None:
    for problem in problems:
        assert_in_place(problem.mark, text)
        assert "\n" not in problem.message
        assert problem.message


def paths(node: Node, here: KeyPath = ()) -> Iterator[tuple[KeyPath, Node]]:
    yield here, node
    if isinstance(node, dict):
        for key, value in node.items():
            yield from paths(value, (*here, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from paths(value, (*here, index))


def in_yaml(data: Any, indentation: str = "") -> str:
    """Data in block style, as people write it: texts in quotes, nothing for an absent value."""
    if isinstance(data, (dict, list)) and data:
        heads = [f"{json.dumps(key, ensure_ascii=False)}:" for key in data]
        values = data.values() if isinstance(data, dict) else data
        if isinstance(data, list):
            heads = ["-"] * len(data)
        return "".join(
            f"\n{indentation}{head}{in_yaml(value, indentation + '  ')}"
            for head, value in zip(heads, values, strict=True)
        )
    return "" if data is None else f" {json.dumps(data, ensure_ascii=False)}"


def document(data: Any, name: str) -> Document:
    read, problems = parse_yaml(in_yaml(data).encode(), name)
    assert problems == []
    return read


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"a: \xed\xa0\x80")
def test_no_bytes_make_the_reader_fail(raw: bytes) -> None:
    read, problems = parse_yaml(raw, "f.yaml")
    for problem in problems:
        assert problem.mark.line <= raw.count(b"\n") + raw.count(b"\r") + 1
    assert problems or read.data is not None


@given(YAML_LIKE)
def test_no_text_makes_the_reader_fail_and_every_place_is_in_it(text: str) -> None:
    read, problems = parse_yaml(text.encode("utf-8", "replace"), "f.yaml")
    assert_all_in_place(problems, text)
    for mark in (*read.keys.values(), *read.values.values()):
        assert_in_place(mark, text)


@given(YAML_LIKE)
def test_no_text_makes_the_models_fail(text: str) -> None:
    read, _ = parse_yaml(text.encode("utf-8", "replace"), "f.yaml")
    for model in (School, District):
        valid, problems = validate(read, model)
        assert (valid is None) == bool(problems)
        assert_all_in_place(problems, text)


@given(st.dictionaries(st.sampled_from([*School.model_fields, "x"]), NESTED, max_size=4))
def test_no_data_of_the_wrong_shape_makes_the_models_fail(data: dict[str, Any]) -> None:
    text = in_yaml(data)
    read, problems = parse_yaml(text.encode(), "f.yaml")
    assert problems == []
    assert_all_in_place(validate(read, School)[1], text)


@given(school=st.one_of(damaged(KELLOGG), st.just(KELLOGG)), district=damaged(POMONA))
def test_no_damage_to_real_files_ends_in_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, school: str, district: str
) -> None:
    folder = tmp_path_factory.getbasetemp() / EDITION
    folder.mkdir(exist_ok=True)
    texts = {folder / "kellogg.yaml": school, folder / DISTRICT_FILE: district}
    for file, text in texts.items():
        file.write_bytes(text.encode("utf-8", "replace"))
    source = SchoolFile(EDITION, "kellogg", *texts)
    try:
        problems = examine(source, ROOT / "templates").problems
    except SarcgenError:
        return
    shown = {file.as_posix(): text for file, text in texts.items()}
    for problem in problems:
        assert_in_place(problem.mark, shown[problem.mark.path])
        assert "\n" not in str(problem)


def with_quotes(node: Node) -> Any:
    """Data with scalars as pairs of text and whether it stood in quotes."""
    if isinstance(node, Scalar):
        return str(node), node.quoted
    if isinstance(node, dict):
        return {key: with_quotes(value) for key, value in node.items()}
    return [with_quotes(value) for value in node] if isinstance(node, list) else node


def spots(marks: Mapping[KeyPath, Mark]) -> dict[KeyPath, tuple[int, int]]:
    return {path: (mark.line, mark.column) for path, mark in marks.items()}


def assert_read_the_same(raw: bytes) -> None:
    """The reader of the package and the plain one agree on data, places and findings."""
    read, problems = parse_yaml(raw, "f.yaml")
    found: list[Finding] = [((p.mark.line, p.mark.column), p.code) for p in problems]
    plain = read_plainly(raw)
    if plain is None or plain.broken:
        assert found[:-1] == (plain.findings if plain else [])
        assert found[-1][1] in {"Y101", "Y102", "Y103", "Y111"}
        return
    assert found == (plain.findings or ([] if plain.data is not None else [((1, 1), "Y110")]))
    assert with_quotes(read.data) == plain.data
    if not found:
        assert spots(read.keys) == plain.keys
        assert spots(read.values) == plain.values


@given(YAML_LIKE)
@example("? [a, {b: c}]\n: {d: 1, d: 2}\ne: {f: 1, f: {g: 1, g: 2}}\n")
@example("a: x!\nb: !t y\nc: & d\n'e':!f g\n")
@example("a: 1 &b\nc: [&d 1,&e 2,!g 3]\n")
@example('a: "\\0"\n')
def test_the_reader_finds_what_a_plainly_written_one_finds(text: str) -> None:
    assert_read_the_same(text.encode("utf-8", "replace"))


@given(st.one_of(damaged(KELLOGG), damaged(POMONA)))
@example(KELLOGG)
@example(POMONA)
def test_damaged_files_are_read_as_a_plainly_written_reader_reads_them(text: str) -> None:
    assert_read_the_same(text.encode("utf-8", "replace"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_the_examples_are_read_as_a_plainly_written_reader_reads_them(file: Path) -> None:
    assert_read_the_same(file.read_bytes())


@given(NESTED)
def test_quoted_data_come_back_as_they_were_written(data: Any) -> None:
    for text in (
        json.dumps(data, ensure_ascii=False),
        yaml.dump(data, default_style='"', allow_unicode=True, width=10_000),
        yaml.dump(data, default_style='"', allow_unicode=False, width=20),
    ):
        read, problems = parse_yaml(text.encode(), "f.yaml")
        assert problems == []
        assert read.data == data


@given(NESTED)
def test_every_path_has_a_place_and_places_come_in_reading_order(data: Any) -> None:
    read, _ = parse_yaml(json.dumps(data, ensure_ascii=False, indent=1).encode(), "f.yaml")
    found = [path for path, _ in paths(read.data)]
    assert set(read.values) == set(found)
    assert set(read.keys) == set(found) - {()}
    places = [read.values[path] for path in found]
    assert places == sorted(places, key=lambda mark: (mark.line, mark.column))


@given(GROUPS, GROUPS)
def test_a_value_laid_over_wins_and_nothing_else_is_lost(
    low: dict[str, Any], high: dict[str, Any]
) -> None:
    base, over = document({"schools": low}, "low"), document(high, "high")
    merged = dict(paths(overlay(base, ("schools",), over).data))
    upper, lower = dict(paths(over.data)), dict(paths(document(low, "low").data))
    for path, value in upper.items():
        if not isinstance(value, (dict, list)) and value is not None:
            assert merged[path] == value
    for path, value in lower.items():
        ways = [path[:length] for length in range(1, len(path) + 1)]
        hidden = any(
            way in upper
            and upper[way] is not None
            and not (isinstance(upper[way], dict) and isinstance(lower[way], dict))
            for way in ways
        )
        if not hidden and not isinstance(value, dict):
            assert merged[path] == value
    assert set(merged) <= set(upper) | set(lower)


@given(GROUPS, GROUPS)
def test_every_path_of_an_overlay_has_its_place_in_one_of_the_files(
    low: dict[str, Any], high: dict[str, Any]
) -> None:
    base, over = document({"schools": low}, "low"), document(high, "high")
    merged = overlay(base, ("schools",), over)
    found = {path for path, _ in paths(merged.data)}
    assert set(merged.keys) == found - {()}
    assert set(merged.values) == found
    for path in found - {()}:
        origins = {"high": over.values.get(path), "low": base.values.get(("schools", *path))}
        mark = merged.values[path]
        assert mark == origins[mark.path]


@given(GROUPS)
def test_laying_a_document_over_itself_or_over_nothing_changes_nothing(
    data: dict[str, Any],
) -> None:
    over = document(data, "high")
    bases: list[dict[str, Any]] = [{"schools": data}, {"schools": {}}, {"schools": None}, {}]
    for base in bases:
        merged = overlay(document(base, "low"), ("schools",), over)
        assert merged.data == over.data
    low = document({"schools": data}, "low")
    assert overlay(low, ("schools",), document({}, "high")).data == over.data


@given(GROUPS, GROUPS)
def test_laying_over_twice_is_laying_over_once(low: dict[str, Any], high: dict[str, Any]) -> None:
    base, over = document({"schools": low}, "low"), document(high, "high")
    once = overlay(base, ("schools",), over)
    assert overlay(base, ("schools",), once).data == once.data


@given(
    amount=st.decimals(-(10**9), 10**9, allow_nan=False, allow_infinity=False, places=6),
    decimals=st.integers(0, 4),
)
@example(amount=Decimal("0.125"), decimals=2)
@example(amount=Decimal("-0.125"), decimals=2)
@example(amount=Decimal("2.5"), decimals=0)
@example(amount=Decimal("-53.65"), decimals=1)
def test_rounding_is_half_up_away_from_zero(amount: Decimal, decimals: int) -> None:
    exact = Fraction(amount) * 10**decimals
    whole = int(abs(exact) + Fraction(1, 2))
    expected = Fraction(whole if exact >= 0 else -whole, 10**decimals)
    result = rounded(amount, decimals)
    assert Fraction(result) == expected
    assert -int(result.as_tuple().exponent) == decimals
