"""How the keys of a file are drawn."""

from __future__ import annotations

from sarcgen.tables.branches import Branch, draw
from sarcgen.tables.writing import plain, quoted


def tree(*paths: str) -> Branch:
    root = Branch()
    for path in paths:
        root.at(tuple(path.split("/")))
    return root


def test_groups_at_the_top_stand_apart() -> None:
    assert draw(tree("a/b", "c")) == ["a:", "  b:", "", "c:"]


def test_a_group_further_down_stands_in_braces_with_what_is_filled_in() -> None:
    root = tree("a/b/c/x", "a/b/c/z")
    assert draw(root) == ["a:", "  b:", "    c: {x: , z: }"]
    root.put(("a", "b", "c", "x"), plain("5"))
    assert draw(root)[-1] == "    c: {x: 5, z: }"
    root.put(("a", "b", "c", "z"), quoted("--"))
    assert draw(root)[-1] == '    c: {x: 5, z: "--"}'


def test_a_group_that_is_too_wide_stands_key_by_key() -> None:
    root = tree(*(f"a/b/c/{'x' * 20}{number}" for number in range(6)))
    assert draw(root)[3] == f"      {'x' * 20}0:"


def test_a_text_stands_on_lines_of_its_own() -> None:
    root = tree("a/b/c/x")
    root.put(("a", "b", "c", "x"), plain("Two\nlines.\n"))
    assert draw(root)[2:] == ["    c:", "      x: |", "        Two", "        lines."]
    root.put(("a", "b", "c", "x"), plain("One line."))
    root.at(("a", "b", "c", "x")).is_text = True
    assert draw(root)[2:] == ["    c:", "      x: One line."]


def test_one_word_takes_the_place_of_the_keys_below() -> None:
    root = tree("a/b/c/x", "a/b/d")
    root.put(("a", "b", "c"), plain("not reported"), "REVIEW: why")
    assert draw(root) == ["a:", "  b:", "    # REVIEW: why", "    c: not reported", "    d:"]


def test_a_long_comment_is_broken() -> None:
    root = tree("a")
    root.at(("a",)).say("word " * 40)
    assert [line[:7] for line in draw(root)] == ["# word ", "#    wo", "#    wo", "a:"]


def test_a_branch_knows_whether_anything_stands_in_it() -> None:
    root = tree("a/b")
    assert not root.has_values()
    root.put(("a", "b"), plain("5"))
    assert root.has_values()
