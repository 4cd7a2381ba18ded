#!/bin/sh
# Sees to the Chromium that the tests drive. Only tests need it: no card is made with it.
# Safe to repeat: it does nothing where a Chromium or Chrome runs already.
set -eu
cd "$(dirname "$0")/.."
. tools/apt.sh

say() {
    printf '%s\n' "set-up: $*" >&2
}

has_browser() {
    tools/find_browser.sh >/dev/null
}

has_browser && exit 0
if [ -n "${SARCGEN_BROWSER:-}" ]; then
    say "SARCGEN_BROWSER names $SARCGEN_BROWSER, which does not run. Name a Chromium or Chrome."
    exit 1
fi
apt_install chromium || true
has_browser && exit 0
say "Chromium, in which the tests look at pages, is missing. Debian: apt-get install chromium;" \
    "Fedora: dnf install chromium; Ubuntu, macOS and Windows: Google Chrome. Or name one:" \
    "make test SARCGEN_BROWSER=/path/to/chromium"
exit 1
