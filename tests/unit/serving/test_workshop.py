"""Cards and findings follow the files, whatever happens to the files."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import NoReturn

import pytest

from sarcgen.cards import OutputFormat, Settings
from sarcgen.checking import check_schools
from sarcgen.errors import DisclosureError
from sarcgen.pipeline import make_card
from sarcgen.records.locate import all_schools
from sarcgen.serving.snapshots import CardState, Order
from sarcgen.serving.workshop import GONE, Workshop
from tests.support.cards import EDITION, TEMPLATES
from tests.support.previews import RIDGE, at_work, order_for, seen

BROKEN = "edition: [\n"


@pytest.fixture
def workshop(order: Order) -> Workshop:
    return Workshop(order)


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_card_is_what_a_build_writes(workshop: Workshop, order: Order) -> None:
    (source,) = all_schools(order.schools)
    settings = Settings(TEMPLATES, Path(), frozenset({OutputFormat.HTML}))
    one = seen(workshop)
    assert one.page == make_card(source, settings).files[".html"]
    assert (one.state, one.draft, one.troubles) == (CardState.CURRENT, False, ())
    assert one.title == "Granite Ridge High School"


def test_a_card_is_made_only_for_who_wants_it_and_only_once(workshop: Workshop) -> None:
    at_work(workshop)
    (one,) = workshop.snapshots().values()
    assert (one.page, one.findings) == (None, ())
    assert workshop.undrawn() == {RIDGE}
    assert at_work(workshop, RIDGE) == 1
    assert at_work(workshop, RIDGE) == 0


def test_a_changed_file_gives_another_card(workshop: Workshop, file: Path) -> None:
    before = seen(workshop)
    change(file, "    white: 32.8\n", "    white: 32.9\n")
    after = seen(workshop)
    assert [b">32.9<" in (one.page or b"") for one in (before, after)] == [False, True]
    assert before.print != after.print


def test_a_changed_district_file_changes_the_card(workshop: Workshop, file: Path) -> None:
    seen(workshop)
    change(file.parent / "_district.yaml", "Dr. Imogen Farrow", "Dr. Ada Heron")
    page = seen(workshop).page
    assert b"Dr. Ada Heron" in (page or b"")


def test_an_editor_that_saves_by_renaming_is_followed(workshop: Workshop, file: Path) -> None:
    seen(workshop)
    beside = file.with_suffix(".swap")
    beside.write_text(file.read_text("utf-8").replace("white: 32.8", "white: 32.9"), "utf-8")
    beside.replace(file)
    page = seen(workshop).page
    assert b"32.9" in (page or b"")


def test_a_save_that_leaves_time_and_size_alone_is_seen_when_it_is_told(
    workshop: Workshop, file: Path
) -> None:
    seen(workshop)
    before = file.stat()
    change(file, "    white: 32.8\n", "    white: 32.9\n")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert at_work(workshop, RIDGE) == 0
    assert at_work(workshop, RIDGE, changed=frozenset({file.absolute()})) == 1


def test_a_broken_file_leaves_the_last_card_until_it_is_mended(
    workshop: Workshop, file: Path
) -> None:
    good, text = seen(workshop), file.read_text("utf-8")
    file.write_text(text + "  worse: [\n", "utf-8")
    broken = seen(workshop)
    assert (broken.page, broken.state) == (good.page, CardState.OLD)
    assert broken.title == good.title
    (problem,) = broken.stopping
    assert (problem.code[0], problem.mark.line) == ("Y", text.count("\n") + 1)
    file.write_text(text, "utf-8")
    assert seen(workshop) == good


def test_a_contradiction_leaves_the_last_card(workshop: Workshop, file: Path) -> None:
    good = seen(workshop)
    change(file, "number_tested: 61, percent_tested", "number_tested: 6100, percent_tested")
    contradicted = seen(workshop)
    assert (contradicted.page, contradicted.state) == (good.page, CardState.OLD)
    assert {problem.code[0] for problem in contradicted.stopping} <= {"S", "X"}
    assert contradicted.stopping


def test_a_card_that_would_tell_too_much_is_not_shown(
    workshop: Workshop, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = seen(workshop)

    def refuse(*_: object) -> NoReturn:
        raise DisclosureError("A hidden figure could be worked out.")

    monkeypatch.setattr("sarcgen.pipeline.surely_publishable", lambda *_: False)
    monkeypatch.setattr("sarcgen.disclosure.protect.protect", refuse)
    change(file, "    white: 32.8\n", "    white: 32.9\n")
    refused = seen(workshop)
    assert (refused.page, refused.state) == (good.page, CardState.OLD)
    assert [problem.code for problem in refused.stopping] == ["P201"]


def test_what_is_missing_makes_a_draft(workshop: Workshop, file: Path) -> None:
    change(file, "    white: 32.8\n", "")
    one = seen(workshop)
    assert (one.state, one.draft, one.stopping) == (CardState.CURRENT, True, ())
    assert {problem.code for problem in one.errors} == {"C101"}


def test_a_deleted_file_leaves_its_card_and_says_so(workshop: Workshop, file: Path) -> None:
    good, text = seen(workshop), file.read_text("utf-8")
    file.unlink()
    gone = seen(workshop)
    assert (gone.page, gone.state, gone.troubles) == (good.page, CardState.OLD, (GONE,))
    assert at_work(workshop, RIDGE) == 0
    file.write_text(text, "utf-8")
    assert seen(workshop) == good


def test_a_school_that_comes_later_is_listed(workshop: Workshop, file: Path) -> None:
    seen(workshop)
    shutil.copy(file, file.with_name("new-high.yaml"))
    at_work(workshop)
    assert list(workshop.snapshots()) == [RIDGE, (EDITION, "new-high")]


def test_only_the_schools_that_were_named_are_listed(tmp_path: Path, file: Path) -> None:
    shutil.copy(file, file.with_name("other-high.yaml"))
    workshop = Workshop(order_for(tmp_path, names=frozenset({RIDGE})))
    at_work(workshop)
    assert list(workshop.snapshots()) == [RIDGE]


def test_findings_are_those_of_a_check_of_all_schools(order: Order, file: Path) -> None:
    """Also those that only a look at several schools shows, after each of them has changed."""
    day = date(2020, 1, 15)
    shutil.copy(file, file.with_name("twin-high.yaml"))
    workshop = Workshop(order_for(order.schools.parent, today=day))
    at_work(workshop, RIDGE)
    for text in ("    white: 32.8\n", "    white: 32.9\n"):
        change(file, "    white: 32.8\n", text)
        at_work(workshop, RIDGE)
        checked = check_schools(all_schools(order.schools), TEMPLATES, today=day).schools
        shown = [one.findings for one in workshop.snapshots().values()]
        assert shown == [one.findings for one in checked]
        assert "X145" in {found.problem.code for found in checked[0].findings}


def test_two_files_of_one_name_are_told_and_the_cards_stay(workshop: Workshop, file: Path) -> None:
    good = seen(workshop)
    (file.parent / "valley").mkdir()
    twin = shutil.copy(file, file.parent / "valley" / file.name)
    assert seen(workshop) == good
    assert "Two files have the same school name" in workshop.trouble
    Path(twin).unlink()
    assert seen(workshop) == good
    assert workshop.trouble == ""


def test_an_edited_template_is_seen_and_a_wrong_one_told(tmp_path: Path, file: Path) -> None:
    templates = tmp_path / "templates"
    for name in ("base", EDITION):
        shutil.copytree(TEMPLATES / name, templates / name)
    workshop = Workshop(order_for(tmp_path, templates=templates))
    good = seen(workshop)
    edition = templates / EDITION / "edition.yaml"
    text = edition.read_text("utf-8")
    change(edition, "title: About This School", "title: About Our School")
    page = seen(workshop).page
    assert b"About Our School" in (page or b"")
    edition.write_text(text + BROKEN, "utf-8")
    wrong = seen(workshop)
    assert (wrong.page, wrong.state) == (page, CardState.OLD)
    assert any("edition.yaml:" in trouble for trouble in wrong.troubles)
    edition.write_text(text, "utf-8")
    assert seen(workshop) == good
    change(templates / EDITION / "report.html.j2", "{% extends", "{# a remark #}{% extends")
    layout = templates / "base" / "cover.html.j2"
    change(layout, '<p class="district">', '<p class="district changed">')
    page = seen(workshop).page
    assert b'<p class="district changed">' in (page or b"")


def test_a_mistake_of_ours_ends_nothing_and_tells_no_figure(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> NoReturn:
        raise ValueError("73.91")

    monkeypatch.setattr("sarcgen.serving.workshop.render_html", fail)
    monkeypatch.setattr("sarcgen.serving.workshop.check_alone", fail)
    one = seen(workshop)
    assert one.state is CardState.NONE
    (trouble,) = one.troubles
    assert "mistake in sarcgen itself (ValueError in fail" in trouble
    assert "73.91" not in trouble
