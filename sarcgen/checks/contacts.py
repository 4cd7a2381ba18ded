"""Contact details that cannot be right: nobody is reached by them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from sarcgen.checks.case import Case
from sarcgen.model.entities import DistrictContact, SchoolContact
from sarcgen.model.vocabulary import SERVED_GRADES, Grade
from sarcgen.problems import Problem

COUNTIES: Final = 58
"""Counties of California; the code numbers them in alphabetical order from 01."""

_SEVERAL: Final = re.compile(r" ?[;,|] ?| ?/ | (?:and|or|&|y|o) ")
_EMAIL: Final = re.compile(r"[^\s@,;<>()]+@[^\s@,;<>()/]+\.[^\W\d_]{2,}")
_HOST: Final = re.compile(
    r"(?:https?://)?[^\W_][\w-]*(?:\.[\w-]+)*\.[^\W\d_]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE
)
# Ten digits, with the country's 1 before or an extension or a second number's end behind them.
_PHONE: Final = re.compile(
    r"(?:\+?1[\s.-]*)?\(?([2-9]\d\d)\)?[\s.–—/-]*\d{3}[\s.–—-]*\d{4}"
    r"(?:\s*(?:/|,?\s*(?:ext|extension|x|#)\.?)\s*\d{1,6})?",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(r"\D*(\d)(?:\D*\1)+\D*")


def is_email(text: str) -> bool:
    """Whether a field holds e-mail addresses: one @, a dot in the domain, no blanks."""
    return _each(text, lambda part: _EMAIL.fullmatch(part) is not None)


def is_web_address(text: str) -> bool:
    """Whether a field holds web addresses: a host with a dot, with or without https://."""
    return _each(text, lambda part: _HOST.fullmatch(part) is not None)


def is_phone(text: str) -> bool:
    """Whether a field holds telephone numbers of ten digits in any usual writing.

    One digit all over is a placeholder, of which another rule tells.
    """
    return _DIGITS.fullmatch(text) is not None or _each(
        text, lambda part: _PHONE.fullmatch(part) is not None
    )


def _each(text: str, is_right: Callable[[str], bool]) -> bool:
    return is_right(text) or all(is_right(part) for part in _SEVERAL.split(text.rstrip(".")))


_FORMS: Final = (
    (
        "X161",
        "email",
        is_email,
        "This is no e-mail address. Write it as in name@district.org.",
    ),
    (
        "X162",
        "website",
        is_web_address,
        "This is no web address. Write it as in www.district.org or https://www.district.org.",
    ),
    (
        "X163",
        "phone",
        is_phone,
        "This is no telephone number. Write ten digits, the area code first, as in (916) 555-0100.",
    ),
)


def is_a_schools_code(code: str) -> bool:
    """Whether 14 digits can be a school's: county 01 to 58, then district and school not all zeros.

    A school part of zeros is the district's own code (state format 1.2).
    """
    county, district, school = code[:2], code[2:7], code[7:]
    return 1 <= int(county) <= COUNTIES and district.strip("0") != "" and school.strip("0") != ""


def contact_forms(case: Case) -> Iterator[Problem]:
    """E-mail, web and telephone of both contact tables, and the school's code."""
    yield from _of(case, "school", case.school.contact)
    yield from _of(case, "district", case.district.contact)
    code = case.school.contact.cds_code
    if isinstance(code, str) and not is_a_schools_code(code):
        yield case.finding(
            "X165",
            ("contact", "cds_code"),
            "No school can have this CDS code: it starts with the county, 01 to 58, and the"
            " district's five and the school's seven digits are not all zeros. Look it up in the"
            " state's school directory.",
        )


_SPAN: Final = re.compile(r"(?:grades? )?(?P<first>[a-z]+|\d+)(?: ?(?:-|–|to) ?(?P<last>\d+|k))?")
_BELOW_GRADE_1: Final = frozenset(("k", "kn", "kg", "tk", "p", "pk", "ps"))


def grades_of_a_span(text: str) -> frozenset[Grade] | None:
    """The grades of a span such as K-6, P-12 or 9-12; None where it is written otherwise."""
    match = _SPAN.fullmatch(text.strip().casefold())
    ends = [match["first"], match["last"] or match["first"]] if match else []
    names = ["K" if end in _BELOW_GRADE_1 else end.lstrip("0") for end in ends]
    order = [grade.value for grade in SERVED_GRADES]
    if not names or any(name not in order for name in names):
        return None
    first, last = map(order.index, names)
    return frozenset(SERVED_GRADES[first : last + 1]) if first <= last else None


def grade_span(case: Case) -> Iterator[Problem]:
    """The grade span of the state's directory holds all grades that the school serves.

    It may be wider: a school may offer grades in which it has no student. The directory of 2024-25
    writes K-8 and 9-12, and P for a school that has children before kindergarten.
    """
    span = case.school.contact.grade_span
    grades = grades_of_a_span(span) if isinstance(span, str) else None
    if grades is not None and not grades.issuperset(case.school.grades):
        yield case.finding(
            "X167",
            ("contact", "grade_span"),
            "The grade span leaves out grades that the school serves. Compare it with the state's"
            " school directory, and “grades” with the enrollment.",
        )


def _of(case: Case, entity: str, contact: SchoolContact | DistrictContact) -> Iterator[Problem]:
    for code, field, is_right, message in _FORMS:
        value = getattr(contact, field)
        if isinstance(value, str) and not is_right(value):
            yield case.finding(code, ("contact", field), message, entity)
