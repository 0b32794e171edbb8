import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { hoverAt, syntax, termAt } from "./hoverAt.ts";

describe("meanings", () => {
  after(() => syntax.dispose());

  it("are chosen by neighbours, language and imports", async () => {
    const cases: readonly [text: string, languageId: string, shown: RegExp][] = [
      ["# the covari‸ance matrix of the samples\n", "python", /vary together/],
      ["// Output types are covari‸ant: a list of a subtype\n", "csharp", /subtype/],
      ["package a\n\n// by embed‸ding the mutex\nvar x int\n", "go", /struct or interface/],
      ["# the text embed‸ding vectors of each token\n", "python", /list of numbers/],
      ["// TCP keeps a sliding win‸dow of unacknowledged segments\n", "cpp", /TCP lets a sender/],
      ["# longest run by a sliding win‸dow\n", "python", /two ends/],
      ["# watched by a senti‸nel of Redis\n", "python", /Redis servers/],
      ["# the nodes' transitive clo‸sure: all that is reachable\n", "python", /following a relation/],
      ["// remove the lock‸file of the process when the daemon ends\n", "go", /already running/],
    ];
    for (const [text, languageId, shown] of cases)
      assert.match((await hoverAt(text, languageId))?.definition ?? "nothing", shown, text);
  });

  it("are left out where none fits", async () => {
    for (const text of [
      "the clo‸sure of the ticket took a week",
      "a mono‸lith of an argument",
      "menu: cur‸ry, rice, bread",
      "from UTC to B‸ST in summer",
      "star‸vation among the poor and hungry",
      "hydra‸tion: drink more water",
      "a new ep‸och of art began",
      "we signed the lea‸se for the office",
      "let's squa‸sh the pumpkin",
    ])
      assert.equal(await termAt(text), undefined, text);
  });

  it("are silent, or others, in a library or format that gives a term a sense of its own", async () => {
    const cases: readonly [text: string, languageId: string, name: string, shown: RegExp][] = [
      ["const { api‸Key } = require('../apiKeys')\n", "javascript", "kafkajs/src/fetch.js", /^nothing$/],
      ["const api‸Key = process.env.API_KEY\n", "javascript", "mail/send.js", /who it is/],
      ["# the consumer's auto‸commit of offsets\n", "python", "a.py", /^nothing$/],
      ["// the virtual ta‸ble of the class\n", "cpp", "a.cpp", /^nothing$|method addresses/],
      ["a virtual ta‸ble over a CSV file in SQLite\n", "markdown", "a.md", /instead of being stored/],
      ["// adds `x` to the vta‸ble\n", "csharp", "flatbuffers/Builder.cs", /^nothing$/],
      ["int sp‸an = offset / 2;\n", "csharp", "a.cs", /^nothing$/],
      ["// closes it by RST_STR‸EAM\n", "cpp", "a.cpp", /one stream/],
      ["found by m‸DNS in the office\n", "markdown", "a.md", /without a name server/],
      ["// runs in J2ME/C‸DC\n", "java", "A.java", /^nothing$/],
      ["# fi‸ne tune the speed of the pump\n", "python", "a.py", /^nothing$/],
      ["fi‸ne-tuning a model on examples\n", "markdown", "a.md", /finished model/],
      ["# from CET to C‸ST in winter\n", "ruby", "a.rb", /^nothing$/],
      ["// DATA fra‸mes of an HTTP stream\n", "go", "a.go", /content of a message/],
      ["const BA‸SE = 10;\n", "javascript", "a.js", /^nothing$/],
    ];
    for (const [text, languageId, name, shown] of cases)
      assert.match((await hoverAt(text, languageId, { name }))?.definition ?? "nothing", shown, text);
  });

  it("of salt and hash are those of cryptography, hash tables or addresses, in code too", async () => {
    const cases: readonly [text: string, languageId: string, shown: RegExp][] = [
      ["digest = hashlib.sha256(sa‸lt + password)\n", "python", /Random bytes/],
      ["<?php $sa‸lt = random_bytes(16); $h = crypt($password, $salt);\n", "php", /Random bytes/],
      ['const ha‸sh = crypto.createHash("sha256");\n', "javascript", /fingerprint/],
      ["if (location.ha‸sh) jump();\n", "javascript", /place within the page/],
      ["Add sa‸lt and pepper to taste.\n", "markdown", /^nothing$/],
      ["options.each { |k, v| ha‸sh[k] = v }\n", "ruby", /^nothing$/],
    ];
    for (const [text, languageId, shown] of cases)
      assert.match((await hoverAt(text, languageId))?.definition ?? "nothing", shown, text);
  });

  it("are found by short abbreviations in the plural and the genitive", async () => {
    for (const [text, term] of [
      ["The G‸C's pauses", "garbage collection"],
      ["two V‸Ms and both GCs", "virtual machine"],
      ["deployed to k8‸s", "Kubernetes"],
    ] as const)
      assert.equal(await termAt(text), term, text);
  });

  it("are none of a method, an exception or a class that bears the words of something else", async () => {
    for (const [text, languageId] of [
      ["this.map.dele‸te(entry);\n", "typescript"],
      ["// Copyright 2020 The NA‸TS Authors\n", "javascript"],
      ["Katalog ten nie je‸st zsynchronizowany.\n", "markdown"],
      ["invalidate_edge(ra‸g, node)\n", "python"],
      ["throw new Invalid‸Argument('no');\n", "php"],
      ["if (File‸Exists(name)) return;\n", "cpp"],
      ["int level = 0; // Info level ‸0 = normal\n", "csharp"],
      ["define('SINGLE_USER‸_MODE', false);\n", "php"],
      ["# it has two point‸ers per entry\n", "python"],
      ["# @return [Ha‸sh]\nattr_accessor :http_checksum\n", "ruby"],
    ] as const)
      assert.equal(await termAt(text, languageId), undefined, text);
  });

  it("never are those of a related or opposite idea", async () => {
    const cases: readonly [text: string, term: RegExp][] = [
      ["a cache mi‸ss asks the database", /^cache miss$/],
      ["under‸fitting of the model", /^underfitting$/],
      ["un‸boxing costs time", /^unboxing$/],
      ["sorted by bubble so‸rt", /^bubble sort$/],
      ["a left jo‸in of both tables", /^left join$/],
      ["reads std‸in", /^stdin$/],
      ["an unhandled rejec‸tion", /unhandled rejection/],
      ["SP‸DX-License-Identifier: MIT", /^SPDX$/],
      ["each sub‸class overrides it", /^subclass$/],
      ["Open‸SSL 3 is needed", /^OpenSSL$/],
      ["the access to‸ken expires", /^access token$/],
      ["a pi‸ng to the host every minute", /^ping$/],
    ];
    for (const [text, term] of cases) assert.match((await termAt(text)) ?? "nothing", term, text);
  });
});

describe("places", () => {
  after(() => syntax.dispose());

  it("of other trades, of people and of amounts give silence", async () => {
    const cases: readonly string[] = [
      "A‸ST and ALT in U/l, taken fasting",
      "A‸CL repair, left knee",
      "AR‸M loans reset their rate every five years",
      "the N‸FC West champions",
      "the user pro‸filing team met",
      "If you are hav‸ing problems, check the table",
      "Copyright Naohisa Go‸to <ng@example.org>",
      "@author Anna Mu‸tex",
      "- **Explicit** - 1‸00% status checked by code",
      "signed and un‸signed builds",
    ];
    for (const text of cases) assert.equal(await termAt(text), undefined, text);
  });

  it("that speak of an abbreviation's subject have it explained", async () => {
    const cases: readonly [text: string, term: RegExp][] = [
      ["the A‸RM instruction set of the processor", /^ARM$/],
      ["an A‸CL says which groups have permission", /^ACL$/],
      ["un‸signed int count", /^unsigned integer$/],
      ["the private k‸ey never leaves the device", /^private key$/],
    ];
    for (const [text, term] of cases) assert.match((await termAt(text)) ?? "nothing", term, text);
  });
});

describe("names", () => {
  after(() => syntax.dispose());

  it("are no terms that only their parts, their endings or a capital letter resemble", async () => {
    const cases: readonly [text: string, languageId: string][] = [
      ["x = Field('intake_air_‸flow_a_position')\n", "python"],
      ["class C:\n  IO_‸C_SE = 1\n", "python"],
      ["var a = ThreadSafe‸ListCreator.Create(b);\n", "csharp"],
      ['throw new Error("oo‸ps");\n', "javascript"],
      ["if re‸sp is None: pass\n", "python"],
      ["assert.Equal(ref‸Count, 4)\n", "go"],
      ["func TestParse‸Tree(c *C) {}\n", "go"],
      ["// Setup nconf to use (in-or‸der):\n", "javascript"],
      ["## V‸ia CLI\n\nStart any HTTP application.\n", "markdown"],
      ["Da‸te of the release\n", "markdown"],
      ["const PROTO_‸TYPE = 'moby.StatusResponse';\n", "javascript"],
      ["const chain_‸id = atoms[0];\n", "javascript"],
      ["if unique_‸index(v): pass\n", "python"],
      ["double MT‸X[6];\n", "cpp"],
      ["if (is(element, 'bpmn:Sub‸Process')) go();\n", "javascript"],
      ["const b = getExport‸DefaultBounds(shapes);\n", "javascript"],
      ["PageRecord‸Type.createId('a');\n", "typescript"],
      ["OpenJPA‸EntityManager em = f.create();\n", "java"],
      ["let x = E::from('‸a');\n", "rust"],
    ];
    for (const [text, languageId] of cases) assert.equal(await termAt(text, languageId), undefined, text);
  });

  it("still are where they are written as such", async () => {
    const cases: readonly [text: string, term: string][] = [
      ["the `V‸ia` header lists proxies", "Via"],
      ["a dead_‸lock between two threads", "deadlock"],
      ["an I‸oC container", "IoC container"],
      ["DA‸Gs of tasks", "DAG"],
      ["Air‸flow schedules them", "Airflow"],
    ];
    for (const [text, term] of cases) assert.equal(await termAt(text), term, text);
  });
});

describe("spelling", () => {
  after(() => syntax.dispose());

  it("does not matter: possessives, hyphens, plurals, British and American, joined and apart", async () => {
    const cases: readonly [text: string, term: string][] = [
      ["the mut‸ex's owner", "mutex"],
      ["all hard‸links", "hard link"],
      ["back-pres‸sure builds up", "backpressure"],
      ["dead lo‸cks happen", "deadlock"],
      ["memo‸isation of calls", "memoization"],
      ["seriali‸sing JSON", "serialization"],
      ["undefined beha‸viour", "undefined behavior"],
      ["race-condi‸tions", "race condition"],
      ["a G‸C pause here", "garbage collector pause"],
      ["an e2‸e test", "end-to-end test"],
      ["matches glo‸bs", "glob pattern"],
      ["a thread may be pre‸empted by the scheduler", "preemption"],
    ];
    for (const [text, term] of cases) assert.equal(await termAt(text), term, text);
    assert.equal(await termAt("const dead‸LockCount = 1;\n", "typescript"), "deadlock");
    assert.equal(await termAt("hash_colli‸sions = 1\n", "python"), "hash collision");
    assert.equal(await termAt("std::lock_guard g(m‸tx);\n", "cpp"), "mutex");
  });

  it("is no licence: words that only meet, addresses, parts of names", async () => {
    for (const text of ["to be‸ an example", "see https://example.com/mu‸tex/a", "edit src/mu‸tex.ts first"])
      assert.equal(await termAt(text), undefined, text);
    assert.equal(await termAt("const D‸RY_WEIGHT = 1;\n", "javascript"), undefined);
  });
});

describe("words that only look like a term", () => {
  after(() => syntax.dispose());

  it("stay silent: forms of abbreviations, pieces of names, phrases of everyday speech, tags", async () => {
    const cases: readonly [languageId: string, text: string][] = [
      ["markdown", "the numbers com‸ing in"],
      ["python", "el‸ts = 1\n"],
      ["ruby", "status.is_‸a?(Symbol)\n"],
      ["csharp", "[assembly: CL‸SCompliant(true)]\n"],
      ["java", "class EMail‸Box {}\n"],
      ["java", "class A { ParameterReso‸lver r; }\n"],
      ["markdown", "called after ea‸ch of the items"],
      ["markdown", "an option or value ty‸ped in the console"],
      ["markdown", "a number in pla‸ce of the name"],
      ["cpp", "using value_ty‸pe = int;\n"],
      ["csharp", "case JSValueT‸ype.String: return 1;\n"],
      ["javascript", "const html = '<sp‸an class=\"pre\">some text</span>';\n"],
      ["java", "class A { boolean equals(@CheckForNull Obj‸ect o) { return false; } }\n"],
    ];
    for (const [languageId, text] of cases) assert.equal(await termAt(text, languageId), undefined, text);
  });

  it("stay silent as errors of other protocols, many requests in prose, and modules that are no modules there", async () => {
    const cases: readonly [languageId: string, text: string, term?: string][] = [
      ["python", "raise Error(ERR_BAD_‸REQUEST)\n"],
      ["java", "// Protect the endpoint from too many re‸quests.\nclass A {}\n"],
      ["markdown", "then HTTP says: Bad Re‸quest", "400 Bad Request"],
      ["javascript", "// Streaming GZIP, Z‸lib, or raw DEFLATE data\n", "zlib"],
      ["javascript", "const z = require('z‸lib');\n", "node:zlib"],
      ["markdown", "compressed with level ‸0 at most"],
      ["cpp", "void f() { a = unique‸Ptr; }\n"],
      ["cpp", "/* designed to do a quick ch‸eck */\n"],
      ["python", "from colcon.subpro‸cess import loop\n"],
      ["python", "from subpro‸cess import run\n", "subprocess"],
      ["markdown", "the HTTP status is not that of ECMA-40‸4"],
      ["cpp", "/* the track that sp‸ans the memory */\n"],
      ["cpp", "std::unique‸_ptr<int> a;\n", "smart pointer"],
    ];
    for (const [languageId, text, term] of cases) assert.equal(await termAt(text, languageId), term, text);
  });

  it("stay silent as names that a project gives its own things, unless the neighbourhood speaks of the term", async () => {
    const cases: readonly [languageId: string, text: string, term?: string][] = [
      ["php", "<?php\n$a = STRICT_‸MODE;\n"],
      ["typescript", "const tree = new DecisionRen‸deringEngine();\n"],
      ["markdown", "the rendering eng‸ine of the browser paints the page", "rendering engine"],
      ["markdown", "bits from the right hand si‸de"],
      ["cpp", "Token kTokenC‸name;\n"],
      ["rust", "let classes = [L, R‸LE, PDF];\n"],
      ["cpp", "if (reset_ker‸nel_filter(handle) == -1) {}\n"],
      ["rust", "// this magic num‸ber is the square of 36 / sqrt(3)\n"],
      ["go", "package a\n\nfunc mustAtoi(f str‸ing, base int) byte { return 0 }\n"],
      ["ruby", "error('bad-‸request')\n"],
      ["rust", "struct Arc { x: f64 }\nfn f() -> Ar‸c { todo!() }\n"],
      ["rust", "use crate::{Arc, Rect};\nfn f() -> Ar‸c { todo!() }\n"],
      ["rust", "use std::sync::Arc;\nfn f() -> Ar‸c<u8> { todo!() }\n", "Arc"],
      ["ruby", "newfunction(:sort, type: :rva‸lue) do |args|\n"],
      ["cpp", "int &&r = f(); // binds the rva‸lue of a temporary, for the move constructor\n", "rvalue"],
      ["javascript", "const a = { value‸type: 'basic' };\n"],
      ["javascript", "encode(subscriberProcess‸Id);\n"],
      ["python", "from ..selec‸tors import SelectorFactory\n"],
      ["csharp", "namespace Cysharp.Threading.Tasks.Li‸nq {}\n"],
      ["csharp", "using System.Li‸nq;\n", "System.Linq"],
      ["php", "<?php\n$a = new CU‸rl('a.php');\n"],
      ["php", "<?php\nreturn requ‸ire __DIR__ . '/en.php';\n", "require"],
      ["php", "<?php\n/** @return string[] default D‸Ns */\n"],
      ["python", "self.set_im‸ap_cb(1)\n"],
      ["markdown", "set up a media ty‸pe, a user and an action"],
      ["go", "package a\n\nvar last = walkers[n-‸1]\n"],
      ["csharp", "this.Value = pVal‸ue;\n"],
      ["javascript", "configureZl‸ibModule();\n", "zlib"],
      ["javascript", "import zl‸ib from 'node:zlib';\n", "node:zlib"],
      ["csharp", "private IEnume‸rator enumerator;\n", "IEnumerator"],
      ["markdown", "QR code gener‸ation"],
      ["markdown", "![Joint](/planck.js/do‸cs/joint.gif)"],
      ["typescript", "const refresh‸Token = load();\n", "refresh token"],
    ];
    for (const [languageId, text, term] of cases) assert.equal(await termAt(text, languageId), term, text);
  });
});

describe("tokens of code", () => {
  after(() => syntax.dispose());

  it("are explained where the code has just that", async () => {
    const cases: readonly [languageId: string, text: string, term: string][] = [
      ["typescript", "const a = b?‸.c;\n", "?."],
      ["typescript", "const a = b ?‸? c;\n", "??"],
      ["typescript", "const a = { b: 1 } as con‸st;\n", "as const"],
      ["javascript", "asy‸nc function f() {}\n", "async"],
      ["python", "if (n :‸= 1): pass\n", ":="],
      ["python", "def f():\n    yie‸ld 1\n", "yield"],
      ["python", "class A:\n    @prop‸erty\n    def b(self): pass\n", "@property"],
      ["go", "package a\n\nfunc f() { a :‸= 1 }\n", ":="],
      ["go", "package a\n\nfunc f() { de‸fer g() }\n", "defer"],
      ["rust", "uns‸afe fn f() {}\n", "unsafe"],
      ["rust", "fn f<'‸a>(x: &'a str) {}\n", "'a"],
      ["rust", "#[der‸ive(Debug)]\nstruct A;\n", "#[derive]"],
      ["rust", "fn f() -> Option<u8> { g()‸? }\n", "?"],
      ["cpp", "vola‸tile int x;\n", "volatile"],
      ["java", "class A { synchro‸nized void f() {} }\n", "synchronized"],
      ["csharp", "class A { object b => c?‸.d; }\n", "?."],
      ["php", "<?php $a = $b ?‸? $c;\n", "??"],
      ["ruby", "a&‸.b\n", "&."],
      ["shellscript", "echo $‸?\n", "$?"],
    ];
    for (const [languageId, text, term] of cases) assert.equal(await termAt(text, languageId), term, text);
  });

  it("are no names that people chose, nor words of prose", async () => {
    for (const [languageId, text] of [
      ["go", "package a\n\nvar c‸ap int\n"],
      ["javascript", "const yie‸ld_ = 1; const o‸f = 2;\n"],
      ["python", "# await the aw‸ait of awaiting\n"],
      ["typescript", "if (a) retu‸rn;\n"],
    ] as const)
      assert.notEqual((await hoverAt(text, languageId))?.definition?.includes("*("), true, text);
  });
});
