#!/usr/bin/env bash
# Installs what Vitrine needs, builds it, starts a shop with a small catalogue and says how to use it.
set -euo pipefail
source_dir=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# shellcheck source=installers/packages.sh
. "$source_dir/installers/packages.sh"

usage() {
    cat <<EOF
Usage: installers/quickstart.sh [--check] [--data DIR] [--port-base N] [--desktop] [--no-install] [--no-build]
  --check        place an order as a customer, print one line about it, stop the shop; exit 0 if it was paid
  --data DIR     data folder of the shop (default: /var/lib/vitrine for root, else ~/.local/share/vitrine)
  --port-base N  ports N, N+1, ... instead of 8080, 8761, ...
  --desktop      also install Qt 6 and build the admin console and the kiosk
  --no-install   do not install packages
  --no-build     use the programs that are built already
EOF
}

check=no install=yes build=yes desktop=OFF data= port_base=
while [ $# -gt 0 ]; do
    case $1 in
        --check) check=yes ;;
        --data) data=${2:?--data needs a folder}; shift ;;
        --port-base) port_base=${2:?--port-base needs a number}; shift ;;
        --desktop) desktop=ON ;;
        --no-install) install=no ;;
        --no-build) build=no ;;
        -h | --help) usage; exit 0 ;;
        *) echo "error: unknown option $1" >&2; usage >&2; exit 2 ;;
    esac
    shift
done
if [ -z "$data" ]; then
    if [ "$(id -u)" -eq 0 ]; then data=/var/lib/vitrine; else data=$HOME/.local/share/vitrine; fi
fi
mkdir -p "$data"
data=$(cd "$data" && pwd)
bin=${VITRINE_BIN:-$source_dir/build/release/bin}

packages=("${vitrine_build_packages[@]}")
[ "$desktop" = OFF ] || packages+=("${vitrine_desktop_packages[@]}")
[ "$install" = no ] || install_packages "${packages[@]}"

if [ "$build" = yes ]; then
    cd "$source_dir"
    echo "building (the first time takes some minutes)"
    mkdir -p build
    cmake --preset release -DVITRINE_DESKTOP="$desktop" >build/configure.log 2>&1 || { tail -30 build/configure.log >&2; exit 1; }
    # A line for every tenth step is progress enough.
    NINJA_STATUS='[%f/%t] ' cmake --build --preset release --target vitrine_programs |
        awk '/^\[[0-9]+\/[0-9]+\]/ { if (++n % 10 == 0) print $1, "built"; next } { print }'
fi
[ -x "$bin/vitrine" ] || { echo "error: $bin/vitrine is not built; run without --no-build" >&2; exit 1; }

vitrine() { "$bin/vitrine" --data "$data" "$@"; }

stop_shop() { vitrine down >/dev/null || true; }
started_at=$(date +%s.%N)
if vitrine status >/dev/null 2>&1; then
    echo "the shop runs already in $data"
else
    [ "$check" = no ] || trap stop_shop EXIT
    vitrine up --detach ${port_base:+--port-base "$port_base"}
fi
gateway=$(vitrine url)

# Once: accounts with generated passwords, and something to sell.
if [ ! -e "$data/accounts-made" ]; then
    echo
    echo "accounts (shown this once; 'vitrine account reset-password EMAIL' makes a new one):"
    vitrine account create admin@shop.example --role ADMIN
    vitrine account create customer@shop.example --role CUSTOMER
    touch "$data/accounts-made"
fi
if [ ! -e "$data/catalogue-loaded" ]; then
    vitrine import "$source_dir/installers/sample-catalog/products.csv" --stock 1000
    touch "$data/catalogue-loaded"
fi

if [ "$check" = yes ]; then
    line=$("$bin/vitrine-example-place-order" --gateway "$gateway" --new-customer)
    seconds=$(awk -v from="$started_at" -v to="$(date +%s.%N)" 'BEGIN { printf "%.2f", to - from }')
    echo "$line seconds=$seconds"
    case $line in *" PAID "*) exit 0 ;; *) exit 1 ;; esac
fi

cat <<EOF

The shop runs.
  gateway    $gateway
  registry   $(vitrine url registry)
  sign in    $gateway/activate shows the sign-in page; programs use OpenID Connect at $gateway/oauth2/default

Try:
  $bin/vitrine --data $data status
  curl $gateway/api/v1/products?limit=3
  $bin/vitrine-example-browse --gateway $gateway
  $bin/vitrine-example-place-order --gateway $gateway --new-customer
  $bin/vitrine --data $data down
EOF
if [ -x "$bin/vitrine-console" ]; then
    echo "  $bin/vitrine-console --gateway $gateway      # the admin console, on a desktop"
else
    echo "  installers/quickstart.sh --desktop      # builds the admin console too"
fi
