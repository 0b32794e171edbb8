import assert from "node:assert/strict";
import { objection } from "../../../server/features/completion/filters/filters.ts";
import { contextAt } from "../contextAt.ts";
import { Ghost } from "../ghost.ts";

/** What speaks against texts at places marked `|`, by language. */
function reasons(
  languageId: string,
  cases: Readonly<Record<string, string>>,
): readonly (string | undefined)[] {
  return Object.entries(cases).map(([marked, text]) => objection(contextAt(marked, languageId), text));
}
const stops = (languageId: string, reason: string, cases: Readonly<Record<string, string>>) =>
  assert.deepEqual(
    reasons(languageId, cases),
    Object.keys(cases).map(() => reason),
  );
const passes = (languageId: string, cases: Readonly<Record<string, string>>) =>
  assert.deepEqual(
    reasons(languageId, cases),
    Object.keys(cases).map(() => undefined),
  );

describe("a value that sounds secret", () => {
  it("is never suggested, in whatever format it stands", () => {
    stops("yaml", "secret", { "db:\n  password: |": "hunter2", "api-key: |": "abc" });
    stops("toml", "secret", { "client_secret = |": '"abc"' });
    stops("json", "secret", { '{\n  "accessToken": |': '"abc"' });
    stops("xml", "secret", { "<settings>\n<password>|": "hunter2</password>" });
    stops("shellscript", "secret", { "export DB_PASSWORD=|": "abc", "login --token |": "abc" });
    stops("typescript", "secret", { "const apiKey = |": '"abc";', "connect({ passphrase: |": "'abc' });" });
    stops("python", "secret", { "url = |": '"postgres://ann:hunter2@db/x"' });
  });

  it("may be read from somewhere", () => {
    passes("typescript", {
      "const apiKey = |": "process.env.API_KEY;",
      "const token = |": "await readToken();",
    });
    passes("yaml", { "password: |": "$DB_PASSWORD", "retries: |": "3" });
    passes("shellscript", { "export DB_PASSWORD=|": "$1" });
  });

  it("is never taken from an environment file, nor suggested in one", async () => {
    stops("dotenv", "secret", { "SERVICE_URL=|": "https://x.org" });
    const other = "SERVICE_ADDRESS=10.9.8.7\n".repeat(4);
    const ghost = new Ghost("|", "", { others: { ".env.local": other }, languageId: "shellscript" });
    ghost.model.available = false;
    assert.equal((await ghost.type("SERVICE_ADDRESS=1").ask()).text, "");
  });
});

describe("indentation", () => {
  it("may be deeper behind what opens a block without a bracket", () => {
    passes("yaml", { "steps:\n  - uses: a\n|": "    with:" });
    passes("ruby", { "if ready\n|": "  go", "loop do\n|": "  go" });
    passes("rust", { "fn a<T>(b: T)\nwhere\n|": "    T: Copy," });
    passes("lua", { "for i = 1, 3 do\n|": "  print(i)" });
    passes("shellscript", { "case $1 in\n|": "  a)" });
    passes("c", { "if (a)\n|": "  return;" });
  });

  it("is the user's where the cursor stands", () => passes("javascript", { "a();\n    |": "b();" }));

  it("is not made deeper without a reason", () => {
    stops("javascript", "wrong-indentation", { "a();\n|": "  b();" });
    stops("css", "wrong-indentation", { ".a {\n  color: red;\n  |": "}" });
  });
});

describe("ends of nested blocks and elements", () => {
  it("are repeated rightly", () => {
    passes("html", { "<ul>\n  <li>\n    x\n  |\n</ul>\n": "</li>" });
    passes("ruby", { "def a\n  if b\n    c\n  |\nend\n": "end" });
    passes("shellscript", { "if a; then\n  if b; then\n    c\n  |\nfi\n": "fi" });
  });
});

describe("what stands once in a block", () => {
  it("is not said a second time: a way of a choice, a key of data", () => {
    const ways = "switch (a) {\n  case 1:\n    b();\n  default:\n    c();\n  ";
    for (const languageId of ["javascript", "java", "c", "csharp", "php", "go"])
      stops(languageId, "duplicate-line", { [`${ways}|`]: "default:", [`${ways}case|`]: " 1:" });
    stops("yaml", "duplicate-line", { "web:\n  image: a\n  ports: b\n  |": "image: c" });
    stops("json", "duplicate-line", { '{\n  "a": 1,\n  "b": 2,\n  |': '"a": 3' });
  });

  it("may stand in another block", () => {
    passes("javascript", {
      "switch (a) {\n  default:\n    switch (b) {\n      |": "default:",
      "switch (a) {\n  default:\n    c();\n}\nswitch (b) {\n  |": "default:",
      "switch (a) {\n  case 1:\n  |": "case 2:",
    });
    passes("yaml", { "- image: a\n  ports: b\n- image: c\n  |": "ports: d" });
    passes("json", { '{\n  "x": {\n    "a": 1\n  },\n  "y": {\n    |': '"a": 3' });
  });
});

describe("brackets of literals in Python", () => {
  it("may stand on lines of their own", () => {
    passes("python", { "CONFIG |": "= {", "CONFIG = {\n    'a': 1,\n|": "}" });
    stops("python", "foreign-syntax", { "if (a|": ") {", "|": "} else {" });
  });
});

describe("what adds nothing", () => {
  it("is a lone sign or an empty pair of brackets", () =>
    stops("javascript", "too-little", { "a()|": ";", "if (a) |": "{", "a|": "()", "case b|": ":" }));

  it("is a name given to itself", () => {
    stops("java", "self-assignment", { "void setSize(int size) {\n    |": "size = size;" });
    passes("java", { "void setSize(int size) {\n    |": "this.size = size;" });
  });
});

describe("a line of another function", () => {
  const ask = async (marked: string, languageId: string) => {
    const ghost = new Ghost(marked.replace(/(.)\|/, "|"), "", { languageId });
    ghost.model.available = false;
    return (await ghost.type(/(.)\|/.exec(marked)?.[1] ?? "").ask()).text;
  };

  it("is not repeated where its names mean nothing", async () => {
    const other =
      "def top(rows):\n    best = rows[0]\n    print(best)\n    print(best)\n    print(best)\n\n\n";
    assert.equal(await ask(`${other}def last(rows):\n    worst = rows[-1]\n    print(|`, "python"), "");
  });
});
