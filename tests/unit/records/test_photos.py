"""Which photos a file names, told from its text, and which of them may be opened."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sarcgen.records.photos import contents_of_photos, names_in, photo_file, photos_of

WRITTEN = {
    "bare": "  photo: principal.jpg\n",
    "blanks": "photo:   principal.jpg  \r\n",
    "comment": "  photo: principal.jpg # of May\n",
    "single quotes": "  photo: 'principal.jpg'\n",
    "double quotes": '  "photo": "principal.jpg" # of May\n',
    "braces": "principal_message: {photo: principal.jpg, text: Hello}\n",
    "quotes in braces": "principal_message: {text: Hello, photo: 'principal.jpg'}\n",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_a_name_is_found_however_it_is_written(way: str) -> None:
    assert "principal.jpg" in names_in(WRITTEN[way].encode())


def test_names_may_have_blanks_folders_and_accents() -> None:
    text = "photo: photos/Señora Peña, 2019.jpg\n"
    assert "photos/Señora Peña, 2019.jpg" in names_in(text.encode())
    assert "Ms. O'Hara.jpg" in names_in(b"photo: 'Ms. O''Hara.jpg'\n")


OUTSIDE = (
    "/etc/passwd",
    "../a.jpg",
    "b/../../a.jpg",
    "~/a.jpg",
    "C:/a.jpg",
    "a\\b.jpg",
    "./a",
    "a/",
)


@pytest.mark.parametrize("name", OUTSIDE)
def test_nothing_outside_of_the_folder_is_ever_looked_at(tmp_path: Path, name: str) -> None:
    assert name not in names_in(f"photo: {name}\n".encode())
    assert photo_file(tmp_path, name) is None


def test_other_keys_and_other_bytes_name_nothing() -> None:
    assert names_in(b"narratives:\n  description: A photographer came.\n") == frozenset()
    assert names_in(b"photo:\n  photo: \n") == frozenset()
    assert names_in(b"photo: \xff\xfe.jpg\n") == {"��.jpg"}


def test_links_that_stay_inside_are_followed_and_others_are_not(tmp_path: Path) -> None:
    folder = tmp_path / "schools"
    (folder / "photos").mkdir(parents=True)
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (folder / "photos" / "a.jpg").write_bytes(b"picture")
    (folder / "in.jpg").symlink_to("photos/a.jpg")
    (folder / "out.jpg").symlink_to(tmp_path / "secret.jpg")
    (folder / "up").symlink_to(tmp_path, target_is_directory=True)
    (folder / "round.jpg").symlink_to("round.jpg")
    os.mkfifo(folder / "pipe.jpg")
    assert photo_file(folder, "photos/a.jpg") == folder / "photos" / "a.jpg"
    assert photo_file(folder, "in.jpg") == folder / "in.jpg"
    for name in ("out.jpg", "up/secret.jpg", "round.jpg", "photos", "pipe.jpg", "x" * 300):
        assert photo_file(folder, name) is None, name


def test_a_photo_counts_by_what_is_in_it(tmp_path: Path) -> None:
    file = tmp_path / "oak.yaml"
    file.write_text("photo: a.jpg\n", "utf-8")
    assert list(contents_of_photos(file, file.read_bytes())) == []
    (tmp_path / "a.jpg").write_bytes(b"one")
    assert list(contents_of_photos(file, file.read_bytes())) == [b"a.jpg", b"one"]


def test_the_photos_of_a_file_change_with_it(tmp_path: Path) -> None:
    file = tmp_path / "oak.yaml"
    assert list(photos_of(file)) == []
    file.write_text("photo: a.jpg\n", "utf-8")
    assert list(photos_of(file)) == [tmp_path / "a.jpg"]
    file.write_text("photo: other.jpg\n", "utf-8")
    assert list(photos_of(file)) == [tmp_path / "other.jpg"]
