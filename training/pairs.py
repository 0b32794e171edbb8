"""Lines that change the answer to a question about the code they stand in, beside lines like them that do not.

Set into real code they make pairs that differ in nothing else, which teaches what the answer depends on with a tenth of the
text. The answer itself is read off the result by `labels.py`, as for all code.
"""

#: By question and family of languages: lines that bring what is asked for, and lines like them without it.
WITH = {
    "async": {
        "script": [
            "const {b} = await {a}.load();", "await Promise.all({a});", "return fetch({a}).then(show);", "{a}.open().then(({b}) => show({b}));",
            "const {b} = async () => {a};", "return new Promise((resolve) => resolve({a}));", "async function run({a}) {{ return {a}; }}",
        ],
        "python": ["await asyncio.sleep(1)", "{b} = await {a}.load()", "async def load({a}): pass", "asyncio.run({a}())"],
        "go": ["go func() {{ work({a}) }}()", "go work({a})"],
        "rust": ["let {b} = {a}.load().await;", "tokio::spawn({a});"],
        "java": ["CompletableFuture<String> {b} = {a}.load();"],
    },
    "errorHandling": {
        "script": [
            "try {{ {a}(); }} catch (error) {{ log(error); }}", "{a}.load().catch((error) => log(error));", "{a}.on('error', (error) => log(error));",
        ],
        "python": ["try:\n    {a}()\nexcept ValueError:\n    {b} = None", "try:\n    {b} = {a}.load()\nexcept Exception as error:\n    log(error)"],
        "go": ["if err != nil {{\n\treturn err\n}}", "if err := work({a}); err != nil {{\n\treturn err\n}}"],
        "rust": ["let {b} = {a}.map_err(|e| e.to_string());", "Err({a}) => return None,"],
        "java": ["try {{ {a}.load(); }} catch (IOException e) {{ log(e); }}"],
        "php": ["try {{ ${a}->load(); }} catch (Exception $e) {{ log($e); }}"],
        "ruby": ["begin\n  {a}.load\nrescue ArgumentError\n  {b} = nil\nend"],
        "cpp": ["try {{ {a}.load(); }} catch (const std::exception &e) {{ log(e); }}"],
    },
}
WITHOUT = {
    "script": [
        "const {b} = {a}.load();", "Object.values({a});", "return show({a});", "{a}.open(({b}) => show({b}));", "const {b} = () => {a};",
        "function run({a}) {{ return {a}; }}", "if ({a}) {{ {a}(); }} else {{ log({b}); }}", "{a}.load().map((value) => log(value));",
        "{a}.on('data', (value) => log(value));",
    ],
    "python": ["time.sleep(1)", "{b} = {a}.load()", "def load({a}): pass", "{a}()", "if {a}:\n    {a}()\nelse:\n    {b} = None"],
    "go": ["func() {{ work({a}) }}()", "work({a})", "if {a} != nil {{\n\treturn {a}\n}}"],
    "rust": ["let {b} = {a}.load();", "let {b} = {a}.map(|e| e.to_string());", "Some({a}) => return None,"],
    "java": ["String {b} = {a}.load();", "if ({a} != null) {{ {a}.load(); }}"],
    "php": ["if (${a}) {{ ${a}->load(); }}"],
    "ruby": ["if {a}\n  {b} = nil\nend"],
    "cpp": ["if ({a}) {{ {a}.load(); }}"],
}
FAMILY = {
    "javascript": "script", "javascriptreact": "script", "typescript": "script", "typescriptreact": "script", "kotlin": "java",
    **{name: name for name in ("python", "go", "rust", "java", "php", "ruby", "cpp")},
}
NAMES = ["user", "items", "request", "client", "value", "file", "task", "data", "job", "page", "entry", "source"]


def with_pair_line(key, text, language, rng):
    """`text` with a line set in that may change the answer to `key`; None for a language without such lines."""
    family = FAMILY.get(language)
    present = WITH[key].get(family)
    if not present:
        return None
    at = rng.randrange(text.count("\n") + 2)
    template = rng.choice(present if rng.random() < 0.5 else WITHOUT[family])
    return with_lines_set_in(text, at, template.format(a=rng.choice(NAMES), b=rng.choice(NAMES)))


def with_lines_set_in(text, at, added):
    """`text` with the lines of `added` before its line `at`, indented as that one is; behind its last line as that one."""
    lines = text.split("\n")
    beside = lines[min(at, len(lines) - 1)]
    indent = beside[: len(beside) - len(beside.lstrip())]
    return "\n".join([*lines[:at], *(indent + line for line in added.split("\n")), *lines[at:]])
