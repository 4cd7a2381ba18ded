# Read by the scripts that set up; they define say.

# Installs Debian packages if this user may do so without being asked anything.
apt_install() {
    command -v apt-get >/dev/null 2>&1 || return 1
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
        as_root="sudo -n"
    else
        return 1
    fi
    say "installing with apt: $*"
    for attempt in with_known_lists with_fresh_lists; do
        if [ "$attempt" = with_fresh_lists ]; then
            $as_root apt-get update -qq >&2 || true
        fi
        if $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -qq -y --no-install-recommends "$@" >&2 </dev/null; then
            return 0
        fi
    done
    return 1
}
