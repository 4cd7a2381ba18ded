"""Figures are opened only where that is the job: before the one-way door of disclosure."""

from __future__ import annotations

import ast

import pytest

from tests.guards.repository import modules, shown, tree_of

DEFINED_IN = "sarcgen/model/values.py"
MAY_OPEN = (
    "sarcgen/checks/",
    "sarcgen/disclosure/headcounts.py",
    "sarcgen/disclosure/linked.py",
    "sarcgen/disclosure/primary.py",
    "sarcgen/model/derived.py",
    "sarcgen/tables/",
)
WAYS_IN = {"reveal", "_open", "_Figure__amount"}


def openings(tree: ast.AST) -> set[str]:
    """The ways in which code gets at the number in a figure, or takes along the means to."""
    found: set[str] = set()
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(names=names):
                found.update(alias.name for alias in names)
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.Constant(value=str(name)):
                found.add(name)
    return found & WAYS_IN


@pytest.mark.parametrize(
    "code",
    [
        "from sarcgen.model.values import reveal",
        "from sarcgen.model.values import reveal as look",
        "from sarcgen.model import values\nvalues.reveal(count)",
        "count._open()",
        "count._Figure__amount",
        "getattr(count, '_open')()",
    ],
)
def test_every_way_in_is_recognised(code: str) -> None:
    assert openings(ast.parse(code))


def test_only_the_stages_before_the_door_open_figures() -> None:
    opened = {shown(module) for module in modules() if openings(tree_of(module))}
    assert DEFINED_IN in opened
    opened.remove(DEFINED_IN)
    assert opened
    assert {name for name in opened if not name.startswith(MAY_OPEN)} == set()


def test_only_the_figure_itself_knows_how_it_is_kept() -> None:
    insiders = {
        shown(module)
        for module in modules()
        if openings(tree_of(module)) & {"_open", "_Figure__amount"}
    }
    assert insiders == {DEFINED_IN}
