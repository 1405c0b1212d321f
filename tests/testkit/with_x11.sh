#!/usr/bin/env bash
# with_x11.sh PROGRAM ARGUMENTS... : runs a program on an X server of its own, with a window manager, so that windows get the focus.
set -euo pipefail
export QT_QPA_PLATFORM=xcb
exec xvfb-run -a -s "-screen 0 1920x1920x24" bash -c '
    openbox --sm-disable & manager=$!
    trap "kill $manager" EXIT
    for _ in $(seq 100); do xprop -root _NET_SUPPORTING_WM_CHECK 2>/dev/null | grep -q "window id" && break; sleep 0.05; done
    "$@"' session "$@"
