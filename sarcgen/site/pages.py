"""The pages around the cards: all schools, a page for each district, a page for each year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Final, TypeAlias

from sarcgen.languages.catalog import Catalog
from sarcgen.render.site_page import SitePages
from sarcgen.site.schools import GRADES, Site, SiteSchool

INDEX: Final = "index.html"
DISTRICTS: Final = "districts"
YEARS: Final = "years"
FEW: Final = 20
"""Schools that need no letters to be found among."""

Groups: TypeAlias = "list[tuple[str, list[SiteSchool]]]"
"""Schools by first letter."""


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
    pages = SitePages(templates, catalog)
    district_of = {s.anchor: district for district in site.districts for s in district.schools}
    yield (
        INDEX,
        pages.page(
            "index",
            up="",
            scripted=True,
            site=site,
            by_letter=_by_letter(site.schools),
            district_of=district_of,
            grades=GRADES,
        ),
    )
    for district in site.districts:
        yield district.address, pages.page("district", up="../", district=district)
    for edition in site.editions:
        schools = [school for school in site.schools if school.of(edition) is not None]
        yield (
            f"{YEARS}/{edition}.html",
            pages.page(
                "year",
                up="../",
                edition=edition,
                year=edition.replace("-", "–"),
                count=len(schools),
                by_letter=_by_letter(schools),
                district_of=district_of,
            ),
        )


def _by_letter(schools: Iterable[SiteSchool]) -> Groups:
    """The schools by first letter; a few stand together under none."""
    ordered = sorted(schools, key=lambda school: (school.letter, school.sorting))
    if len(ordered) <= FEW:
        return [("", ordered)] if ordered else []
    return [(letter, list(of_it)) for letter, of_it in groupby(ordered, lambda s: s.letter)]
