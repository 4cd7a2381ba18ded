"""Cards put together: the years of a school, the schools of a district, the schools of a year."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, final

from sarcgen.languages.catalog import DEFAULT_LANGUAGE
from sarcgen.site.cards import SiteCard

GRADES: Final = ("K", *(str(grade) for grade in range(1, 13)))
_NOT_IN_ANCHORS: Final = re.compile(r"[^A-Za-z0-9-]")
_OTHER: Final = re.compile(r"[^a-z0-9]+")


@final
@dataclass(frozen=True, slots=True)
class YearCards:
    """A school's cards of one edition: one for each language.

    Attributes:
        edition: data year, as in ``2018-19``.
        main: the one that is offered first: the English one where there is one.
        others: the other languages', by code.
    """

    edition: str
    main: SiteCard
    others: tuple[SiteCard, ...]

    @property
    def year(self) -> str:
        """As a reader writes it: with an en dash."""
        return self.edition.replace("-", "–")


@final
@dataclass(frozen=True, slots=True)
class SiteSchool:
    """A school with all its cards.

    Attributes:
        anchor: its anchor on the page of its district; stable.
        name, code, grades: as the newest card has them.
        district, district_code: as the newest card has them.
        years: its cards, the newest first.
    """

    anchor: str
    name: str
    code: str | None
    grades: tuple[str, ...]
    district: str
    district_code: str | None
    years: tuple[YearCards, ...]

    def of(self, edition: str) -> YearCards | None:
        """Its cards of an edition."""
        return next((year for year in self.years if year.edition == edition), None)

    @property
    def sorting(self) -> tuple[str, str]:
        """Where it stands among others: by name without accents, then by anchor."""
        return (plain(self.name), self.anchor)

    @property
    def letter(self) -> str:
        """The letter that it stands under; ``#`` for a name that begins with none."""
        first = plain(self.name)[:1].upper()
        return first if "A" <= first <= "Z" else "#"

    @property
    def span(self) -> str:
        """The grades served, with runs drawn together: ``K–6`` or ``7–8, 10``."""
        places = [GRADES.index(grade) for grade in self.grades if grade in GRADES]
        runs: list[list[int]] = []
        for place in sorted(places):
            if runs and place == runs[-1][-1] + 1:
                runs[-1].append(place)
            else:
                runs.append([place])
        return ", ".join(
            GRADES[run[0]] if len(run) == 1 else f"{GRADES[run[0]]}–{GRADES[run[-1]]}"
            for run in runs
        )

    @property
    def served(self) -> int:
        """The grades served as a number whose lowest bit is kindergarten."""
        return sum(1 << GRADES.index(grade) for grade in self.grades if grade in GRADES)


@final
@dataclass(frozen=True, slots=True)
class SiteDistrict:
    """A district with its schools.

    Attributes:
        slug: name of its page without ``.html``: its code, else its name in plain letters.
        name: as its newest card has it.
        schools: by name.
    """

    slug: str
    name: str
    schools: tuple[SiteSchool, ...]

    @property
    def address(self) -> str:
        """Its page, seen from the top of the site."""
        return f"districts/{self.slug}.html"


@final
@dataclass(frozen=True, slots=True)
class Site:
    """Everything that a site lists.

    Attributes:
        schools: all, by name.
        districts: all that have a code or a name, by name.
        editions: all, the newest first.
    """

    schools: tuple[SiteSchool, ...]
    districts: tuple[SiteDistrict, ...]
    editions: tuple[str, ...]


def plain(text: str) -> str:
    """The text in small letters without accents."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slug_of(name: str) -> str:
    """A name in plain letters, figures and hyphens, for addresses; may be empty."""
    return _OTHER.sub("-", plain(name)).strip("-")


def anchor_of(school: str) -> str:
    """The anchor of a school's file name; no two names have the same."""
    return "school-" + _NOT_IN_ANCHORS.sub(lambda other: f"_{ord(other[0]):x}_", school)


def site_of(cards: Iterable[SiteCard]) -> Site:
    """What a site with these cards lists."""
    cards = list(cards)
    schools = tuple(sorted(map(_school, _by_school(cards)), key=lambda school: school.sorting))
    by_district: defaultdict[str, list[SiteSchool]] = defaultdict(list)
    for school in schools:
        slug = district_slug(school)
        if slug:
            by_district[slug].append(school)
    districts = (
        SiteDistrict(slug, _newest(of_it).district or slug, tuple(of_it))
        for slug, of_it in by_district.items()
    )
    return Site(
        schools,
        tuple(sorted(districts, key=lambda district: (plain(district.name), district.slug))),
        tuple(sorted({card.edition for card in cards}, reverse=True)),
    )


def district_slug(school: SiteSchool) -> str:
    """The name of the page of a school's district; empty where its cards name none."""
    return school.district_code or slug_of(school.district)


def _by_school(cards: Sequence[SiteCard]) -> list[list[SiteCard]]:
    """The cards of each school: of one file name, and of another with the same CDS code.

    A school keeps its file name from year to year, whatever becomes of its code. Where the file was
    named anew, the code joins what belongs together, unless both names have a card of one year:
    then a code was typed twice, which “check” tells.
    """
    by_name: defaultdict[str, list[SiteCard]] = defaultdict(list)
    for card in cards:
        by_name[card.school].append(card)
    groups: list[list[SiteCard]] = []
    of_code: dict[str, list[SiteCard]] = {}
    for name in sorted(by_name):
        of_name = by_name[name]
        codes = {card.head.school.cds_code for card in of_name} - {None}
        known = next((of_code[code] for code in sorted(map(str, codes)) if code in of_code), None)
        if known is not None and not _editions(known) & _editions(of_name):
            known += of_name
            group = known
        else:
            group = list(of_name)
            groups.append(group)
        for code in map(str, codes):
            of_code.setdefault(code, group)
    return groups


def _editions(cards: Iterable[SiteCard]) -> set[str]:
    return {card.edition for card in cards}


def _school(cards: list[SiteCard]) -> SiteSchool:
    by_year: defaultdict[str, list[SiteCard]] = defaultdict(list)
    for card in cards:
        by_year[card.edition].append(card)
    years = tuple(_year(edition, by_year[edition]) for edition in sorted(by_year, reverse=True))
    newest = years[0].main
    head = newest.head
    codes = [year.main.head.school.cds_code for year in years if year.main.head.school.cds_code]
    code = codes[0] if codes else None
    return SiteSchool(
        anchor=anchor_of(newest.school),
        name=head.school.name,
        code=code,
        grades=head.school.grades,
        district=next((y.main.head.district.name for y in years if y.main.head.district.name), ""),
        district_code=code[:7] if code else None,
        years=years,
    )


def _year(edition: str, cards: list[SiteCard]) -> YearCards:
    ordered = sorted(cards, key=lambda card: (card.language != DEFAULT_LANGUAGE, card.language))
    return YearCards(edition, ordered[0], tuple(ordered[1:]))


def _newest(schools: Iterable[SiteSchool]) -> SiteSchool:
    """The school with the newest card that names its district."""
    return max(schools, key=lambda s: (bool(s.district), s.years[0].edition, s.sorting))
