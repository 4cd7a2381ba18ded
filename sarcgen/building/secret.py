"""The secret that keys what is derived from school files.

Whoever has a school file but for one figure, and a plain digest of the whole file, can try figures
until the digest fits. With a key that he does not have, he cannot. The key therefore stands outside
the cache, which may be copied and shared: in the user's own state folder, readable by nobody else.
"""

from __future__ import annotations

import contextlib
import os
import secrets
from hashlib import blake2b
from pathlib import Path
from typing import Final

from sarcgen.errors import UsageError

VARIABLE: Final = "SARCGEN_CACHE_SECRET"
FEWEST_CHARACTERS: Final = 32
_BYTES: Final = 32


def cache_secret(folder: Path | None = None) -> tuple[bytes, str]:
    """The secret of this user, made on first use, and what to say where it cannot be kept.

    Args:
        folder: where it stands; without it, the user's state folder.

    Returns:
        32 bytes, and an empty text. Where the file can be neither read nor written, a secret for
        this run alone, and why.

    Raises:
        UsageError: the variable that gives the secret is too short to be one.
    """
    given = os.environ.get(VARIABLE)
    if given:
        if len(given) < FEWEST_CHARACTERS:
            raise UsageError(
                f"{VARIABLE} is too short to be a secret: it takes {FEWEST_CHARACTERS} characters"
                " or more. This makes one: openssl rand -hex 32"
            )
        return blake2b(given.encode("utf-8", "surrogateescape"), digest_size=_BYTES).digest(), ""
    file = (folder or _state_folder()) / "cache-secret"
    try:
        return _read(file) or _made(file), ""
    except OSError as error:
        return secrets.token_bytes(_BYTES), (
            f"The secret of the cache could not be kept in {file.parent} ({error.strerror});"
            f" the next build makes all pages anew. To give one yourself, set {VARIABLE}."
        )


def _state_folder() -> Path:
    from platformdirs import user_state_path  # noqa: PLC0415 - seldom needed

    return user_state_path("sarcgen", appauthor=False)


def _read(file: Path) -> bytes | None:
    """The secret in a file; None where there is none, or something else."""
    try:
        if file.stat().st_mode & 0o077:
            file.chmod(0o600)
        secret = bytes.fromhex(file.read_text("ascii").strip())
    except (FileNotFoundError, ValueError):
        return None
    return secret if len(secret) == _BYTES else None


def _made(file: Path) -> bytes:
    """A new secret in its file; the one of another run that was quicker, if there was one."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = file.with_name(f"{file.name}-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(descriptor, "w", encoding="ascii") as writing:
            writing.write(f"{secrets.token_hex(_BYTES)}\n")
        if file.exists() and _read(file) is None:
            draft.replace(file)
        else:
            # Whole from its first instant, and never in place of that of another run.
            with contextlib.suppress(FileExistsError):
                os.link(draft, file)
    finally:
        draft.unlink(missing_ok=True)
    secret = _read(file)
    if secret is None:
        raise OSError(0, "it does not stay as it was written", str(file))
    return secret
