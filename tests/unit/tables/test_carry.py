"""What of an older file goes into a later one, place by place."""

from __future__ import annotations

import pytest

from sarcgen.edition.spec import NarrativeSpec
from sarcgen.tables.branches import Branch, draw
from sarcgen.tables.carry import Carry, total_of
from sarcgen.tables.held import Held, keys_for_schools, values_of
from sarcgen.tables.writing import composed
from tests.support.cards import Data, entities, template, yaml_lines
from tests.support.editions import next_template

NOBODY = Held([])
ELEMENTARY = {"grades": "K-6"}


def nothing_to_say(spec: NarrativeSpec, language: str, words: str) -> str:
    return ""


def carry() -> Carry:
    return Carry(template().edition, next_template().edition, nothing_to_say)


def school(old: str, shared: Held = NOBODY, grades: str = "K-6") -> list[str]:
    """The lines of a later school's file."""
    tree = carry().school(values_of(composed(old)), entities({"grades": grades}), shared, None)
    return draw(tree)


def filled(old: str, grades: str = "K-6") -> dict[tuple[str, ...], str]:
    """All that stands in a later school's file."""
    text = "\n".join(school(old, grades=grades))
    return {path: node.value for path, node in values_of(composed(text)).items()}


def test_figures_of_years_that_both_cards_show_are_kept_as_they_were_written() -> None:
    lines = school(
        'engagement: {suspensions: {"2016-17": {suspensions: 2.60, expulsions: 0},'
        ' "2017-18": {suspensions: 1.70, expulsions: "--"}, "2018-19": {suspensions: 1}}}\n'
    )
    assert lines[lines.index("  suspensions:") + 1 :][:3] == [
        '    "2017-18": {suspensions: 1.70, expulsions: "--"}',
        '    "2018-19": {suspensions: 1, expulsions: }',
        '    "2019-20": {suspensions: , expulsions: }',
    ]


def test_figures_without_a_school_year_are_cleared() -> None:
    assert filled("staff: {counselor_ratio: 5, support: {nurse: 1}}\nfinance:\n  x: 1\n") == {}


def test_a_year_that_the_older_card_did_not_show_is_not_kept() -> None:
    old = 'outcomes: {caaspp: {"2019-20": {ela: 5}, "2018-19": {ela: 6}}}\n'
    assert filled(old) == {("outcomes", "caaspp", "2018-19", "ela"): "6"}


def test_what_was_still_to_come_is_not_kept() -> None:
    old = 'outcomes: {caaspp: {"2018-19": {ela: Pending, mathematics: not reported}}}\n'
    assert filled(old) == {("outcomes", "caaspp", "2018-19", "mathematics"): "not reported"}


def test_one_word_for_a_row_stays_one_word() -> None:
    lines = school('conditions: {teacher_credentials: {"2018-19": not reported}}\n')
    assert '    "2018-19": not reported' in lines


def test_the_numbers_behind_earlier_rates_are_kept_where_the_older_file_has_them() -> None:
    old = 'engagement: {suspensions: {"2018-19": {suspensions: 1, cumulative_enrollment: 300}}}\n'
    assert '    "2018-19": {suspensions: 1, expulsions: , cumulative_enrollment: 300}' in school(
        old
    )
    assert "cumulative_enrollment" not in "\n".join(school(old.replace("cumulative_enr", "x_enr")))


def test_earlier_totals_are_kept_for_the_years_that_the_card_shows() -> None:
    old = 'enrollment: {earlier_totals: {"2016-17": 1, "2017-18": 2, "2019-20": 4}}\n'
    found = carry().school(
        values_of(composed(old)),
        entities(ELEMENTARY),
        NOBODY,
        total_of(entities({"grades": "K-6", "enrollment.total": "345"})),
    )
    years = found.at(("enrollment", "earlier_totals")).below
    values = {year: branch.value.value for year, branch in years.items() if branch.value}
    assert values == {"2017-18": "2", "2018-19": "345"}


@pytest.mark.parametrize(
    ("enrollment", "total"),
    [
        ({"enrollment.total": "345"}, "345"),
        ({"enrollment.by_grade": dict.fromkeys(["K", *"123456"], "10")}, "70"),
        ({"enrollment.total": "--"}, "--"),
        ({"enrollment.total": "not reported"}, None),
        ({"enrollment.total": "pending"}, None),
        ({"enrollment.by_grade": {"K": "10"}}, None),
        ({}, None),
    ],
)
def test_the_total_of_the_older_year_is_what_its_card_had(
    enrollment: Data, total: str | None
) -> None:
    node = total_of(entities({**ELEMENTARY, **enrollment}))
    assert (node.value if node is not None else None) == total


def test_texts_are_kept_in_every_language_and_a_word_for_no_text_is_none() -> None:
    old = {
        "narratives": {
            "description": "A school.\n",
            "safety_plan": {"en": "A plan.", "es": "Un plan.", "fr": "not reported"},
            "parental_involvement": "Not Reported",
            "services_funded": "--",
        }
    }
    assert filled("\n".join(yaml_lines(old))) == {
        ("narratives", "description"): "A school.\n",
        ("narratives", "safety_plan", "en"): "A plan.",
        ("narratives", "safety_plan", "es"): "Un plan.",
    }


def test_a_text_in_several_languages_never_stands_in_braces() -> None:
    old = 'conditions: {facilities: {narrative: {en: "A roof.", es: "Un techo."}}}\n'
    assert '      en: "A roof."' in school(old)


def test_texts_of_tables_that_a_school_does_not_show_are_not_kept_and_are_named() -> None:
    old = "narratives: {career_technical_education: A workshop.}\n"
    assert filled(old) == {}
    (text,) = carry().texts(values_of(composed(old)))
    assert text == ("narratives", "career_technical_education")
    assert not carry().shows(text, entities(ELEMENTARY))
    assert carry().shows(text, entities({"grades": "9-12"}))
    assert carry().shows(text, None)


def test_contacts_are_kept_whatever_they_say() -> None:
    old = 'contact: {name: "Oak", principal: not reported, cds_code: "01-23456-0000000"}\n'
    assert filled(old) == {
        ("contact", "name"): "Oak",
        ("contact", "principal"): "not reported",
        ("contact", "cds_code"): "01-23456-0000000",
    }
    assert "# Kept from 2018-19: see whether names, addresses and numbers still hold." in school(
        old
    )
    assert "Kept" not in "\n".join(school("grades: K-6\n"))


def test_what_all_schools_share_is_not_asked_of_the_school() -> None:
    old = "narratives: {description: A school.}\n"
    shared = keys_for_schools(
        composed(
            'narratives: {services_funded: }\nprofessional_development: {days: {"2017-18": 4}}'
        ),
        next_template().edition,
    )
    lines = "\n".join(school(old, shared))
    assert "services_funded" not in lines
    assert "days" not in lines
    assert "services_funded" in "\n".join(school(old))


def test_an_empty_group_is_not_taken_for_all_that_could_stand_in_it() -> None:
    shared = keys_for_schools(composed("professional_development:\n"), next_template().edition)
    assert "  days:" in "\n".join(school("grades: K-6\n", shared))


def test_a_school_keeps_its_own_text_beside_a_shared_one() -> None:
    shared = keys_for_schools(composed("narratives: {description: Any.}"), next_template().edition)
    assert "  description: Own." in school("narratives: {description: Own.}\n", shared)


def test_a_row_that_need_not_be_there_comes_with_all_its_keys_where_something_is_kept() -> None:
    old = 'class_size: {elementary: {"2017-18": {other: {average: 7, classes_of_1_to_20: 2}}}}\n'
    lines = [line.strip() for line in school(old) if "other: {" in line]
    blank = (
        "other: {average: , classes_of_1_to_20: , classes_of_21_to_32: , classes_of_33_or_more: }"
    )
    assert lines == [
        blank.replace("average: ", "average: 7").replace("20: ", "20: 2"),
        blank,
        blank,
    ]
    assert not [line for line in school("grades: K-6\n") if "other: {" in line]


def test_such_a_row_has_its_key_only_where_nothing_of_it_is_kept() -> None:
    lines = school("conditions: {textbooks: {subjects: {foreign_language: {materials: A book}}}}\n")
    place = lines.index("      foreign_language:")
    assert " ".join(line.strip(" #") for line in lines[place - 2 : place]) == (
        "Only if the school has it: materials, from_most_recent_adoption and percent_lacking belong"
        " below."
    )
    assert not lines[place + 1].startswith("        ")


def test_what_the_card_works_out_is_not_asked_again_where_it_was_typed() -> None:
    old = "outcomes: {ela: {male: {number_with_scores: 5, percent_tested: 97.44}}}\n"
    keys = "total_enrollment: , number_tested: , percent_met_or_exceeded: , number_with_scores: "
    assert f"    male: {{{keys}}}" in school(old)


def test_one_word_for_a_row_that_schools_share_stands_for_all_its_keys() -> None:
    old = 'conditions: {teacher_misassignments: {"2018-19": not reported}}\n'
    lines = draw(carry().shared(values_of(composed(old))))
    assert lines[-3:] == [
        '    "2018-19": not reported',
        '    "2019-20": {english_learners: , total: , vacant_positions: }',
        '    "2020-21": {english_learners: , total: , vacant_positions: }',
    ]


def test_the_district_keeps_columns_for_schools_of_other_grades() -> None:
    old = (
        'engagement: {graduation: {"2016-17": {dropout_rate: 5.5}, "2015-16": {dropout_rate: 4}}}\n'
    )
    tree = carry().district(values_of(composed(old)), entities(ELEMENTARY))
    years = tree.at(("engagement", "graduation")).below
    assert list(years) == ["2016-17", "2017-18", "2018-19"]
    assert value(tree, "engagement", "graduation", "2016-17", "dropout_rate") == "5.5"
    nothing = carry().district({}, entities(ELEMENTARY))
    assert "graduation" not in nothing.at(("engagement",)).below


def test_what_the_district_has_for_all_schools_stays_there() -> None:
    old = (
        'professional_development: {days: {"2018-19": 4, "2017-18": 3}, narrative: "Meetings."}\n'
        "conditions: {textbooks: {subjects: {mathematics: {materials: A book}}}}\n"
        "kind: charter\n"
    )
    tree = carry().shared(values_of(composed(old)))
    assert value(tree, "professional_development", "narrative") == "Meetings."
    assert value(tree, "professional_development", "days", "2018-19") == "4"
    assert value(tree, "kind") == "charter"
    days = tree.at(("professional_development", "days")).below
    assert list(days) == ["2018-19", "2019-20", "2020-21"]
    book = tree.at(("conditions", "textbooks", "subjects", "mathematics"))
    assert (list(book.below), book.has_values()) == (["materials"], False)
    assert set(tree.below) == {"professional_development", "conditions", "kind"}


def test_texts_and_lists_to_look_at_are_marked_and_counted() -> None:
    def reason(spec: NarrativeSpec, language: str, words: str) -> str:
        return f"{spec.id} {language}" if "old" in words else ""

    busy = Carry(template().edition, next_template().edition, reason)
    old = {
        "narratives": {"description": "new", "safety_plan": {"en": "new", "es": "old"}},
        "professional_development": {"narrative": "old", "resources": [{"title": "A page"}]},
    }
    values = values_of(composed("\n".join(yaml_lines(old))))
    tree = busy.school(values, entities(ELEMENTARY), NOBODY, None)
    lines = [line.strip() for line in draw(tree)]
    assert busy.marked == 3
    assert [line for line in lines if "REVIEW" in line] == [
        "# REVIEW: safety-plan es",
        "# REVIEW: professional-development-text en",
        "# REVIEW: kept from 2018-19; see whether it still holds.",
    ]
    assert lines[lines.index("# REVIEW: safety-plan es") + 1] == 'es: "old"'


def value(tree: Branch, *path: str) -> str:
    """What stands at a path."""
    node = tree.at(path).value
    assert node is not None
    return str(node.value)
