"""``sarcgen build --all`` and its like, as a user runs them: fast, incremental, hard to break."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import EDITION, Command
from tests.support.cards import ROOT
from tests.support.districts import NAMES, files_below, write_district, write_school

WAYS = {
    "two processes": (["--jobs", "2"],),
    "three shards": (["--shard", "1/3"], ["--shard", "2/3"], ["--shard", "3/3"]),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the files of three schools."""
    write_district(tmp_path / "schools", 3)
    return tmp_path


@pytest.fixture(scope="module")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three schools, built by one process without a cache to take anything from."""
    folder = tmp_path_factory.mktemp("reference")
    write_district(folder / "schools", 3)
    with start(folder, "--all", "--jobs", "1") as process:
        assert process.wait(300) == 0
    return folder / "site"


def start(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    """A build in a group of processes of its own, as a terminal starts it."""
    return subprocess.Popen(
        [sys.executable, "-m", "sarcgen", "build", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def printed(names: tuple[str, ...] | list[str]) -> str:
    return "".join(f"site/{EDITION}/{name}.html\n" for name in names)


def test_a_second_build_says_the_same_and_writes_nothing(within: Command, folder: Path) -> None:
    write_school(folder / "schools", "wrong", "enrollment: {total: 1,234}")
    first = within("build", "--all", "--format", "html")
    times = {file: file.stat().st_mtime_ns for file in (folder / "site").rglob("*.html")}
    second = within("build", "--all", "--format", "html")
    assert first == second
    assert first.out == printed(NAMES[:3])
    assert first.code == 1
    assert {file: file.stat().st_mtime_ns for file in (folder / "site").rglob("*.html")} == times


def test_changed_tells_only_what_was_not_up_to_date(within: Command, folder: Path) -> None:
    first = within("build", "--changed", "--format", "html")
    assert (first.code, first.out) == (0, printed(NAMES[:3]))
    write_school(folder / "schools", "birch", "narratives: {description: Mended.}")
    (folder / "site" / EDITION / "cedar.html").unlink()
    second = within("build", "--changed", "--format", "html")
    assert (second.code, second.out) == (0, printed(["birch", "cedar"]))
    assert {line.partition(":")[0] for line in second.lines} == {
        f"schools/{EDITION}/{name}.yaml" for name in ("birch", "cedar")
    }
    assert second.summary == "1 of 3 cards were up to date."
    third = within("build", "--changed", "--format", "html")
    assert (third.code, third.out, third.err) == (0, "", "3 of 3 cards were up to date.\n")


def test_changed_never_passes_over_a_failure(within: Command, folder: Path) -> None:
    write_school(folder / "schools", "wrong", "enrollment: {total: 1,234}")
    runs = [within("build", "--changed", "--format", "html") for _ in range(2)]
    assert [run.code for run in runs] == [1, 1]
    assert runs[1].out == ""
    assert "S101" in runs[1].codes()
    assert runs[1].err.splitlines()[-2].startswith("  wrong  schools/2018-19/wrong.yaml:4:23: S101")


def test_schools_that_are_named_may_be_restricted_to_what_changed(
    within: Command, folder: Path
) -> None:
    within("build", "ash", "--format", "html")
    run = within("build", "ash", "birch", "--changed", "--format", "html")
    assert (run.code, run.out) == (0, printed(["birch"]))


def test_force_builds_what_is_up_to_date(within: Command, folder: Path) -> None:
    first = within("build", "--all", "--format", "html")
    file = folder / "site" / EDITION / "ash.html"
    before, content = file.stat().st_ino, file.read_bytes()
    assert within("build", "--all", "--format", "html", "--force") == first
    assert file.stat().st_ino != before
    assert file.read_bytes() == content


def test_the_cache_may_stand_elsewhere_and_may_be_deleted(within: Command, folder: Path) -> None:
    first = within("build", "--all", "--format", "html", "--cache", "kept")
    assert (folder / "kept" / "CACHEDIR.TAG").is_file()
    assert not (folder / ".sarcgen-cache").exists()
    assert within("build", "--all", "--format", "html") == first
    assert (folder / ".sarcgen-cache" / ".gitignore").is_file()


def test_a_cache_that_cannot_be_written_is_no_failure(within: Command, folder: Path) -> None:
    (folder / ".sarcgen-cache").touch()
    run = within("build", "ash", "--format", "html")
    assert (run.code, run.out) == (0, printed(["ash"]))
    assert "The cache .sarcgen-cache could not be written" in run.err


def test_a_card_whose_school_has_gone_is_named_and_left_alone(
    within: Command, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sarcgen.render.pdf.render_pdf", lambda *_: b"%PDF-")
    within("build", "ash")
    within("build", "birch")
    (folder / "schools" / EDITION / "ash.yaml").rename(folder / "schools" / EDITION / "aspen.yaml")
    run = within("build", "birch", "--changed")
    assert "ash" not in run.err
    run = within("build", "--all", "--shard", "2/3")
    (line,) = (line for line in run.err.splitlines() if "no school file any more" in line)
    assert line.startswith(f"site/{EDITION}/ash has no school file any more; delete its 5 files")
    assert (folder / "site" / EDITION / "ash.pdf").read_bytes() == b"%PDF-"


def test_a_part_without_a_school_is_no_failure(within: Command) -> None:
    run = within("build", "--all", "--format", "html", "--shard", "7/8")
    assert (run.code, run.out, run.err) == (0, "", "")


@pytest.mark.parametrize("way", WAYS)
def test_every_way_gives_the_same_bytes(
    folder: Path, reference: Path, within: Command, way: str
) -> None:
    for arguments in WAYS[way]:
        with start(folder, "--all", "--cache", "none", "--force", *arguments) as process:
            assert process.wait(300) == 0
    if "--shard" in WAYS[way][0]:
        assert within("site").code == 0
    assert files_below(folder / "site") == files_below(reference)


def children_of(pid: int) -> list[int]:
    """The processes that make cards, without the one that Python starts beside them."""
    found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [
        int(child)
        for child in found
        if b"resource_tracker" not in Path(f"/proc/{child}/cmdline").read_bytes()
    ]


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline()


@pytest.fixture
def running(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A build by two processes that has printed the name of its first file."""
    with start(folder, "--all", "--jobs", "2") as process:
        assert first_line(process) == f"site/{EDITION}/ash.html\n"
        yield process
        if process.poll() is None:
            process.kill()


def test_a_process_killed_in_mid_run_costs_nothing(
    running: subprocess.Popen[str], folder: Path, reference: Path
) -> None:
    for child in children_of(running.pid)[:1]:
        os.kill(child, signal.SIGKILL)
    _, said = running.communicate(timeout=300)
    assert running.returncode == 0, said
    assert files_below(folder / "site") == files_below(reference)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interrupted_build_leaves_whole_files_and_no_process(
    running: subprocess.Popen[str], folder: Path, reference: Path, number: signal.Signals
) -> None:
    children = children_of(running.pid)
    if number == signal.SIGINT:
        os.killpg(running.pid, number)  # as the terminal does
    else:
        os.kill(running.pid, number)
    # The pipes of its output close when the last of its processes is gone.
    _, said = running.communicate(timeout=60)
    assert (running.returncode, said) == (130, "")
    assert not any(Path(f"/proc/{child}").exists() for child in children)
    whole = files_below(reference)
    found = files_below(folder / "site")
    assert {"2018-19/ash.html", "2018-19/ash.pdf"} <= found.keys()
    assert {name: whole.get(name) for name in found} == found
    # And the next build goes on from there.
    with start(folder, "--all") as process:
        assert process.wait(300) == 0
    assert files_below(folder / "site") == whole


def test_two_builds_at_once_in_one_folder_give_what_one_gives(
    folder: Path, reference: Path
) -> None:
    with (
        start(folder, "--all", "--jobs", "1") as one,
        start(folder, "--all", "--jobs", "1") as other,
    ):
        assert (one.wait(300), other.wait(300)) == (0, 0)
    assert files_below(folder / "site") == files_below(reference)
    kept = files_below(folder / ".sarcgen-cache")
    assert not [name for name in kept if name.startswith("writing/")]
    with start(folder, "--changed") as process:
        assert process.communicate(timeout=300) == ("", "3 of 3 cards were up to date.\n")


def test_what_is_up_to_date_costs_no_stage_of_a_card(folder: Path) -> None:
    """The libraries that read, check and draw take a second to load."""
    with start(folder, "--all", "--format", "html") as process:
        assert process.wait(300) == 0
    code = (
        "import sys; sys.argv = ['sarcgen', 'build', '--all', '--format', 'html']\n"
        "from sarcgen.cli.app import main\n"
        "try:\n    main()\nfinally:\n"
        "    print(sorted(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == printed(NAMES[:3])
    loaded = set(done.stderr.splitlines()[-1].strip("[]").replace("'", "").split(", "))
    assert "sarcgen.building.district" in loaded
    heavy = {
        "weasyprint",
        "jinja2",
        "highspy",
        "yaml",
        "babel",
        "markdown_it",
        "numpy",
        "rich.progress",
    }
    assert (
        loaded & {*heavy, "sarcgen.pipeline", "sarcgen.edition.load", "sarcgen.model.base"} == set()
    )
