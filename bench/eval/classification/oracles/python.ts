/** Python's own `ast` and `tokenize`, run by the machine's python3. */
import { programOracle } from "./truth.ts";

/** Python reads the files' texts as JSON lines and answers in kind. */
const pythonProgram = `
import ast, io, json, re, sys, tokenize
tag = re.compile(r"(?<![\\w-])(?:TODO|FIXME|HACK|XXX|BUG)(?![\\w-])")
secret = re.compile(r"^(?:password|passwd|api_?key|secret(?:_?key)?|access_?token)$", re.I)
placeholder = re.compile(r"example|placeholder|changeme|your|xxx|test|dummy|[<>\\s]", re.I)
def called(node):
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        owner = called(node.value)
        return f"{owner}.{node.attr}" if owner else node.attr
    return ""
def insecure_call(node):
    name = called(node.func)
    first = node.args[0] if node.args else None
    variable = first is not None and not isinstance(first, ast.Constant)
    words = {word.arg: word.value for word in node.keywords}
    flag = lambda key, value: isinstance(words.get(key), ast.Constant) and words[key].value is value
    if name in ("eval", "exec", "os.system", "os.popen"):
        return variable
    if name in ("pickle.load", "pickle.loads", "hashlib.md5", "hashlib.sha1"):
        return True
    if name == "yaml.load":
        return not any("Safe" in called(each) for each in [*node.args[1:], *words.values()])
    return flag("shell", True) or flag("verify", False)
def is_secret(name, value):
    if not secret.match(name) or not isinstance(value, ast.Constant) or not isinstance(value.value, str):
        return False
    text = value.value
    return len(text) >= 8 and bool(re.search("[a-z]", text, re.I)) and bool(re.search(r"[\\d!@#$%^&*+=]", text)) and not placeholder.search(text)
def insecure(node):
    if isinstance(node, ast.Call):
        return insecure_call(node) or any(is_secret(word.arg or "", word.value) for word in node.keywords)
    if isinstance(node, ast.Assign):
        return any(is_secret(called(target).split(".")[-1], node.value) for target in node.targets)
    if isinstance(node, ast.Dict):
        pairs = zip(node.keys, node.values)
        return any(isinstance(key, ast.Constant) and is_secret(str(key.value), value) for key, value in pairs)
    return False
def truth(text):
    try:
        tree = ast.parse(text)
        comments = [t.string for t in tokenize.generate_tokens(io.StringIO(text).readline) if t.type == tokenize.COMMENT]
    except Exception:
        return None
    nodes = list(ast.walk(tree))
    libraries = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            libraries.update(alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            libraries.add(node.module.split(".")[0])
    asynchronous = (ast.AsyncFunctionDef, ast.AsyncFor, ast.AsyncWith, ast.Await)
    return {
        "async": any(isinstance(node, asynchronous) for node in nodes) or bool(libraries & {"asyncio", "trio", "anyio", "aiohttp"}),
        "errorHandling": any(isinstance(node, ast.Try) and node.handlers for node in nodes),
        "todo": any(tag.search(comment) for comment in comments),
        "security": any(insecure(node) for node in nodes),
        "libraries": sorted(libraries),
    }
for line in sys.stdin:
    print(json.dumps(truth(json.loads(line))))
`;

export const pythonOracle = programOracle("python3", ["-W", "ignore", "-c", pythonProgram]);
