"""The part of the benchmark about the kiosk: frames while a list is flicked, its start, and 200 purchases in a row."""
import json
import os
import pathlib
import subprocess
import tempfile

import measure


def start_milliseconds(args, data):
    run = subprocess.run([args.build / "bin/vitrine-kiosk", "--data", data, "--gateway", "http://127.0.0.1:9",
                          "--size", "1080x1920", "--exit-after-start"],
                         capture_output=True, text=True, check=True, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})
    return int(run.stdout)


def frames(args, report):
    """5,000 products with pictures under a finger: the work for each frame, and the time between two."""
    program = args.build / "bin/bench_kiosk_frames"
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-kiosk-") as folder:
        subprocess.run([program, "prepare", folder], check=True)
        runs = [json.loads(subprocess.run([program, folder], capture_output=True, text=True, check=True).stdout)
                for _ in range(args.rounds + 1)][1:]  # the first one warms the files
    for name, key, target in (("p99 work for a frame", "work_p99_ms", 16.7), ("worst work for a frame", "work_worst_ms", 33),
                              ("p99 time between two frames", "gap_p99_ms", None),
                              ("worst time between two frames", "gap_worst_ms", 33)):
        values = [run[key] for run in runs]
        report(f"kiosk, {name} while 5,000 products with pictures are flicked", ours=measure.median(values),
               worst=max(values), unit="ms", target=target, frames=runs[0]["frames"])


def kiosk(args, report):
    frames(args, report)
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-kiosk-") as folder:
        # paired, so that the attract screen is what comes first
        credentials = {"deviceId": "bench", "clientId": "kiosk-bench", "clientSecret": "secret"}
        (pathlib.Path(folder) / "device.json").write_text(json.dumps(credentials))
        start_milliseconds(args, folder)  # warms the files
        starts = [start_milliseconds(args, folder) for _ in range(args.rounds)]
    report("kiosk, start to the attract screen", ours=measure.median(starts), worst=max(starts), unit="ms", target=1500)
    runs = [json.loads(subprocess.run([args.build / "bin/bench_kiosk_purchases"], capture_output=True, text=True,
                                      check=True).stdout) for _ in range(args.rounds)]
    for name, key, unit, target in (("touch to the next screen, median", "change_p50_ms", "ms", 100),
                                    ("touch to the next screen, p99", "change_p99_ms", "ms", 150),
                                    ("accessibility mode on", "accessibility_ms", "ms", 150),
                                    ("memory after 20 purchases", "memory_warm_kb", "kB", None),
                                    ("memory after 200 purchases", "memory_kb", "kB", 250_000)):
        values = [run[key] for run in runs]
        report(f"kiosk, {name}", ours=measure.median(values), worst=max(values), unit=unit, target=target)
