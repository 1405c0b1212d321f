#!/usr/bin/env bash
# with_keychain.sh PROGRAM ARGUMENTS... : runs a program in a desktop session of its own with an unlocked, empty Secret Service.
set -euo pipefail
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home/run
mkdir -m 700 "$XDG_RUNTIME_DIR"
# The daemon ends with its bus.
dbus-run-session -- bash -c 'printf test | gnome-keyring-daemon --unlock --components=secrets >/dev/null && exec "$@"' session "$@"
