"""A message from the principal, with a photo or without: a local addition at the card's head."""

from __future__ import annotations

from typing import Annotated, Final, final

from pydantic import Field, PlainValidator

from sarcgen.model.base import Part
from sarcgen.model.fields import read_text, refuse
from sarcgen.model.forms import ANY_TEXT, Examples, Form
from sarcgen.model.narrative import LANGUAGE_KEYS, NarrativeField
from sarcgen.model.values import NoValue
from sarcgen.paths import leads_below

PLACE: Final = "principal_message"
"""The key under which it stands."""

BESIDE: Final = (
    "Write the name of a picture that lies beside this file, as in principal.jpg, or in a folder"
    " beside it, as in photos/principal.jpg. No other folders, and no web addresses."
)
_PART: Final = r"(?!\.{0,2}(/|$))[^\x00-\x1f\x7f\\:/]+"


def _photo(raw: object) -> str | None:
    name = read_text(raw)
    if isinstance(name, NoValue):
        return None
    if not leads_below(name):
        refuse("S126", BESIDE)
    return name


@final
class PrincipalMessage(Part):
    """What stands at the head of the card, before the state's content; no rule asks for it."""

    photo: Annotated[
        str | None,
        PlainValidator(_photo),
        Form(
            "the name of a JPEG, PNG or WebP picture beside this file",
            rf"(?!\s*[/~]){_PART}(/{_PART})*",
            words=False,
        ),
        Examples("principal.jpg", "photos/principal.png"),
        Field(default=None),
    ]
    """A photo of the principal. The card holds a small copy without place, time and other notes of
    the camera. Show grown-ups who agreed, no children."""

    photo_alternative: Annotated[
        NarrativeField,
        Form(
            "a plain sentence, or one for each language",
            ANY_TEXT,
            words=False,
            languages=LANGUAGE_KEYS,
        ),
        Examples(
            "Ms. Henrietta Vale stands at the school gate and waves.",
            "Mr. Ambrose Tully stands in the library and holds a book.",
        ),
    ]
    """What the photo shows, in a sentence, for parents who do not see it. Every photo needs it, in
    each language in which the text is given."""

    text: Annotated[
        NarrativeField,
        Form(
            "a text in Markdown, or one text for each language",
            ANY_TEXT,
            words=False,
            languages=LANGUAGE_KEYS,
        ),
        Examples(
            "Dear families, we are glad to show you how our students learned this year.",
            "Welcome! Please call me whenever this report leaves a question open.",
        ),
    ]
    """What the principal says to parents."""
