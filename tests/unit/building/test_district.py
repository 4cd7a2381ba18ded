"""A run over many schools: what is made, what is left alone, what is never believed."""

from __future__ import annotations

import errno
import shutil
from collections import deque
from collections.abc import Generator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sarcgen.building.cache import Cache
from sarcgen.building.district import ATTEMPTS, DistrictBuild, Result
from sarcgen.building.making import make, run_here
from sarcgen.building.tasks import Outcome, Refused, Runner, SeenOtherwise, Task
from sarcgen.cards import Settings
from sarcgen.errors import ExitCode, RenderError
from sarcgen.problems import Problem
from sarcgen.records.locate import SchoolFile
from sarcgen.render import files
from tests.support.cards import EDITION
from tests.support.districts import (
    SECRET,
    built,
    files_below,
    nothing_to_make,
    settings_for,
    write_district,
    write_school,
)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return settings_for(tmp_path / "site")


@pytest.fixture
def sources(tmp_path: Path) -> list[SchoolFile]:
    """Three schools, one of which cannot be built."""
    found = write_district(tmp_path / "schools", 2)
    return [*found, write_school(tmp_path / "schools", "wrong", "enrollment: {total: 1,234}")]


def told(results: list[Result]) -> list[tuple[SchoolFile, tuple[Path, ...], tuple[Problem, ...]]]:
    """What a user is told, whether a card was made or found."""
    return [(result.source, result.files, result.problems) for result in results]


def counting(made: list[str]) -> Runner:
    def run(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        for task, outcome in run_here(queue):
            made.append(task.source.school)
            yield task, outcome

    return run


def test_what_is_up_to_date_is_not_made_again_and_told_in_the_same_way(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    made: list[str] = []
    cold = built(sources, settings, cache, counting(made))
    assert made == ["ash", "birch", "wrong"]
    assert [result.fresh for result in cold] == [True, True, True]
    assert [result.refused is None for result in cold] == [True, True, False]
    site = files_below(settings.out)
    assert sorted(site) == ["2018-19/ash.html", "2018-19/birch.html"]
    made.clear()
    warm = built(sources, settings, cache, counting(made))
    # A failure is never kept: it is found again.
    assert made == ["wrong"]
    assert [result.fresh for result in warm] == [False, False, True]
    assert told(warm) == told(cold)
    assert files_below(settings.out) == site


def test_an_edited_school_alone_is_made_again(
    tmp_path: Path, sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    built(sources, settings, cache)
    before = files_below(settings.out)
    write_school(tmp_path / "schools", "birch", "# a comment changes nothing that is printed")
    made: list[str] = []
    built(sources[:2], settings, cache, counting(made))
    assert made == ["birch"]
    assert files_below(settings.out) == before


@pytest.mark.parametrize("spoilt", [None, b"", b"<p>edited by hand"])
def test_a_card_that_is_gone_or_edited_by_hand_is_put_back(
    sources: list[SchoolFile], settings: Settings, cache: Path, spoilt: bytes | None
) -> None:
    built(sources, settings, cache)
    before = files_below(settings.out)
    file = settings.out / EDITION / "ash.html"
    file.unlink()
    if spoilt is not None:
        file.write_bytes(spoilt)
    results = built(sources[:2], settings, cache, nothing_to_make)
    assert [result.fresh for result in results] == [True, False]
    assert files_below(settings.out) == before


def test_a_site_and_another_machines_site_are_made_from_the_cache_alone(
    tmp_path: Path, sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    built(sources, settings, cache)
    copied = shutil.copytree(cache, tmp_path / "copied")
    elsewhere = replace(settings, out=tmp_path / "elsewhere")
    built(sources[:2], elsewhere, copied, nothing_to_make)
    assert files_below(elsewhere.out) == files_below(settings.out)


def test_without_the_secret_no_card_is_taken_from_the_cache(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    built(sources, settings, cache)
    build = DistrictBuild(sources, settings, Cache(cache, b"the secret of somebody else....."))
    assert len(build.queue) == len(sources)


def test_force_makes_everything_anew(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    built(sources, settings, cache)
    build = DistrictBuild(sources, settings, Cache(cache, SECRET), force=True)
    assert [task.source for task in build.queue] == sources
    assert {task.cache for task in build.queue} == {None}


def test_results_come_in_the_order_of_schools_whatever_is_done_first(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    def backwards(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        while queue:
            task = queue.pop()
            yield task, make(task)

    results = built(sources, settings, cache, backwards)
    assert [result.source for result in results] == sources


def test_a_school_saved_meanwhile_is_made_of_what_was_saved(
    tmp_path: Path, sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    def saving(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        task = queue.popleft()
        write_school(tmp_path / "schools", "ash", "narratives: {description: Saved meanwhile.}")
        yield task, make(task)
        yield from run_here(queue)

    (result,) = built(sources[:1], settings, cache, saving)
    assert result.refused is None
    assert b"Saved meanwhile." in (settings.out / EDITION / "ash.html").read_bytes()
    built(sources[:1], settings, cache, nothing_to_make)


def test_a_school_that_keeps_changing_is_given_up(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    attempts = 0

    def changing(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        nonlocal attempts
        while queue:
            attempts += 1
            yield queue.popleft(), SeenOtherwise(("the school's files",), school=True)

    (result,) = built(sources[:1], settings, cache, changing)
    assert attempts == ATTEMPTS
    assert result.refused is not None
    assert result.refused.exit_code == ExitCode.RENDER
    assert "other contents of the school's files" in result.refused.reason


def test_a_process_with_another_program_is_refused_at_once(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    def other(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        while queue:
            yield queue.popleft(), SeenOtherwise(("the program itself",), school=False)

    results = built(sources[:2], settings, cache, other)
    assert all(r.refused and "the program itself" in r.refused.reason for r in results)
    assert not settings.out.exists()


def fill_disk(monkeypatch: pytest.MonkeyPatch, below: Path) -> None:
    """From now on, nothing more fits on the disk of a folder."""
    opened = Path.open

    def full(self: Path, mode: str = "r", *more: Any, **named: Any) -> Any:
        if below in self.parents and "r" not in mode:
            raise OSError(errno.ENOSPC, "No space left on device")
        return opened(self, mode, *more, **named)

    monkeypatch.setattr(Path, "open", full)


def test_a_full_disk_is_said_for_each_school_and_leaves_the_old_cards(
    tmp_path: Path,
    sources: list[SchoolFile],
    settings: Settings,
    cache: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    built(sources, settings, cache)
    before = files_below(settings.out)
    for source in sources[:2]:
        write_school(
            tmp_path / "schools", source.school, "narratives: {description: Saved meanwhile.}"
        )
    with monkeypatch.context() as filled:
        fill_disk(filled, settings.out)
        results = built(sources, settings, cache)
    for result in results[:2]:
        assert result.refused is not None
        assert result.refused.exit_code == ExitCode.RENDER
        assert "the disk is full. Nothing was changed there." in result.refused.reason
    assert results[2].problems
    assert files_below(settings.out) == before
    # Nothing was kept that would pass for done.
    assert [result.fresh for result in built(sources[:2], settings, cache)] == [True, True]
    assert files_below(settings.out) != before


def test_a_cache_that_cannot_be_written_is_said_and_changes_no_card(
    sources: list[SchoolFile], settings: Settings, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill_disk(monkeypatch, cache)
    build = DistrictBuild(sources[:2], settings, Cache(cache, SECRET))
    assert all(result.refused is None for result in build.results(run_here, lambda: None))
    assert len(files_below(settings.out)) == 2
    (note,) = build.cache.notes()
    assert "No space left on device" in note
    assert not any(files_below(cache).values())


def test_what_a_killed_run_left_is_put_right_even_if_nothing_is_to_be_made(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    built(sources, settings, cache)
    before = files_below(settings.out)
    rest = settings.out / EDITION / files.WRITING
    (rest / "new").mkdir(parents=True)
    (rest / "new" / "ash.html").write_bytes(b"half a pa")
    built(sources[:2], settings, cache, nothing_to_make)
    assert files_below(settings.out) == before
    assert not rest.exists()


def test_what_cannot_be_put_right_stops_the_run(
    sources: list[SchoolFile], settings: Settings, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    (settings.out / EDITION / files.WRITING).mkdir(parents=True)
    monkeypatch.setattr(files, "recover", refuse)
    with pytest.raises(RenderError, match="could not be put right: the disk is read-only"):
        DistrictBuild(sources, settings, Cache(cache, SECRET))


def test_who_ended_twice_has_no_card_and_the_others_have_theirs(
    sources: list[SchoolFile], settings: Settings, cache: Path
) -> None:
    refusal = Refused(ExitCode.RENDER, reason="It ended.")

    def ending(queue: deque[Task]) -> Generator[tuple[Task, Outcome]]:
        yield queue.popleft(), refusal
        yield from run_here(queue)

    results = built(sources[:2], settings, cache, ending)
    assert [result.refused for result in results] == [refusal, None]
    assert sorted(files_below(settings.out)) == ["2018-19/birch.html"]
