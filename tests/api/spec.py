"""api/openapi.yaml, and answers held against it."""
import collections
import json
import pathlib
import re
import urllib.parse

import jsonschema
import yaml

from answering import V1

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
EXAMPLE_MAX = 800
# the same, written in C, is six times as quick
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Spec:
    def __init__(self):
        with open(ROOT / "api" / "openapi.yaml", encoding="utf-8") as file:
            self.doc = yaml.load(file, Loader=LOADER)
        self.checks = {}
        self.operations = {}
        for path, item in self.doc["paths"].items():
            for method, operation in item.items():
                if method != "parameters":
                    self.operations[method.upper(), path] = operation

    def resolve(self, part):
        while isinstance(part, dict) and "$ref" in part:
            found = self.doc
            for name in part["$ref"][2:].split("/"):
                found = found[name.replace("~1", "/")]
            part = found
        return part

    def schema(self, name):
        return self.doc["components"]["schemas"][name]

    def check(self, schema):
        """A validator of a schema of the yaml."""
        key = json.dumps(schema, sort_keys=True)
        if key not in self.checks:
            whole = dict(schema, components=self.doc["components"])
            self.checks[key] = jsonschema.Draft202012Validator(whole)
        return self.checks[key]

    def response(self, key, status):
        responses = self.operations[key]["responses"]
        return self.resolve(responses.get(str(status)))

    def query(self, key):
        item = self.doc["paths"][key[1]]
        return [p for p in map(self.resolve, item.get("parameters", []) +
                               self.operations[key].get("parameters", []))
                if p["in"] == "query"]

    def body(self, key):
        body = self.resolve(self.operations[key].get("requestBody"))
        kind = (body or {}).get("content", {}).get("application/json")
        return kind and kind["schema"]

    def fields(self, schema, name=None):
        """Every (object, field) below a schema."""
        found = set()

        def walk(part, at):
            if "$ref" in part:
                at = part["$ref"].rsplit("/", 1)[1]
                if at in walked:
                    return
                walked.add(at)
                part = self.resolve(part)
            for key, value in part.get("properties", {}).items():
                found.add(f"{at}.{key}")
                walk(value, f"{at}.{key}")
            for key in ("items", "additionalProperties"):
                if isinstance(part.get(key), dict):
                    walk(part[key], at)
            for other in part.get("oneOf", []):
                walk(other, at)

        walked = set()
        walk(schema, name)
        return found

    def mark(self, schema, value, found, at=None):
        """Put every (object, field) of a value into found."""
        if "$ref" in schema:
            at = schema["$ref"].rsplit("/", 1)[1]
            schema = self.resolve(schema)
        if isinstance(value, dict):
            for key, inner in value.items():
                own = schema.get("properties", {}).get(key)
                if own is not None:
                    found.add(f"{at}.{key}")
                    self.mark(own, inner, found, f"{at}.{key}")
                elif isinstance(schema.get("additionalProperties"), dict):
                    self.mark(schema["additionalProperties"], inner, found,
                              at)
        if isinstance(value, list) and "items" in schema:
            for inner in value:
                self.mark(schema["items"], inner, found, at)
        for other in schema.get("oneOf", []):
            if self.check(other).is_valid(value):
                self.mark(other, value, found, at)


def telling(body):
    """How good an example an answer is: many keys, and not long."""
    if body is None:
        return -1e9
    return body.count(b'":') if len(body) <= EXAMPLE_MAX else -len(body)


class Told:
    """What was seen, and what was wrong."""

    def __init__(self, spec, programs):
        self.spec = spec
        self.programs = programs
        self.seen = collections.defaultdict(set)
        self.kinds = collections.defaultdict(set)
        self.sent = set()
        self.got = set()
        self.kept = {}   # the longest answer of each object
        self.short = {}  # an example of each route and status
        self.bodies = {}
        self.wrong = []
        self.skipped = []
        self.count = 0

    def fail(self, text):
        self.wrong.append(text)

    def skip(self, text):
        if text not in self.skipped:
            self.skipped.append(text)

    def body(self, label, schema, answer):
        try:
            value = json.loads(answer.body)
        except ValueError:
            self.fail(f"{label}: no JSON: {answer}")
            return
        for error in list(self.spec.check(schema).iter_errors(value))[:3]:
            where = "/" + "/".join(map(str, error.absolute_path))
            self.fail(f"{label}: at {where}: {error.message[:300]}")
        self.spec.mark(schema, value, self.got)
        if not answer.body.endswith(b"}\n"):
            self.fail(f"{label}: no line end")
        name = label.replace("-> ", "")
        if telling(answer.body) > telling(self.short.get(name)):
            self.short[name] = answer.body
        ref = schema.get("$ref", "").rsplit("/", 1)[-1]
        if len(answer.body) > len(self.kept.get(ref, b"")):
            self.kept[ref] = answer.body

    def take(self, key, answer):
        """Judge an answer."""
        label = f"{key[0]} {key[1]} -> {answer.status}"
        response = self.spec.response(key, answer.status)
        self.count += 1
        if response is None:
            if (key, answer.status) not in self.seen:
                self.fail(f"{label} is not in the yaml: {answer}")
            self.seen[key].add(answer.status)
            return answer
        self.seen[key].add(answer.status)
        self.kinds[key, answer.status].add(answer.kind)
        content = response.get("content")
        if not content:
            if answer.body:
                self.fail(f"{label}: a body that is not promised")
            return answer
        if answer.kind not in content:
            self.fail(f"{label}: {answer.kind} for {list(content)}")
            return answer
        for name in answer.headers:
            if name in ("Allow", "Request-Repeated", "Content-Disposition",
                        "Retry-After", "WWW-Authenticate", "Set-Cookie") \
                    and name not in response.get("headers", {}):
                self.fail(f"{label}: header {name} is not promised")
        schema = content[answer.kind].get("schema")
        if answer.kind == "application/json":
            self.body(label, schema, answer)
        return answer


class Run:
    """Requests to one log, each of them judged."""

    def __init__(self, told, ask, now="2026-11-21T08:00:00Z"):
        self.told = told
        self.ask = ask
        self.now = now

    def line(self, method, path, query=None, body=None, file=None, **more):
        line = {"method": method, "path": V1 + path, "now": self.now}
        if query:
            line["query"] = query if isinstance(query, str) else \
                urllib.parse.urlencode(query)
        if body is not None:
            line["body"] = body if isinstance(body, str) else \
                json.dumps(body)
            line["content_type"] = "application/json"
        if file:
            line["body_file"] = str(file)
            line["content_type"] = "application/octet-stream"
        line.update(more)
        return line

    def go(self, method, path, expected=200, query=None, body=None,
           file=None, route=None, parts=(), **more):
        """path may hold {…}, filled out of parts."""
        key = (method, V1 + path)
        filled = path
        for part in parts:
            filled = re.sub(r"{\w+}", urllib.parse.quote(str(part), ""),
                            filled, count=1)
        schema = self.told.spec.body(key)
        if isinstance(body, dict) and schema and expected in (200, 201):
            for error in self.told.spec.check(schema).iter_errors(body):
                self.told.fail(f"{method} {path}: what is sent is against "
                               f"the yaml: {error.message[:200]}")
            self.told.spec.mark(schema, body, self.told.sent)
            self.told.bodies.setdefault(f"{method} {V1 + path} body", body)
        line = self.line(method, filled, query, body, file, **more)
        answer = self.told.take(key, self.ask.ask(line))
        if answer.status != expected:
            self.told.fail(f"{method} {filled} {query or ''} "
                           f"{json.dumps(body)[:200] if body else ''}: "
                           f"{answer.status} for {expected}: {answer}")
        return answer
