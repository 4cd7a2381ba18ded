"""The pages around the cards become HTML that needs nothing from anywhere."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, final
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from markupsafe import Markup

from sarcgen.languages.catalog import Catalog
from sarcgen.render.environment import make_environment, template_faults
from sarcgen.render.fonts import screen_font_rule
from sarcgen.render.markup import SITE_PAGE, check_markup
from sarcgen.render.template_files import template_files

GENERATOR: Final = "sarcgen site"
"""Marks the pages that sarcgen may take away again."""

_KILO: Final = 1024


@final
@dataclass(frozen=True, slots=True)
class _Styles:
    """The style sheets that a page carries in itself."""

    fonts: Markup
    shared: Markup
    sheet: Markup


@final
@dataclass(frozen=True, slots=True)
class _Script:
    """The script of a page, and the hash by which the browser knows that it is no other."""

    text: Markup
    hash: str


@final
class SitePages:
    """Draws pages in one language.

    Args:
        templates: the folder that holds ``base/``.
        catalog: the language of the pages' own words.

    Raises:
        EditionError: a file of the templates is missing.
    """

    def __init__(self, templates: Path, catalog: Catalog) -> None:
        self._templates = templates
        self._catalog = catalog
        self._environment = make_environment(templates, catalog)
        self._environment.filters |= {
            "url": quote,
            "size": self._size,
            "language_name": _language_name,
        }
        base = templates / "base"
        with template_files():
            self._styles = _Styles(
                fonts=Markup(screen_font_rule(base / "fonts")),  # noqa: S704 - our own files
                shared=Markup((base / "shared.css").read_text("utf-8")),  # noqa: S704
                sheet=Markup((base / "site.css").read_text("utf-8")),  # noqa: S704
            )
            self._script = _script((base / "site.js").read_text("utf-8"))

    def page(self, kind: str, *, up: str, scripted: bool = False, **shown: Any) -> str:
        """One page.

        Args:
            kind: which template: ``index``, ``district`` or ``year``.
            up: what leads from the page to the top of the site.
            scripted: the page has the script that searches and sorts.
            shown: what the template names.

        Raises:
            EditionError: the template is missing, or names what does not exist.
            RenderError: the page holds an element or an address that it must not.
        """
        template = f"base/site-{kind}.html.j2"
        with template_faults(f"template {template}", self._templates):
            page = self._environment.get_template(template).render(
                up=up,
                script=self._script if scripted else None,
                page_language=self._catalog.language,
                direction=self._catalog.direction,
                generator=GENERATOR,
                styles=self._styles,
                **shown,
            )
        check_markup(page, SITE_PAGE)
        return f"{page}\n"

    def _size(self, count: int) -> str:
        """A file's size as a reader understands it."""
        if count < _KILO * _KILO:
            message = self._catalog.gettext("{number} KB")
            return message.replace("{number}", str(max(1, round(count / _KILO))))
        message = self._catalog.gettext("{number} MB")
        return message.replace("{number}", f"{count / _KILO / _KILO:.1f}")


def _script(text: str) -> _Script:
    # What stands between the tags is what the browser takes the hash of.
    digest = b64encode(sha256(text.encode("utf-8")).digest()).decode("ascii")
    return _Script(Markup(text), f"sha256-{digest}")  # noqa: S704 - our own file


def _language_name(code: str) -> str:
    """A language in its own words."""
    try:
        return str(Locale.parse(code.replace("-XA", ""), sep="-").get_display_name() or code)
    except (UnknownLocaleError, ValueError):
        return code
