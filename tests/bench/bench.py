"""The benchmark of Vitrine: each figure beside what it is compared with, measured in the same run, in turn."""
import argparse
import contextlib
import json
import os
import pathlib
import subprocess
import tempfile
import time
import urllib.request

import console
import kiosk
import lists
import measure
import orders

BODY = '{"status":"UP","product":"0198a1b2-0000-7000-8000-000000000001","available":42}'


def report(name, **figures):
    print(json.dumps({"figure": name, **figures}), flush=True)


def nginx_config(folder, port, location):
    text = f"""
daemon off; worker_processes 1; error_log {folder}/error.log; pid {folder}/pid;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 100000000; client_body_temp_path {folder}/b; proxy_temp_path {folder}/p;
  fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; tcp_nodelay on;
  {location["http"]}
  server {{ listen 127.0.0.1:{port}; {location["server"]} }}
}}
"""
    path = pathlib.Path(folder) / f"nginx-{port}.conf"
    path.write_text(text)
    return path


def small_json(args, folder):
    """P1, P2: a fixed small JSON answer."""
    ports = {name: measure.free_port() for name in ("vitrine", "stock", "nginx")}
    answer = BODY.replace('"', '\\"')
    config = nginx_config(folder, ports["nginx"], {
        "http": "", "server": f'location / {{ default_type application/json; return 200 "{answer}"; }}'})
    with contextlib.ExitStack() as stack:
        stack.enter_context(measure.Program(args.build / "bin/bench_platform_listener", ports["vitrine"], BODY))
        stack.enter_context(measure.Program(args.build / "bin/bench_stock_listener", ports["stock"], BODY))
        stack.enter_context(measure.Program("nginx", "-c", config, "-p", folder))
        urls = {
            "inline": f"http://127.0.0.1:{ports['vitrine']}/inline",
            "worker": f"http://127.0.0.1:{ports['vitrine']}/worker",
            "stock": f"http://127.0.0.1:{ports['stock']}/",
            "nginx": f"http://127.0.0.1:{ports['nginx']}/",
        }
        runs = {name: [] for name in urls}
        for url in urls.values():
            measure.wait_for(url)
            measure.wrk(url, 1)
        for _ in range(args.rounds):
            for name, url in urls.items():
                runs[name].append(measure.wrk(url, args.seconds))
    rps = {name: [run["rps"] for run in each] for name, each in runs.items()}
    bad = sum(run["bad"] for each in runs.values() for run in each)
    for lane in ("inline", "worker"):
        for peer, target in (("stock", 2), ("nginx", 0.35)):
            report(f"small-json {lane} vs {peer}", ours_rps=measure.median(rps[lane]), theirs_rps=measure.median(rps[peer]),
                   ours_p99_ms=measure.median(r["p99"] for r in runs[lane]),
                   theirs_p99_ms=measure.median(r["p99"] for r in runs[peer]), failed=bad, target=target,
                   **measure.ratios(rps[lane], rps[peer]))


def gateway(args, folder, shop):
    """P5, P9: a product read with token, limit and trace, against nginx as a plain proxy of the same service."""
    port = measure.free_port()
    token, service_token = shop.customer_tokens(1)[0], shop.service_token()
    catalog = shop.url("catalog").removeprefix("http://")
    path = "/api/v1/products/" + shop.products(1)[0]["id"]
    config = nginx_config(folder, port, {
        "http": f"upstream catalog {{ server {catalog}; keepalive 64; }}",
        "server": f"""location / {{ proxy_pass http://catalog; proxy_http_version 1.1; proxy_set_header Connection "";
                      proxy_set_header Vitrine-Service-Token "{service_token}"; }}"""})
    headers = [f"Authorization: Bearer {token}"]
    with measure.Program("nginx", "-c", config, "-p", folder) as nginx:
        urls = {"gateway": shop.gateway + path, "nginx": f"http://127.0.0.1:{port}{path}"}
        pids = {}
        for url in urls.values():
            measure.wrk(url, 1, headers)
        pids["gateway"] = [shop.pid("gateway")]
        pids["nginx"] = measure.children(nginx.pid)
        runs = {name: [] for name in urls}
        for _ in range(args.rounds):
            for name, url in urls.items():
                before = measure.cpu_seconds(pids[name])
                run = measure.wrk(url, args.seconds, headers)
                run["cpu"] = (measure.cpu_seconds(pids[name]) - before) / (run["rps"] * args.seconds) * 1000
                runs[name].append(run)
    for key, name, target in (("rps", "throughput", 0.7), ("p99", "p99", None), ("cpu", "CPU seconds per 1,000 requests", 2)):
        ours, theirs = ([run[key] for run in runs[n]] for n in ("gateway", "nginx"))
        report(f"gateway product read, {name}, vs nginx proxy", ours=measure.median(ours), theirs=measure.median(theirs),
               failed=sum(run["bad"] for each in runs.values() for run in each), target=target,
               **measure.ratios(ours, theirs))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", type=pathlib.Path, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=4)
    parser.add_argument("--only", default="small-json,gateway,orders,memory,start,console,kiosk,catalog-100k,orders-100k")
    args = parser.parse_args()
    wanted = args.only.split(",")
    with tempfile.TemporaryDirectory(prefix="vitrine-bench-") as folder:
        os.chmod(folder, 0o755)
        if "small-json" in wanted:
            small_json(args, folder)
        if "catalog-100k" in wanted:
            lists.lists(args, "bench_catalog_lists", "100,000 products", report)
        if "orders-100k" in wanted:
            lists.lists(args, "bench_order_lists", "100,000 orders", report)
        if "kiosk" in wanted:
            kiosk.kiosk(args, report)
        if {"gateway", "orders", "memory", "start", "console"} & set(wanted):
            with orders.Shop(args.build, pathlib.Path(folder) / "shop") as shop:
                if "gateway" in wanted:
                    gateway(args, folder, shop)
                if "orders" in wanted:
                    orders.compare_with_pgbench(args, folder, shop, report)
                if "memory" in wanted:
                    orders.memory_after_orders(args, shop, report)
                if "start" in wanted:
                    orders.time_to_first_order(args, shop, report)
                if "console" in wanted:
                    console.console(args, shop, report)


if __name__ == "__main__":
    main()
