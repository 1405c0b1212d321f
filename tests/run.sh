#!/usr/bin/env bash
# Installs what the tests need, builds everything with warnings as errors, runs every test.
set -euo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installers/packages.sh
. "$source_dir/installers/packages.sh"
cd "$source_dir"

install_packages "${vitrine_build_packages[@]}" "${vitrine_desktop_packages[@]}" "${vitrine_test_packages[@]}"
node_bin=$(ensure_node "$source_dir/build/node")
[ -z "$node_bin" ] || export PATH="$node_bin:$PATH"

export TZ=UTC LC_ALL=C.UTF-8
export CCACHE_NOHASHDIR=1 # objects of another clone of the same source count too
ulimit -n 8192 2>/dev/null || true
mkdir -p build
cmake --preset release -DVITRINE_DESKTOP=ON >build/configure.log 2>&1 || { tail -40 build/configure.log; exit 1; }
started=$(date +%s)
NINJA_STATUS='[%f/%t %es] ' cmake --build --preset release |
    awk '/^\[[0-9]+\/[0-9]+/ { if (++n % 25 == 0) print $1, $2, "built"; fflush(); next } { print; fflush() }'
echo "built in $(($(date +%s) - started)) s"

# Two at a time on two cores; end-to-end tests ask for the machine alone (RUN_SERIAL).
exec ctest --preset release --parallel 2 --timeout 600 "$@"
