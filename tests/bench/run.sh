#!/usr/bin/env bash
# Measures Vitrine against peers on this machine, in turn (A B A B ...), and prints one JSON line per figure.
# Usage: tests/bench/run.sh [--rounds N] [--seconds N]
#            [--only small-json,gateway,orders,start,memory,console,kiosk,catalog-100k,orders-100k]
# Needs the release build (installers/quickstart.sh or tests/run.sh makes it), nginx, wrk, pgbench.
set -euo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=installers/packages.sh
. "$source_dir/installers/packages.sh"
install_packages python3 "${vitrine_test_packages[@]}" || true
cmake --build --preset release --target vitrine_programs vitrine_bench_programs >/dev/null
exec python3 "$source_dir/tests/bench/bench.py" --build "$source_dir/build/release" "$@"
