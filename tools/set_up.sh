#!/bin/sh
# Makes .venv with the locked packages and this checkout in it, and sees to the system libraries
# that WeasyPrint needs. Safe to repeat: it does nothing when nothing changed, and mends a .venv
# that is half made, was copied from elsewhere, or lost its Python.
#
# SARCGEN_PYTHON names the Python to use (3.11 or newer) when the usual ones will not do.
set -eu
cd "$(dirname "$0")/.."
. tools/apt.sh

venv=.venv
python=$venv/bin/python
stamp=$venv/set-up-for
debian_libraries="libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"

say() {
    printf '%s\n' "set-up: $*" >&2
}

fail() {
    say "$@"
    exit 1
}

is_new_enough() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

can_make_environments() {
    is_new_enough "$1" && "$1" -c 'import venv, ensurepip' >/dev/null 2>&1
}

# Prints the first Python that satisfies the named test; fails if there is none.
first_python() {
    for candidate in ${SARCGEN_PYTHON:-python3 python3.11 python3.12 python3.13 python3.14}; do
        if command -v "$candidate" >/dev/null 2>&1 && "$1" "$candidate"; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

find_python() {
    first_python can_make_environments && return 0
    lacking=$(first_python is_new_enough) || lacking=
    version=${lacking:+$("$lacking" -c 'import sys; print("%d.%d" % sys.version_info[:2])')}
    apt_install "python${version:-3}-venv" >/dev/null || apt_install python3-venv >/dev/null || true
    first_python can_make_environments && return 0
    if [ -n "$lacking" ]; then
        fail "$lacking cannot make virtual environments. On Debian or Ubuntu:" \
            "apt-get install python3-venv"
    fi
    fail "Python 3.11 or newer is needed and not found. Debian: apt-get install python3" \
        "python3-venv; Fedora: dnf install python3; macOS: brew install python; Windows: use" \
        "WSL with Debian. Or name one: make setup SARCGEN_PYTHON=/path/to/python3"
}

# What the environment was made from; a change of any of these makes it anew or mends it.
wanted_state() {
    pwd
    cksum pyproject.toml requirements.lock tools/set_up.sh tools/apt.sh
}

environment_works() {
    [ -x "$python" ] && is_new_enough "$python" && "$python" -c 'import pip' >/dev/null 2>&1
}

# The editable install belongs to one folder, and so do the scripts in .venv/bin.
was_made_here() {
    [ -f "$venv/made-in" ] && [ "$(cat "$venv/made-in")" = "$(pwd)" ]
}

# WeasyPrint only warns when the library that makes fonts small is missing; here that counts.
weasyprint_loads() {
    "$python" -c 'import warnings
warnings.filterwarnings("error", "HarfBuzz-Subset")
import weasyprint' >/dev/null 2>&1
}

is_up_to_date() {
    [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$(wanted_state)" ] &&
        [ -x "$venv/bin/sarcgen" ] && is_new_enough "$python"
}

install() {
    PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_INPUT=1 PIP_USER=0 \
        "$python" -m pip install --quiet --no-deps "$@" </dev/null
}

if is_up_to_date; then
    exit 0
fi
rm -f "$stamp"

if ! environment_works || ! was_made_here; then
    chosen=$(find_python)
    say "making $venv with $("$chosen" --version)"
    rm -rf "$venv"
    "$chosen" -m venv "$venv"
    pwd >"$venv/made-in"
fi

say "installing the packages of requirements.lock"
install --require-hashes -r requirements.lock ||
    fail "the packages could not be installed; the lines above say why"
install --no-index --no-build-isolation --editable . ||
    fail "sarcgen itself could not be installed; the lines above say why"

if ! weasyprint_loads; then
    # shellcheck disable=SC2086  # a list of package names
    apt_install $debian_libraries || true
fi
if ! weasyprint_loads; then
    fail "Pango, which draws the PDF, is missing. Debian and Ubuntu: apt-get install" \
        "$debian_libraries; Fedora: dnf install pango; macOS: brew install pango; Windows:" \
        "install MSYS2 and in it: pacman -S mingw-w64-x86_64-pango. Then: make setup"
fi

wanted_state >"$stamp"
say "ready: $venv/bin/sarcgen"
