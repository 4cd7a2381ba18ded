"""The message from the principal, which stands before all that the state's format asks for."""

from __future__ import annotations

from typing import Final

from sarcgen.edition.message import MESSAGE, PHOTO_ALTERNATIVE
from sarcgen.model.entities import School
from sarcgen.model.message import PLACE
from sarcgen.model.narrative import Narrative
from sarcgen.tables.raw import RawMessage, RawText

TEXT: Final = (PLACE, "text")
PHOTO: Final = (PLACE, "photo")
ALTERNATIVE: Final = (PLACE, "photo_alternative")
"""Where the parts of a message stand in a school's data."""


def message_of(school: School) -> RawMessage | None:
    """What a school's file has of a message; None where it has neither a text nor a photo."""
    message, principal = school.principal_message, school.contact.principal
    if message.photo is None and not isinstance(message.text, Narrative):
        return None
    return RawMessage(
        RawText(MESSAGE, TEXT, message.text),
        RawText(PHOTO_ALTERNATIVE, ALTERNATIVE, message.photo_alternative),
        principal if isinstance(principal, str) else "",
    )
