"""Records the SQL of one order from PostgreSQL's own log and turns it into pgbench scripts that can run again and again:
what was made for that order (ids, keys) is made anew for each run, what it refers to (products) stays."""
import re
import subprocess
import time

ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{16,64}")
ENTRY = re.compile(r"^\d{4}-\d\d-\d\d [\d:.]+ UTC \[(\d+)\] (\w*) (LOG|DETAIL|STATEMENT|ERROR|WARNING|HINT):  (.*)$")


class Recorder:
    """Has PostgreSQL log every statement while it is used in a `with` block."""

    def __init__(self, shop):
        self.log = shop.data / "logs/postgres.log"
        self.superuser = {"PGHOST": str(shop.data / "run/postgres"), "PGUSER": "vitrine", "PGDATABASE": "postgres",
                          "PGPASSWORD": shop.secret("database.superuser"), "PATH": "/usr/lib/postgresql/15/bin:/usr/bin:/bin"}

    def set_logging(self, value):
        subprocess.run(["psql", "-q", "-c", f"ALTER SYSTEM SET log_statement = '{value}'", "-c", "SELECT pg_reload_conf()"],
                       env=self.superuser, check=True, capture_output=True)
        time.sleep(0.3)

    def __enter__(self):
        self.set_logging("all")
        self.start = self.log.stat().st_size
        return self

    def __exit__(self, *_):
        time.sleep(0.5)
        with open(self.log) as log:
            log.seek(self.start)
            self.text = log.read()
        self.set_logging("none")

    def statements(self, database):
        """SQL with its parameters in place, one list for each connection that was used, in order of time."""
        found, current, last = [], None, None
        for line in self.text.splitlines():
            entry = ENTRY.match(line)
            if not entry:
                if current is not None:
                    current["text"] += "\n" + line
                continue
            pid, name, kind, rest = entry.groups()
            current = {"pid": pid, "kind": kind, "text": rest} if name == database else None
            if current is None:
                continue
            if kind == "LOG" and re.match(r"(execute [^:]*|statement): ", rest):
                current["text"] = rest.split(": ", 1)[1]
                last = current
                found.append(current)
            elif kind == "DETAIL" and rest.startswith("parameters: ") and last is not None:
                current["text"] = rest.removeprefix("parameters: ")
                last["parameters"] = current
        return [with_parameters(f["text"], f["parameters"]["text"] if "parameters" in f else "") for f in found]


def with_parameters(sql, parameters):
    values = dict(re.findall(r"\$(\d+) = (NULL|'(?:[^']|'')*')", parameters))
    return re.sub(r"\$(\d+)", lambda m: values.get(m.group(1), m.group(0)), sql)


def script_of(statements, kept):
    """A pgbench script. `kept` are ids that stay as they are."""
    names = {}

    def renew(literal):
        def piece(match):
            text = match.group(0)
            if text in kept:
                return text
            number = names.setdefault(text, len(names) + 1)
            if "-" in text:
                return f"' || '{number:08x}-0000-7000-8000-' || lpad(:n::text, 12, '0') || '"
            return f"' || substr(md5('{number}:' || :n::text) || md5(:n::text), 1, {len(text)}) || '"

        # pgbench takes every ":word", also inside a literal, for a variable.
        renewed = ID.sub(piece, re.sub(r":(?=\w)", "' || chr(58) || '", literal))
        return literal if renewed == literal else f"({renewed})"

    lines = ["\\set n random(1, 999999999999)"]
    for sql in statements:
        sql = re.sub(r"'(?:[^']|'')*'", lambda m: renew(m.group(0)), sql)
        lines.append(" ".join(sql.split()) + ";")
    return "\n".join(lines) + "\n"
