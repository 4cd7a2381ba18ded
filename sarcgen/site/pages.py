"""The pages around the cards: all schools, a page for each district, a page for each year."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import Any, Final, final
from urllib.parse import quote

from babel import Locale, UnknownLocaleError
from jinja2 import TemplateError, TemplateNotFound
from jinja2.exceptions import SecurityError
from markupsafe import Markup

from sarcgen.errors import EditionError
from sarcgen.languages.catalog import Catalog
from sarcgen.render.environment import make_environment
from sarcgen.render.fonts import screen_font_rule
from sarcgen.render.markup import SITE_PAGE, check_markup
from sarcgen.site.schools import GRADES, Site, SiteDistrict, SiteSchool

INDEX: Final = "index.html"
DISTRICTS: Final = "districts"
YEARS: Final = "years"
GENERATOR: Final = "sarcgen site"
"""Marks the pages that sarcgen may take away again."""

FEW: Final = 20
"""Schools that need no letters to be found among."""

_KILO: Final = 1024


@final
@dataclass(frozen=True, slots=True)
class _Styles:
    """The style sheet that a page carries in itself."""

    fonts: Markup
    sheet: Markup


@final
@dataclass(frozen=True, slots=True)
class _Script:
    """The script of a page, and by which the browser knows that it is no other."""

    text: Markup
    hash: str


def site_pages(site: Site, templates: Path, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Every page with its address, seen from the top of the site.

    Args:
        site: what they list.
        templates: the folder that holds ``base/``.
        catalog: the language of the pages' own words.

    Raises:
        EditionError: a template is missing, or names what does not exist.
        RenderError: a page holds an element or an address that it must not.
    """
    pages = _Pages(templates, catalog, site)
    yield INDEX, pages.index()
    for district in site.districts:
        yield district.address, pages.page("district", up="../", district=district)
    for edition in site.editions:
        yield f"{YEARS}/{edition}.html", pages.year(edition)


@final
class _Pages:
    """Draws pages in one language."""

    def __init__(self, templates: Path, catalog: Catalog, site: Site) -> None:
        self.site = site
        self.catalog = catalog
        self.environment = make_environment(templates, catalog)
        self.environment.filters |= {
            "url": quote,
            "size": self._size,
            "language_name": _language_name,
        }
        base = templates / "base"
        try:
            self.styles = _Styles(
                fonts=Markup(screen_font_rule(base / "fonts")),  # noqa: S704 - our own files
                sheet=Markup((base / "site.css").read_text("utf-8")),  # noqa: S704
            )
            self.script = _script((base / "site.js").read_text("utf-8"))
        except OSError as error:
            raise EditionError(f"A file of the templates cannot be read: {error}") from error

    def index(self) -> str:
        by_letter = _by_letter(self.site.schools)
        return self.page(
            "index",
            up="",
            site=self.site,
            by_letter=by_letter,
            district_of=self._districts(),
            grades=GRADES,
            script=self.script,
        )

    def year(self, edition: str) -> str:
        schools = [school for school in self.site.schools if school.of(edition) is not None]
        return self.page(
            "year",
            up="../",
            edition=edition,
            year=edition.replace("-", "–"),
            count=len(schools),
            by_letter=_by_letter(schools),
            district_of=self._districts(),
        )

    def _districts(self) -> dict[str, SiteDistrict]:
        """The district of each school, by the school's anchor."""
        return {s.anchor: district for district in self.site.districts for s in district.schools}

    def page(self, kind: str, *, up: str, script: _Script | None = None, **shown: Any) -> str:
        template = f"base/site-{kind}.html.j2"
        try:
            page = self.environment.get_template(template).render(
                up=up,
                script=script,
                page_language=self.catalog.language,
                direction=self.catalog.direction,
                generator=GENERATOR,
                styles=self.styles,
                **shown,
            )
        except TemplateNotFound as error:
            raise EditionError(f"There is no template {error.name}.") from error
        except (TemplateError, SecurityError) as error:
            raise EditionError(f"The template {template} is wrong: {error}") from error
        check_markup(page, SITE_PAGE)
        return f"{page}\n"

    def _size(self, count: int) -> str:
        """A file's size as a reader understands it."""
        if count < _KILO * _KILO:
            message = self.catalog.gettext("{number} KB")
            return message.replace("{number}", str(max(1, round(count / _KILO))))
        message = self.catalog.gettext("{number} MB")
        return message.replace("{number}", f"{count / _KILO / _KILO:.1f}")


def _by_letter(schools: Iterable[SiteSchool]) -> list[tuple[str, list[SiteSchool]]]:
    """The schools by first letter; a few stand together under none."""
    ordered = sorted(schools, key=lambda school: (school.letter, school.sorting))
    if len(ordered) <= FEW:
        return [("", ordered)] if ordered else []
    return [(letter, list(of_it)) for letter, of_it in groupby(ordered, lambda s: s.letter)]


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
