"""Other doors: small numbers of students in texts, and wishes that name no row."""

from __future__ import annotations

import pytest

from sarcgen.checks.privacy import rows_to_hide, small_numbers_in_texts
from sarcgen.checks.small_numbers import tells_a_small_number
from tests.unit.checks.conftest import Run

TEXT = "narratives.parental_involvement"

TELLING = [
    "Three English learners were reclassified.",
    "We have 4 foster youth this year.",
    "We serve only four foster youths.",
    "This year 7 homeless students enrolled.",
    "This year seven of our homeless students met the standard.",
    "Two of the nine students with disabilities graduated.",
    "Of our foster youth, three met the standard.",
    "Of our foster youth, 3 were suspended.",
    "Among migrant students, only two passed.",
    "One Filipino student transferred.",
    "There are 10 African American students in grade 4.",
    "Five newly arrived English learners joined us.",
    "Six girls and many boys play football.",
    "Our school has **eight** Native Americans.",
    "Homeless students: 4",
    "Foster youth (3) get rides.",
    "All of the white students but one student passed.",
    "Results were good.\n\n- Black: 2 students met the standard\n- Asian: many",
    "Students with disabilities improved: 9 pupils exceeded the standard.",
    "Our two non-binary students feel safe.",
    "The 5 disadvantaged kids in the program did well.",
    "3 of 8 English learners are new.",
]
INNOCENT = [
    "Grade 3 students who are English learners read every day.",
    "Grades 3, 4 and 5 students who are homeless get help.",
    "Students in grades 4 through 6 with disabilities are included.",
    (
        "Six District-wide days of professional learning are concentrated around English Learners,"
        " Foster Youth, and Low-income Pupils."
    ),
    "There are 25 students with disabilities.",
    "About 10 percent of homeless students moved.",
    "About 10 percent of the homeless students moved.",
    "About 9% of English learners were reclassified.",
    "About 9.5 students in a hundred are English learners.",
    "In 2018 students with disabilities improved.",
    "Call (909) 397-4604 for students who are homeless.",
    "We hired two teachers for English learners.",
    "Four English learner specialists work here.",
    "One of our goals is to help students who are English learners.",
    "One of the best ways to support homeless students is listening.",
    "Each one of our students, English learners included, matters.",
    "Our number one priority is students with disabilities.",
    "A 1:1 program gives every student, foster youth included, a computer.",
    "Between 8:00 and 9:00 students with disabilities meet.",
    "Within 2 years students who are English learners are reclassified.",
    "Title 1 students and English learners get help.",
    "Three students won the spelling bee.",
    "Foster growth in all three students on the board.",
    "We have 3 to 5 parent representatives for English learners.",
    "Two whiteboards were bought for three students.",
    "At least two counselors see homeless students.",
    "The Boys and Girls Club meets with five students.",
    "We have 110 homeless students and 1,004 English learners.",
    "Page 3: students with disabilities.",
    "In 2-3 days students who are homeless get a bus pass.",
    "English learners (Goal 3) are our focus.",
    "English learners: 3 days of lessons a week.",
    "Children of two Caucasian countries visited three students.",
    "English learners get 4 hours of lessons.",
    "",
]


@pytest.mark.parametrize("sentence", TELLING)
def test_a_small_number_beside_a_group_is_found(sentence: str) -> None:
    assert tells_a_small_number(f"Welcome.\n\n{sentence}\n\nGoodbye.", "en")


@pytest.mark.parametrize("sentence", INNOCENT)
def test_an_ordinary_sentence_is_left_alone(sentence: str) -> None:
    assert not tells_a_small_number(f"Welcome to our school.\n\n{sentence}\n\nGoodbye.", "en")


TELLING_IN_SPANISH = [
    "Tres estudiantes sin hogar cumplieron el estándar.",
    "Tenemos 4 jóvenes de crianza temporal.",
    "Cinco de nuestros estudiantes con discapacidades se graduaron.",
    "De los estudiantes migrantes, dos aprobaron.",
    "Un estudiante filipino llegó en mayo.",
    "Una alumna afroamericana ganó el premio.",
    "Hay 9 aprendices de inglés en la escuela.",
    "Hay 9 estudiantes que son aprendices de inglés en la escuela.",
    "Estudiantes sin hogar: 4",
    "Seis niñas juegan.",
    "Uno de los alumnos asiáticos se mudó.",
]
INNOCENT_IN_SPANISH = [
    "Ofrecemos una clase para los estudiantes con discapacidad.",
    "Una de nuestras metas es ayudar a los aprendices de inglés.",
    "Cada uno de los estudiantes, también los aprendices de inglés, importa.",
    "Los estudiantes de grado 3 que son aprendices de inglés leen.",
    "El 10 por ciento de los estudiantes sin hogar se mudó.",
    "Hay 25 estudiantes con discapacidades.",
    "Tres estudiantes ganaron el concurso.",
    "Dos maestras ayudan a los aprendices de inglés.",
    "En 2018 los estudiantes migrantes mejoraron.",
    "Una cálida acogida espera a tres estudiantes.",
    "Los cinco niños y niñas cantan.",
]


@pytest.mark.parametrize("language", ["es", "es-MX"])
@pytest.mark.parametrize("sentence", TELLING_IN_SPANISH)
def test_a_small_number_is_found_in_spanish(sentence: str, language: str) -> None:
    assert tells_a_small_number(sentence, language)


@pytest.mark.parametrize("sentence", INNOCENT_IN_SPANISH)
def test_an_ordinary_sentence_in_spanish_is_left_alone(sentence: str) -> None:
    assert not tells_a_small_number(sentence, "es")


def test_number_and_group_must_stand_in_one_sentence() -> None:
    assert not tells_a_small_number("Three students won. We love our English learners.", "en")


def test_other_languages_are_read_as_english() -> None:
    assert tells_a_small_number("Ang 3 homeless students ay bago.", "tl")


def test_the_founding_card_says_nothing_of_the_kind(founding: Run) -> None:
    assert founding(small_numbers_in_texts) == []


def test_the_high_school_says_nothing_of_the_kind(high_school: Run) -> None:
    assert high_school(small_numbers_in_texts) == []


def test_the_warning_names_the_text_and_no_number(founding: Run) -> None:
    (found,) = founding(small_numbers_in_texts, {TEXT: "Our 4 foster youth read."})
    assert (found.code, found.field) == ("P103", TEXT)
    assert "“Opportunities for Parental Involvement" in found.message
    assert not any(character.isdigit() for character in found.message)


def test_texts_of_the_district_are_looked_at_too(founding: Run) -> None:
    text = "conditions.facilities.narrative"
    said = {f"schools.{text}": "Our 4 foster youth have a room."}
    assert [problem.field for problem in founding(small_numbers_in_texts, {}, said)] == [text]


def test_every_language_of_a_text_is_looked_at(founding: Run) -> None:
    text = {"en": "All students read.", "es": "Tres estudiantes sin hogar leen."}
    assert len(founding(small_numbers_in_texts, {TEXT: text})) == 1
    assert founding(small_numbers_in_texts, {TEXT: {"en": "All read.", "es": "Todos leen."}}) == []


def test_an_absent_text_says_nothing(founding: Run) -> None:
    assert founding(small_numbers_in_texts, {TEXT: "not reported"}) == []


def wishes(*rows: tuple[str, str]) -> dict[str, object]:
    return {"disclosure.also_hide": [{"table": table, "row": row} for table, row in rows]}


ELA = "caaspp-ela-by-group"


def test_a_wish_for_a_row_is_fine(founding: Run) -> None:
    assert founding(rows_to_hide, {}, wishes((ELA, "homeless"))) == []
    assert founding(rows_to_hide) == []


@pytest.mark.parametrize(
    ("table", "row"),
    [
        (ELA, "homelss"),
        (ELA, "Homeless"),
        ("caaspp-ela", "homeless"),
        ("enrollment-by-group", "homeless"),
        ("caaspp", "ela"),
    ],
)
def test_a_misspelled_wish_is_an_error_of_the_district_file(
    founding: Run, table: str, row: str
) -> None:
    (found,) = founding(rows_to_hide, {}, wishes((ELA, "homeless"), (table, row)))
    assert (found.code, found.field) == ("P102", "disclosure.also_hide.1")
    assert found.mark.path.endswith("_district.yaml")
    assert f"“{row}”" in found.message
    assert "caaspp-ela-by-group, caaspp-mathematics-by-group." in found.message
