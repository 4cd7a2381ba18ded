"""Forms of e-mail and web addresses, telephone numbers and the CDS code."""

from __future__ import annotations

import pytest

from sarcgen.checks.contacts import (
    contact_forms,
    grade_span,
    grades_of_a_span,
    is_a_schools_code,
    is_email,
    is_phone,
    is_web_address,
)
from sarcgen.problems import Severity
from tests.support.cards import place_of
from tests.unit.checks.conftest import Run


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("rabia.minhas@pusd.org", True),
        ("a@c.k12.ca.us", True),
        ("gholman@scoe.net; jfriend@scoe.net", True),
        ("a@b.org, c@d.org", True),
        ("a@b.org / c@d.org", True),
        ("a@b.org and c@d.org", True),
        ("o'brien-smith+sarc@b.org", True),
        ("a@b", False),
        ("a b@c.org", False),
        ("a@@b.org", False),
        ("a@b@c.org", False),
        ("www.b.org", False),
        ("a@b.org; none", False),
        ("none", False),
        ("@b.org", False),
    ],
)
def test_an_email_address_has_one_at_and_a_dot_in_the_domain(text: str, *, right: bool) -> None:
    assert is_email(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("www.pomona.k12.ca.us", True),
        ("www.pusd.org/", True),
        ("pusd.org", True),
        ("https://a.example.org", True),
        ("HTTP://WWW.SCOE.NET/divisions/student_programs/?a=b#c", True),
        ("www.scoe.net:8080", True),
        ("www.a.org and www.b.org", True),
        ("www.a.org; www.b.org", True),
        ("pusd", False),
        ("www pusd org", False),
        ("http:/www.pusd.org", False),
        ("http//otis.alamedausd.ca", False),
        ("a@b.org", False),
        ("none", False),
        ("www.pusd", True),
        ("See our site.", False),
    ],
)
def test_a_web_address_has_a_host_with_a_dot(text: str, *, right: bool) -> None:
    assert is_web_address(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("(909) 397-4604", True),
        ("(909)397-4604", True),
        ("909.397.4604", True),
        ("707 839-6400", True),
        ("9093974604", True),
        ("909–397–4604", True),
        ("909/397-4604", True),
        ("1-800-555-0100", True),
        ("+1 909 397 4604", True),
        ("909-397-4604 ext. 12", True),
        ("909-397-4604, Ext 12", True),
        ("909-397-4604 x12", True),
        ("909-397-4604 extension 1234", True),
        ("909-397-4604/4605", True),
        ("(909) 397-4604 / (909) 397-4605", True),
        ("(909) 397-4604 or (909) 397-4605", True),
        ("397-4604", False),
        ("(909) 397-460", False),
        ("(909) 397-46045", False),
        ("(009) 397-4604", False),
        ("(109) 397-4604", False),
        ("909-397-HELP", False),
        ("call the office", False),
        # A placeholder, which another rule tells of
        ("000-000-0000", True),
    ],
)
def test_a_telephone_number_has_ten_digits(text: str, *, right: bool) -> None:
    assert is_phone(text) is right


@pytest.mark.parametrize(
    ("code", "right"),
    [
        ("19649076021869", True),
        ("01611196090013", True),
        ("58727365836164", True),
        ("34103480000001", True),
        ("00649076021869", False),
        ("59649076021869", False),
        ("99999999900017", False),
        ("19000006021869", False),
        ("19649070000000", False),
        ("00000000000000", False),
    ],
)
def test_a_code_of_a_school_has_a_county_a_district_and_a_school(code: str, *, right: bool) -> None:
    assert is_a_schools_code(code) is right


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "principal@graniteridge", "X161"),
        ("website", "graniteridge", "X162"),
        ("phone", "555-0142", "X163"),
        ("cds_code", "50-99999-0000000", "X165"),
        ("email", "not reported", None),
        ("website", "not reported", None),
        ("phone", None, None),
        ("cds_code", "not reported", None),
    ],
)
def test_each_field_of_the_school_has_its_code(
    high_school: Run, field: str, value: str | None, code: str | None
) -> None:
    found = high_school(contact_forms, {f"contact.{field}": value})
    assert [(p.code, p.field, p.severity) for p in found] == (
        [(code, f"contact.{field}", Severity.WARNING)] if code else []
    )
    assert all(value is not None and value not in problem.message for problem in found)


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("email", "superintendent", "X161"),
        ("website", "stillwater valley", "X162"),
        ("phone", "555-0100", "X163"),
    ],
)
def test_the_districts_contacts_are_told_of_in_its_own_file(
    high_school: Run, field: str, value: str, code: str
) -> None:
    (found,) = high_school(contact_forms, {}, {f"contact.{field}": value})
    assert (found.code, found.field) == (code, f"contact.{field}")
    assert place_of(found).startswith("_district.yaml:")


def test_the_cards_contacts_are_right(founding: Run, high_school: Run) -> None:
    assert founding(contact_forms) == []
    assert high_school(contact_forms) == []


@pytest.mark.parametrize(
    ("span", "grades"),
    [
        ("K-6", "K123456"),
        ("P-2", "K12"),
        ("TK–1", "K1"),
        ("Grades 3 to 5", "345"),
        ("K", "K"),
        ("08", "8"),
        ("6-K", None),
        ("P-Adult", None),
        ("Adult", None),
        ("13", None),
        ("K-6, 9", None),
        ("", None),
    ],
)
def test_a_span_is_read_as_the_directory_writes_it(span: str, grades: str | None) -> None:
    found = grades_of_a_span(span)
    assert found == (None if grades is None else frozenset(grades))


@pytest.mark.parametrize(
    ("span", "fires"),
    [
        ("K-12", False),
        ("P-12", False),
        ("K-11", True),
        ("1-12", True),
        ("9-12", True),
        ("all grades", False),
        ("not reported", False),
        (None, False),
    ],
)
def test_the_grade_span_holds_all_grades_served(
    later: Run, span: str | None, *, fires: bool
) -> None:
    found = later(grade_span, {"contact.grade_span": span})
    assert [(p.code, p.field, p.severity) for p in found] == (
        [("X167", "contact.grade_span", Severity.WARNING)] if fires else []
    )


def test_a_school_may_offer_grades_in_which_it_has_no_student(high_school: Run) -> None:
    assert high_school(grade_span, {"contact.grade_span": "6-12"}) == []
