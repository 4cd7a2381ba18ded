"""Values in JSON Schema: what is accepted, and the words that may stand instead of a figure.

Everything is said flat, in one ``type`` and one ``pattern``: of alternatives (``anyOf``), editors
show the title once for each, and their messages are about the wrong one.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from sarcgen.model.fields import WORDS
from sarcgen.model.forms import ANY_TEXT, Form, any_case
from sarcgen.model.values import NoValue
from sarcgen.records.schema_nodes import Node

MEANINGS: Final = {
    NoValue.WITHHELD: "the state has withheld it",
    NoValue.NOT_APPLICABLE: "the cell asks for no data",
    NoValue.NOT_REPORTED: "it is knowingly left blank; the card prints a blank",
    NoValue.PENDING: "the state has not released it yet",
}
_OWN: Final = (NoValue.NOT_APPLICABLE, NoValue.NOT_REPORTED)
"""Offered for what the school or district supplies itself. There is nobody to withhold it."""

_TRUTHS: Final = ("yes", "no")
"""Words that YAML 1.1 does not read as text unless they stand in quotes."""

_PENDING: Final = any_case([NoValue.PENDING.value])
_ROW: Final = "Here belongs a group of keys, or one word for all of them: "


def value_schema(form: Form, unit: str, *, of_the_state: bool) -> dict[str, Any]:
    """What is accepted as a value.

    Args:
        form: what its reader accepts.
        unit: what a figure counts; may be empty.
        of_the_state: it may be pending; what the school or district supplies itself never is.
    """
    schema: dict[str, Any] = {"type": _types(form), **_without_type(form)}
    if form.pattern:
        schema["pattern"] = _pattern(form, of_the_state=of_the_state)
    if form.languages:
        schema["patternProperties"] = {form.languages: _in_one_language(schema["pattern"])}
        schema["additionalProperties"] = False
    schema["errorMessage"] = _write(form, of_the_state=of_the_state)
    snippets = [_snippet(word) for word in form.choices]
    if form.words:
        snippets += _word_snippets(of_the_state=of_the_state)
    if snippets:
        schema["defaultSnippets"] = snippets
    if unit:
        schema["x-unit"] = unit
    return schema


def row_schema(*, of_the_state: bool) -> dict[str, Any]:
    """What is accepted in place of a row's group of keys: one word for all its figures."""
    return {
        "type": ["object", "string", "null"],
        "pattern": f"^({_accepted(of_the_state=of_the_state)})$",
        "patternErrorMessage": f"{_ROW}{offered(of_the_state=of_the_state)}.",
        "defaultSnippets": _word_snippets(of_the_state=of_the_state),
    }


def manner(node: Node, *, of_the_state: bool) -> str:
    """How a value or row is written, in a sentence or two; empty for other groups."""
    if node.one_word:
        words = offered(of_the_state=of_the_state)
        return f"One word may stand for all that is below it: {words}."
    if node.form is None:
        return ""
    unit = f"Unit: {node.unit}. " if node.unit else ""
    return f"{unit}{_write(node.form, of_the_state=of_the_state)}"


def offered(*, of_the_state: bool) -> str:
    """The words for no figure that a person should think of, in a row."""
    words = [_typed(word.value) for word in _offered(of_the_state=of_the_state)]
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _types(form: Form) -> list[str]:
    given = form.keywords.get("type", [])
    types = [given] if isinstance(given, str) else list(given)
    types.append("string")
    if form.languages:
        types.append("object")
    return [*types, "null"] if form.blank else types


def _without_type(form: Form) -> dict[str, Any]:
    return {key: value for key, value in form.keywords.items() if key != "type"}


def _pattern(form: Form, *, of_the_state: bool) -> str:
    if not form.words:
        return f"^({form.pattern})$"
    if form.pattern == ANY_TEXT:
        return f"^{form.pattern}$" if of_the_state else f"^(?!({_PENDING})$){form.pattern}$"
    return f"^({form.pattern}|{_accepted(of_the_state=of_the_state)})$"


def _accepted(*, of_the_state: bool) -> str:
    return any_case(
        word for word, why in WORDS.items() if of_the_state or why is not NoValue.PENDING
    )


def _offered(*, of_the_state: bool) -> Sequence[NoValue]:
    return tuple(MEANINGS) if of_the_state else _OWN


def _write(form: Form, *, of_the_state: bool) -> str:
    none = f"; where there is none, {offered(of_the_state=of_the_state)}" if form.words else ""
    return f"Write {form.wanted}{none}."


def _word_snippets(*, of_the_state: bool) -> list[dict[str, str]]:
    return [_snippet(why.value, MEANINGS[why]) for why in _offered(of_the_state=of_the_state)]


def _snippet(word: str, description: str = "") -> dict[str, str]:
    about = {"description": description} if description else {}
    return {"label": word, "body": _typed(word), **about}


def _typed(word: str) -> str:
    """A word as it should stand in the file, for other tools' sake."""
    return f'"{word}"' if word == "--" or word.casefold() in _TRUTHS else word


def _in_one_language(pattern: str) -> dict[str, Any]:
    return {
        "title": "Text in one language",
        "description": "The text in the language of this key, in Markdown: en for English, es for"
        " Spanish, and other codes of that kind.",
        "examples": ["The plan was last reviewed in October 2019.", "not reported"],
        "type": ["string", "null"],
        "pattern": pattern,
    }
