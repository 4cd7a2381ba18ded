"""A document and a model class become a model, or all problems with their places."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import Any, Final, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError

from sarcgen.problems import Problem
from sarcgen.reading.document import Document, Key, Path
from sarcgen.reading.messages import UNKNOWN_KEY, sentence_for

Model = TypeVar("Model", bound=BaseModel)
_KEY_MARK: Final = "[key]"


def validate(
    document: Document, model: type[Model], also: Sequence[str] = ()
) -> tuple[Model | None, list[Problem]]:
    """Checks shape and type of a document.

    Args:
        document: as it was read.
        model: the class of its root.
        also: keys that the file may have beside those of the model, for suggestions.

    Returns:
        The model and no problems, or None and every problem found.
    """
    if not isinstance(document.data, dict):
        message = (
            "The file must hold keys with values, as “sarcgen new” writes it: edition, contact and"
            " so on."
        )
        return None, [Problem(document.mark(()), "S111", message)]
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False, include_context=False)
    return None, [_problem(document, model, dict(detail), also) for detail in found]


def _problem(
    document: Document, model: type[BaseModel], detail: dict[str, Any], also: Sequence[str]
) -> Problem:
    error_type = str(detail["type"])
    path, about_key = _data_path(document, detail["loc"], error_type)
    if about_key and error_type == "enum":
        error_type = UNKNOWN_KEY
    field = str(path[-1]) if path else ""
    known = [*known_keys(model, path[:-1]), *(also if len(path) == 1 else ())]
    code, message = sentence_for(error_type, str(detail["msg"]), field, known)
    about_key = about_key or error_type == UNKNOWN_KEY
    mark = document.key_mark(path) if about_key else document.mark(path)
    return Problem(mark, code, message, field=".".join(str(key) for key in path))


def _data_path(document: Document, location: Sequence[Key], error_type: str) -> tuple[Path, bool]:
    """The path in the data for a pydantic location, which may hold marks of pydantic's own."""
    path: Path = ()
    about_key = False
    for key in location:
        if key == _KEY_MARK:
            about_key = True
        elif document.places.key((*path, key)) is not None:
            path = (*path, key)
    if error_type == "missing":
        path = (*path, location[-1])
    return path, about_key


def known_keys(model: Any, path: Path) -> list[str]:
    """The keys that are possible below ``path`` in the data of ``model``."""
    place = _descend(model, path)
    if isinstance(place, type) and issubclass(place, BaseModel):
        return list(place.model_fields)
    if get_origin(place) is dict:
        key = _bare(get_args(place)[0])
        if isinstance(key, type) and issubclass(key, Enum):
            return [str(member.value) for member in key]
    return []


def _bare(annotation: Any) -> Any:
    """An annotation without its metadata and without the None or NoValue beside it."""
    if hasattr(annotation, "__metadata__"):
        return _bare(get_args(annotation)[0])
    return annotation


def _descend(model: Any, path: Path) -> Any:
    place = _bare(model)
    for key in path:
        if isinstance(place, type) and issubclass(place, BaseModel):
            field = place.model_fields.get(str(key))
            place = _bare(field.annotation) if field is not None else None
        elif get_origin(place) in (dict, list):
            place = _bare(get_args(place)[-1])
        else:
            return None
    return place
