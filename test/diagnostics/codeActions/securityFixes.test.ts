import assert from "node:assert/strict";
import type { RuleId } from "../../../server/contract/config.ts";
import { actionsFor, after } from "./actions.ts";

/** Language, rule, what the action's title starts with, the code before, and after. */
type Case = readonly [languageId: string, rule: RuleId, title: string, before: string, result: string];

const sha = "Use SHA-256";
const plain = "Load plain data only";
const random = "Use a random source";
const environment = "Read it from the environment";

const cases: readonly Case[] = [
  [
    "javascript",
    "security/weak-hash",
    sha,
    "const h = crypto.createHash('md5');\n",
    "const h = crypto.createHash('sha256');\n",
  ],
  [
    "python",
    "security/weak-hash",
    sha,
    "import hashlib\nh = hashlib.md5(data)\n",
    "import hashlib\nh = hashlib.sha256(data)\n",
  ],
  [
    "python",
    "security/weak-hash",
    sha,
    'import hashlib\nh = hashlib.new("sha1")\n',
    'import hashlib\nh = hashlib.new("sha256")\n',
  ],
  [
    "java",
    "security/weak-hash",
    sha,
    'class A { Object f() throws Exception { return MessageDigest.getInstance("SHA-1"); } }\n',
    'class A { Object f() throws Exception { return MessageDigest.getInstance("SHA-256"); } }\n',
  ],
  [
    "java",
    "security/weak-hash",
    sha,
    "class A { String f(byte[] b) { return DigestUtils.md5Hex(b); } }\n",
    "class A { String f(byte[] b) { return DigestUtils.sha256Hex(b); } }\n",
  ],
  [
    "csharp",
    "security/weak-hash",
    sha,
    "class A { void F() { var h = MD5.Create(); } }\n",
    "class A { void F() { var h = SHA256.Create(); } }\n",
  ],
  [
    "csharp",
    "security/weak-hash",
    sha,
    "class A { void F() { var h = new SHA1Managed(); } }\n",
    "class A { void F() { var h = SHA256.Create(); } }\n",
  ],
  [
    "php",
    "security/weak-hash",
    sha,
    "<?php\n$h = md5($password);\n",
    "<?php\n$h = hash('sha256', $password);\n",
  ],
  [
    "ruby",
    "security/weak-hash",
    sha,
    "h = Digest::MD5.hexdigest(data)\n",
    "h = Digest::SHA256.hexdigest(data)\n",
  ],
  ["cpp", "security/weak-hash", sha, "void f() { g(EVP_md5()); }\n", "void f() { g(EVP_sha256()); }\n"],

  [
    "python",
    "security/insecure-deserialization",
    plain,
    "import yaml\nc = yaml.load(text, Loader=yaml.Loader)\n",
    "import yaml\nc = yaml.safe_load(text)\n",
  ],
  [
    "python",
    "security/insecure-deserialization",
    "Load weights only",
    'import torch\nm = torch.load(path, map_location="cpu")\n',
    'import torch\nm = torch.load(path, map_location="cpu", weights_only=True)\n',
  ],
  [
    "python",
    "security/insecure-deserialization",
    "Load numbers only",
    "import numpy as np\na = np.load(path, allow_pickle=True)\n",
    "import numpy as np\na = np.load(path, allow_pickle=False)\n",
  ],
  [
    "php",
    "security/insecure-deserialization",
    plain,
    "<?php\n$o = unserialize($_GET['o']);\n",
    "<?php\n$o = unserialize($_GET['o'], ['allowed_classes' => false]);\n",
  ],
  [
    "ruby",
    "security/insecure-deserialization",
    plain,
    "c = YAML.unsafe_load(text)\n",
    "c = YAML.safe_load(text)\n",
  ],

  [
    "javascript",
    "security/insecure-random",
    random,
    "const token = Math.random();\n",
    "const token = (crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32);\n",
  ],
  [
    "python",
    "security/insecure-random",
    random,
    '"""A module."""\nfrom __future__ import annotations\nimport random\n\ntoken = random.randint(0, 9)\n',
    '"""A module."""\nfrom __future__ import annotations\nimport secrets\nimport random\n\ntoken = secrets.SystemRandom().randint(0, 9)\n',
  ],
  [
    "java",
    "security/insecure-random",
    random,
    "class A { void f() { Random token = new Random(); } }\n",
    "class A { void f() { Random token = new java.security.SecureRandom(); } }\n",
  ],
  [
    "php",
    "security/insecure-random",
    random,
    "<?php\n$token = mt_rand(1, 9);\n",
    "<?php\n$token = random_int(1, 9);\n",
  ],

  [
    "javascript",
    "security/hardcoded-secret",
    environment,
    'const apiKey = "q9X7fLm2PzR4tWv8";\n',
    "const apiKey = process.env.API_KEY;\n",
  ],
  [
    "python",
    "security/hardcoded-secret",
    environment,
    'password = "Tr0mbone-77"\n',
    'import os\npassword = os.environ["PASSWORD"]\n',
  ],
  [
    "ruby",
    "security/hardcoded-secret",
    environment,
    'password = "Tr0mbone-77"\n',
    'password = ENV.fetch("PASSWORD")\n',
  ],
  [
    "java",
    "security/hardcoded-secret",
    environment,
    'class A { String dbPassword = "Tr0mbone-77"; }\n',
    'class A { String dbPassword = System.getenv("DB_PASSWORD"); }\n',
  ],
  [
    "go",
    "security/hardcoded-secret",
    environment,
    'package a\n\nimport "os"\n\nfunc f() { password := "Tr0mbone-77"; g(password, os.Args) }\n',
    'package a\n\nimport "os"\n\nfunc f() { password := os.Getenv("PASSWORD"); g(password, os.Args) }\n',
  ],

  [
    "python",
    "security/disabled-tls-verification",
    "Check certificates",
    "import requests\nr = requests.get(url, verify=False)\n",
    "import requests\nr = requests.get(url, verify=True)\n",
  ],
  [
    "javascript",
    "security/disabled-tls-verification",
    "Check certificates",
    "const agent = new https.Agent({ rejectUnauthorized: false });\n",
    "const agent = new https.Agent({ rejectUnauthorized: true });\n",
  ],
  [
    "ruby",
    "security/disabled-tls-verification",
    "Check certificates",
    "http.verify_mode = OpenSSL::SSL::VERIFY_NONE\n",
    "http.verify_mode = OpenSSL::SSL::VERIFY_PEER\n",
  ],
  [
    "php",
    "security/disabled-tls-verification",
    "Check certificates",
    "<?php\ncurl_setopt($c, CURLOPT_SSL_VERIFYHOST, 0);\n",
    "<?php\ncurl_setopt($c, CURLOPT_SSL_VERIFYHOST, 2);\n",
  ],

  [
    "javascript",
    "security/unsafe-html",
    "Set the text",
    "function show(e, name) { e.innerHTML = '<b>' + name + '</b>'; }\n",
    "function show(e, name) { e.textContent = '<b>' + name + '</b>'; }\n",
  ],
  [
    "javascript",
    "security/code-injection",
    "Read it as JSON",
    "function f(text) { return eval(text); }\n",
    "function f(text) { return JSON.parse(text); }\n",
  ],
  [
    "python",
    "security/code-injection",
    "Read it as a literal",
    "def f(text):\n    return eval(text)\n",
    "import ast\ndef f(text):\n    return ast.literal_eval(text)\n",
  ],

  [
    "python",
    "security/sql-injection",
    "Bind the values",
    "import sqlite3\n\ndef f(c, name):\n    c.execute(f\"SELECT id FROM users WHERE name = '{name}' AND age > {age()}\")\n",
    'import sqlite3\n\ndef f(c, name):\n    c.execute("SELECT id FROM users WHERE name = ? AND age > ?", (name, age()))\n',
  ],
  [
    "python",
    "security/sql-injection",
    "Bind the values",
    'import psycopg2\n\ndef f(c, name):\n    c.execute("SELECT id FROM users WHERE name = " + name)\n',
    'import psycopg2\n\ndef f(c, name):\n    c.execute("SELECT id FROM users WHERE name = %s", (name,))\n',
  ],
  [
    "javascript",
    "security/sql-injection",
    "Bind the values",
    `const { Pool } = require('pg');\nfunction f(db, id) { return db.query(\`SELECT * FROM users WHERE id = \${id}\`); }\n`,
    "const { Pool } = require('pg');\nfunction f(db, id) { return db.query(\"SELECT * FROM users WHERE id = $1\", [id]); }\n",
  ],

  [
    "python",
    "security/sql-injection",
    "Bind the values",
    "import sqlite3\n\ndef f(c, day, least):\n    c.execute(\"SELECT * FROM t WHERE day = '%s' AND n > %d\" % (day, least))\n",
    'import sqlite3\n\ndef f(c, day, least):\n    c.execute("SELECT * FROM t WHERE day = ? AND n > ?", (day, least))\n',
  ],
  [
    "python",
    "security/sql-injection",
    "Bind the values",
    "import sqlite3\n\ndef f(c, day):\n    c.execute(\"SELECT * FROM t WHERE day = '{}'\".format(day))\n",
    'import sqlite3\n\ndef f(c, day):\n    c.execute("SELECT * FROM t WHERE day = ?", (day,))\n',
  ],
  [
    "python",
    "security/command-injection",
    "Start the program",
    'import subprocess\n\ndef f(a, b):\n    subprocess.run("cp %s x/%s" % (a, b), shell=True)\n',
    'import subprocess\n\ndef f(a, b):\n    subprocess.run(["cp", str(a), f"x/{b}"])\n',
  ],
  [
    "python",
    "security/command-injection",
    "Start the program",
    'import os\n\ndef f(path):\n    return os.system(f"ls -l {path}")\n',
    'import subprocess\nimport os\n\ndef f(path):\n    return subprocess.run(["ls", "-l", str(path)], check=False).returncode\n',
  ],
  [
    "python",
    "security/command-injection",
    "Start the program",
    'import subprocess\n\ndef f(path):\n    subprocess.run(f"tar xf {path}.tar", shell=True, check=True)\n',
    'import subprocess\n\ndef f(path):\n    subprocess.run(["tar", "xf", f"{path}.tar"], check=True)\n',
  ],
  [
    "javascript",
    "security/command-injection",
    "Start the program",
    `const cp = require('child_process');\nfunction f(ref, done) { cp.exec(\`git log "\${ref}"\`, done); }\n`,
    'const cp = require(\'child_process\');\nfunction f(ref, done) { cp.execFile("git", ["log", ref], done); }\n',
  ],
];

/** What no fix of the kind may be offered for. */
const spared: readonly (readonly [languageId: string, rule: RuleId, title: string, text: string])[] = [
  [
    "python",
    "security/sql-injection",
    "Bind the values",
    '# not for sqlite3\nNAME = "sqlite3"\n\ndef f(c, name):\n    c.execute(f"SELECT id FROM users WHERE name = {name}")\n',
  ],
  [
    "go",
    "security/hardcoded-secret",
    environment,
    'package a\n\nfunc f() { password := "Tr0mbone-77"; g(password, "os") }\n',
  ],
  [
    "go",
    "security/hardcoded-secret",
    environment,
    'package a\n\nimport "os"\n\nconst password = "Tr0mbone-77"\n\nvar a = os.Args\n',
  ],
  [
    "csharp",
    "security/hardcoded-secret",
    environment,
    'class A { const string Password = "Tr0mbone-77"; }\n',
  ],
  [
    "php",
    "security/hardcoded-secret",
    environment,
    '<?php\nclass A { private $password = "Tr0mbone-77"; }\n',
  ],
  [
    "python",
    "security/sql-injection",
    "Bind the values",
    'import sqlite3\n\ndef f(c, name):\n    c.execute(f"SELECT id FROM {name}")\n',
  ],
  [
    "python",
    "security/sql-injection",
    "Bind the values",
    'def f(c, name):\n    c.execute(f"SELECT id FROM users WHERE name = {name}")\n',
  ],
  [
    "python",
    "security/command-injection",
    "Start the program",
    'import os\n\ndef f(path):\n    return os.system(f"ls {path} | wc -l")\n',
  ],
  [
    "python",
    "security/command-injection",
    "Start the program",
    'import os\n\ndef f(path):\n    return os.system("ls %-8s x" % path)\n',
  ],
  [
    "python",
    "security/command-injection",
    "Start the program",
    'import os\n\ndef f(path):\n    return os.system("ls {0} {0}".format(path))\n',
  ],
  [
    "python",
    "security/sql-injection",
    "Bind the values",
    'import sqlite3\n\ndef f(c, day):\n    c.execute("SELECT * FROM t WHERE day = %(day)s" % day)\n',
  ],
  ["javascript", "security/weak-hash", sha, "import md5 from 'md5';\nconst h = md5(data);\n"],
];

describe("fixes of security findings", () => {
  for (const [languageId, rule, title, before, result] of cases)
    it(`${rule} in ${languageId}: ${result.trim().split("\n").at(-1)}`, async () =>
      assert.equal(await after(languageId, before, rule, title), result));

  for (const [languageId, rule, title, text] of spared)
    it(`${rule} in ${languageId} is left to the reader in ${text.trim().split("\n").at(-1)}`, async () => {
      const { actions } = await actionsFor(languageId, text, rule);
      assert.ok(actions.length > 0, "there is a finding");
      assert.ok(!actions.some((action) => action.title.startsWith(title)));
    });

  it("are shown before they are made, and never made without being asked for", async () => {
    const text = "import hashlib\nh = hashlib.md5(data)\n";
    const { actions } = await actionsFor("python", text, "security/weak-hash");
    assert.equal(actions[0]?.edit?.changeAnnotations?.reviewed?.needsConfirmation, true);
    assert.deepEqual((await actionsFor("python", text, "security/weak-hash", ["source.fixAll"])).actions, []);
  });
});
