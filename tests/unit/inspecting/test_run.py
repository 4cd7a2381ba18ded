"""Whatever keeps a site from being published is found, and nothing else."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pikepdf
import pytest

from sarcgen.errors import UsageError
from sarcgen.inspecting.run import inspect_site
from sarcgen.records.locate import SchoolFile
from sarcgen.site.writing import write_site
from tests.support.cards import TEMPLATES
from tests.support.sites import everything_in, put_card
from tests.unit.inspecting.conftest import Look

PAGE = "2018-19/kellogg.html"


def spoil(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_a_good_site_has_no_findings_and_stays_as_it_is(site: Path, look: Look) -> None:
    before = everything_in(site)
    assert look() == []
    assert everything_in(site) == before


def test_several_processes_find_the_same(site: Path, schools: list[SchoolFile]) -> None:
    (site / PAGE).write_text("", "utf-8")
    one, two = (inspect_site(site, TEMPLATES, schools, jobs=jobs) for jobs in (1, 2))
    assert one == two
    assert one.open()


def test_there_is_no_such_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no folder"):
        inspect_site(tmp_path / "nothing", TEMPLATES, [])


# ------------------------------------------------------------------------------ what lies there


STRAYS = (
    "2018-19/kellogg.yaml",
    "2018-19/.origin/kellogg.json",
    ".DS_Store",
    "2018-19/Thumbs.db",
    "cache/index.sqlite",
    "2018-19/.sarcgen-writing/new/kellogg.html",
    "districts/old~.html",
    "notes.html",
    "2018-19/sub/kellogg.html",
    "2018-19/.kellogg.html.swp",
)


def test_what_does_not_belong_there(site: Path, look: Look, tmp_path: Path) -> None:
    for stray in STRAYS:
        (site / stray).parent.mkdir(parents=True, exist_ok=True)
        (site / stray).write_text("x", "utf-8")
    (site / "more").symlink_to(tmp_path)
    assert {file for file, code in look() if code == "W100"} == {*STRAYS, "more"}


def test_a_school_file_is_told_to_be_the_worst(site: Path, schools: list[SchoolFile]) -> None:
    (site / "kellogg.yaml").write_text("x", "utf-8")
    (problem,) = inspect_site(site, TEMPLATES, schools).open()
    assert "small groups" in problem.message


def test_what_hosts_want_may_lie_there(site: Path, look: Look) -> None:
    for name in (".nojekyll", "CNAME", "robots.txt", ".well-known/security.txt"):
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_text("x", "utf-8")
    assert look() == []


def test_an_empty_file_and_one_that_is_too_large(site: Path, look: Look) -> None:
    (site / "2018-19" / "kellogg.csv").write_bytes(b"")
    with (site / "2018-19" / "kellogg.en-XA.pdf").open("ab") as file:
        file.truncate(20_000_001)
    found = look()
    assert ("2018-19/kellogg.csv", "W103") in found
    assert ("2018-19/kellogg.en-XA.pdf", "W103") in found


def test_names_that_hosts_trip_over(site: Path, look: Look) -> None:
    for name in ("Kellogg", "kellogg two"):
        shutil.copy(site / PAGE, site / "2018-19" / f"{name}.html")
    found = look()
    assert ("2018-19/kellogg two.html", "W101") in found
    assert ("2018-19/Kellogg.html", "W101") in found
    assert ("2018-19/kellogg.html", "W102") in found


# ------------------------------------------------------------------------------------- the links


LINKS = {
    "#no-such-place": "W121",
    "#CAASPP": "W121",
    "kellogg.html#caaspp": "",
    "#caas%70p": "",
    "../index.html": "",
    "../index.html?q=oak": "",
    "../Index.html": "W122",
    "palmiter.html": "W120",
    "kellogg.en-XA.html#contents-title": "",
    "kellogg.en-XA.html#nothing": "W121",
    "kellogg.en-XA.pdf#page=3": "",
    "../2018-19/%6bellogg.en-XA.html": "",
    "../2018-19/": "W120",
    "/2018-19/kellogg.html": "W123",
    "//www.example.org/x.html": "W123",
    "file:///c:/x.html": "W123",
    "javascript:alert(1)": "W123",
    "../../x.html": "W123",
    "http://[x": "W123",
    "https://www.cde.ca.gov/": "",
    "mailto:a@example.org": "",
}


def test_links(site: Path, schools: list[SchoolFile]) -> None:
    text = (site / PAGE).read_text("utf-8")
    first = text[: text.index("</main>")].count("\n") + 2
    added = "".join(f'\n<a href="{link}">x</a>' for link in LINKS)
    spoil(site / PAGE, "</main>", f"{added}</main>")
    found = {p.mark.line - first: p.code for p in inspect_site(site, TEMPLATES, schools).open()}
    assert {link: found.get(line, "") for line, link in enumerate(LINKS)} == LINKS


FOREIGN = (
    '<img src="https://x.org/a.png">',
    '<link rel="stylesheet" href="a.css">',
    "<img srcset='a 2x'>",
    '<p style="background: url(a.png)">x</p>',
    '<script src="//x.org/a.js"></script>',
    '<iframe src="https://x.org"></iframe>',
    "<style>@import 'a.css';</style>",
    "<style>p { background: url('https://x.org/a') }</style>",
    '<object data="a.swf"></object>',
)


def test_what_is_loaded_from_elsewhere(site: Path, schools: list[SchoolFile]) -> None:
    spoil(site / PAGE, "</main>", "".join(f"\n{foreign}" for foreign in FOREIGN) + "</main>")
    problems = inspect_site(site, TEMPLATES, schools).open()
    assert {problem.code for problem in problems} == {"W124"}
    assert len({problem.mark.line for problem in problems}) == len(FOREIGN)


# ------------------------------------------------------------------------------------- the cards


@pytest.mark.parametrize("end", ["html", "pdf", "json", "csv", "fragment.html"])
def test_a_format_that_is_missing(site: Path, look: Look, end: str) -> None:
    (site / f"2018-19/kellogg.{end}").unlink()
    assert (f"2018-19/kellogg.{end}", "W130") in look(renew=True)


def test_fragments_may_be_left_out_altogether(site: Path, look: Look) -> None:
    for file in site.glob("2018-19/*.fragment.html"):
        file.unlink()
    assert look(renew=True) == []


def test_a_language_that_is_missing(site: Path, look: Look) -> None:
    assert look(languages=("en", "es")) == [("2018-19/kellogg.es.html", "W131")]
    for file in list(site.glob("2018-19/kellogg.*")):
        if "en-XA" not in file.name:
            file.unlink()
    assert look(renew=True) == [("2018-19/kellogg.html", "W131")]
    assert look(languages=("en-XA",)) == []


def test_a_school_without_a_card_and_a_card_without_a_school(site: Path, look: Look) -> None:
    for file in list(site.glob("2018-19/kellogg.*")):
        file.rename(file.with_name(file.name.replace("kellogg", "other")))
    found = look(renew=True)
    assert ("2018-19/kellogg.html", "W131") in found
    assert ("2018-19/other.html", "W133") in found


def test_a_draft(site: Path, look: Look) -> None:
    spoil(site / "2018-19/kellogg.json", '"draft": false', '"draft": true')
    found = look(renew=True)
    assert (PAGE, "W134") in found
    assert (PAGE, "W140") in found


def test_a_placeholder(site: Path, look: Look) -> None:
    left = ("{{ report.school }}", "{data_year}", "{% if %}", "%(count)s")
    spoil(site / PAGE, "</main>", "".join(f"<p>{words}</p>" for words in left) + "</main>")
    assert look() == [(PAGE, "W135")] * len(left)


def test_a_page_that_is_cut_short(site: Path, look: Look) -> None:
    content = (site / PAGE).read_bytes()
    (site / PAGE).write_bytes(content[: len(content) * 2 // 3])
    assert (PAGE, "W125") in look()


@pytest.mark.parametrize("part", ["caaspp", "parent-summary-compared"])
@pytest.mark.parametrize(("end", "code"), [("html", "W140"), ("fragment.html", "W142")])
def test_a_page_of_another_build(site: Path, look: Look, end: str, code: str, part: str) -> None:
    """What the summary for parents repeats must be what the table that it leads to prints."""
    file = site / f"2018-19/kellogg.{end}"
    table = re.search(
        rf'<div [^>]*id="[^"]*\b{part}".*?</table>', file.read_text("utf-8"), re.DOTALL
    )
    assert table
    wrong = re.sub(
        r'(<td class="[^"]*figure[^"]*">)[0-9.]+(</td>)', r"\g<1>1234.5\2", table[0], count=1
    )
    spoil(file, table[0], wrong)
    assert look() == [(f"2018-19/kellogg.{end}", code)]


def test_a_title_and_a_language_of_another_build(site: Path, look: Look) -> None:
    spoil(site / PAGE, '<html lang="en"', '<html lang="es"')
    assert look() == [(PAGE, "W140")]
    shutil.copy(site / "2018-19/kellogg.en-XA.html", site / PAGE)
    assert (PAGE, "W140") in look()


def test_a_csv_of_another_build(site: Path, look: Look) -> None:
    file = site / "2018-19/kellogg.csv"
    file.write_bytes(file.read_bytes().replace(b",percent,", b",count,", 1))
    assert look() == [("2018-19/kellogg.csv", "W141")]
    file.write_bytes(b"\xff\xfe")
    assert ("2018-19/kellogg.csv", "W141") in look()


def test_a_json_that_is_none(site: Path, look: Look) -> None:
    (site / "2018-19/kellogg.json").write_text('{"version": 1,\n ,}', "utf-8")
    found = look()
    assert ("2018-19/kellogg.json", "W110") in found
    assert ("index.html", "W150") in found
    shutil.copy(site / "2018-19/kellogg.en-XA.json", site / "2018-19/kellogg.json")
    assert ("2018-19/kellogg.json", "W111") in look()


def spoil_pdf(file: Path, what: str) -> None:
    if what == "cut":
        file.write_bytes(file.read_bytes()[:100])
        return
    with pikepdf.open(file, allow_overwriting_input=True) as pdf:
        link = {"/Type": pikepdf.Name.Annot, "/Subtype": pikepdf.Name.Link, "/Rect": [0, 0, 1, 1]}
        match what:
            case "title":
                pdf.docinfo["/Title"] = "Another"
            case "language":
                del pdf.Root["/Lang"]
            case "place":
                link["/Dest"] = pikepdf.String("nowhere")
            case "address":
                link["/A"] = pikepdf.Dictionary(S=pikepdf.Name.URI, URI="file:///x")
        if what in {"place", "address"}:
            pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(link))])
        pdf.save(file)


@pytest.mark.parametrize("what", ["cut", "title", "language", "place", "address"])
def test_a_pdf_that_is_not_the_cards(site: Path, look: Look, what: str) -> None:
    spoil_pdf(site / "2018-19/kellogg.pdf", what)
    # The pages tell the sizes of PDFs, so they are written anew first.
    assert look(renew=True) == [("2018-19/kellogg.pdf", "W143")]


# ------------------------------------------------------------------------------------- the pages


def test_a_card_that_is_not_listed(site: Path, look: Look) -> None:
    put_card(site, "mckinleyville-high", "2022-23")
    found = look()
    for page in ("index.html", "districts/1262687.html", "years/2022-23.html", "sitemap.xml"):
        assert (page, "W150") in found
    write_site(site, TEMPLATES)
    assert look() == []


def test_pages_that_are_not_there_or_changed(site: Path, look: Look) -> None:
    (site / "years/2018-19.html").unlink()
    spoil(site / "districts/1964907.html", "Kellogg", "Kelogg")
    found = look()
    assert ("years/2018-19.html", "W150") in found
    assert ("districts/1964907.html", "W150") in found
    assert ("index.html", "W120") in found


def test_a_site_map_of_somebody_else(site: Path, look: Look) -> None:
    (site / "sitemap.xml").write_text("<urlset/>", "utf-8")
    assert look() == [("sitemap.xml", "W100"), ("sitemap.xml", "W150")]
