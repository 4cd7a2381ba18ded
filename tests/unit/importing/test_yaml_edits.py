from __future__ import annotations

import pytest
import yaml

from sarcgen.importing.yaml_edits import figure_source, text_source, with_values
from sarcgen.tables.keys import Keys


def edited(text: str, values: dict[str, str | None]) -> str:
    paths: dict[Keys, str | None] = {tuple(path.split(".")): v for path, v in values.items()}
    return with_values(text.encode(), paths).decode()


@pytest.mark.parametrize(
    ("before", "values", "after"),
    [
        ("a: 1\n", {}, "a: 1\n"),
        ("a: 1  # so\nb: 2\n", {"a": "3"}, "a: 3  # so\nb: 2\n"),
        ("a:\nb: 2\n", {"a": "3"}, "a: 3\nb: 2\n"),
        ("a:   # so\nb: 2\n", {"a": "3"}, "a: 3   # so\nb: 2\n"),
        ('a: "--"\n', {"a": "3"}, "a: 3\n"),
        ("a: 'x'\n", {"a": '"--"'}, 'a: "--"\n'),
        ("a: 1 # so\n", {"a": None}, "a: # so\n"),
        ("a: {b: , c: }\n", {"a.b": "1"}, "a: {b: 1, c: }\n"),
        ("a: {b: , c: }\n", {"a.b": "1", "a.c": "2"}, "a: {b: 1, c: 2}\n"),
        ("a: {b: 1, c: 2}\n", {"a.b": None}, "a: {b: , c: 2}\n"),
        ("a: {b: 1}\n", {"a.c": "2"}, "a: {b: 1, c: 2}\n"),
        ("a: { b: 1 }\n", {"a.c": "2"}, "a: { b: 1, c: 2 }\n"),
        ("a: {b: , c: }\n", {"a.c": "2", "a.d": "3"}, "a: {b: , c: 2, d: 3}\n"),
        ("a: {b: , c: }\n", {"a.d": "3"}, "a: {b: , c: , d: 3}\n"),
        ("a: {b: 1, c: 2}\n", {"a.c": "5", "a.d": "3"}, "a: {b: 1, c: 5, d: 3}\n"),
        ("a: {}\n", {"a.c": "2"}, "a: {c: 2}\n"),
        ("a: {b: 1,}\n", {"a.c": "2"}, "a: {b: 1,c: 2}\n"),
        ("a:\n  b: 1\nd: 4\n", {"a.c": "2"}, "a:\n  b: 1\n  c: 2\nd: 4\n"),
        ("a:\n    b: 1\n", {"a.c": "2"}, "a:\n    b: 1\n    c: 2\n"),
        ("a:\n  b: 1", {"a.c": "2"}, "a:\n  b: 1\n  c: 2\n"),
        ("a: 1\n", {"b.c.d.e": "2"}, "a: 1\nb:\n  c:\n    d: {e: 2}\n"),
        ("a:\nb: 1\n", {"a.c": "2"}, "a:\n  c: 2\nb: 1\n"),
        ("a: pending  # so\nb: 1\n", {"a.c": "2"}, "a:  # so\n  c: 2\nb: 1\n"),
        ("a: {b: pending}\n", {"a.b.c": "2"}, "a: {b: {c: 2}}\n"),
        (
            'a:\n  b:\n    c: "--"\n',
            {"a.b.c.d": "2", "a.b.c.e": "3"},
            "a:\n  b:\n    c: {d: 2, e: 3}\n",
        ),
        ("a:\n  b: {c: 1, d: 2}  # so\n", {"a.b": '"--"'}, 'a:\n  b: "--"  # so\n'),
        ("a:\n  b:\n    c: 1\n    d: 2\n  e: 3\n", {"a.b": '"--"'}, 'a:\n  b: "--"\n  e: 3\n'),
        ("t: |\n  x\n  y\n\nb: 1\n", {"c": "2"}, "t: |\n  x\n  y\n\nb: 1\nc: 2\n"),
        ("b: 1\nt: |\n  x\n\n# end\n", {"c": "2"}, "b: 1\nt: |\n  x\nc: 2\n\n# end\n"),
        ("t: |\n  x\n\nb: 1\n", {"t": "2"}, "t: 2\n\nb: 1\n"),
        ("a: 1\r\nb:\r\n", {"b": "2", "c": "3"}, "a: 1\r\nb: 2\r\nc: 3\r\n"),
        ("\ufeffa:\n", {"a": "1"}, "\ufeffa: 1\n"),
        ("é: ü\na:\n", {"a": "1"}, "é: ü\na: 1\n"),
        ('"1":\n"2": 2\n', {"1": "1"}, '"1": 1\n"2": 2\n'),
        ("a: 1\n", {"2022-23.no": "1"}, 'a: 1\n"2022-23":\n  "no": 1\n'),
        ("a:\n  b:\n    c: 1\n", {"a.b.d": "2", "a.e": "3", "f": "4"},
         "a:\n  b:\n    c: 1\n    d: 2\n  e: 3\nf: 4\n"),
    ],
)  # fmt: skip
def test_only_what_is_put_changes(before: str, values: dict[str, str | None], after: str) -> None:
    assert edited(before, values) == after


def test_keys_with_comments_among_them_are_not_replaced() -> None:
    with pytest.raises(TypeError):
        edited("a:\n  # why\n  b: 1\n", {"a": '"--"'})


def test_a_path_into_a_list_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        edited("a: [1, 2]\n", {"a.b": "1"})


@pytest.mark.parametrize(
    "text",
    ["Oak School", "Oak: a school", "(209) 555-0100", "O'Neill", 'The "Oak"', "12", "yes", "1-2",
     "K-6", "a, b {c}", "#1 Way", "x # y", "- a", "Peña", "2019-10-01", "1:30", "@home", "%5"],
)  # fmt: skip
def test_texts_are_read_back_as_texts(text: str) -> None:
    written = text_source(text)
    assert yaml.safe_load(f"a: {written}")["a"] == text
    assert yaml.safe_load(f"{{a: {written}, b: 1}}")["a"] == text


def test_figures_are_typed_bare_and_the_word_for_withheld_in_quotes() -> None:
    assert figure_source("12.5") == "12.5"
    assert figure_source("not reported") == "not reported"
    assert figure_source("--") == '"--"'
