"""A figure refuses every road to text, and opens only when it is asked to by name."""

from __future__ import annotations

import copy
import io
import json
import logging
import math
import operator
import pickle
import traceback
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final

import jinja2
import markupsafe
import pytest
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from sarcgen.model.entities import School
from sarcgen.model.values import Confidential, Count, Figure, Fte, Money, NoValue, Rate, reveal

NUMBER: Final = 8190
HIDDEN: Final = str(NUMBER)
KINDS: Final = [Count, Rate, Money, Fte]

ROADS_TO_TEXT: Final[dict[str, Callable[[Any], object]]] = {
    "str": str,
    "format": format,
    "format with specification": lambda f: format(f, "d"),
    "f-string": lambda f: f"{f}",
    "percent s": lambda f: "%s" % f,  # noqa: UP031 - the road under test
    "percent d": lambda f: "%d" % f,  # noqa: UP031
    "str.format": "{}".format,
    "print": lambda f: print(f, file=io.StringIO()),
    "join": lambda f: ", ".join(f for _ in range(2)),
    "concatenation": lambda f: "total " + f,
    "concatenation from the left": lambda f: f + " students",
    "bytes": bytes,
    "markupsafe.escape": markupsafe.escape,
    "Markup": lambda f: markupsafe.Markup("{}").format(f),
    "json": json.dumps,
    "json with str": lambda f: json.dumps([f], default=str),
    "pickle": pickle.dumps,
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "reduction": lambda f: f.__reduce_ex__(4),
    "state": lambda f: f.__getstate__(),
    "jinja": lambda f: jinja2.Environment(autoescape=True).from_string("{{ f }}").render(f=f),
    "jinja without escaping": lambda f: (
        jinja2.Environment(autoescape=False).from_string("{{ f }}").render(f=f)  # noqa: S701
    ),
    "jinja filter": lambda f: (
        jinja2.Environment(autoescape=True).from_string("{{ f|round }}").render(f=f)
    ),
    "jinja sum": lambda f: (
        jinja2.Environment(autoescape=True).from_string("{{ [f, f]|sum }}").render(f=f)
    ),
    "sandbox": lambda f: (
        ImmutableSandboxedEnvironment(autoescape=True).from_string("{{ f }}").render(f=f)
    ),
    "sandbox format": lambda f: (
        ImmutableSandboxedEnvironment(autoescape=True)
        .from_string("{{ '{}'.format(f) ~ f }}")
        .render(f=f)
    ),
}

ARITHMETIC: Final[dict[str, Callable[[Any], object]]] = {
    "int": int,
    "float": float,
    "complex": complex,
    "index": operator.index,
    "range": range,
    "Decimal": Decimal,
    "Fraction": Fraction,
    "len": len,
    "bool": bool,
    "not": operator.not_,
    "iteration": list,
    "hash": hash,
    "set": lambda f: {f},
    "key": lambda f: {f: 1},
    "abs": abs,
    "round": round,
    "floor": math.floor,
    "ceil": math.ceil,
    "trunc": math.trunc,
    "sqrt": math.sqrt,
    "negative": operator.neg,
    "positive": operator.pos,
    "sum": lambda f: sum([f]),
    "max": lambda f: max(f, 0),
    "sorted": lambda f: sorted([f, f]),
    "add": lambda f: f + 1,
    "add from the right": lambda f: 1 + f,
    "subtract": lambda f: f - 1,
    "subtract from the right": lambda f: 1 - f,
    "multiply": lambda f: f * 2,
    "multiply from the right": lambda f: 2 * f,
    "divide": lambda f: f / 2,
    "divide from the right": lambda f: 1 / f,
    "divide by a decimal": lambda f: Decimal(1) / f,
    "floor division": lambda f: f // 2,
    "floor division from the right": lambda f: 1 // f,
    "modulo": lambda f: f % 2,
    "modulo from the right": lambda f: 1 % f,
    "power": lambda f: f**2,
    "divmod": lambda f: divmod(f, 2),
    "equal": lambda f: f == NUMBER,
    "equal to another": lambda f: f == type(f)(Decimal(NUMBER)),
    "equal from the right": lambda f: f == NUMBER,
    "unequal": lambda f: f != NUMBER,
    "less": lambda f: f < NUMBER,
    "less from the right": lambda f: f > NUMBER,
    "at most": lambda f: f <= NUMBER,
    "more": lambda f: f > NUMBER,
    "at least": lambda f: f >= NUMBER,
    "chained": lambda f: 0 < f < 11,
    "among": lambda f: f in [1, 2],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("road", ROADS_TO_TEXT)
def test_every_road_to_text_is_closed(road: str, kind: type[Figure]) -> None:
    with pytest.raises(TypeError) as caught:
        ROADS_TO_TEXT[road](kind(Decimal(NUMBER)))
    assert HIDDEN not in str(caught.value)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("road", ARITHMETIC)
def test_arithmetic_and_comparison_are_closed(road: str, kind: type[Figure]) -> None:
    with pytest.raises(TypeError) as caught:
        ARITHMETIC[road](kind(Decimal(NUMBER)))
    assert HIDDEN not in str(caught.value)


@pytest.mark.parametrize("road", ["{{ f._open() }}", "{{ f._Figure__amount }}", "{{ f['_open'] }}"])
def test_a_template_in_the_sandbox_cannot_reach_inside(road: str) -> None:
    template = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=jinja2.StrictUndefined
    ).from_string(road)
    with pytest.raises(SecurityError):
        template.render(f=Count(Decimal(NUMBER)))


@pytest.mark.parametrize("kind", KINDS)
def test_a_representation_hides_the_number(kind: type[Figure]) -> None:
    figure = kind(Decimal(NUMBER))
    for shown in (repr(figure), f"{figure!r}", repr([figure]), repr({"total": figure})):
        assert HIDDEN not in shown
    assert repr(figure) == f"{kind.__name__}(hidden)"


def test_a_traceback_and_a_log_hide_the_number() -> None:
    figure = Count(Decimal(NUMBER))
    with pytest.raises(Confidential) as caught:
        str(figure)
    trace = traceback.TracebackException.from_exception(caught.value, capture_locals=True)
    described = "".join(trace.format())
    assert "Count(hidden)" in described
    assert HIDDEN not in described.replace("NUMBER", "")
    record = logging.LogRecord("x", logging.INFO, "f.py", 1, "%r", (figure,), None)
    assert record.getMessage() == "Count(hidden)"


def test_nothing_can_be_attached_to_a_figure() -> None:
    figure: Any = Count(Decimal(NUMBER))
    with pytest.raises(AttributeError):
        figure.label = "total"
    with pytest.raises(TypeError):
        vars(figure)


@pytest.mark.parametrize("kind", KINDS)
def test_a_figure_opens_by_name(kind: type[Figure]) -> None:
    assert reveal(kind(Decimal("37.50"))) == Decimal("37.50")
    assert str(reveal(kind(Decimal("37.50")))) == "37.50"


def test_the_message_of_a_closed_road_names_the_kind_only() -> None:
    with pytest.raises(Confidential, match="a percentage must pass the disclosure stage"):
        str(Rate(Decimal(NUMBER)))


def test_the_model_of_a_school_hides_its_figures() -> None:
    school = School.model_validate(
        {"edition": "2018-19", "grades": "K-6", "enrollment": {"total": HIDDEN}}
    )
    assert HIDDEN not in repr(school)
    assert HIDDEN not in str(school)
    with pytest.raises(Exception, match=r".") as caught:
        school.model_dump_json()
    assert HIDDEN not in str(caught.value)
    with pytest.raises(Confidential):
        copy.deepcopy(school)


def test_zero_is_a_figure_and_no_reason_for_none() -> None:
    assert isinstance(Count(Decimal(0)), Figure)
    assert not any(isinstance(reason, Figure) for reason in NoValue)
    assert len(NoValue) == 6
