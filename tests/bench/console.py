"""The part of the benchmark that opens the admin console's product table on 100,000 products."""
import json
import subprocess
import time

import measure

ROWS = 100_000
LOAD = f"""
    INSERT INTO product (id, sku, sku_key, name, brand, description, price_amount, price_currency, tax_category,
                         specifications, metadata, active, version, created_at, updated_at, search)
    SELECT md5('p' || n)::uuid, 'SKU-' || n, 'sku-' || n, 'Product ' || n * 7919 % {ROWS}, 'Brand ' || n % 157,
           repeat('A line of its description. ', 12), n * 31 % 50000, 'EUR', 'standard',
           '[{{"name": "Weight", "value": "1 kg"}}]', '{{}}', true, 1, now() - n * interval '1 minute', now(), ''
    FROM generate_series(1, {ROWS}) AS n;
    UPDATE catalog_state SET change = change + 1;
    ANALYZE product;
"""


def fill_catalogue(shop):
    environment = {"PATH": "/usr/lib/postgresql/15/bin:/usr/bin:/bin", "PGHOST": str(shop.data / "run/postgres"),
                   "PGUSER": "vitrine_catalog", "PGDATABASE": "vitrine_catalog",
                   "PGPASSWORD": shop.secret("database.catalog")}
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", "-c", LOAD], env=environment, check=True)


def console(args, shop, report):
    fill_catalogue(shop)
    runs = []
    for _ in range(args.rounds + 1):  # the first one warms the files and the catalogue
        started = time.monotonic_ns()
        run = subprocess.run([args.build / "bin/bench_console", shop.gateway, str(started)],
                             capture_output=True, text=True, check=True)
        runs.append(json.loads(run.stdout))
    runs = runs[1:]
    for name, key, unit, target in (("start to a painted window", "window_ms", "ms", 1000),
                                    ("first page of 100,000 products", "first_page_ms", "ms", 300),
                                    ("worst frame while scrolling 100,000 products", "worst_frame_ms", "ms", None),
                                    ("p99 frame while scrolling 100,000 products", "p99_frame_ms", "ms", 16),
                                    ("memory", "memory_kb", "kB", None),
                                    ("memory after scrolling 100,000 products", "memory_after_scrolling_kb", "kB", None)):
        values = [run[key] for run in runs]
        report(f"console, {name}", ours=measure.median(values), worst=max(values), unit=unit, target=target,
               rows=runs[0]["rows"])
