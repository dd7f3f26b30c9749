# Read by the scripts beside it: installs Debian and Ubuntu packages where that is permitted.

# Sets $apt to a command that works, or to nothing.
find_apt() {
    apt=""
    command -v apt-get >/dev/null 2>&1 || return 0
    if [ "$(id -u)" = 0 ]; then
        apt="apt-get"
    elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
        apt="sudo -n apt-get"
    fi
}

# install_packages PACKAGE...: false when it is not permitted or did not work.
install_packages() {
    find_apt
    [ -n "$apt" ] || return 1
    echo "Installation de : $*"
    $apt update -qq || return 1
    DEBIAN_FRONTEND=noninteractive $apt install -y -qq --no-install-recommends "$@" >/dev/null
}
