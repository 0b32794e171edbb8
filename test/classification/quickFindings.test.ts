import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { findQuickly } from "../../server/features/diagnostics/quickFindings.ts";
import { securityRules } from "../../server/features/diagnostics/rules/security/securityRules.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { maskText } from "../../server/language/lexical/maskText.ts";
import { checkText, syntax } from "../diagnostics/checkText.ts";
import { silentLogger } from "../support/loggers.ts";

const folder = fileURLToPath(new URL("../diagnostics/fixtures/security", import.meta.url));
/** Lines around a finding, and at the top, that tell what stands there: imports, the function, what it is given. */
const around = 12;

async function rulesIn(file: string, text: string, group = "security/"): Promise<readonly string[]> {
  const languageId = languageOfFile(file, text);
  const { withoutComments } = maskText(text, languageId);
  const found = await findQuickly({ path: file, text, languageId, withoutComments }, syntax, silentLogger);
  return found.map(({ rule }) => rule).filter((rule) => rule.startsWith(group));
}

describe("security of a folder's files", () => {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" }))
    if (path.extname(name) !== "")
      it(`is what the rules say of ${name}`, async () => {
        const text = readFileSync(path.join(folder, name), "utf8");
        const file = `src/${path.basename(name)}`;
        const languageId = languageOfFile(file, text);
        const findings = (await checkText(languageId, text, {}, file)).filter(({ rule }) =>
          rule.startsWith("security/"),
        );
        assert.deepEqual(
          await rulesIn(file, text),
          findings.map(({ rule }) => rule),
        );
        const lines = maskText(text, languageId).withoutComments.split("\n");
        for (const { rule, range } of findings) {
          const near = lines.slice(Math.max(0, range.start.line - around), range.end.line + 2);
          const piece = [...lines.slice(0, around), ...near].join("\n");
          const known = securityRules.find(({ id }) => id === rule);
          assert.ok(known?.mayFind?.(piece, languageId), `${rule} at line ${range.start.line + 1}`);
        }
      });

  const insecure: readonly (readonly [string, string])[] = [
    ["a.js", "eval(input);"],
    ["a.py", "import subprocess\ndef f(cmd):\n    subprocess.run(cmd, shell=True)\n"],
    ["a.py", "import requests\nrequests.get(u, verify=False)\n"],
    ["a.js", "const password = 'hunter2hunter2';"],
    ["a.js", "const f = new Function('return ' + text);"],
    ["a.js", `const child_process = require("child_process");\nchild_process.execSync(\`rm \${name}\`);`],
    ["a.js", "const s = 'eval(x)'; eval(text);"],
    ["a.py", "exec(code)"],
    ["a.php", "<?php\nfunction f($command) { shell_exec($command); }"],
    ["a.kt", `val key = "${["AKIA", "Q7ZK5WXM2RTP3VNB"].join("")}"`],
    ["a.yaml", `token: ${["ghp", "q7Zk2Lw9Xv4Bn8Rt3Yp6Hd1Jm5Gs0FcUaEoI"].join("_")}`],
  ];
  const secure: readonly (readonly [string, string])[] = [
    ["a.js", "// eval(input)\nconst x = 'eval(x)';"],
    ["a.js", "const password = process.env.PASSWORD;"],
    ["a.js", "const password = 'your-password-here';"],
    ["a.js", "const labels = { password: 'Password' };"],
    ["a.js", "const found = pattern.exec('a' + b);"],
    ["a.py", "exec('x = 1')\neval('1 + 1')"],
    ["a.py", "def eval(self, node):\n    pass"],
    ["test/a.js", "eval(input);"],
    ["a.md", `The key ${["AKIA", "Q7ZK5WXM2RTP3VNB"].join("")} was taken back.`],
    ["a.kt", `// ${["AKIA", "Q7ZK5WXM2RTP3VNB"].join("")}`],
  ];
  for (const [file, text] of insecure)
    it(`is broken by ${file}: ${text.slice(0, 40)}`, async () =>
      assert.notDeepEqual(await rulesIn(file, text), []));
  for (const [file, text] of secure)
    it(`is not broken by ${file}: ${text.slice(0, 40)}`, async () =>
      assert.deepEqual(await rulesIn(file, text), []));

  const handlers: readonly (readonly [string, string, number])[] = [
    ["a.py", "try:\n    f()\nexcept ValueError:\n    pass\n", 1],
    ["a.py", "try:\n    f()\nexcept FileNotFoundError:\n    pass\n", 0],
    ["a.js", "try { f(); } catch {}", 1],
    ["a.js", "function h() { try { return f(); } catch {}\n return g(); }", 0],
  ];
  for (const [file, text, count] of handlers)
    it(`${count > 0 ? "finds" : "spares"} what is swallowed as the rule does in ${JSON.stringify(text)}`, async () =>
      assert.equal((await rulesIn(file, text, "empty-catch")).length, count));
});
