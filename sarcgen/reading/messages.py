"""A pydantic error as a problem code and one plain sentence."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any, Final

_SENTENCES: Final = {
    "missing": ("S102", "The key “{field}” is missing. Add it."),
    "dict_type": ("S111", "Here belongs a group of keys, one on each line below, indented."),
    "model_type": ("S111", "Here belongs a group of keys, one on each line below, indented."),
    "model_attributes_type": (
        "S111",
        "Here belongs a group of keys, one on each line below, indented.",
    ),
    "list_type": ("S111", "Here belongs a list: one item on each line below, after a dash."),
    "tuple_type": ("S111", "Here belongs a list: one item on each line below, after a dash."),
    "string_type": ("S111", "Here belongs a text."),
}


def sentence_for(
    error_type: str, message: str, field: str, known: Sequence[str]
) -> tuple[str, str]:
    """The code and sentence for one error.

    Args:
        error_type: pydantic's error type; our own validators use the problem code as type.
        message: the message of our own validators; ignored for pydantic's, which repeat input.
        field: the last key of the path.
        known: the keys that are possible at this place, for suggestions.
    """
    if error_type[1:].isdigit() and len(error_type) == 4:
        return error_type, message
    if error_type in ("extra_forbidden", "enum"):
        return "S101", unknown_key(field, known)
    code, text = _SENTENCES.get(error_type, ("S100", "This value does not fit here."))
    return code, text.format(field=field)


def unknown_key(field: str, known: Sequence[str]) -> str:
    """What to say of a key that means nothing at its place."""
    close = get_close_matches(field.casefold(), [k.casefold() for k in known], n=1, cutoff=0.6)
    if close:
        meant = next(k for k in known if k.casefold() == close[0])
        return f"The key “{field}” is not known here. Did you mean “{meant}”?"
    if 0 < len(known) <= 12:
        return f"The key “{field}” is not known here. Possible are: {', '.join(known)}."
    return f"The key “{field}” is not known here. “sarcgen schema” lists the keys."


def is_own(error: dict[str, Any]) -> bool:
    """Whether the error comes from one of our validators."""
    kind = str(error["type"])
    return len(kind) == 4 and kind[1:].isdigit()
