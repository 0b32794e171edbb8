"""Lines with a well-known weakness, and their harmless counterparts, to be set into real code.

Real packages hold few security problems; a line of either kind is inserted so that only its meaning, and not the
fact that it was inserted, tells the answer.
"""

import re

NAMES = ["user", "input", "name", "query", "data", "value", "payload", "command", "path", "body", "message", "html", "token", "id"]
PROBLEM = re.compile(
    r"\beval\(|\bexec\(|new Function\(|innerHTML\s*=|dangerouslySetInnerHTML|document\.write\(|\bmd5\b|\bsha1\b|pickle\.loads?\("
    r"|yaml\.load\(|verify\s*=\s*False|rejectUnauthorized:\s*false|shell\s*=\s*True|os\.system\(|child_process|Math\.random\("
    r"|password\s*[=:]\s*['\"]|secret\s*[=:]\s*['\"]|\bSELECT\b|\bINSERT INTO\b|\bDELETE FROM\b|random\.(random|choice|randint)\(",
    re.I,
)

#: (weak, safe) pairs; {a} and {b} are names, {s} is a random string.
JAVASCRIPT = [
    ("eval({a});", "JSON.parse({a});"),
    ("const {b} = new Function({a});", "const {b} = handlers.get({a});"),
    ("element.innerHTML = {a};", "element.textContent = {a};"),
    ("document.write({a});", "document.body.append({a});"),
    ("exec(`rm -rf ${{{a}}}`);", "execFile('rm', ['-rf', {a}]);"),
    ("child_process.exec('convert ' + {a});", "child_process.execFile('convert', [{a}]);"),
    ("db.query(`SELECT * FROM users WHERE id = ${{{a}}}`);", "db.query('SELECT * FROM users WHERE id = ?', [{a}]);"),
    ("db.query('DELETE FROM items WHERE name = ' + {a});", "db.query('DELETE FROM items WHERE name = $1', [{a}]);"),
    ("const hash = crypto.createHash('md5').update({a}).digest('hex');", "const hash = crypto.createHash('sha256').update({a}).digest('hex');"),
    ("const hash = crypto.createHash('sha1').update({a}).digest('hex');", "const hash = crypto.createHash('sha512').update({a}).digest('hex');"),
    ("const token = Math.random().toString(36);", "const token = crypto.randomBytes(16).toString('hex');"),
    ("const agent = new https.Agent({{ rejectUnauthorized: false }});", "const agent = new https.Agent({{ rejectUnauthorized: true }});"),
    ("process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';", "process.env.NODE_ENV = 'test';"),
    ("const password = '{s}';", "const password = process.env.PASSWORD;"),
    ("const apiKey = '{s}';", "const apiKey = config.get('apiKey');"),
]
PYTHON = [
    ("{b} = eval({a})", "{b} = ast.literal_eval({a})"),
    ("exec({a})", "json.loads({a})"),
    ("os.system('ls ' + {a})", "subprocess.run(['ls', {a}])"),
    ("subprocess.call({a}, shell=True)", "subprocess.call([{a}], shell=False)"),
    ("subprocess.run(f'git {{{a}}}', shell=True)", "subprocess.run(['git', {a}], check=True)"),
    ("cursor.execute(f\"SELECT * FROM users WHERE id = {{{a}}}\")", "cursor.execute(\"SELECT * FROM users WHERE id = %s\", ({a},))"),
    ("cursor.execute('DELETE FROM items WHERE name = ' + {a})", "cursor.execute('DELETE FROM items WHERE name = ?', ({a},))"),
    ("{b} = hashlib.md5({a}).hexdigest()", "{b} = hashlib.sha256({a}).hexdigest()"),
    ("{b} = hashlib.sha1({a}).hexdigest()", "{b} = hashlib.sha512({a}).hexdigest()"),
    ("token = str(random.random())", "token = secrets.token_hex(16)"),
    ("{b} = pickle.loads({a})", "{b} = json.loads({a})"),
    ("{b} = yaml.load({a})", "{b} = yaml.safe_load({a})"),
    ("requests.get({a}, verify=False)", "requests.get({a}, timeout=10)"),
    ("password = '{s}'", "password = os.environ['PASSWORD']"),
    ("api_key = \"{s}\"", "api_key = settings.api_key"),
]
PAIRS = {
    "javascript": JAVASCRIPT, "javascriptreact": JAVASCRIPT, "typescript": JAVASCRIPT, "typescriptreact": JAVASCRIPT,
    "python": PYTHON,
}


def with_security_line(text, language, rng):
    """`text` with one inserted line and the answer to "does it have a security problem"; None when it cannot be."""
    if language not in PAIRS or PROBLEM.search(text):
        return None
    lines = text.split("\n")
    spots = [i for i, line in enumerate(lines) if line.rstrip().endswith((";", ")")) and not line.lstrip().startswith(("#", "//", "*"))]
    if not spots:
        return None
    if rng.random() < 0.2:
        return text, "no"
    weak = rng.random() < 0.6
    template = rng.choice(PAIRS[language])[0 if weak else 1]
    secret = "".join(rng.choice("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789") for _ in range(rng.randint(8, 24)))
    line = template.format(a=rng.choice(NAMES), b=rng.choice(["result", "value", "output", "parsed", "digest"]), s=secret)
    at = rng.choice(spots)
    indent = lines[at][: len(lines[at]) - len(lines[at].lstrip())]
    return "\n".join([*lines[: at + 1], indent + line, *lines[at + 1 :]]), "yes" if weak else "no"
