"""What all parts of the data model share."""

from __future__ import annotations

from enum import Enum
from typing import Any, Final, final

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, core_schema

from sarcgen.model.fields import is_word, refuse


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
            return dict.fromkeys(cls.model_fields, _word_for("row", raw))
        return raw


def _word_for(what: str, raw: str) -> str:
    """The word that stands for all figures of a row or table; refuses any other text."""
    if not is_word(raw):
        refuse(
            "S111",
            f"Here belongs a group of keys, or one word for the whole {what}: --, N/A, not reported"
            " or pending.",
        )
    return raw


@final
class WholeTable:
    """Beside the rows of a table in the model: one word may stand for all its figures.

    ``graduation_by_group: pending`` says of every student group what ``asian: pending`` says of
    one. A key still without a value counts as a table still to be filled.

    Args:
        rows: the closed list of the table's rows.
    """

    def __init__(self, rows: type[Enum]) -> None:
        self._rows = rows

    def _read(self, raw: object) -> object:
        if isinstance(raw, str):
            return dict.fromkeys((row.value for row in self._rows), _word_for("table", raw))
        return {} if raw is None else raw

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self._read, handler(source))


def _empty_if_none(raw: object) -> object:
    return {} if raw is None else raw


EMPTY: Final = BeforeValidator(_empty_if_none)
"""Lets a key that is still without a value count as a group of keys still to be filled."""
