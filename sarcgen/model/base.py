"""What all parts of the data model share."""

from __future__ import annotations

from typing import Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, model_validator

from sarcgen.model.fields import WORDS, refuse


class Part(BaseModel):
    """A group of keys in a file. Unknown keys are refused; nothing changes after reading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, hide_input_in_errors=True, use_attribute_docstrings=True
    )


class Row(Part):
    """A group of keys that may be replaced by one word (``--``, N/A, not reported, pending).

    The word then stands for every figure of the row: a student group that the state withheld is
    written ``asian: "--"``.
    """

    @model_validator(mode="before")
    @classmethod
    def _one_word(cls, raw: Any) -> Any:
        if raw is None:
            return {}
        if isinstance(raw, str):
            word = raw.strip().casefold()
            if any(word == known.casefold() for known in WORDS):
                return dict.fromkeys(cls.model_fields, raw)
            refuse(
                "S111",
                "Here belongs a group of keys, or one word for the whole row: --, N/A, not reported"
                " or pending.",
            )
        return raw


def _empty_if_none(raw: object) -> object:
    return {} if raw is None else raw


EMPTY: Final = BeforeValidator(_empty_if_none)
"""Lets a key that is still without a value count as a group of keys still to be filled."""
