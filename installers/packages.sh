# Sourced by quickstart.sh and tests/run.sh: what Vitrine needs of Debian 12, and how it is installed.

vitrine_build_packages=(
    g++ cmake ninja-build ccache pkg-config git ca-certificates
    libcpprest-dev libboost-dev libboost-system-dev libboost-thread-dev libboost-filesystem-dev libboost-chrono-dev
    libboost-atomic-dev libboost-date-time-dev libboost-regex-dev libboost-random-dev libwebsocketpp-dev
    libpqxx-dev nlohmann-json3-dev libssl-dev libspdlog-dev prometheus-cpp-dev libcli11-dev libyaml-cpp-dev
    libgit2-dev libcjose-dev libjansson-dev libargon2-dev libvips-dev zlib1g-dev libgtest-dev libgmock-dev libbenchmark-dev
    postgresql-15 postgresql-client-15 mold
)
vitrine_desktop_packages=(
    qt6-base-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools qt6-svg-dev qtkeychain-qt6-dev
    libqt6svg6 fonts-inter qt6-image-formats-plugins qt6-translations-l10n libqt6sql6-sqlite libqrencode-dev libsecret-1-0
)
vitrine_test_packages=(nginx-light wrk curl openssl procps xvfb xauth openbox x11-utils dbus-daemon gnome-keyring)

# Runs a command as root: directly, or by sudo.
as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "error: installing packages needs root: run this as root, install sudo, or use --no-install" >&2
        return 1
    fi
}

# install_packages NAME... : installs those that are missing; asks nothing; starts no database of its own.
install_packages() {
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0
    echo "installing ${#missing[@]} packages: ${missing[*]}"
    # PostgreSQL's package makes and starts a cluster on port 5432 unless it is told not to; Vitrine has its own.
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
        as_root mkdir -p /etc/postgresql-common
        echo "create_main_cluster = false" | as_root tee /etc/postgresql-common/createcluster.conf >/dev/null
    fi
    as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# Node 20 for the tests against npm's clients: the machine's, else Debian's npm fetches one into DIR.
# Prints the folder to put in front of PATH ("" when none is needed).
ensure_node() {
    local dir=$1
    if command -v node >/dev/null && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] && command -v npm >/dev/null; then
        return 0
    fi
    command -v npm >/dev/null || install_packages nodejs npm >&2 || return 1
    if [ ! -x "$dir/node_modules/node/bin/node" ]; then
        mkdir -p "$dir"
        npm install --loglevel=error --no-fund --no-audit --prefix "$dir" node@20 >&2 || return 1
    fi
    echo "$dir/node_modules/node/bin"
}
