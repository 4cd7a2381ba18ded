#!/bin/sh
# Prints the Chromium or Chrome that the tests drive; exit code 1 where there is none that runs.
#
# SARCGEN_BROWSER names the one to use when the usual ones will not do.
set -eu

on_macos="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"

# On Ubuntu, chromium-browser may be a script that only tells how to get a browser.
runs() {
    command -v "$1" >/dev/null 2>&1 && "$1" --version </dev/null >/dev/null 2>&1
}

if [ -n "${SARCGEN_BROWSER:-}" ]; then
    set -- "$SARCGEN_BROWSER"
else
    set -- chromium chromium-browser google-chrome google-chrome-stable "$on_macos"
fi
for candidate in "$@"; do
    if runs "$candidate"; then
        command -v "$candidate"
        exit 0
    fi
done
exit 1
