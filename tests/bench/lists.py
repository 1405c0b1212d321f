"""The part of the benchmark that reads lists of 100,000 rows, beside the same lists with primary keys only."""
import json
import subprocess

import measure


def lists(args, program, name, report):
    """`program` makes its own PostgreSQL and measures both sides in turn."""
    run = subprocess.run([args.build / "bin" / program, str(args.rounds)], stdout=subprocess.PIPE, text=True, check=True)
    for line in run.stdout.splitlines():
        figure = json.loads(line)
        ours, theirs = figure["ours_ms"], figure["theirs_ms"]
        report(f"{name}, {figure['figure']}", ours_ms=measure.median(ours), theirs_ms=measure.median(theirs),
               compared_with=figure["compared_with"], **measure.ratios(ours, theirs))
