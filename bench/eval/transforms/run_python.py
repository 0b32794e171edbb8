"""Child process: runs functions before and after a change with the same made-up values, and compares results and what
they did. One JSON line in, {"before", "after"}; one out, "same", "differs: …" or "unusable: …"."""
import asyncio
import builtins
import io
import json
import signal
import sys

TRIALS = 14
REAL_OUT = sys.stdout


class Recorder:
    """Can be called, read and walked through, and notes what was done with it."""

    def __init__(self, path, trace):
        object.__setattr__(self, "_r", (path, trace, {}))

    def _child(self, key):
        path, trace, children = self._r
        if key not in children:
            children[key] = Recorder(f"{path}.{key}", trace)
        return children[key]

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return self._child(key)

    def __setattr__(self, key, value):
        path, trace, children = self._r
        trace.append(f"{path}.{key} = {show(value)}")
        children[key] = value

    def __call__(self, *args, **kwargs):
        path, trace, children = self._r
        trace.append(f"{path}({[show(a) for a in args]}, { {k: show(v) for k, v in kwargs.items()} })")
        return Recorder(f"{path}()", trace)

    def __getitem__(self, key):
        return self._child(f"[{show(key)}]")

    def __setitem__(self, key, value):
        self._r[1].append(f"{self._r[0]}[{show(key)}] = {show(value)}")

    def __iter__(self):
        return iter([self._child("0"), self._child("1")])

    def __len__(self):
        return 2

    def __contains__(self, item):
        return False

    def __str__(self):
        self._r[1].append(f"str {self._r[0]}")
        return f"<{self._r[0]}>"

    def __repr__(self):
        return f"<{self._r[0]}>"

    def __enter__(self):
        return self._child("enter")

    def __exit__(self, *_):
        return False

    def __hash__(self):
        return hash(self._r[0])

    def __eq__(self, other):
        return self is other

    def __add__(self, other):
        return self._child("+")

    __sub__ = __mul__ = __truediv__ = __mod__ = __or__ = __and__ = __radd__ = __rmul__ = __add__

    def __lt__(self, other):
        return False

    __gt__ = __le__ = __ge__ = __lt__

    def __int__(self):
        return 4

    __index__ = __int__

    def __bool__(self):
        return True


class Odd:
    def __str__(self):
        return "odd"

    def __format__(self, spec):
        return f"formatted {spec}"


POOL = [
    *[lambda t, i: 0, lambda t, i: -1, lambda t, i: 3, lambda t, i: 2.5, lambda t, i: "", lambda t, i: "a,b"],
    *[lambda t, i: True, lambda t, i: None, lambda t, i: [1, 2, 3], lambda t, i: ["a", "b"], lambda t, i: (1, 2)],
    *[lambda t, i: {"a": 1, "b": "x"}, lambda t, i: {1, 2}, lambda t, i: b"bytes", lambda t, i: Odd()],
    *[lambda t, i: ("one",), lambda t, i: [(1, "a"), (2, "b")], lambda t, i: Recorder(f"argument{i}", t)],
]


def show(value, depth=0):
    if isinstance(value, Recorder):
        return repr(value)
    if depth > 3:
        return "…"
    if isinstance(value, (list, tuple)):
        return type(value).__name__ + str([show(v, depth + 1) for v in value])
    if isinstance(value, dict):
        return str([(show(k, depth + 1), show(v, depth + 1)) for k, v in value.items()])
    if isinstance(value, (set, frozenset)):
        return "set" + str(sorted(show(v, depth + 1) for v in value))
    if isinstance(value, (int, float, str, bytes, bool, type(None), complex)):
        return repr(value)
    if hasattr(value, "__next__") and not isinstance(value, io.IOBase):
        taken = []
        for each in value:
            taken.append(show(each, depth + 1))
            if len(taken) > 20:
                break
        return f"iterator{taken}"
    return type(value).__name__


SAFE = {
    name: getattr(builtins, name)
    for name in dir(builtins)
    if name not in {"open", "input", "exit", "quit", "breakpoint", "print", "exec", "eval", "compile", "__import__", "help"}
}


class Names(dict):
    def __init__(self, trace):
        super().__init__(__builtins__={**SAFE, "__import__": lambda name, *_: Recorder(name, trace)}, __name__="outside")
        self.trace = trace

    def __missing__(self, key):
        if key in SAFE:
            return SAFE[key]
        self[key] = Recorder(key, self.trace)
        return self[key]


class Late(BaseException):
    pass


def late(*_):
    raise Late


signal.signal(signal.SIGALRM, late)


def play(code, name, count, trial):
    trace = []
    names = Names(trace)
    signal.setitimer(signal.ITIMER_REAL, 0.5)
    try:
        exec(code, names)
        function = names[name]
        values = [
            (POOL[-1] if trial == 0 else POOL[(trial * 7 + i * 5 + (trial * i) % 11) % len(POOL)])(trace, i)
            for i in range(count)
        ]
        result = function(*values)
        if asyncio.iscoroutine(result):
            result.close()
            return None
        answer = show(result) + str([show(v) for v in values])
    except Late:
        return None
    except RecursionError:
        return None
    except BaseException as error:
        answer = f"raises {type(error).__name__}"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return answer, trace[:500]


def compare(before, after):
    try:
        first = compile(before, "before", "exec")
    except (SyntaxError, ValueError) as error:
        return f"unusable: {error}"
    try:
        second = compile(after, "after", "exec")
    except (SyntaxError, ValueError) as error:
        return f"differs: {error}"
    inner = next((c for c in first.co_consts if hasattr(c, "co_argcount")), None)
    if inner is None:
        return "unusable: no function"
    used = 0
    for trial in range(TRIALS):
        one = play(first, inner.co_name, inner.co_argcount, trial)
        again = play(first, inner.co_name, inner.co_argcount, trial)
        if one is None or one != again:
            continue
        used += 1
        other = play(second, inner.co_name, inner.co_argcount, trial)
        if other is None or one[0] != other[0]:
            return f"differs: {one[0]} but {other and other[0]}"[:300]
        if one[1] != other[1]:
            return f"differs in what it did, trial {trial}"
    return "same" if used else "unusable: never the same twice"


sys.stdout = io.StringIO()
for line in sys.stdin:
    try:
        verdict = compare(**json.loads(line))
    except BaseException as error:
        verdict = f"unusable: {error}"
    REAL_OUT.write(json.dumps(verdict) + "\n")
    REAL_OUT.flush()
