"""The message from the principal: a local addition, the same in every edition.

No rule asks for it. Its title goes through ``gettext`` where it is printed, in ``present/``.
"""

from __future__ import annotations

from typing import Final

from sarcgen.edition.spec import NarrativeSpec
from sarcgen.edition.words import ProvidedBy


def _addition(name: str, title: str, key: str) -> NarrativeSpec:
    return NarrativeSpec(
        kind="narrative",
        number=0,
        id=name,
        title=title,
        provided_by=ProvidedBy.LEA,
        statute="",
        source=f"school.principal_message.{key}",
        required=False,
        cited="a local addition",
    )


MESSAGE: Final = _addition("principal-message", "A Message from the Principal", "text")
PHOTO_ALTERNATIVE: Final = _addition(
    "principal-photo", "What the principal's photo shows", "photo_alternative"
)
