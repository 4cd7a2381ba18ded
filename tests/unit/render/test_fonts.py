"""The fonts print what a card needs, and say what they cannot."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from sarcgen.errors import EditionError, RenderError
from sarcgen.render.fonts import FACES, check_coverage
from sarcgen.render.pdf import lay_out, render_pdf
from sarcgen.report.card import Narrative
from sarcgen.report.tables import SafeHtml
from tests.unit.render.conftest import Draw
from tests.unit.render.readback import TaggedPdf, squeezed
from tests.unit.render.sample_report import with_blocks
from tests.unit.render.test_pdf import broken_rules

# Spanish, Vietnamese, Tagalog, Hmong, and what office programs put into pasted text.
NEEDED = "¿Cómo está? Trường tiểu học, Ñandú — “quotes” • 1–2 … ½ © ™ § † € ≤ ≥ × − é"
STEERING = "a\u00adb\u200bc\u200dd\u2060e\ufefff\u2003g\u2009h\u202fi\u2011j\u00a0k"


def fonts(templates: Path) -> list[bytes]:
    return [(templates / "base" / "fonts" / face.file).read_bytes() for face in FACES]


def story(text: str) -> Narrative:
    return Narrative("one", "One", SafeHtml(f"<p>{text}</p>"))


def test_what_cards_need_is_there(templates: Path) -> None:
    check_coverage([NEEDED, STEERING], fonts(templates))


def test_letters_with_separate_accents_are_there(templates: Path) -> None:
    check_coverage(["Nu\u0301n\u0303ez"], fonts(templates))


def test_a_missing_glyph_is_named_with_its_surroundings(templates: Path) -> None:
    with pytest.raises(RenderError) as caught:
        check_coverage(["The school → the district", "汉语"], fonts(templates))
    said = str(caught.value)
    assert "“→” (U+2192 RIGHTWARDS ARROW) in “The school → the district”" in said
    assert "U+6C49 CJK UNIFIED IDEOGRAPH-6C49" in said


def test_many_missing_glyphs_are_counted(templates: Path) -> None:
    with pytest.raises(RenderError, match="and 3 more"):
        check_coverage(["一二三四五六七八"], fonts(templates))


def test_a_glyph_that_one_weight_lacks_is_missing(templates: Path) -> None:
    font = TTFont(BytesIO(fonts(templates)[0]))
    for subtable in font["cmap"].tables:
        subtable.cmap.pop(ord("Q"), None)
    poorer = BytesIO()
    font.save(poorer)
    font.close()
    with pytest.raises(RenderError, match="LATIN CAPITAL LETTER Q"):
        check_coverage(["Quiet"], [*fonts(templates), poorer.getvalue()])


def test_the_pdf_says_so_before_it_is_drawn(draw: Draw, templates: Path) -> None:
    with pytest.raises(RenderError, match=r"U\+2713 CHECK MARK"):
        render_pdf(draw(with_blocks(story("Done ✓"))), templates)


def test_the_engine_says_so_too(draw: Draw, templates: Path) -> None:
    names = [face.file for face in FACES]
    with pytest.raises(RenderError, match=r"U\+2713"):
        lay_out(draw(with_blocks(story("Done ✓"))), dict(zip(names, fonts(templates), strict=True)))


def test_they_come_out_in_the_pdf_as_they_went_in(
    draw: Draw, templates: Path, tmp_path: Path
) -> None:
    content = render_pdf(draw(with_blocks(story(f"{NEEDED} {STEERING}"))), templates)
    assert squeezed(NEEDED) in squeezed(TaggedPdf(content).whole_text())
    assert broken_rules(content, tmp_path) == set()


def test_a_missing_font_file(own_templates: Path, sample_html: str) -> None:
    (own_templates / "base" / "fonts" / FACES[1].file).unlink()
    with pytest.raises(EditionError, match="SemiBold"):
        render_pdf(sample_html, own_templates)


def test_figures_can_be_of_equal_width(templates: Path) -> None:
    for content in fonts(templates):
        with TTFont(BytesIO(content), lazy=True) as font:
            features = {r.FeatureTag for r in font["GSUB"].table.FeatureList.FeatureRecord}
        assert "tnum" in features


def test_the_fonts_bring_their_licence(templates: Path) -> None:
    folder = templates / "base" / "fonts"
    assert "SIL OPEN FONT LICENSE Version 1.1" in (folder / "OFL.txt").read_text("utf-8")
    readme = (folder / "README.md").read_text("utf-8")
    for file in folder.iterdir():
        if file.suffix in {".ttf", ".woff2"}:
            assert file.name.removeprefix("PublicSans").partition(".")[0] in readme
