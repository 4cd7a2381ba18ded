"""The data model as a tree of keys, for the JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Final, TypeVar, final, get_args, get_origin

from pydantic import BaseModel, BeforeValidator

from sarcgen.model.base import Row, WholeTable
from sarcgen.model.forms import Example, Examples, Form, Unit

Kind = TypeVar("Kind")

ANY_OTHER: Final = "*"
"""Stands in paths for any place of a list, and for a school year that no table prints."""


@final
@dataclass(frozen=True, slots=True)
class Node:
    """What stands behind one key: a value, a group of keys, years, or a list.

    Attributes:
        about: the model's own words about it; may be empty.
        form: of a value.
        unit: of a figure.
        examples: of a value.
        below: the keys of a group.
        of_closed_list: the keys of the group are rows or columns, not fields of the model.
        required: keys of the group that must be there.
        each_year: what stands behind every school year.
        item: what stands at every place of a list.
        one_word: a word for no figure may replace the group.
        blank: the group or list may be left without content.
    """

    about: str
    form: Form | None = None
    unit: str = ""
    examples: tuple[Example, ...] = ()
    below: Mapping[str, Node] = field(default_factory=dict)
    of_closed_list: bool = False
    required: tuple[str, ...] = ()
    each_year: Node | None = None
    item: Node | None = None
    one_word: bool = False
    blank: bool = False


def root_of(model: type[BaseModel], without: Sequence[str] = ()) -> Node:
    """The tree of a model.

    Args:
        model: class of a file's root.
        without: keys to leave out at its top; then nothing else has to be there either.

    Raises:
        TypeError: a field says nothing about its form.
    """
    root = _node(model, (), "")
    if not without:
        return root
    below = {key: node for key, node in root.below.items() if key not in without}
    return Node(root.about, below=below, blank=True)


def _node(annotation: Any, metadata: Sequence[Any], about: str) -> Node:
    if hasattr(annotation, "__metadata__"):
        bare, *more = get_args(annotation)
        return _node(bare, [*more, *metadata], about)
    whole = any(isinstance(part, WholeTable) for part in metadata)
    blank = whole or any(isinstance(part, BeforeValidator) for part in metadata)
    form = _last(metadata, Form)
    if form is not None:
        unit, examples = _last(metadata, Unit), _last(metadata, Examples)
        return Node(
            about,
            form=form,
            unit=unit.name if unit else "",
            examples=examples.values if examples else (),
        )
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _group(annotation, about, blank=blank)
    if get_origin(annotation) is dict:
        key, value = get_args(annotation)
        child = _node(value, (), "")
        if isinstance(key, type) and issubclass(key, Enum):
            keys = {str(member.value): child for member in key}
            return Node(about, below=keys, of_closed_list=True, one_word=whole, blank=blank)
        return Node(about, each_year=child, blank=blank)
    if get_origin(annotation) is list:
        return Node(about, item=_node(get_args(annotation)[0], (), ""), blank=blank)
    raise TypeError(f"{annotation}: a field of the model needs a Form beside it")


def _group(model: type[BaseModel], about: str, *, blank: bool) -> Node:
    fields = model.model_fields
    one_word = issubclass(model, Row)
    return Node(
        about,
        below={
            name: _node(
                field.annotation, field.metadata, " ".join((field.description or "").split())
            )
            for name, field in fields.items()
        },
        required=tuple(name for name, field in fields.items() if field.is_required()),
        one_word=one_word,
        blank=blank or one_word,
    )


def _last(metadata: Sequence[Any], kind: type[Kind]) -> Kind | None:
    return next((part for part in reversed(metadata) if isinstance(part, kind)), None)
