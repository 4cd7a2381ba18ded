"""A site that is fit to publish, for tests to spoil."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest

from sarcgen.inspecting.run import inspect_site
from sarcgen.records.locate import SchoolFile, all_schools
from sarcgen.site.writing import write_site
from tests.support.cards import ROOT, TEMPLATES
from tests.support.sites import put_card

Look: TypeAlias = "Callable[..., list[tuple[str, str]]]"


@pytest.fixture(scope="session")
def good_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A card in two languages with all pages around it."""
    site = tmp_path_factory.mktemp("good") / "site"
    put_card(site, "kellogg", "2018-19")
    put_card(site, "kellogg", "2018-19", "en-XA")
    write_site(site, TEMPLATES, address="https://www.example.org/sarc/")
    return site


@pytest.fixture(scope="session")
def schools() -> list[SchoolFile]:
    return [school for school in all_schools(ROOT / "schools") if school.school == "kellogg"]


@pytest.fixture
def site(good_site: Path, tmp_path: Path) -> Path:
    """A copy of the good site."""
    return Path(shutil.copytree(good_site, tmp_path / "site"))


@pytest.fixture
def look(site: Path, schools: list[SchoolFile]) -> Look:
    """Looks the site over; gives the file and the code of each finding."""

    def looked(*, renew: bool = False, languages: tuple[str, ...] = ()) -> list[tuple[str, str]]:
        if renew:
            write_site(site, TEMPLATES)
        run = inspect_site(site, TEMPLATES, schools, languages=languages)
        return [
            (Path(problem.mark.path).relative_to(site).as_posix(), problem.code)
            for problem in run.open()
        ]

    return looked
