"""What stands at many keys is written once."""

from __future__ import annotations

from typing import Any

from sarcgen.records.schema_definitions import Definitions

COUNT: dict[str, Any] = {"type": "integer"}
SHARE: dict[str, Any] = {"type": "number"}


def test_what_several_keys_refer_to_is_a_definition_and_what_one_does_stands_in_place() -> None:
    definitions = Definitions()
    root = {
        "properties": {
            "a": {"title": "A", **definitions.refer("count", COUNT)},
            "b": {"title": "B", **definitions.refer("other", dict(COUNT))},
            "c": {"title": "C", **definitions.refer("share", SHARE)},
        }
    }
    assert definitions.attached_to(root) == {
        "properties": {
            "a": {"title": "A", "$ref": "#/$defs/count"},
            "b": {"title": "B", "$ref": "#/$defs/count"},
            "c": {"title": "C", "type": "number"},
        },
        "$defs": {"count": COUNT},
    }


def test_two_schemas_that_want_one_name_get_two() -> None:
    definitions = Definitions()
    assert definitions.refer("x", COUNT) == {"$ref": "#/$defs/x"}
    assert definitions.refer("x", SHARE) == {"$ref": "#/$defs/x-2"}
    assert definitions.refer("x", SHARE) == {"$ref": "#/$defs/x-2"}


def test_a_definition_within_another_counts_for_the_other_alone() -> None:
    definitions = Definitions()
    row = {"properties": {"n": {"title": "N", **definitions.refer("count", COUNT)}}}
    root = {"properties": {k: definitions.refer("row", row) for k in "ab"}}
    assert definitions.attached_to(root)["$defs"] == {
        "row": {"properties": {"n": {"title": "N", "type": "integer"}}}
    }


def test_a_key_of_the_name_of_a_keyword_is_no_reference() -> None:
    definitions = Definitions()
    root = {"properties": {"$ref": {"title": "A", **definitions.refer("count", COUNT)}}}
    assert definitions.attached_to(root)["properties"]["$ref"]["type"] == "integer"
