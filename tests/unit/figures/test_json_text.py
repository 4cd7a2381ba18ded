"""A card's JSON is written and read back, and anything else is refused with its place."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from sarcgen.figures.document import REASONS, UNITS, Card, Reason, Unit
from sarcgen.figures.json_text import NotACard, card_json, read_card, read_head
from sarcgen.figures.schema import schema_json
from tests.support.published import figures_of_card

SCHEMA = json.loads(schema_json())


@pytest.fixture(scope="module")
def card() -> Card:
    return figures_of_card("kellogg", "2018-19")


def test_a_card_is_read_back_as_it_was_written(card: Card) -> None:
    assert read_card(card_json(card)) == card


def test_the_head_tells_which_card_it_is(card: Card) -> None:
    head = read_head(card_json(card))
    assert (head.edition, head.language, head.draft) == ("2018-19", "en", False)
    assert head.school.name == "Kellogg Polytechnic Elementary School"
    assert head.school.cds_code == "19649076021869"
    assert head.district.code == "1964907"
    assert head.school.grades == ("K", "1", "2", "3", "4", "5", "6")


def test_every_figure_stands_on_a_line_of_its_own(card: Card) -> None:
    lines = card_json(card).decode("utf-8").splitlines()
    assert max(line.count('"printed"') for line in lines) == 1


def test_the_schema_is_one_and_the_card_fits_it(card: Card) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    data = json.loads(card_json(card))
    validator = Draft202012Validator(SCHEMA)
    assert list(validator.iter_errors(data)) == []
    spoiled = {**data, "tables": [{**data["tables"][0], "number": "one"}], "more": 1}
    assert len(list(validator.iter_errors(spoiled))) == 2


def test_the_schema_explains_every_reason_and_unit() -> None:
    for kind, words in ((Reason, REASONS), (Unit, UNITS)):
        listed = {
            entry["const"]: entry["description"]
            for entry in SCHEMA["$defs"][kind.__name__]["oneOf"]
        }
        assert listed == {word.value: words[word] for word in kind}  # type: ignore[index]


@pytest.mark.parametrize(
    ("content", "place", "says"),
    [
        (b"", (1, 1), "not JSON"),
        (b'{\n "version": 1,,\n}', (2, 15), "not JSON"),
        (b"\xff\xfe", (1, 1), "UTF-8"),
        (b"[]", (1, 1), "the whole"),
        (b'{"version": 2}', (1, 1), "not of the form"),
        (b"[" * 100_000, (1, 1), "JSON"),
    ],
)
def test_anything_else_is_refused(content: bytes, place: tuple[int, int], says: str) -> None:
    for read in (read_card, read_head):
        with pytest.raises(NotACard, match=says) as refused:
            read(content)
        assert (refused.value.line, refused.value.column) == place


def test_a_refusal_repeats_nothing_that_stands_in_the_file(card: Card) -> None:
    data = json.loads(card_json(card))
    data["tables"][3]["rows"][0]["figures"][0]["number"] = "7391"
    with pytest.raises(NotACard) as refused:
        read_card(json.dumps(data).encode())
    assert "7391" not in str(refused.value)
    assert "tables.3.rows.0.figures.0.number" in str(refused.value)
