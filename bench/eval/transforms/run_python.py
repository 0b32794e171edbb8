"""Child process: runs functions before and after a change with the same made-up values, and compares results and what
they did. One JSON line in, {"before", "after"}; one out, "same", "same, not reached" where no value led to a changed line,
"differs: …" or "unusable: …"."""
import builtins
import difflib
import inspect
import io
import json
import os
import pathlib
import signal
import sys
import zlib

TRIALS = 16
# In the trials 1 to 5 what stand-ins hold and answer is of many kinds, so that conditions come out both ways.
LAST_MOOD = 5
REAL_OUT = sys.stdout


# What a stand-in may hold or answer instead of another one.
MOODS = [lambda: None, lambda: False, lambda: 3, lambda: "a,b", lambda: [], lambda: {}, lambda: ["x", "y"]]


def stand_in(path, trace, mood):
    """A stand-in or, in a trial with moods, another value that its path alone decides."""
    number = zlib.crc32(f"{mood} {path}".encode()) % 16 if mood else 0
    return MOODS[number - 1]() if 0 < number <= len(MOODS) else Recorder(path, trace, mood)


class Recorder:
    """Can be called, read and walked through, and notes what was done with it."""

    def __init__(self, path, trace, mood=0):
        object.__setattr__(self, "_r", (path, trace, {}, mood, [0]))

    def _child(self, key):
        path, trace, children, mood, _ = self._r
        if key not in children:
            children[key] = stand_in(f"{path}.{key}", trace, mood)
        return children[key]

    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(key)
        return self._child(key)

    def __setattr__(self, key, value):
        path, trace, children, *_ = self._r
        trace.append(f"{path}.{key} = {show(value)}")
        children[key] = value

    def __call__(self, *args, **kwargs):
        path, trace, _, mood, calls = self._r
        trace.append(f"{path}({[show(a) for a in args]}, { {k: show(v) for k, v in kwargs.items()} })")
        calls[0] += 1
        return stand_in(f"{path}()" + (f"{calls[0]}" if mood else ""), trace, mood)

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

    # When a value is turned into text is not noted: f-strings do it one after the other, format() at the end.
    def __str__(self):
        return f"<{self._r[0]}>"

    def __repr__(self):
        return f"<{self._r[0]}>"

    def __enter__(self):
        return self._child("enter")

    def __exit__(self, *_):
        return False

    def __await__(self):
        return self._child("awaited")
        yield

    async def __aiter__(self):
        for each in self:
            yield each

    async def __aenter__(self):
        return self._child("enter")

    async def __aexit__(self, *_):
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
    *[lambda t, i, m: 0, lambda t, i, m: -1, lambda t, i, m: 3, lambda t, i, m: 2.5, lambda t, i, m: "", lambda t, i, m: "a,b"],
    *[lambda t, i, m: True, lambda t, i, m: None, lambda t, i, m: [1, 2, 3], lambda t, i, m: ["a", "b"], lambda t, i, m: (1, 2)],
    *[lambda t, i, m: {"a": 1, "b": "x"}, lambda t, i, m: {1, 2}, lambda t, i, m: b"bytes", lambda t, i, m: Odd()],
    *[lambda t, i, m: ("one",), lambda t, i, m: [(1, "a"), (2, "b")], lambda t, i, m: Recorder(f"argument{i}", t, m)],
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
# Another one at each run, and in each object of the two that are compared.
SAFE["id"] = lambda _: 1


class ReadPath(pathlib.PurePosixPath):
    """Of a path only what asks and changes nothing."""

    exists = lambda self: os.path.exists(self)
    is_file = lambda self: os.path.isfile(self)
    is_dir = lambda self: os.path.isdir(self)
    is_symlink = lambda self: os.path.islink(self)
    stat = lambda self: os.stat(self)


def module(name, trace, mood):
    """A stand-in; what `os.path` and `pathlib` say of paths is real, for one is written as the other."""
    found = Recorder(name, trace, mood)
    if name == "os":
        found._r[2]["path"] = os.path
    if name == "pathlib":
        found._r[2]["Path"] = ReadPath
    return found


class Names(dict):
    def __init__(self, trace, mood):
        imported = lambda name, *_: module(name, trace, mood)
        super().__init__(__builtins__={**SAFE, "__import__": imported}, __name__="outside", __file__="outside.py")
        self.trace = trace
        self.mood = mood

    def __missing__(self, key):
        if key in SAFE:
            return SAFE[key]
        self[key] = ReadPath if key == "Path" else module(key, self.trace, self.mood)
        return self[key]


class Late(BaseException):
    pass


def late(*_):
    raise Late


signal.signal(signal.SIGPROF, late)


def play(code, inner, trial, reached=None):
    """What the function answers and what it did on the way; `reached` collects the numbers of the lines it came to."""
    trace = []
    mood = trial if trial <= LAST_MOOD else 0
    names = Names(trace, mood)
    signal.setitimer(signal.ITIMER_PROF, 0.5)
    if reached is not None:
        sys.settrace(lines_of(code.co_filename, reached))
    try:
        exec(code, names)
        values = values_for(inner, trial, trace, mood)
        result = driven(names[inner.co_name](*values))
        answer = show(result) + str([show(v) for v in values])
    except Late:
        return None
    except RecursionError:
        return None
    except BaseException as error:
        answer = f"raises {type(error).__name__}"
    finally:
        sys.settrace(None)
        signal.setitimer(signal.ITIMER_PROF, 0)
    return answer, trace[:500]


def values_for(inner, trial, trace, mood):
    """Made-up values for the parameters; a method is always of something."""
    return [
        (
            POOL[-1]
            if trial <= LAST_MOOD or name in ("self", "cls")
            else POOL[(trial * 7 + i * 5 + (trial * i) % 11) % len(POOL)]
        )(trace, i, mood)
        for i, name in enumerate(inner.co_varnames[: inner.co_argcount])
    ]


def driven(result):
    """What a coroutine comes to; all that it waits for is there at once."""
    if not inspect.iscoroutine(result):
        return result
    try:
        for _ in range(100):
            result.send(None)
    except StopIteration as end:
        return end.value
    raise Late


def lines_of(filename, reached):
    def trace(frame, event, _):
        if frame.f_code.co_filename != filename:
            return None
        reached.add(frame.f_lineno)
        return trace

    return trace


def changed_lines(before, after):
    """The numbers of the lines that are no longer there, or before which something new stands."""
    blocks = difflib.SequenceMatcher(None, before.split("\n"), after.split("\n"), autojunk=False).get_opcodes()
    return {line + 1 for kind, start, end, *_ in blocks if kind != "equal" for line in range(start, max(end, start + 1))}


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
    reached = set()
    for trial in range(TRIALS):
        lines = set()
        one = play(first, inner, trial)
        again = play(first, inner, trial, lines)
        if one is None or one != again:
            continue
        used += 1
        reached |= lines
        other = play(second, inner, trial)
        if other is None or one[0] != other[0]:
            return f"differs: {one[0]} but {other and other[0]}"[:300]
        if one[1] != other[1]:
            return f"differs in what it did, trial {trial}"
    if not used:
        return "unusable: never the same twice"
    return "same" if reached & changed_lines(before, after) else "same, not reached"


sys.stdout = io.StringIO()
for line in sys.stdin:
    try:
        verdict = compare(**json.loads(line))
    except BaseException as error:
        verdict = f"unusable: {error}"
    REAL_OUT.write(json.dumps(verdict) + "\n")
    REAL_OUT.flush()
