"""Writes ``docs/rules.md`` and for each edition ``templates/<edition>/requirements.md``.

``python -m tools.rules [--check]``
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sarcgen.edition.cells import Applicability, CellSpec, ColumnSpec, RowSpec
from sarcgen.edition.load import REQUIREMENTS_FILE, known_editions, load_edition
from sarcgen.edition.spec import Edition, NarrativeSpec, TableSpec
from sarcgen.edition.words import ProvidedBy
from sarcgen.explanations.codes import EXPLANATIONS, may_be_ignored, stops_a_build
from sarcgen.model.vocabulary import SERVED_GRADES
from sarcgen.problems import Severity
from sarcgen.tables.labels import Labels

ROOT: Final = Path(__file__).resolve().parent.parent
TEMPLATES: Final = ROOT / "templates"
DOCS: Final = ROOT / "docs"
MADE: Final = "<!-- Made by “make rules”. Change the source named below, not this page. -->"

FAMILIES: Final = {
    "Y": ("Reading a file", "The file cannot be read as YAML, or not safely."),
    "S": ("Shape and type", "A key, figure or text does not have the form that it must have."),
    "C": ("Completeness", "Something that the law asks for is missing or left blank."),
    "X": ("Cross-checks", "Figures or texts contradict one another, or are very unlikely."),
    "P": ("Privacy", "Results of few students could become known."),
    "E": ("Editions", "A template that comes with sarcgen is wrong or provisional."),
    "I": ("The state's files", "A file of the state's cannot be imported, or only in part."),
    "W": (
        "The site",
        "The finished site is not fit to be uploaded; `sarcgen publish-check` tells.",
    ),
}
ABOUT_RULES: Final = """
Every code that a message of sarcgen can carry, from `sarcgen/explanations/`. An *error* fails
`sarcgen check`; a *warning* is for a person to look at, and fails it with `--strict` only;
*information* is told when it is asked for, and fails nothing. The same text is
printed by `sarcgen explain CODE`.
"""
ABOUT_REQUIREMENTS: Final = """
Every table and *text* of this edition, from `edition.yaml` beside this page, where the sources
stand too and what is UNCONFIRMED. The LEA is the local educational agency: the school district,
county office or charter school. EC is the Education Code. Blank means that neither a figure is
given nor a word in its place; `sarcgen check` asks for every other figure and text (C101, C102).
The state's figures may be `pending` until the day by which it has released them, which is the due
date where no other is known; from that day on it is an error (C105).
"""
HEAD: Final = (
    "| | Table or text | Supplied by | Statute | For | May be left blank by | Released by |",
    "|--|--|--|--|--|--|--|",
)
WIDTH: Final = 100
SUPPLIERS: Final = {ProvidedBy.CDE: "the state", ProvidedBy.LEA: "the LEA"}


def rules() -> str:
    """The page of all problem codes."""
    blocks = ["# Rules", MADE, _filled(ABOUT_RULES)]
    for letter, (title, about) in FAMILIES.items():
        blocks += [f"## {title} ({letter})", about]
        blocks += [_rule(code) for code in EXPLANATIONS if code.startswith(letter)]
    return "\n\n".join(blocks) + "\n"


def _rule(code: str) -> str:
    explanation = EXPLANATIONS[code]
    points = [
        f"**Weight:** {_weight(code)}.",
        f"**Why:** {explanation.why}",
        f"**How to mend it:** {explanation.mend}",
    ]
    if explanation.source:
        points.append(f"**Source:** {explanation.source.rstrip('.')}.")
    return "\n".join([f"### {code}", "", _filled(explanation.rule), "", *map(_point, points)])


def _filled(text: str) -> str:
    return textwrap.fill(" ".join(text.split()), WIDTH, break_on_hyphens=False)


def _point(text: str) -> str:
    return textwrap.fill(f"- {text}", WIDTH, subsequent_indent="  ", break_on_hyphens=False)


def _weight(code: str) -> str:
    severity = EXPLANATIONS[code].severity.value
    if EXPLANATIONS[code].severity is Severity.INFORMATION:
        return f"{severity}; it fails nothing, and is told of named schools or on request"
    if may_be_ignored(code):
        return f"{severity}; a file may ignore it with a reason"
    if stops_a_build(code):
        return f"{severity}; it stops a build and cannot be ignored"
    return f"{severity}; it cannot be ignored"


def requirements(name: str) -> str:
    """The page of what an edition asks for. It lies beside it: a new year is a folder."""
    edition = load_edition(TEMPLATES, name).edition
    blocks = [f"# What a card of {name} must hold", MADE, _filled(ABOUT_REQUIREMENTS)]
    return "\n\n".join([*blocks, *_edition(edition)]) + "\n"


def _edition(edition: Edition) -> Iterator[str]:
    provisional = " This edition is provisional." if edition.provisional else ""
    yield f"Due on {edition.due.isoformat()}.{provisional}"
    blocks = [b for s in edition.sections for b in s.blocks]
    asked = [block for block in blocks if isinstance(block, (TableSpec, NarrativeSpec))]
    yield "\n".join([*HEAD, *(_line(block, edition) for block in asked)])
    yield "Within these tables:"
    tables = (block for block in asked if isinstance(block, TableSpec))
    yield "\n".join(_point(line) for table in tables for line in _exceptions(table, edition))


def _line(block: TableSpec | NarrativeSpec, edition: Edition) -> str:
    optional, released = "", ""
    if isinstance(block, TableSpec):
        optional = schools(block.optional_for) if block.optional_for else ""
        suppliers = {block.supplier(row, column) for row in block.rows for column in block.columns}
        if ProvidedBy.CDE in suppliers:
            released = edition.released(block).isoformat()
    title = block.title if isinstance(block, TableSpec) else f"*{block.title}*"
    cells = [
        str(block.number),
        title,
        SUPPLIERS[block.provided_by],
        block.statute,
        schools(block.applies_to),
        optional,
        released,
    ]
    return f"| {' | '.join(cells)} |"


def _exceptions(table: TableSpec, edition: Edition) -> Iterator[str]:
    """Rows, columns and cells of a table that not every school shows, or not as the table says."""
    labels = Labels(edition)
    found: dict[str, list[str]] = {}
    for row in table.rows:
        name = f"row “{labels.row(row)}”"
        if row.applies_to == Applicability(grades=(row.id,)):
            found.setdefault("the row of a grade is for schools that serve it", [])
        elif row.applies_to != Applicability():
            found.setdefault(f"for {schools(row.applies_to)}", []).append(name)
        if not row.required:
            found.setdefault("shown only where the file gives it, and whole then", []).append(name)
        _note(row, name, found)
        for column in table.columns:
            cell = row.cells.get(column.id, CellSpec())
            _note(cell, f"{name}, “{labels.column(table, column)}”", found)
    for column in table.columns:
        name = f"column “{labels.column(table, column)}”"
        if (column.measure or column.id) in table.one_of:
            found.setdefault("a row with an average gives a number of classes in some size", [])
        elif not column.required:
            found.setdefault("may be blank", []).append(name)
        _note(column, name, found)
    for what, names in found.items():
        place = ", ".join(filter(None, [str(table.number), "; ".join(names)]))
        yield f"{place}: {what}."


def _note(part: RowSpec | ColumnSpec | CellSpec, name: str, found: dict[str, list[str]]) -> None:
    if part.provided_by is not None:
        found.setdefault(f"supplied by {SUPPLIERS[part.provided_by]}", []).append(name)
    if part.optional_for is not None:
        found.setdefault(f"may be left blank by {schools(part.optional_for)}", []).append(name)


def schools(rule: Applicability) -> str:
    """The schools that a rule is for, in words."""
    names = {"county office": "schools of county offices"}
    kinds = " and ".join(names.get(kind, f"{kind} schools") for kind in rule.kinds)
    parts = [kinds or "schools"]
    if rule.grades:
        parts.append(f"with grade {_grades(rule.grades)}")
    if rule.without_grades:
        parts.append(f"{'and ' if rule.grades else ''}without grade {_grades(rule.without_grades)}")
    if rule.not_single_school:
        parts.append("of districts with more than one")
    return "all" if parts == ["schools"] else " ".join(parts)


def _grades(grades: tuple[str, ...]) -> str:
    """Grades with runs drawn together: 5, 8 or 10 to 12."""
    order = [grade.value for grade in SERVED_GRADES]
    runs: list[list[str]] = []
    for grade in grades:
        if runs and order.index(grade) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(grade)
        else:
            runs.append([grade])
    words = [run[0] if len(run) == 1 else f"{run[0]} to {run[-1]}" for run in runs]
    return " or ".join(filter(None, [", ".join(words[:-1]), words[-1]]))


def files() -> dict[Path, str]:
    """What every page should hold."""
    of_editions = {
        TEMPLATES / name / REQUIREMENTS_FILE: requirements(name)
        for name in known_editions(TEMPLATES)
    }
    return {DOCS / "rules.md": rules(), **of_editions}


def main() -> int:
    """Writes the pages, or with ``--check`` says whether they are up to date."""
    wanted = files()
    if "--check" in sys.argv:
        stale = [f for f, t in wanted.items() if not f.exists() or f.read_text("utf-8") != t]
        for file in stale:
            print(f"{file.relative_to(ROOT)} is out of date: run “make rules”.")
        return 1 if stale else 0
    for file, text in wanted.items():
        file.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
