"""A card's figures as JSON, with one line for each figure, and back."""

from __future__ import annotations

import json
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from sarcgen.figures.document import Card, Head

_WIDTH: Final = 200

_scalar: Final = json.JSONEncoder(ensure_ascii=False).encode

_Form = TypeVar("_Form", Card, Head)


class NotACard(ValueError):
    """A file is not the JSON of a card.

    Args:
        message: a sentence without anything that stands in the file.
        line, column: where, counted from 1.
    """

    def __init__(self, message: str, line: int = 1, column: int = 1) -> None:
        super().__init__(message)
        self.line = line
        self.column = column


def card_json(card: Card) -> bytes:
    """The card in UTF-8; whatever fits on a line stands on one."""
    absent = {"principal_message"} if card.principal_message is None else None
    data = card.model_dump(mode="json", by_alias=True, exclude=absent)
    return (_text(data) + "\n").encode("utf-8")


def read_card(content: bytes) -> Card:
    """The card that a file holds.

    Raises:
        NotACard: it is not JSON, or not of this form.
    """
    return _read(content, Card)


def read_head(content: bytes) -> Head:
    """Which card a file holds; its tables are not looked at.

    Raises:
        NotACard: it is not JSON, or its head is not of this form.
    """
    return _read(content, Head)


def _read(content: bytes, form: type[_Form]) -> _Form:
    try:
        return form.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
    try:
        json.loads(content.decode("utf-8"))
    except json.JSONDecodeError as broken:
        raise NotACard("It is not JSON.", broken.lineno, broken.colno) from None
    except (UnicodeDecodeError, RecursionError):
        raise NotACard("It is not JSON in UTF-8.") from None
    place = ".".join(map(str, first["loc"])) or "the whole"
    raise NotACard(f"It is not a card's JSON: {place} is not of the form.") from None


def _text(node: Any, depth: int = 0) -> str:
    """JSON on one line where that is short, else one line for each part."""
    if isinstance(node, dict):
        parts = [f"{_scalar(key)}: {_text(value, depth + 1)}" for key, value in node.items()]
        first, last = "{}"
    elif isinstance(node, list):
        parts = [_text(value, depth + 1) for value in node]
        first, last = "[]"
    else:
        return _scalar(node)
    flat = f"{first}{', '.join(parts)}{last}"
    if not parts or (len(flat) + depth < _WIDTH and "\n" not in flat):
        return flat
    indent = " " * (depth + 1)
    inside = ",\n".join(f"{indent}{part}" for part in parts)
    return f"{first}\n{inside}\n{' ' * depth}{last}"
