"""Laws of building a district: parts make a whole, and a spoilt cache changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sarcgen import pipeline
from sarcgen.building.kept import KeptCard, keep_card, kept_card
from sarcgen.building.shards import Shard
from sarcgen.building.store import Store
from sarcgen.cards import Card, OutputFormat, Settings
from sarcgen.paths import shown
from sarcgen.pipeline import Draw
from sarcgen.problems import Mark, Problem, Severity
from sarcgen.records.locate import SchoolFile
from sarcgen.render import pdf
from tests.support.districts import built, files_below, settings_for, write_district


@given(st.lists(st.integers(), max_size=60), st.integers(1, 12))
def test_parts_hold_every_school_once_and_differ_by_one_at_most(
    schools: list[int], parts: int
) -> None:
    found = [Shard(number, parts).part(schools) for number in range(1, parts + 1)]
    assert sorted(school for part in found for school in part) == sorted(schools)
    sizes = [len(part) for part in found]
    assert max(sizes) - min(sizes) <= 1


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


@given(st.dictionaries(TEXTS, TEXTS), st.lists(st.builds(Problem)), st.lists(TEXTS))
def test_a_card_is_kept_with_all_that_was_found(
    files: dict[str, str], problems: list[Problem], pdfs: list[str]
) -> None:
    card = KeptCard(files, tuple(problems), tuple(pdfs))
    with TemporaryDirectory() as folder:
        keep_card(Store(Path(folder)), "ab" * 32, b"secret", card)
        assert kept_card(Store(Path(folder)), "ab" * 32, b"secret") == card


class Spoilt:
    """A cache with the cards of two schools, of which a test may change any byte."""

    def __init__(self, folder: Path) -> None:
        self.sources = write_district(folder / "schools", 2)
        self.settings = settings_for(folder / "site", frozenset(OutputFormat))
        self.cache = folder / "cache"
        self.results = self.build()
        self.site = files_below(self.settings.out)
        self.kept = files_below(self.cache)

    def build(self) -> list[object]:
        return [
            (result.source, result.files, result.problems, result.refused)
            for result in built(self.sources, self.settings, self.cache)
        ]

    def restore(self) -> None:
        for name in files_below(self.cache):
            if name not in self.kept:
                (self.cache / name).unlink()
        for name, content in self.kept.items():
            (self.cache / name).write_bytes(content)


def made_quickly(source: SchoolFile, settings: Settings, draw: Draw) -> Card:
    """A card that takes no time: what stands in it is not what these laws are about."""
    html = f"<p>{source.file.read_text('utf-8')}</p>"
    problem = Problem(Mark(shown(source.file), 1, 1), "X110", "Look.", Severity.WARNING, "a.b")
    files = {".html": html.encode(), ".pdf": draw(html, settings.templates)}
    return Card(files, (problem,))


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Spoilt]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pipeline, "make_card", made_quickly)
        patched.setattr(pdf, "render_pdf", lambda html, _: b"%PDF-" + html.encode())
        yield Spoilt(tmp_path_factory.mktemp("spoilt"))


@settings(max_examples=40)  # each writes to the disk and waits for it
@given(st.data())
def test_a_spoilt_cache_gives_what_an_empty_one_gives(spoilt: Spoilt, data: st.DataObject) -> None:
    """Bytes changed, cut off, added; entries and contents exchanged; cards lost as well."""
    spoilt.restore()
    names = sorted(name for name in spoilt.kept if "/" in name)
    assert {name.split("/")[0] for name in names} == {"blobs", "cards", "pdfs"}
    for name in data.draw(st.lists(st.sampled_from(names), min_size=1, max_size=4, unique=True)):
        content = spoilt.kept[name]
        place = data.draw(st.integers(0, len(content) - 1))
        other = spoilt.kept[data.draw(st.sampled_from(names))]
        kinds = {
            "changed": content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :],
            "cut": content[:place],
            "longer": content + content[place:],
            "another's": other,
            "empty": b"",
        }
        (spoilt.cache / name).write_bytes(kinds[data.draw(st.sampled_from(sorted(kinds)))])
    for name in data.draw(st.sets(st.sampled_from(sorted(spoilt.site)))):
        (spoilt.settings.out / name).unlink()
    assert spoilt.build() == spoilt.results
    assert files_below(spoilt.settings.out) == spoilt.site
