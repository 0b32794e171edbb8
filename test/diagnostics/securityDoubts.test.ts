import assert from "node:assert/strict";
import type { RuleId } from "../../server/contract/config.ts";
import { checkText } from "./checkText.ts";

/** A language, a text, and the rule that looks at it. */
type Case = readonly [languageId: string, rule: RuleId, text: string];

/** What reads like a finding of the rule in other people's programs, and is none that a reviewer would insist upon. */
const doubtful: readonly Case[] = [
  // Methods that are made by names of the program.
  [
    "ruby",
    "security/code-injection",
    "def guard(*names)\n  names.each do |name|\n    class_eval <<-EOF\n      alias old_#{name} #{name}\n      def #{name}(*a)\n        @lock.synchronize { old_#{name}(*a) }\n      end\n    EOF\n  end\nend\n",
  ],
  [
    "ruby",
    "security/code-injection",
    "def define(obj, name)\n  obj.instance_eval <<-EOS\n    def #{name}; 1; end\n  EOS\nend\n",
  ],
  ["ruby", "security/code-injection", "def variable(klass, var)\n  klass.class_eval(var)\nend\n"],
  // What a pattern has looked at before.
  [
    "javascript",
    "security/code-injection",
    'function parse(text) {\n  if (/^[\\],:{}\\s]*$/.test(text.replace(escapes, "@"))) {\n    return eval("(" + text + ")");\n  }\n}\n',
  ],
  [
    "typescript",
    "security/code-injection",
    'function parse(str: string) {\n  return trimmed && !str.replace(tokens, "") ? Function("return " + str)() : fail(str);\n}\n',
  ],
  // Programs that the settings name.
  [
    "php",
    "security/command-injection",
    '<?php\nfunction unpack_all($file, $dir) {\n  $program = conf::get("path.unzip");\n  $cmd = "cd " . escapeshellarg($dir) . " && " . $program . " " . escapeshellarg($file);\n  system($cmd);\n}\n',
  ],
  [
    "python",
    "security/command-injection",
    'import os, shlex\ndef edit(path):\n    editor = settings.editor()\n    os.system(editor + " " + shlex.quote(path))\n',
  ],
  ["ruby", "security/command-injection", "def fetch(feed)\n  %x{#{feed.command}}\nend\n"],
  [
    "javascript",
    "security/command-injection",
    'const { exec } = require("child_process");\nfunction versions(config) {\n  const tool = config.compiler;\n  exec(tool + " --version");\n}\n',
  ],
  // Lists of columns and of bind markers.
  [
    "python",
    "security/sql-injection",
    'def save(db, table, row):\n    used = [name for name in row]\n    db.execute("INSERT INTO %s (%s) VALUES (%s)" % (table, ", ".join(used), ", ".join("?" * len(used))))\n',
  ],
  [
    "python",
    "security/sql-injection",
    'def save(db, table, columns, marks):\n    db.execute("INSERT INTO {} ({}) VALUES (1)".format(table, columns))\n',
  ],
  // Signatures that a service prescribes.
  [
    "php",
    "security/weak-hash",
    '<?php\nfunction call($params, $secret) {\n  ksort($params);\n  $sign = md5($secret . implode("", $params) . $secret);\n  return $sign;\n}\n',
  ],
  [
    "javascript",
    "security/weak-hash",
    'function sign(params, secret) {\n  const text = Object.keys(params).sort().map((key) => key + params[key]).join("");\n  return createHash("md5").update(secret + text).digest("hex");\n}\n',
  ],
  [
    "python",
    "security/weak-hash",
    'import hashlib\ndef headers(time, secret):\n    return {"X-Client-Time": time, "X-Client-Hash": hashlib.md5((time + secret).encode()).hexdigest()}\n',
  ],
  [
    "ruby",
    "security/weak-hash",
    "def signature\n  data = sort.map { |key, value| key + value }.join\n  Digest::MD5.hexdigest(@secret + data)\nend\n",
  ],
  [
    "c",
    "security/weak-hash",
    "void token(char *secret, unsigned char *out) {\n  HMAC(EVP_sha1(), secret, 20, data, 8, out, NULL);\n}\n",
  ],
  [
    "go",
    "security/weak-hash",
    "package a\n\nfunc (c *Client) hmac(body string) [16]byte {\n\treturn md5.Sum([]byte(body + c.secretKey))\n}\n",
  ],
  // Functions that make HTML of what they are handed.
  [
    "javascript",
    "security/unsafe-html",
    'function parseHTML(text) {\n  const box = document.createElement("div");\n  box.innerHTML = text;\n  return box;\n}\n',
  ],
  [
    "typescript",
    "security/unsafe-html",
    "function insertBefore(element: Element, child: string) {\n  element.innerHTML = child + element.innerHTML;\n}\n",
  ],
];

/** What nobody would report. */
const silent: readonly Case[] = [
  // A method that hands on to one of its own name, and an option that is called like a member of elements.
  ["ruby", "security/code-injection", "def eval(input)\n  @evaluator.eval(input)\nend\n"],
  [
    "javascript",
    "security/code-injection",
    "class Engine {\n  runInContext(code) {\n    return this.vm.runInContext(code);\n  }\n}\n",
  ],
  [
    "javascript",
    "security/unsafe-html",
    "function button(opts) {\n  opts.innerHTML = opts.innerHTML || opts.label;\n}\n",
  ],
  // What looks at the certificate itself, or was asked for.
  [
    "php",
    "security/disabled-tls-verification",
    '<?php\nfunction look($loop, $name) {\n  return new SecureConnector($loop, ["verify_peer" => false, "capture_peer_cert_chain" => true]);\n}\n',
  ],
  [
    "python",
    "security/disabled-tls-verification",
    "import ssl\ndef certificate(sock):\n    context = ssl.SSLContext()\n    context.verify_mode = ssl.CERT_NONE\n    return context.wrap_socket(sock).getpeercert(True)\n",
  ],
  [
    "javascript",
    "security/disabled-tls-verification",
    "function days(host) {\n  const socket = tls.connect({ host, rejectUnauthorized: false });\n  return socket.getPeerCertificate().valid_to;\n}\n",
  ],
  [
    "go",
    "security/disabled-tls-verification",
    "package a\n\nfunc pinned() *tls.Config {\n\treturn &tls.Config{InsecureSkipVerify: true, VerifyPeerCertificate: samePin}\n}\n",
  ],
  [
    "javascript",
    "security/disabled-tls-verification",
    "function open(crawler, client) {\n  if (crawler.ignoreInvalidSSL) client.rejectUnauthorized = false;\n}\n",
  ],
  // Methods by which the library itself loads an object.
  [
    "ruby",
    "security/insecure-deserialization",
    "class Coder\n  def marshal_load(str)\n    initialize Marshal.load(str)\n  end\nend\n",
  ],
  [
    "python",
    "security/insecure-deserialization",
    "import pickle\nclass Entry:\n    def __setstate__(self, state):\n        self.value = pickle.loads(state)\n",
  ],
  // SQL, and numbers by chance.
  ["ruby", "security/command-injection", "def copy_data(sql)\n  result = exec(sql)\n  result.status\nend\n"],
  [
    "php",
    "security/command-injection",
    '<?php\nfunction replies() {\n  $path = "/tmp/fifo_" . rand();\n  system("mkfifo -m 666 " . $path);\n}\n',
  ],
  [
    "ruby",
    "security/command-injection",
    'def remove(page)\n  escaped_page = escape(page).untaint\n  system("hg rm #{escaped_page}")\nend\n',
  ],
  // Texts of a translator.
  [
    "javascript",
    "security/unsafe-html",
    'function show(box) {\n  box.innerHTML = "<h1>" + zTranslate.get("Add person") + "</h1>";\n}\n',
  ],
  // What is to be filled in, a pattern, a name, an explanation.
  ["ruby", "security/hardcoded-secret", "@secret = '1234567890'\n"],
  ["python", "security/hardcoded-secret", 'options = {"gallery_token": r"re:^[0-9a-f]{10}$"}\n'],
  [
    "java",
    "security/hardcoded-secret",
    'class A {\n  static final String SSL_KEYSTORE_PASSWORD = "ssl.changekeystore";\n}\n',
  ],
  [
    "cpp",
    "security/hardcoded-secret",
    'void help() {\n  show("  plain: password = <insert it here>\\n"\n       "  ask  : password = -\\n");\n}\n',
  ],
];

/** What looks alike, and is to be reported as surely as before. */
const sure: readonly Case[] = [
  ["ruby", "security/code-injection", "def run(params)\n  instance_eval(params[:code])\nend\n"],
  ["javascript", "security/code-injection", 'function run(text) {\n  return eval("(" + text + ")");\n}\n'],
  ["ruby", "security/command-injection", 'def pack(name)\n  system("tar cf #{name}.tar .")\nend\n'],
  [
    "php",
    "security/command-injection",
    '<?php\nfunction f() {\n  system($_GET["tool"] . " --version");\n}\n',
  ],
  [
    "python",
    "security/sql-injection",
    "def find(db, table, name):\n    db.execute(\"INSERT INTO %s (a) VALUES ('%s')\" % (table, name))\n",
  ],
  [
    "php",
    "security/weak-hash",
    "<?php\nfunction link_of($id, $secret) {\n  $token = md5($secret . $id);\n}\n",
  ],
  [
    "rust",
    "security/weak-hash",
    'fn keep(password: &str) -> String {\n    format!("{:x}", md5::compute(password))\n}\n',
  ],
  [
    "javascript",
    "security/unsafe-html",
    'function show(box) {\n  box.innerHTML = "<h1>" + location.hash + "</h1>";\n}\n',
  ],
  ["javascript", "security/unsafe-html", "function show(box, name) {\n  box.innerHTML = name;\n}\n"],
  ["ruby", "security/code-injection", "def run(input)\n  @evaluator.eval(input)\nend\n"],
  ["python", "security/hardcoded-secret", 'password = "123456789"\n'],
];

/** What a reviewer may agree with, but need not. */
const mostDoubtful = 0.6;
/** The same of rules whose other findings are not much surer. */
const mostDoubtfulOf: Partial<Record<RuleId, number>> = {
  "security/weak-hash": 0.3,
  "security/hardcoded-secret": 0,
  "security/command-injection": 0.5,
};

async function confidences([languageId, rule, text]: Case): Promise<readonly number[]> {
  const findings = await checkText(languageId, text, {}, "src/a");
  return findings.filter((finding) => finding.rule === rule).map(({ confidence }) => confidence);
}

function titleOf([languageId, rule, text]: Case): string {
  return `${rule}, ${languageId}: ${text.replace(/\s+/g, " ").slice(0, 70)}`;
}

describe("rules of security, where other people's code reads like a breach", () => {
  for (const each of doubtful)
    it(`doubt ${titleOf(each)}`, async () => {
      for (const confidence of await confidences(each))
        assert.ok(confidence <= mostDoubtful, `${confidence}`);
    });

  for (const each of silent)
    it(`leave alone ${titleOf(each)}`, async () => assert.deepEqual(await confidences(each), []));

  for (const each of sure)
    it(`report ${titleOf(each)}`, async () => {
      const [confidence = 0] = await confidences(each);
      assert.ok(confidence > (mostDoubtfulOf[each[1]] ?? mostDoubtful), `${confidence}`);
    });
});
