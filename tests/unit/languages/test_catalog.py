"""Message catalogs: the way of fixed text into a language."""

from __future__ import annotations

from pathlib import Path

import pytest

from sarcgen.errors import UsageError
from sarcgen.languages import codes
from sarcgen.languages.catalog import PSEUDO_LANGUAGE, Catalog, languages, messages_in

GERMAN = """\
msgid ""
msgstr ""
"Language: de\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Contents"
msgstr "Inhalt"

msgid "Not translated"
msgstr ""

#, fuzzy
msgid "Doubtful"
msgstr "Zweifelhaft"

msgid "{number} page"
msgid_plural "{number} pages"
msgstr[0] "{number} Seite"
msgstr[1] "{number} Seiten"

msgid "First point"
msgstr "Erster Punkt"

msgid "The whole sentence goes on."
msgstr "Der ganze Satz geht weiter."
"""


@pytest.fixture
def german(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Catalog:
    """A catalog from a folder with a German file."""
    for language, text in (("de", GERMAN), ("ar", GERMAN.replace("Language: de", "Language: ar"))):
        file = tmp_path / language / "LC_MESSAGES" / "sarcgen.po"
        file.parent.mkdir(parents=True)
        file.write_text(text, "utf-8")
    monkeypatch.setattr(codes, "FOLDER", tmp_path)
    return Catalog("de")


def test_english_is_there_and_gives_every_message_as_it_is() -> None:
    assert "en" in languages()
    english = Catalog()
    assert english.gettext("Contents") == "Contents"
    assert english.gettext("Never heard of") == "Never heard of"
    assert english.ngettext("{number} page", "{number} pages", 1) == "{number} page"
    assert english.ngettext("{number} page", "{number} pages", 0) == "{number} pages"
    assert (english.language, english.direction) == ("en", "ltr")


@pytest.mark.parametrize("language", ["tlh", "", "../en", "EN", "en-US"])
def test_a_language_without_a_catalog_is_refused_with_those_that_have_one(language: str) -> None:
    with pytest.raises(UsageError, match=r"Possible are: .*\ben\b"):
        Catalog(language)


def test_the_pseudo_language_is_not_offered() -> None:
    assert PSEUDO_LANGUAGE not in languages()


def test_a_translation_is_found(german: Catalog) -> None:
    assert german.gettext("Contents") == "Inhalt"
    assert german.ngettext("{number} page", "{number} pages", 1) == "{number} Seite"
    assert german.ngettext("{number} page", "{number} pages", 2) == "{number} Seiten"


@pytest.mark.parametrize("message", ["Not translated", "Doubtful", "Unknown"])
def test_what_is_not_translated_for_certain_stays_english(german: Catalog, message: str) -> None:
    assert german.gettext(message) == message


def test_no_message_is_no_message(german: Catalog) -> None:
    """The library keeps a catalog's head under the empty message."""
    for catalog in (german, Catalog(PSEUDO_LANGUAGE)):
        assert catalog.gettext("") == ""


def test_a_language_knows_in_which_direction_it_is_written(german: Catalog) -> None:
    assert german.direction == "ltr"
    assert Catalog("ar").direction == "rtl"


def test_markdown_is_translated_by_paragraph_and_by_item(german: Catalog) -> None:
    text = "The whole\nsentence goes on.\n\nAbout:\n\n- First\n  point\n- Second point\n"
    assert german.markdown(text) == (
        "Der ganze Satz geht weiter.\n\nAbout:\n\n- Erster Punkt\n- Second point"
    )


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        ("One.\n\nTwo\nlines.", ["One.", "Two lines."]),
        ("Points:\n- one\n- two\n  lines", ["Points:", "one", "two lines"]),
        ("- one\n- two", ["one", "two"]),
        ("Well-known - as such", ["Well-known - as such"]),
        ("  \n\n", []),
        ("", []),
    ],
)
def test_the_messages_of_a_text_are_its_paragraphs_and_items(
    text: str, messages: list[str]
) -> None:
    assert messages_in(text) == messages


def test_markdown_keeps_its_form_in_a_language_that_changes_nothing() -> None:
    text = "One.\n\nPoints:\n\n- one\n- two\n\nTwo."
    assert Catalog().markdown(text) == text


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("Contents", "«Cóñtéñts»"),
        ("{label}: Page {page} of {pages}", "«{label}: Págé {page} óf {pages}»"),
        ("At https://www.cde.ca.gov/ds/ now", "«Át https://www.cde.ca.gov/ds/ ñów»"),
        ("**Bold**", "«**Bóld**»"),
    ],
)
def test_the_pseudo_language_marks_a_message_and_keeps_placeholders_and_addresses(
    message: str, expected: str
) -> None:
    pseudo = Catalog(PSEUDO_LANGUAGE)
    assert pseudo.gettext(message) == expected
    assert pseudo.ngettext(message, "more", 1) == expected
    assert pseudo.ngettext("one", message, 2) == expected


def test_the_pseudo_language_marks_each_paragraph_and_item() -> None:
    assert Catalog(PSEUDO_LANGUAGE).markdown("Points:\n\n- one\n- two") == (
        "«Póíñts:»\n\n- «óñé»\n- «twó»"
    )
