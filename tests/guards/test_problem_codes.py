"""Every code that a message can carry is explained, and nothing is explained that cannot come."""

from __future__ import annotations

import ast
import re

from sarcgen.explanations.codes import EXPLANATIONS
from tests.guards.repository import CODE, PACKAGE, modules, tree_of


def codes_in_use() -> set[str]:
    return {
        node.value
        for module in modules()
        if PACKAGE / "explanations" not in module.parents
        for node in ast.walk(tree_of(module))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and re.fullmatch(CODE, node.value)
    }


def test_every_code_in_use_is_explained_and_every_explained_code_is_in_use() -> None:
    used = codes_in_use()
    explained = set(EXPLANATIONS)
    assert used
    assert used - explained == set(), "not explained"
    assert explained - used == set(), "explained, but no message carries it"


def test_explanations_say_the_rule_and_how_to_mend_it() -> None:
    for code, explanation in EXPLANATIONS.items():
        assert explanation.rule.endswith("."), code
        assert explanation.mend.endswith("."), code
