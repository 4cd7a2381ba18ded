"""Message catalogs: the one road for fixed text into a language.

Catalogs are gettext ``.po`` files, ``languages/<code>/LC_MESSAGES/sarcgen.po``, read with Babel.
The English text is the key, so the English catalog adds nothing and is the model for translators.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final, final

from babel import Locale
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations

from sarcgen.languages.codes import (
    DEFAULT_LANGUAGE,
    FOLDER,
    PSEUDO_LANGUAGE,
    catalog_file,
    languages,
    refuse_unknown,
)

__all__ = [
    "DEFAULT_LANGUAGE",
    "FOLDER",
    "PSEUDO_LANGUAGE",
    "Catalog",
    "languages",
    "messages_in",
]

_KEPT: Final = re.compile(r"(\{\w*\}|%\(\w+\)[sd]|https?://\S+|\*\*|__|<[^>]+>)")
_ACCENTS: Final = str.maketrans("aeiouAEIOUcn", "áéíóúÁÉÍÓÚçñ")


def _pseudo(message: str) -> str:
    """The message with accents and in guillemets; placeholders and addresses stay as they are."""
    parts = _KEPT.split(message)
    changed = "".join(
        part if index % 2 else part.translate(_ACCENTS) for index, part in enumerate(parts)
    )
    return f"«{changed}»"


@final
class Catalog:
    """Fixed text in one language.

    Args:
        language: a BCP 47 code that :func:`languages` lists, or the pseudo-language.

    Raises:
        UsageError: there is no such catalog.
    """

    def __init__(self, language: str = DEFAULT_LANGUAGE) -> None:
        refuse_unknown(language)
        self.language = language
        self.locale = Locale.parse(language.replace("-XA", ""), sep="-")
        self.direction = self.locale.text_direction
        self._pseudo = language == PSEUDO_LANGUAGE
        self._translations = NullTranslations() if self._pseudo else _load(language)

    def gettext(self, message: str) -> str:
        """The message in this language."""
        if self._pseudo and message:
            return _pseudo(message)
        return str(self._translations.gettext(message)) if message else ""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """The message in this language, in the form that fits the number."""
        if self._pseudo:
            return _pseudo(singular if number == 1 else plural)
        return str(self._translations.ngettext(singular, plural, number))

    def markdown(self, text: str) -> str:
        """A Markdown text in this language, paragraph by paragraph and item by item."""
        return "".join(
            piece if not unit else piece[: len(piece) - len(unit)] + self.gettext(unit)
            for piece, unit in _pieces(text)
        )


def messages_in(text: str) -> list[str]:
    """The messages of a Markdown text: its paragraphs and list items, each on one line."""
    return [unit for _, unit in _pieces(text) if unit]


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a piece of normalised Markdown and the message at its end (may be empty)."""
    first = True
    for block in re.split(r"\n\s*\n", text.strip()):
        if not first:
            yield "\n\n", ""
        first = False
        items = re.split(r"^- ", block, flags=re.MULTILINE)
        for index, item in enumerate(items):
            unit = " ".join(item.split())
            if not unit:
                continue
            lead = "" if index == 0 else "- "
            yield lead + unit, unit
            if index < len(items) - 1:
                yield "\n", ""


def _load(language: str) -> NullTranslations:
    with catalog_file(language).open("rb") as source:
        catalog = read_po(source, locale=language.replace("-", "_"))
    binary = BytesIO()
    write_mo(binary, catalog)
    binary.seek(0)
    return Translations(binary, domain="sarcgen")
