"""What holds of every import: tables are read as written, merges settle, little changes."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from sarcgen.importing.merging import WRITES, Action, Known, decide
from sarcgen.importing.texts import DELIMITERS, open_text
from sarcgen.importing.values import NOT_REPORTED, WITHHELD, StateValue
from sarcgen.importing.yaml_edits import figure_source, text_source, with_values
from sarcgen.model.written import alike, canonical
from sarcgen.tables.keys import Keys
from tests.support.state_files import posted

LETTERS = st.characters(codec="cp1252", exclude_categories=["Cc", "Zs", "Zl", "Zp"])
CELL = st.text(LETTERS, min_size=1, max_size=8)
WORD = st.from_regex(r"[a-z][a-z_]{0,6}", fullmatch=True)
FIGURE = st.decimals(0, 9999, places=2).map(lambda number: canonical(f"{number:f}") or "0")


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    width = draw(st.integers(2, 6))
    row = st.lists(CELL, min_size=width, max_size=width)
    return draw(st.lists(row, min_size=1, max_size=8))


@given(
    table=tables(),
    delimiter=st.sampled_from(DELIMITERS),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252"]),
    end=st.sampled_from(["\n", "\r\n"]),
    footer=st.booleans(),
)
def test_a_table_is_read_as_it_was_written(
    table: list[list[str]], delimiter: str, encoding: str, end: str, *, footer: bool
) -> None:
    header = [f"column {place}" for place, _ in enumerate(table[0])]
    # What the header decides: the delimiter is the one that it has most of.
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator=end)
    writer.writerows([header, *table])
    text = out.getvalue()
    if footer:
        text += f"{end}({len(table)} rows affected){end}{end}Completion time: 2023{end}"
    raw = text.encode(encoding)
    assume(encoding != "cp1252" or not _is_utf_8(raw))
    grid, problems = open_text(posted(raw))
    assert problems == []
    assert grid is not None
    assert list(grid.header) == header
    assert [list(grid.reader.cells(row)) for _, row in grid.rows] == table
    assert grid.problems == []


def _is_utf_8(raw: bytes) -> bool:
    try:
        return raw.decode("utf-8") != raw.decode("cp1252")
    except UnicodeDecodeError:
        return False


VALUES = st.one_of(
    FIGURE.map(lambda figure: StateValue(figure, figure)),
    st.just(StateValue(WITHHELD, WITHHELD)),
    st.just(StateValue(NOT_REPORTED, NOT_REPORTED)),
    st.just(StateValue(None, None)),
    FIGURE.map(lambda figure: StateValue(figure, figure).withheld(keep_small=False)),
)
SAID = st.one_of(st.none(), FIGURE, st.sampled_from(["--", "pending", "not reported", "N/A"]))
KNOWN = st.builds(
    Known,
    old=st.one_of(st.none(), FIGURE, st.sampled_from([WITHHELD, NOT_REPORTED])),
    local=SAID,
    reason=st.sampled_from(["", "because"]),
    few=st.booleans(),
)


@given(known=KNOWN, new=VALUES)
def test_what_was_changed_by_hand_is_never_written_over(known: Known, new: StateValue) -> None:
    decision = decide(known, new)
    touched = not alike(known.local, known.old)
    waits = known.local is None
    unasked = known.old is None and not known.reason
    waits = waits or (unasked and known.local in ("pending", "not reported"))
    if touched and not waits and not known.few:
        assert decision.action not in WRITES


@given(known=KNOWN, new=VALUES)
def test_no_figure_stays_in_a_row_about_few_students(known: Known, new: StateValue) -> None:
    few = replace(known, few=True)
    decision = decide(few, StateValue(WITHHELD, WITHHELD, few=new.few))
    is_figure = canonical(known.local or "") is not None
    assert not is_figure or decision.action is Action.WITHHELD


@given(known=KNOWN, new=VALUES)
def test_the_same_state_again_writes_nothing(known: Known, new: StateValue) -> None:
    few = known.few and new.shown == WITHHELD
    first = decide(replace(known, few=few), new)
    local = new.shown if first.action in WRITES else known.local
    kept = None if first.action is Action.NOTHING and known.old is None else new.kept
    if kept is None and first.dispute is not None:
        kept = NOT_REPORTED
    again = decide(Known(kept, local, known.reason, first.dispute, few), new)
    assert again.action not in WRITES
    assert (again.action is Action.CONFLICT) == (first.action is Action.CONFLICT)


@given(old=st.one_of(FIGURE, st.sampled_from([WITHHELD, NOT_REPORTED])), new=VALUES)
def test_what_nobody_touched_follows_the_state(old: str, new: StateValue) -> None:
    known = Known(old, old)
    decision = decide(known, new)
    local = new.shown if decision.action in WRITES else known.local
    assert alike(local, new.shown)


PLAIN = st.one_of(FIGURE, WORD, st.just('"--"'), st.just(""))


@st.composite
def documents(draw: st.DrawFn, depth: int = 0) -> list[str]:
    """Lines of a file as somebody might write it."""
    indent = "  " * depth
    lines: list[str] = []
    for key in draw(st.lists(WORD.filter(_is_no_truth), min_size=1, max_size=4, unique=True)):
        if draw(st.booleans()):
            lines.append(f"{indent}# about {key}")
        comment = draw(st.sampled_from(["", "  # note"]))
        shape = draw(st.integers(0, 3 if depth < 2 else 1))
        if shape == 0:
            lines.append(f"{indent}{key}: {draw(PLAIN)}".rstrip() + comment)
        elif shape == 1:
            names = draw(st.lists(WORD.filter(_is_no_truth), max_size=3, unique=True))
            inside = ", ".join(f"{name}: {draw(PLAIN)}" for name in names)
            lines.append(f"{indent}{key}: {{{inside}}}{comment}")
        elif shape == 2:
            lines += [f"{indent}{key}: |", f"{indent}  words # no comment", ""]
        else:
            lines.append(f"{indent}{key}:{comment}")
            lines += draw(documents(depth + 1))
    return lines


def _is_no_truth(word: str) -> bool:
    return word not in {"yes", "no", "on", "off", "true", "false", "null", "y", "n"}


def says(text: str) -> dict[str, object]:
    loaded = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 (texts only)
    assert isinstance(loaded, dict)
    return loaded


def put_in(data: dict[str, object], path: Keys, value: str) -> bool:
    """Puts a value into plain data; false where a group of keys stands there."""
    place = data
    for key in path[:-1]:
        below = place.get(key)
        if not isinstance(below, dict):
            below = place[key] = {}
        place = below
    if isinstance(place.get(path[-1]), dict):
        return False
    place[path[-1]] = value
    return True


@given(
    lines=documents(),
    puts=st.dictionaries(
        st.lists(WORD.filter(_is_no_truth), min_size=1, max_size=4).map(tuple),
        st.one_of(FIGURE, st.just("--"), st.just("not reported")),
        max_size=5,
    ),
    data=st.data(),
    end=st.sampled_from(["\n", "\r\n"]),
)
def test_only_what_is_put_changes(
    lines: list[str], puts: dict[Keys, str], data: st.DataObject, end: str
) -> None:
    text = end.join([*lines, ""])
    expected = says(text)
    known = [path for path in _paths(expected, ()) if path]
    if known:
        some = data.draw(st.lists(st.sampled_from(known), max_size=4, unique=True))
        puts = {**puts, **{path: data.draw(FIGURE) for path in some}}
    done: dict[Keys, str] = {}
    for path, value in puts.items():
        alone = not any(path[: len(p)] == p or p[: len(path)] == path for p in done)
        if alone and put_in(expected, path, value):
            done[path] = value
    sources = {path: figure_source(value) for path, value in done.items()}
    after = with_values(text.encode(), sources).decode()
    assert says(after) == expected
    comments = [line.strip() for line in text.splitlines() if line.strip().startswith("# about")]
    assert [c.strip() for c in after.splitlines() if c.strip().startswith("# about")] == comments
    assert after.count("# note") == text.count("# note")
    assert end == "\r\n" or "\r" not in after
    assert with_values(after.encode(), sources).decode() == after


def _paths(node: object, path: Keys) -> list[Keys]:
    if not isinstance(node, dict):
        return [path]
    return [found for key, below in node.items() for found in _paths(below, (*path, key))]


@given(text=st.text(LETTERS | st.sampled_from(" :#{}[],'\"&*!%@-"), min_size=1, max_size=30))
def test_every_text_is_read_back_as_a_text(text: str) -> None:
    assume(text.strip() == text and " ".join(text.split()) == text)
    assert yaml.safe_load(f"a: {text_source(text)}")["a"] == text


@given(number=st.decimals(-9999, 9999, allow_nan=False, allow_infinity=False, places=4))
def test_writing_a_number_one_way_keeps_its_amount(number: Decimal) -> None:
    written = canonical(f"{number:f}")
    assert written is not None
    assert Decimal(written) == number
    assert canonical(written) == written
