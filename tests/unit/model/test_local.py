from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from sarcgen.model.local import Local, LocalField

READER: TypeAdapter[list[Local]] = TypeAdapter(LocalField)


def test_an_entry_has_a_field_and_a_reason() -> None:
    (entry,) = READER.validate_python([{"field": "contact", "reason": "She left."}])
    assert (entry.field, entry.reason) == ("contact", "She left.")


def test_nothing_is_an_empty_list() -> None:
    assert READER.validate_python(None) == []


@pytest.mark.parametrize("missing", ["field", "reason"])
@pytest.mark.parametrize("value", ["", "pending", None])
def test_neither_may_be_left_out_or_be_a_word_for_no_figure(missing: str, value: object) -> None:
    entry = {"field": "contact", "reason": "She left.", missing: value}
    with pytest.raises(ValidationError) as refused:
        READER.validate_python([entry])
    assert [error["type"] for error in refused.value.errors()] == ["S125"]
