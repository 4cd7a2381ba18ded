"""All fixed text is in the message catalogs, and nothing else is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

import pytest
from babel.messages.catalog import Catalog as Messages
from babel.messages.pofile import read_po

from sarcgen.disclosure.protected import ProtectedReport
from sarcgen.edition.load import known_editions, load_edition
from sarcgen.languages.catalog import FOLDER, Catalog, languages
from sarcgen.pictures import Photo
from sarcgen.present.compose import compose
from sarcgen.render.html import render_html
from sarcgen.site.cards import cards_in
from sarcgen.site.pages import site_pages
from sarcgen.site.schools import site_of
from tests.support.cards import (
    EDITION,
    ROOT,
    TEMPLATES,
    changed,
    granite_ridge,
    kellogg,
    protected_report,
    template,
)
from tests.support.sites import put_head
from tools import messages

PLURALS = {"ngettext": 2}


@pytest.fixture(scope="module")
def collected() -> set[str]:
    """Every message in the template for translators, but for those of other editions alone."""
    with messages.POT.open("rb") as file:
        catalog = read_po(file)
    others = {f"templates/{name}" for name in known_editions(TEMPLATES)} - {f"templates/{EDITION}"}
    found: set[str] = set()
    for message in catalog:
        if {place for place, _ in message.locations} - others:
            found.update([message.id] if isinstance(message.id, str) else message.id)
    return found - {""}


def test_the_catalogs_are_up_to_date() -> None:
    stale = [file for file, text in messages.files().items() if file.read_bytes() != text]
    assert stale == [], "run “make messages”"


def test_collecting_twice_gives_the_same_bytes() -> None:
    assert messages.files() == messages.files()


def test_a_stale_catalog_is_noticed_and_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    more = messages.collected()
    more.add("A message that no catalog has")
    monkeypatch.setattr(messages, "collected", lambda: more)
    monkeypatch.setattr("sys.argv", ["messages", "--check"])
    assert messages.main() == 1
    assert "sarcgen/languages/sarcgen.pot is out of date" in capsys.readouterr().out


def test_translations_survive_a_renewal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "de" / "LC_MESSAGES" / "sarcgen.po"
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgid ""\nmsgstr ""\n"Language: de\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Contents"\nmsgstr "Inhalt"\n\nmsgid "Gone since"\nmsgstr "Seither fort"\n',
        "utf-8",
    )
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    monkeypatch.setattr(messages, "languages", lambda: ["de"])
    text = messages.files()[file].decode("utf-8")
    assert 'msgid "Contents"\nmsgstr "Inhalt"\n' in text
    assert "Gone since" not in text
    assert 'msgid "All Students"\nmsgstr ""\n' in text


def calls(module: Path) -> Iterator[tuple[str, list[ast.expr]]]:
    """Every call by which code asks for a message, with the messages asked for."""
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            function = node.func
            name = function.attr if isinstance(function, ast.Attribute) else ""
            name = function.id if isinstance(function, ast.Name) else name
            if name in ("gettext", "ngettext", "_"):
                yield name, node.args[: PLURALS.get(name, 1)]


def modules() -> list[Path]:
    return sorted((ROOT / "sarcgen").rglob("*.py"))


# These ask for text of an edition or for a word of the model, which tools.messages collects itself.
PASS_ON = {"languages/catalog.py", "present/tables.py", "present/compose.py"}


def test_every_message_of_the_code_is_collected(collected: set[str]) -> None:
    asked, passed_on = set(), set()
    for module in modules():
        for _, arguments in calls(module):
            for argument in arguments:
                if isinstance(argument, ast.Constant):
                    asked.add(argument.value)
                else:
                    passed_on.add(module.relative_to(ROOT / "sarcgen").as_posix())
    assert len(asked) > 10
    assert asked - collected == set()
    assert passed_on == PASS_ON


class Recorder:
    """A catalog that remembers what it was asked for."""

    def __init__(self) -> None:
        self.asked: set[str] = set()
        self.real = Catalog()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        self.asked.update((singular, plural))
        return singular if number == 1 else plural

    def markdown(self, text: str) -> str:
        """As the real one, which asks itself."""
        return Catalog.markdown(cast("Catalog", self), text)


def cards() -> Iterator[tuple[str, ProtectedReport]]:
    """Cards that between them print every kind of fixed text."""
    for name, (school, district) in (("elementary", kellogg()), ("high", granite_ridge())):
        shared = district.pop("schools")
        yield f"{name}, a draft", protected_report(school, district)
        words = ["--", "N/A", "not reported", "pending"]
        support = dict(zip(("counselor", "nurse", "other", "psychologist"), words, strict=True))
        changes = {
            "professional_development": shared["professional_development"],
            "staff.support": support,
            "narratives.safety_plan": "pending",
            "narratives.parental_involvement": "N/A",
            "narratives.services_funded": "not reported",
        }
        yield f"{name}, all words", protected_report(changed(school, changes), district)
    yield "nameless", protected_report({"grades": "K-12"})


@pytest.mark.parametrize("report", [pytest.param(card, id=name) for name, card in cards()])
def test_every_message_that_a_card_asks_for_is_collected(
    report: ProtectedReport, collected: set[str]
) -> None:
    recorder = Recorder()
    catalog = cast("Catalog", recorder)
    card = compose(template().edition, report, catalog, draft=True, summary=True)
    render_html(card, TEMPLATES, catalog, edition=EDITION)
    assert len(recorder.asked) > 100
    assert recorder.asked - collected - {""} == set()


def ask_for_pages(site: Path, catalog: Catalog) -> None:
    """Draws the pages of a site without cards, and of one with all that a site can list."""
    site.mkdir()
    for _ in range(2):
        assert list(site_pages(site_of(cards_in(site)), TEMPLATES, catalog))
        for number in range(24):
            put_head(site, "2018-19", f"s{number}", cds_code=f"1964907{number:07d}", draft=True)
        put_head(site, "2018-19", "s1.es", language="es", cds_code="19649070000001")
        put_head(site, "2018-19", "other", district="Elm")
        for name, size in (("s1", 10), ("s2", 2_000_000)):
            (site / "2018-19" / f"{name}.pdf").write_bytes(b"x" * size)


def test_no_message_is_collected_that_nothing_asks_for(collected: set[str], tmp_path: Path) -> None:
    """The reverse of the test above, over all cards, kinds of resources and pages together."""
    recorder = Recorder()
    catalog = cast("Catalog", recorder)
    kinds = ["case study", "executive summary", "policy report", "video", "web page"]
    resources = [{"title": kind, "kind": kind} for kind in kinds]
    # All minus Male would be seven girls, so Male is hidden too, which needs a note.
    by_gender = {"all_students": (58, 56), "male": (51, 50), "female": (7, 6)}
    results = {
        group: {
            "total_enrollment": enrolled,
            "number_tested": tested,
            "percent_met_or_exceeded": 50,
        }
        for group, (enrolled, tested) in by_gender.items()
    }
    extra = protected_report(
        {
            "grades": "K-12",
            "outcomes.ela": results,
            "professional_development.resources": resources,
            "enrollment.by_grade": {"ungraded_elementary": 20, "ungraded_secondary": 20},
            "contact.principal": "Ms. Vale",
            "principal_message": {"photo": "vale.jpg", "photo_alternative": "Ms. Vale waves."},
        }
    )
    photo = Photo(b"a picture", 300, 400)
    for _, report in [*cards(), ("rest", extra)]:
        card = compose(template().edition, report, catalog, draft=True, photo=photo, summary=True)
        render_html(card, TEMPLATES, catalog, edition=EDITION)
    for name in known_editions(TEMPLATES):
        edition = load_edition(TEMPLATES, name).edition
        for school, district in ((BLANK, {}), (DRAWN, DRAWN_BESIDE)):
            protected = protected_report(school, district, edition=edition)
            card = compose(edition, protected, catalog, draft=True, summary=True)
            render_html(card, TEMPLATES, catalog, edition=name)
    ask_for_pages(tmp_path / "site", catalog)
    assert collected - recorder.asked == set()


BLANK: Final = {
    "grades": "K-12",
    "enrollment.by_group": {
        "non_binary": "not reported",
        "students_receiving_migrant_education_services": "not reported",
    },
    "outcomes.ela.all_students": {"total_enrollment": 90, "number_tested": "NT"},
}
"""A card of blanks, with the rows that are printed only where the file has them, and with NT."""


DRAWN: Final = {
    "grades": "K-12",
    "engagement.chronic_absenteeism.all_students": {
        "cumulative_enrollment": 400,
        "eligible_enrollment": 400,
        "count": 100,
        "rate": 25,
    },
}
DRAWN_BESIDE: Final = {
    "outcomes.science": {f"20{year}-{year + 1}": 40 for year in range(18, 26)},
}
"""A card with a figure to draw in each of its charts."""


@pytest.mark.parametrize("language", languages())
def test_every_translation_keeps_the_placeholders_of_its_message(language: str) -> None:
    file = FOLDER / language / "LC_MESSAGES" / "sarcgen.po"
    with file.open("rb") as source:
        catalog: Messages = read_po(source, locale=language)
    wrong = [
        message.id
        for message in catalog
        if message.id and message.string
        for source, text in zip(_forms(message.id), _forms(message.string), strict=False)
        if text and _placeholders(source) != _placeholders(text)
    ]
    assert wrong == []


def _forms(message: str | tuple[str, ...] | list[str]) -> list[str]:
    return [message] if isinstance(message, str) else list(message)


def _placeholders(text: str) -> list[str]:
    return sorted(part.partition("}")[0] for part in text.split("{")[1:])
