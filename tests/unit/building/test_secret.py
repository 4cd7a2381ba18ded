"""The secret of the cache: made once, kept from others, never replaced by accident."""

from __future__ import annotations

import multiprocessing
import stat
from pathlib import Path

import pytest

from sarcgen.building.secret import VARIABLE, cache_secret
from sarcgen.errors import UsageError


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE)


def test_it_is_made_once_and_only_its_owner_may_read_it(tmp_path: Path) -> None:
    folder = tmp_path / "state"
    secret, said = cache_secret(folder)
    assert (len(secret), said) == (32, "")
    assert cache_secret(folder) == (secret, "")
    (file,) = folder.iterdir()
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_two_users_have_two(tmp_path: Path) -> None:
    assert cache_secret(tmp_path / "one")[0] != cache_secret(tmp_path / "other")[0]


def test_it_stands_in_the_users_state_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sarcgen.building.secret._state_folder", lambda: tmp_path / "state")
    assert cache_secret() == cache_secret(tmp_path / "state")


def test_what_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    secret, _ = cache_secret(tmp_path)
    (file,) = tmp_path.iterdir()
    file.chmod(0o644)
    assert cache_secret(tmp_path)[0] == secret
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "ab", "no secret at all", "00" * 31])
def test_what_is_no_secret_is_replaced(tmp_path: Path, content: str) -> None:
    (tmp_path / "cache-secret").write_text(content, "ascii")
    secret, said = cache_secret(tmp_path)
    assert (len(secret), said) == (32, "")
    assert cache_secret(tmp_path)[0] == secret
    assert [file.name for file in tmp_path.iterdir()] == ["cache-secret"]


def test_processes_that_start_at_once_agree(tmp_path: Path) -> None:
    with multiprocessing.get_context("fork").Pool(4) as pool:
        found = pool.map(cache_secret, [tmp_path] * 16, chunksize=1)
    assert len(set(found)) == 1


def test_where_it_cannot_be_kept_the_run_has_one_of_its_own_and_says_so(tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    runs = [cache_secret(tmp_path / "state") for _ in range(2)]
    assert len({secret for secret, _ in runs}) == 2
    for _, said in runs:
        assert said.startswith(f"The secret of the cache could not be kept in {tmp_path / 'state'}")
        assert VARIABLE in said


def test_the_variable_gives_it_and_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "one secret for all machines of CI")
    one = cache_secret(tmp_path)
    monkeypatch.setenv(VARIABLE, "two secrets for all machines of CI")
    other = cache_secret(tmp_path)
    assert (len(one[0]), one[1]) == (32, "")
    assert one[0] != other[0]
    assert list(tmp_path.iterdir()) == []


def test_a_variable_that_could_be_guessed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "password")
    with pytest.raises(UsageError, match="too short to be a secret") as caught:
        cache_secret()
    assert "password" not in str(caught.value)
