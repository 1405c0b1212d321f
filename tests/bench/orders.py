"""The part of the benchmark that needs a whole shop."""
import base64
import contextlib
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import time
import urllib.parse
import urllib.request

import measure
import statements

SOURCE = pathlib.Path(__file__).resolve().parents[2]
BUYERS = 16


class Shop:
    """A shop of its own, started by the `vitrine` command, with the sample catalogue and plenty of stock."""

    def __init__(self, build, data):
        self.bin = build / "bin"
        self.data = data

    def vitrine(self, *arguments, check=True):
        run = subprocess.run([self.bin / "vitrine", "--data", self.data, *map(str, arguments)],
                             capture_output=True, text=True, check=False)
        if check and run.returncode != 0:
            raise SystemExit(f"vitrine {arguments[0]}: {run.stdout}{run.stderr}")
        return run.stdout

    def up(self):
        self.vitrine("up", "--detach", "--port-base", self.port_base, "--set", "log.level=warn",
                     "--set", "gateway.rate.per-second=1000000", "--set", "gateway.rate.burst=1000000")

    def __enter__(self):
        self.data.mkdir(parents=True)
        self.data.chmod(0o755)
        self.port_base = random.randrange(20000, 32000, 20)  # below the ports that connections get
        try:
            self.up()
            self.gateway = self.vitrine("url").strip()
            self.vitrine("import", SOURCE / "installers/sample-catalog/products.csv", "--stock", 1000000)
        except BaseException:
            self.vitrine("down", check=False)
            raise
        return self

    def __exit__(self, *_):
        self.vitrine("down", check=False)

    def state(self):
        return json.loads((self.data / "run/state.json").read_text())

    def url(self, service):
        return self.vitrine("url", service).strip()

    def pid(self, service):
        return next(i["pid"] for i in self.state()["instances"] if i["name"] == service)

    def pids(self):
        state = self.state()
        return [state["supervisorPid"], *(i["pid"] for i in state["instances"])]

    @contextlib.contextmanager
    def frozen(self):
        """Everything but PostgreSQL stands still: nothing else uses the database, or ends what a replayed order has begun."""
        pids = self.pids()  # the supervisor first, or it would miss the others
        for pid in pids:
            os.kill(pid, signal.SIGSTOP)
        try:
            yield
        finally:
            for pid in reversed(pids):
                os.kill(pid, signal.SIGCONT)

    def secret(self, name):
        return json.loads((self.data / "secrets.json").read_text())[name]

    def client_token(self, client, secret, scope):
        form = urllib.parse.urlencode({"grant_type": "client_credentials", "scope": scope}).encode()
        basic = base64.b64encode(f"{client}:{secret}".encode()).decode()
        request = urllib.request.Request(self.url("identity") + "/oauth2/default/v1/token", form,
                                         {"Authorization": f"Basic {basic}"})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)["access_token"]

    def service_token(self):
        return self.client_token("service-gateway", self.secret("service.gateway"), "vitrine.internal")

    def customer_tokens(self, count):
        """Access tokens of new customers, signed in through the sign-in page."""
        run = subprocess.run([self.bin / "bench_sign_in", self.gateway, str(count)], capture_output=True, text=True, check=True)
        return run.stdout.split()

    def products(self, limit):
        with urllib.request.urlopen(f"{self.gateway}/api/v1/products?limit={limit}") as answer:
            return json.load(answer)["items"]

    def place_orders(self, folder, *arguments, products=None):
        """Runs the buyers; returns what they tell."""
        tokens, every_product = folder / "tokens", folder / "products"
        if not tokens.exists():
            tokens.write_text("".join(token + "\n" for token in self.customer_tokens(BUYERS)))
            every_product.write_text("".join(p["id"] + "\n" for p in self.products(200)))
        port = self.gateway.rsplit(":", 1)[1]
        if "--buyers" not in arguments:
            arguments += ("--buyers", BUYERS)
        run = subprocess.run([self.bin / "bench_place_orders", "--port", port, "--tokens", tokens,
                              "--products", products or every_product, *map(str, arguments)],
                             capture_output=True, text=True, check=True)
        return json.loads(run.stdout)


RECORDED = 8


def pgbench(shop, service, scripts, seconds):
    environment = {"PATH": "/usr/lib/postgresql/15/bin:/usr/bin:/bin", "PGHOST": str(shop.data / "run/postgres"),
                   "PGUSER": f"vitrine_{service}", "PGDATABASE": f"vitrine_{service}",
                   "PGPASSWORD": shop.secret(f"database.{service}")}
    files = [part for script in scripts for part in ("-f", str(script))]
    run = subprocess.run(["pgbench", "-n", "-M", "prepared", "-c", "8", "-j", "2", "-T", str(seconds), *files],
                         env=environment, capture_output=True, text=True, check=False)
    failed = re.search(r"aborted|ERROR:.*", run.stderr)
    if run.returncode != 0 or failed:
        raise SystemExit(f"pgbench on {service}: {run.stderr[-2000:]}")
    return float(re.search(r"tps = ([\d.]+) \(without", run.stdout).group(1))


def record_scripts(folder, shop):
    """pgbench scripts with the statements of whole orders, by database."""
    scripts = {service: [] for service in ("order", "inventory", "payment")}
    products = (folder / "products").read_text().split()
    for number in range(RECORDED):
        one = folder / "one-product"
        one.write_text(products[number % len(products)] + "\n")
        with statements.Recorder(shop) as recorder:
            shop.place_orders(folder, "--orders", 1, "--buyers", 1, products=one)
        for service, made in scripts.items():
            script = folder / f"{service}-{number}.sql"
            script.write_text(statements.script_of(recorder.statements(f"vitrine_{service}"), set(products)))
            made.append(script)
    return scripts


def compare_with_pgbench(args, folder, shop, report):
    """Orders through everything, against pgbench running the statements of an order alone, database after database: an order
    needs all three, so alone they make 1 / (1/a + 1/b + 1/c) orders a second."""
    folder = pathlib.Path(folder)
    shop.place_orders(folder, "--seconds", 3)
    scripts = record_scripts(folder, shop)
    ours, theirs, p99, other = [], [], [], 0
    for _ in range(args.rounds):
        run = shop.place_orders(folder, "--seconds", 2 * args.seconds)
        ours.append(run["paid"] / run["seconds"])
        p99.append(run["p99_ms"])
        other += run["other"]
        with shop.frozen():
            alone = [pgbench(shop, service, files, args.seconds) for service, files in scripts.items()]
        theirs.append(1 / sum(1 / tps for tps in alone))
    report("orders per second, whole stack, vs pgbench with the same SQL", ours=measure.median(ours),
           theirs=measure.median(theirs), p99_ms=measure.median(p99), not_paid=other, target=0.3,
           **measure.ratios(ours, theirs))


def memory_after_orders(args, shop, report):
    folder = shop.data.parent
    run = shop.place_orders(folder, "--orders", 1000, "--seconds", 120)
    megabytes = measure.pss_bytes(shop.pids()) / 1e6
    report("memory of all processes after 1,000 orders, MB PSS, PostgreSQL apart", ours=round(megabytes, 1),
           theirs=9 * 512, compared_with="nine JVM services limited to 512 MB each (quoted)", target=200,
           orders=run["paid"])


def time_to_first_order(args, shop, report):
    """From the start of `vitrine up` to the first PAID order, on a warm data folder; beside it, PostgreSQL's own start."""
    times, database = [], []
    folder = shop.data.parent
    for _ in range(args.rounds):
        shop.vitrine("down")
        began = time.monotonic()
        shop.up()
        run = {"paid": 0}
        while run["paid"] == 0 and time.monotonic() - began < 60:
            run = shop.place_orders(folder, "--orders", 1, "--buyers", 1, "--seconds", 5)
        times.append(time.monotonic() - began)
        database.append(postgres_start(shop))
    report("seconds from 'vitrine up' to the first PAID order", ours=measure.median(times), theirs=measure.median(database),
           compared_with="start of PostgreSQL alone, to its first answer", target=5, **measure.ratios(times, database))


def postgres_start(shop):
    """Seconds from 'starting' to 'ready' in the log of the last start."""
    log = (shop.data / "logs/postgres.log").read_text()
    start = re.findall(r"(\d+:\d+:[\d.]+) UTC .*starting PostgreSQL", log)[-1]
    ready = re.findall(r"(\d+:\d+:[\d.]+) UTC .*ready to accept connections", log)[-1]
    seconds = [sum(float(x) * f for x, f in zip(t.split(":"), (3600, 60, 1))) for t in (start, ready)]
    return max(seconds[1] - seconds[0], 0.001)
