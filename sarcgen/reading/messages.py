"""A pydantic error as a problem code and one plain sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Final

from sarcgen.findings.repeatable import may_be_repeated

UNKNOWN_KEY: Final = "extra_forbidden"
GROUP: Final = (
    "Here belongs a group of keys, each on a line of its own below, indented, with a colon and a"
    " blank after it."
)
_LIST: Final = "Here belongs a list: one item on each line below, after a dash and a blank."
_SENTENCES: Final = {
    "dict_type": ("S111", GROUP),
    "model_type": ("S111", GROUP),
    "model_attributes_type": ("S111", GROUP),
    "list_type": ("S111", _LIST),
    "tuple_type": ("S111", _LIST),
    "string_type": ("S111", "Here belongs a text."),
}
_MISSING: Final = {
    "edition": ' Add it, as in edition: "2018-19".',
    "grades": " Add it, as in grades: K-6.",
}
_OWN_CODE: Final = re.compile(r"[A-Z]\d{3}\Z")
_MOST_LISTED: Final = 20
_END_OF_A_NUMBER: Final = re.compile(r"\d{3}(\.\d+)?\Z", re.ASCII)


def sentence_for(
    error_type: str, message: str, field: str, known: Sequence[str]
) -> tuple[str, str]:
    """The code and sentence for one error.

    Args:
        error_type: pydantic's error type; our own validators use the problem code as type.
        message: the message of our own validators; ignored for pydantic's, which may repeat
            input, but for that of a closed list of words.
        field: the last key of the path.
        known: the keys that are possible at this place, for suggestions.
    """
    if _OWN_CODE.match(error_type):
        return error_type, message
    if error_type == UNKNOWN_KEY:
        return "S101", unknown_key(field, known)
    if error_type == "enum":
        return "S109", f"{message.replace('Input should be', 'Write')}."
    if error_type == "missing":
        return "S102", f"{named(field)} is missing.{_MISSING.get(field, ' Add it.')}"
    return _SENTENCES.get(error_type, ("S100", "This value does not fit here."))


def named(key: str) -> str:
    """A key as the subject of a sentence; not repeated where it may be a figure."""
    if may_be_repeated(key):
        return f"The key “{key}”"
    return "This key"


def unknown_key(field: str, known: Sequence[str]) -> str:
    """What to say of a key that means nothing at its place."""
    if _END_OF_A_NUMBER.match(field):
        return "A comma ends the value here. Write numbers without commas, as in 1234."
    sentence = f"{named(field)} is not known here."
    words = [] if field.isdigit() else [k.casefold() for k in known]
    close = get_close_matches(field.casefold(), words, n=1, cutoff=0.6)
    if close:
        meant = next(k for k in known if k.casefold() == close[0])
        return f"{sentence} Did you mean “{meant}”?"
    if 0 < len(known) <= _MOST_LISTED:
        return f"{sentence} Possible are: {', '.join(known)}."
    return f"{sentence} “sarcgen schema” lists the keys."
