"""The keys: they change with everything that may change a card, and with nothing else."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from grimp import build_graph

from sarcgen.building import inputs
from sarcgen.building.inputs import (
    DRAWING_ROOMS,
    card_key,
    contents_of,
    pdf_key,
    seen_files,
    surroundings,
)
from sarcgen.cards import OutputFormat, Settings
from sarcgen.pipeline import make_card, template_of
from sarcgen.records.locate import SchoolFile
from tests.support.cards import EDITION, ROOT
from tests.support.districts import NONCE, SECRET, write_school


@pytest.fixture
def templates(tmp_path: Path) -> Path:
    """A copy of what an edition is made of, and of another edition."""
    for name in ("base", EDITION, "2022-23"):
        shutil.copytree(ROOT / "templates" / name, tmp_path / "templates" / name)
    return tmp_path / "templates"


@pytest.fixture
def source(tmp_path: Path) -> SchoolFile:
    """A school with a district's file."""
    own = write_school(tmp_path / "schools", "oak")
    district = own.file.with_name("_district.yaml")
    district.write_text(f'edition: "{EDITION}"\n', "utf-8")
    return replace(own, district=district)


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the program, taken for the program."""
    ignored = shutil.ignore_patterns("__pycache__")
    copy = shutil.copytree(ROOT / "sarcgen", tmp_path / "package", ignore=ignored)
    monkeypatch.setattr(inputs, "PACKAGE", copy)
    return copy


def key(source: SchoolFile, settings: Settings, secret: bytes = SECRET) -> str:
    around = surroundings(settings.templates, source.edition)
    return card_key(secret, around, source, contents_of(source), settings)


def add_to(file: Path) -> None:
    with file.open("ab") as writing:
        writing.write(b"\n")


def test_the_same_gives_the_same(templates: Path, source: SchoolFile, package: Path) -> None:
    settings = Settings(templates, Path("site"))
    first = key(source, settings)
    add_to(templates / "2022-23" / "edition.yaml")
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "errors.pyc").write_bytes(b"compiled")
    assert key(source, replace(settings, out=Path("elsewhere"))) == first


@dataclass(frozen=True)
class Places:
    """Where the inputs of a card are."""

    templates: Path
    source: SchoolFile
    package: Path


CHANGES: dict[str, Callable[[Places], object]] = {
    "the school": lambda at: add_to(at.source.file),
    "its district": lambda at: add_to(at.source.district or at.source.file),
    "the edition": lambda at: add_to(at.templates / EDITION / "edition.yaml"),
    "the state's figures": lambda at: add_to(at.templates / EDITION / "state.yaml"),
    "the layout": lambda at: add_to(at.templates / EDITION / "report.html.j2"),
    "a wording": lambda at: add_to(at.templates / EDITION / "wording" / "overview.md"),
    "the page": lambda at: add_to(at.templates / "base" / "page.html.j2"),
    "the print style": lambda at: add_to(at.templates / "base" / "print.css"),
    "the screen style": lambda at: add_to(at.templates / "base" / "screen.css"),
    "a font": lambda at: add_to(at.templates / "base" / "fonts" / "PublicSans-Regular.ttf"),
    "a new file of the templates": lambda at: (at.templates / "base" / "new.j2").touch(),
    "a renamed file": lambda at: (at.templates / "base" / "page.html.j2").rename(
        at.templates / "base" / "p.j2"
    ),
    "the program": lambda at: add_to(at.package / "present" / "compose.py"),
    "a catalog": lambda at: add_to(at.package / "languages" / "en" / "LC_MESSAGES" / "sarcgen.po"),
}


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_of_any_input_changes_the_key(
    templates: Path, source: SchoolFile, package: Path, what: str
) -> None:
    settings = Settings(templates, Path("site"))
    before = key(source, settings)
    CHANGES[what](Places(templates, source, package))
    assert key(source, settings) != before


def test_a_change_of_any_setting_of_the_card_changes_the_key(
    templates: Path, source: SchoolFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(templates, Path("site"))
    found = {
        key(source, settings),
        key(source, settings, b"another secret of the user"),
        key(source, replace(settings, strict=True)),
        key(source, replace(settings, language="en-XA")),
        key(source, replace(settings, formats=frozenset({OutputFormat.HTML}))),
        key(replace(source, school="elm"), settings),
        key(replace(source, district=None), settings),
    }
    monkeypatch.setattr(inputs, "making_versions", lambda: ("jinja2 4",))
    found.add(key(source, settings))
    monkeypatch.setattr(inputs, "drawing_versions", lambda: ("pango 2",))
    found.add(key(source, settings))
    # Messages name files from where the user is.
    monkeypatch.chdir(source.file.parent)
    found.add(key(source, settings))
    assert len(found) == 10


def test_a_pdf_is_kept_for_its_page_and_what_draws_it(
    templates: Path, package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def now(html: str = "<p>") -> str:
        return pdf_key(surroundings(templates, EDITION), html)

    before = now()
    assert now("<p> ") != before
    # What changes no PDF of a given page: a rule, an edition, a style that the page carries itself.
    add_to(package / "checks" / "all_checks.py")
    add_to(templates / EDITION / "edition.yaml")
    add_to(templates / "base" / "print.css")
    assert now() == before
    found = [before]
    add_to(package / "render" / "pdf.py")
    found.append(now())
    add_to(templates / "base" / "fonts" / "PublicSans-Bold.ttf")
    found.append(now())
    monkeypatch.setattr(inputs, "drawing_versions", lambda: ("pango 2",))
    found.append(now())
    assert len(set(found)) == 4


def test_the_code_that_draws_is_all_that_drawing_can_reach() -> None:
    graph = build_graph("sarcgen", cache_dir=None)
    reached = graph.find_upstream_modules("sarcgen.render.pdf")
    assert "sarcgen.render.tags" in reached
    rooms = {module.split(".")[1] for module in reached if module != "sarcgen"}
    assert rooms <= {room.removesuffix(".py") for room in DRAWING_ROOMS}


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The files that are opened meanwhile."""
    found: list[str] = []
    listening = True

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and isinstance(arguments[0], str | bytes | Path):
            found.append(str(Path(str(arguments[0])).resolve()))

    sys.addaudithook(hook)
    yield found
    listening = False


def test_making_a_card_opens_nothing_that_is_not_in_its_key(
    templates: Path, source: SchoolFile, opened: list[str]
) -> None:
    settings = Settings(templates, Path("site"), frozenset({OutputFormat.HTML}))
    make_card(source, settings)  # loads what it needs
    template_of.cache_clear()
    opened.clear()
    make_card(source, settings)
    covered = (
        source.file, source.district, templates / "base", templates / EDITION,
        ROOT / "sarcgen", Path(sys.prefix), Path(sys.base_prefix),
    )  # fmt: skip
    places = [Path(str(place)).resolve() for place in covered]
    read = [Path(name) for name in opened]
    assert source.file.resolve() in read
    assert {str(f) for f in read if not any(p == f or p in f.parents for p in places)} == set()


def test_the_files_of_a_school_are_compared_by_a_number_of_the_run(source: SchoolFile) -> None:
    contents = contents_of(source)
    assert seen_files(NONCE, contents) == seen_files(NONCE, contents_of(source))
    assert seen_files(b"another run's...", contents) != seen_files(NONCE, contents)
    add_to(source.file)
    assert seen_files(NONCE, contents_of(source)) != seen_files(NONCE, contents)


def test_a_file_that_cannot_be_read_has_a_key_too(source: SchoolFile) -> None:
    assert contents_of(replace(source, file=Path("nowhere.yaml")))[0].startswith(b"unreadable")


def test_what_differs_is_said_in_words(templates: Path) -> None:
    one = surroundings(templates, EDITION)
    other = replace(one, program="x", libraries="y", templates="z")
    assert one.differences(one) == []
    assert one.differences(other) == [
        "the program itself",
        "the versions of its libraries",
        "the templates",
    ]
