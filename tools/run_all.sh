#!/bin/sh
# Runs every command line given, whatever the others do, then names those that failed.
# Exit code: 0 if none failed, else 1.
failed=
for command in "$@"; do
    printf '\n== %s\n' "$command"
    sh -c "$command" || failed="$failed
   $command"
done
if [ -n "$failed" ]; then
    printf '\nFailed:%s\n' "$failed"
    exit 1
fi
printf '\nAll %s succeeded.\n' "$#"
