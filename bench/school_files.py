"""Makes up school files: complete, without contradictions, the same for the same seed.

Districts of about thirty schools, elementary, middle and high. Test results are counted from
made-up students (``tests/support/schools.py``); in most files the groups of ten or fewer are
withheld, as in the state's own files. Nothing here is a figure of a real school.

    python -m bench.school_files FOLDER [--schools 1000] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from textwrap import fill
from typing import Any, Final

from bench.district_figures import district_figures
from bench.levels import YEARS, Level
from bench.school_figures import school_figures
from bench.school_texts import (
    CAREER,
    DESCRIPTION,
    FACILITIES,
    LEARNING,
    PARENTS,
    SAFETY,
    SERVICES,
    Voice,
    person,
)

EDITION: Final = YEARS[-2]
SCHOOLS_IN_A_DISTRICT: Final = 30
LEVELS: Final = (
    *(Level("Elementary School", "K-6"),) * 12,
    *(Level("Elementary School", "K-5"),) * 6,
    Level("Academy", "K-8"),
    *(Level("Middle School", "6-8"),) * 3,
    *(Level("Junior High School", "7-8"),) * 3,
    *(Level("High School", "9-12"),) * 5,
)
TOWNS: Final = (
    "Alder", "Birch", "Cedar", "Dogwood", "Elder", "Fennel", "Ginkgo", "Hazel", "Ironwood",
    "Juniper", "Laurel", "Manzanita", "Nutmeg", "Olive", "Pepper", "Quince", "Redbud", "Sage",
)  # fmt: skip
PLACES: Final = ("Valley", "Grove", "Creek", "Springs", "Hills", "Mesa", "Point", "Bend", "Flats")
NAMES: Final = (
    "Lark", "Heron", "Osprey", "Finch", "Plover", "Kestrel", "Oriole", "Tanager", "Sparrow",
    "Falcon", "Egret", "Warbler", "Swallow", "Thrush", "Wren", "Avocet", "Curlew", "Dunlin",
    "Grebe", "Ibis", "Junco", "Kingfisher", "Merlin", "Nuthatch", "Pelican", "Quail", "Rail",
    "Sandpiper", "Teal", "Vireo",
)  # fmt: skip
_PLAIN: Final = re.compile(r"[A-Za-z(][\w ().'/@-]*\Z|-?\d+(\.\d+)?\Z|K-\d\Z")


class Quoted(str):
    """A text that stands in quotes whatever it looks like."""

    __slots__ = ()


@dataclass(frozen=True)
class District:
    """What the files of a district's schools share."""

    number: int
    town: str

    @property
    def name(self) -> str:
        """As in the contact table."""
        return f"{self.town} Unified School District"

    @property
    def site(self) -> str:
        """Where its web pages are."""
        return f"{self.town.replace(' ', '').lower()}.example.org"

    def phone(self, extension: int) -> str:
        """A number that nobody has."""
        return f"({209 + self.number}) 555-{extension:04d}"


def write_schools(folder: Path, count: int, seed: int) -> list[Path]:
    """Writes so many schools' files and those of their districts.

    Args:
        folder: the schools folder; the files go into its edition.
        count: schools.
        seed: the same number makes the same files.

    Returns:
        The schools' files, without the districts'.
    """
    written: list[Path] = []
    for number in range((count + SCHOOLS_IN_A_DISTRICT - 1) // SCHOOLS_IN_A_DISTRICT):
        place, town = divmod(number, len(TOWNS))
        district = District(number, f"{TOWNS[town]} {PLACES[place % len(PLACES)]}")
        beside = folder / EDITION / district.town.replace(" ", "-").lower()
        beside.mkdir(parents=True, exist_ok=True)
        random = Random(f"{seed} district {number}")  # noqa: S311 (made-up figures)
        _write(beside / "_district.yaml", _district(district, random), flow=number % 2 == 0)
        schools = min(SCHOOLS_IN_A_DISTRICT, count - SCHOOLS_IN_A_DISTRICT * number)
        for position in range(schools):
            random = Random(f"{seed} school {number} {position}")  # noqa: S311 (made-up figures)
            # Steps of seven through thirty: small runs have schools of every level too.
            level = LEVELS[position * 7 % len(LEVELS)]
            file = beside / f"{NAMES[position]}-{beside.name}.yaml".lower()
            _write(file, _school(district, position, level, random), flow=position % 3 > 0)
            written.append(file)
    return written


def _school(district: District, position: int, level: Level, random: Random) -> dict[str, Any]:
    name = f"{NAMES[position]} {level.name}"
    voice = Voice(random, name, district.town)
    phone = district.phone(100 + position)
    figures = school_figures(level, random)
    figures["conditions"]["facilities"] = {
        "narrative": voice.text(FACILITIES, 2, 5),
        **figures["conditions"]["facilities"],
    }
    narratives = {
        "description": voice.text(DESCRIPTION, 5, 5) + "\n\n**Mission.** " + _mission(voice),
        "parental_involvement": voice.text(PARENTS, 2, 6)
        + f"\n\nTo take part, call {person(random)} at {phone}.",
        "safety_plan": voice.text(SAFETY, 2, 6),
        "services_funded": voice.text(SERVICES, 1, 5),
    }
    if level.grades == "9-12":
        narratives["career_technical_education"] = voice.text(CAREER, 1, 6)
    return {
        "edition": Quoted(EDITION),
        "grades": Quoted(level.grades),
        "published": "2020-01-" + str(random.randint(10, 31)),
        "contact": {
            "name": name,
            "street": f"{random.randint(100, 9900)} {NAMES[position]} Lane",
            "city_state_zip": f"{district.town}, CA {90000 + district.number:05d}",
            "phone": phone,
            "principal": person(random),
            "email": f"{NAMES[position].lower()}@{district.site}",
            "website": f"https://{NAMES[position].lower()}.{district.site}",
            "cds_code": Quoted(f"19{60000 + district.number:05d}{6000000 + position * 97:07d}"),
        },
        "narratives": narratives,
        **figures,
    }


def _mission(voice: Voice) -> str:
    return voice.text(DESCRIPTION[3:4], 1, 2)


def _district(district: District, random: Random) -> dict[str, Any]:
    voice = Voice(random, district.name, district.town)
    figures, shared = district_figures(random)
    shared["professional_development"]["narrative"] = voice.text(LEARNING, 4, 8)
    return {
        "edition": Quoted(EDITION),
        "contact": {
            "name": district.name,
            "phone": district.phone(99),
            "superintendent": person(random),
            "email": f"office@{district.site}",
            "website": f"https://{district.site}",
        },
        **figures,
        "schools": shared,
    }


def _write(file: Path, data: dict[str, Any], *, flow: bool) -> None:
    file.write_text("\n".join(_lines(data, 0, flow=flow)) + "\n", encoding="utf-8")


def _lines(data: dict[str, Any], depth: int, *, flow: bool) -> Iterator[str]:
    """Data as people type it: long texts below their key, a row on one line or on several."""
    indent = "  " * depth
    for key, value in data.items():
        head = f"{indent}{_key(key)}:"
        if isinstance(value, dict):
            leaves = not any(isinstance(below, dict) for below in value.values())
            if flow and leaves and depth >= 2:
                inside = ", ".join(f"{_key(k)}: {_scalar(v)}" for k, v in value.items())
                yield f"{head} {{{inside}}}"
            else:
                yield head
                yield from _lines(value, depth + 1, flow=flow)
        elif "\n" in str(value) or len(str(value)) > 100:
            yield f"{head} |"
            margin = indent + "  "
            for number, paragraph in enumerate(str(value).split("\n\n")):
                yield from [""] * (number > 0)
                wrapped = fill(
                    paragraph, 100, initial_indent=margin, subsequent_indent=margin,
                    break_on_hyphens=False,
                )  # fmt: skip
                yield from wrapped.splitlines()
        else:
            yield f"{head} {_scalar(value)}"


def _key(key: str) -> str:
    """A key, in quotes where other tools would read a number."""
    return json.dumps(key) if key[0].isdigit() else key


def _scalar(value: object) -> str:
    text = str(value)
    plain = _PLAIN.match(text) and text != "Yes" and not isinstance(value, Quoted)
    return text if plain else json.dumps(text)


def main() -> None:
    """Write the files."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--schools", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    written = write_schools(options.folder, options.schools, options.seed)
    print(f"{len(written)} school files written")


if __name__ == "__main__":
    main()
