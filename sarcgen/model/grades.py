"""Which grades a school serves, as a file says it: K-6, or 7-8, 10."""

from __future__ import annotations

from typing import Annotated, Final

from pydantic import PlainValidator

from sarcgen.model.fields import refuse
from sarcgen.model.forms import Examples, Form, any_case
from sarcgen.model.vocabulary import SERVED_GRADES, Grade

_HOW_GRADES: Final = (
    "Write the grades served as in K-6, 7-8 or 9-12; transitional kindergarten counts as K."
)


def _grades(raw: object) -> tuple[Grade, ...]:
    order = [grade.value for grade in SERVED_GRADES]
    items = raw if isinstance(raw, list) else str(raw or "").replace(" ", "").split(",")
    served: set[str] = set()
    for item in items:
        first, dash, last = str(item).strip().upper().replace("–", "-").partition("-")
        last = last if dash else first
        if first not in order or last not in order or order.index(first) > order.index(last):
            refuse("S108", _HOW_GRADES)
        served.update(order[order.index(first) : order.index(last) + 1])
    if not served:
        refuse("S108", _HOW_GRADES)
    return tuple(grade for grade in SERVED_GRADES if grade.value in served)


def _grades_form() -> Form:
    order = [grade.value for grade in SERVED_GRADES]
    ranges = "|".join(
        f"{any_case([first])}( *[-–] *({any_case(order[place:])}))?"
        for place, first in enumerate(order)
    )
    number = {"minimum": 1, "maximum": 12}
    items = {"type": ["string", "integer"], "pattern": f"^ *({ranges}) *$", **number}
    return Form(
        "the grades served, as in K-6, 7-8 or 9-12",
        f"( *({ranges}) *(,(?=.)|$))+",
        {"type": ["integer", "array"], **number, "items": items, "minItems": 1},
        words=False,
        blank=False,
    )


GradesField = Annotated[
    tuple[Grade, ...],
    PlainValidator(_grades),
    _grades_form(),
    Examples("K-6", "9-12"),
]
