import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { firstSentence } from "../../server/language/comments/firstSentence.ts";
import { hoverAt, syntax } from "./hoverAt.ts";

/** What the file itself says about the marked name. */
async function ownAt(text: string, languageId: string, options = {}): Promise<string | undefined> {
  const answer = await hoverAt(text, languageId, options);
  return answer?.source === "file" ? answer.definition.replace(/^\*\*\w+\*\*: /, "") : undefined;
}

describe("own definitions", () => {
  after(() => syntax.dispose());

  it("come from the documentation of the node that defines the name, in every language", async () => {
    const cases: readonly [languageId: string, text: string][] = [
      ["javascript", "/** Moves the boat home. */\nexport const moveBoat = () => 1;\n// see move‸Boat\n"],
      [
        "typescript",
        "/**\n * Moves the boat home.\n * @param x no\n */\n@sealed\nexport class MoveBoat {}\n// see Move‸Boat\n",
      ],
      ["python", "class Boat:\n    '''Moves the boat home.\n\n    More.\n    '''\n\n# a `Bo‸at` is needed\n"],
      [
        "go",
        "package a\n\n// moveBoat moves the boat home.\nfunc moveBoat() {}\n\n// see move‸Boat\nvar x int\n",
      ],
      [
        "rust",
        "/// Moves the boat home.\n#[inline]\npub fn move_boat() {}\n\n// see move_‸boat\nfn main() {}\n",
      ],
      ["java", "/** Moves the boat home. */\nclass MoveBoat {\n  // see Move‸Boat\n  int x;\n}\n"],
      [
        "csharp",
        "/// <summary>Moves the boat home.</summary>\nclass MoveBoat {\n  // see Move‸Boat\n  int x;\n}\n",
      ],
      ["cpp", "/// Moves the boat home.\nint move_boat(int x) { return x; }\n// see move_‸boat\nint y;\n"],
      ["php", "<?php\n/** Moves the boat home. */\nfunction moveBoat() {}\n// see move‸Boat\n"],
      ["ruby", "# Moves the boat home.\ndef move_boat\nend\n\n# see move_‸boat\nx = 1\n"],
    ];
    for (const [languageId, text] of cases)
      assert.match((await ownAt(text, languageId)) ?? "", /[Mm]oves the boat home\.$/, languageId);
  });

  it("are no texts that are put together when the code runs, and no bytes", async () => {
    for (const text of ['f"""Label of {box}."""', 'b"""Label of a box."""'])
      assert.equal(
        await ownAt(`def label(box):\n    ${text}\n    return box\n\n# la‸bel is cut\n`, "python"),
        undefined,
      );
  });

  it("are whole sentences, over several line comments", async () => {
    const text =
      "/// True at the end of a block, where we add\n/// a blank line.\npub const AT_BLOCK_END: bool = true;\n\n// see AT_BLOCK‸_END\nfn main() {}\n";
    assert.equal(await ownAt(text, "rust"), "True at the end of a block, where we add a blank line.");
  });

  it("are not those of a namesake: a variable of the function there, or a listed key", async () => {
    const none: [languageId: string, text: string][] = [
      [
        "rust",
        "impl A {\n    /// Returns the size of this in bytes.\n    pub fn full_len(&self) -> u8 { 1 }\n}\nfn b() {\n    let mut full_len = 1;\n    c(|x| {\n        // at least `full‸_len` bytes are valid\n        d(full_len)\n    });\n}\n",
      ],
      [
        "typescript",
        "/** Gives the size of the boat. */\nexport function boatSize() {}\nfunction b() {\n  const boatSize = 3;\n  // no `boat‸Size` is negative\n  return boatSize;\n}\n",
      ],
      [
        "php",
        "<?php\nclass A {\n  /** Gets whether the key can sign data. */\n  function canSign() {}\n  /**\n   * - <kbd>boolean can‸Sign</kbd> - whether it signs\n   */\n  function b() {}\n}\n",
      ],
    ];
    const reply = (text: string) =>
      `class A {\n  /** Posts a text to whoever asked. */\n  PostReply() {}\n}\n// ${text}\n`;
    none.push(["typescript", reply("gives a Post‸Reply that can be changed")]);
    none.push(["typescript", reply("@return {Post‸Reply} what was made")]);
    assert.equal(
      await ownAt(reply("as the Post‸Reply method does"), "typescript"),
      "Posts a text to whoever asked.",
    );
    for (const [languageId, text] of none) assert.equal(await ownAt(text, languageId), undefined, text);
    const member =
      "/** Gives the size of the boat. */\nexport function boatSize() {}\nfunction b() {\n  this.boatSize = 3;\n  // see `boat‸Size` for that\n}\n";
    assert.match((await ownAt(member, "typescript")) ?? "", /size of the boat/);
  });

  it("come from headers, but never from what speaks of a whole module or of another definition", async () => {
    const none: readonly [languageId: string, text: string][] = [
      [
        "rust",
        "//! Reads the old files of the sea.\nfn parse_sea() {}\n\n// `parse‸_sea` never fails\nfn b() {}\n",
      ],
      [
        "rust",
        "/*! Reads the old files of the sea. */\nfn parse_sea() {}\n\n// `parse‸_sea` never fails\nfn b() {}\n",
      ],
      [
        "cpp",
        "/** Makes it with the given wind. */\nSailBoat::SailBoat(int a) {}\n\n// see Sail‸Boat\nint x;\n",
      ],
      [
        "go",
        "package a\n\n// SeaKey sets the key of the sea.\nfunc (b *B) SeaKey() *B { return b }\n\n// Sea‸Key holds what a sea has.\ntype SeaKey struct{ A int }\n",
      ],
      [
        "go",
        "package a\n\n// Tx gives the wrapper of all calls.\nfunc (b *B) Tx() *B { return b }\n\n// call `T‸x.Commit` at the end\nvar x int\n",
      ],
      [
        "ruby",
        "# Gives a new sea with the wind reversed.\ndef turn_sea\nend\n\n# as turn‸_sea! does\nx = 1\n",
      ],
    ];
    for (const [languageId, text] of none) assert.equal(await ownAt(text, languageId), undefined, text);
    const header =
      "/** Turns the pump off at once. */\nvoid pump_off(void);\n\n/* `pump‸_off` may be called */\n";
    assert.equal(await ownAt(header, "c"), "Turns the pump off at once.");
    const pointer =
      "/// Gives the name of the pump.\nconst char *pump_name(int a);\n// see pump‸_name\nint x;\n";
    assert.equal(await ownAt(pointer, "cpp"), "Gives the name of the pump.");
    const asked = "# Whether the sea is open to all.\ndef sea_open?\nend\n\n# see sea_‸open? first\nx = 1\n";
    assert.match((await ownAt(asked, "ruby")) ?? "", /Whether the sea is open to all\.$/);
  });

  it("end before examples and commands of Doxygen", () => {
    assert.equal(
      firstSentence("Reads the old files\n  sea = Sea.read('a')\n  sea.close", "read"),
      "Reads the old files",
    );
    assert.equal(
      firstSentence("all the keys there are \\see sea_key, sea_date", "sea_keys"),
      "all the keys there are",
    );
    assert.equal(
      firstSentence("Sets the %sea's wind to \\p wind at once.", "blow"),
      "Sets the sea's wind to wind at once.",
    );
  });

  it("are not shown where the name heads the documentation of something else", async () => {
    const cases: readonly [languageId: string, text: string][] = [
      [
        "go",
        "package a\n\n// Silent reports whether nobody is told.\nfunc (q Query) Silent() bool { return true }\n\n" +
          "const (\n\t// Sil‸ent() keeps a query from being sent again.\n\tflagSilent = 1\n)\n",
      ],
      [
        "cpp",
        "/** Loads the movie from a file. */\nint loadMovie(int a);\n\n/** @brief load‸Movie: loads it with everything. */\nint loadWholeMovie(int a);\n",
      ],
      [
        "typescript",
        "/** Sends the letter to all. */\nexport function sendAll() {}\n\n/** send‸All, but with a stamp. */\nexport function sendStamped() {}\n",
      ],
      [
        "python",
        "def send_all():\n    '''Sends the letter to all.'''\n\ndef send_one():\n    '''send_‸all, but to one only.'''\n",
      ],
    ];
    for (const [languageId, text] of cases)
      assert.equal(await ownAt(text, languageId), undefined, languageId);
  });

  it("are not taken from documentation that stands over a module around one class", async () => {
    const text =
      "# Streams from any object.\nmodule EventSea\n  class Streamer\n    def go; end\n  end\nend\n";
    assert.equal(await ownAt(`${text}\n# see \`Event‸Sea\`\nx = 1\n`, "ruby"), undefined);
    const documented = text.replace("  class", "  # Streams one thing.\n  class");
    assert.equal(
      await ownAt(`${documented}\n# see \`Event‸Sea\`\nx = 1\n`, "ruby"),
      "Streams from any object.",
    );
  });

  it("are those of the member before a comment that points back, as Doxygen has them", async () => {
    const cases = [
      "enum w {\n  W_ONE = 1,\n  /**< Sends a message at once. */\n  W_MORE = 2,\n  /**< Goes on with the message before. */\n  W_END,\n};\n// use W_‸MORE\n",
      "#define W_ONE 1\n/**< Sends a message at once. */\n#define W_MORE 2\n/**< Goes on with the message before. */\n// use W_‸MORE\nint x;\n",
      "struct s {\n  int w_one; ///< Sends a message at once.\n  int w_more; ///< Goes on with the message before.\n};\n// use w_‸more\n",
    ];
    for (const text of cases)
      assert.equal(await ownAt(text, "cpp"), "Goes on with the message before.", text);
  });

  it("are left out where they repeat the line, or where the name is a parameter", async () => {
    const grammar =
      "/** CrlList ::= SEQUENCE OF Certificate */\nclass CrlList {\n  /** CrlLi‸st ::= SEQUENCE OF Certificate */\n  int x;\n}\n";
    assert.equal(await ownAt(grammar, "java"), undefined);
    const parameters: readonly [languageId: string, text: string][] = [
      [
        "python",
        "class A:\n    @property\n    def key(self):\n        '''Finds the row of the table.'''\n\n    def set(self, key, value):\n        '''Sets the field `k‸ey` to `value`.'''\n",
      ],
      [
        "typescript",
        "class A {\n  /** Finds the row of the table. */\n  key() {}\n  /** Sets the field `k‸ey` to the value. */\n  set(key: string) {}\n}\n",
      ],
      [
        "cpp",
        "struct A {\n  /** Finds the row of the table. */\n  int key();\n  /** Sets the field `k‸ey` to the value. */\n  void set(const char *key);\n};\n",
      ],
    ];
    for (const [languageId, text] of parameters)
      assert.equal(await ownAt(text, languageId), undefined, languageId);
  });

  it("say more than where to look, without the type of what is returned", () => {
    assert.equal(firstSentence("See `Frame.setIndex` for the documentation", "setIndex"), undefined);
    assert.equal(firstSentence("Sets the modulo", "setModulo"), undefined);
    assert.equal(firstSentence("Sets the modulo of the curve", "setModulo"), "Sets the modulo of the curve");
    assert.equal(firstSentence("Inherited from the base class above.", "close"), undefined);
    assert.equal(
      firstSentence("@return [String, nil] The path of the key file", "keyPath"),
      "The path of the key file",
    );
  });

  it("are found for the first member of a Ruby class or module too", async () => {
    const text =
      "class Sea\n  # Streams one thing.\n  def stream_it\n    1\n  end\n  def b; end\nend\n# see stream_‸it\n";
    assert.equal(await ownAt(text, "ruby"), "Streams one thing.");
  });

  it("are not taken from a comment that belongs to something else or says nothing", async () => {
    const above = [
      "/* eslint-disable */",
      "// @ts-check",
      "// TODO: rename this thing soon",
      "// const old = 1;",
      "/* Copyright 2024 Example Ltd. All rights reserved. */",
      "// ---------- helpers ----------",
      "/** Says what comes before. */\nconst other = 1;",
      "/** Stands apart from what follows. */\n",
      "/** moveBoat */",
      "/** FIXME: this moves the boat wrongly. */",
    ];
    for (const comment of above)
      assert.equal(
        await ownAt(`let a;\n${comment}\nfunction moveBoat() {}\n// see move‸Boat\n`, "javascript"),
        undefined,
        comment,
      );
    const next =
      'def pull_rope(x):\n    return x\n\ndef tie_knot():\n    """Ties the knot firmly."""\n\n# see pull_‸rope\n';
    assert.equal(await ownAt(next, "python"), undefined);
    assert.equal(
      await ownAt(
        "package a\n\n//go:generate stringer\ntype BoatKind int\n\n// see Boat‸Kind\nvar x int\n",
        "go",
      ),
      undefined,
    );
  });

  it("are not taken from what is said of a group, of an imported name's namesake, or only announced", async () => {
    const go = (body: string) =>
      `package a\n\n// The kinds of packets there are.\nconst (\n${body})\n\n// see Conn‸ect()\nvar x int\n`;
    assert.equal(await ownAt(go("\tConnect = 1\n\tConnack = 2\n"), "go"), undefined);
    assert.equal(
      await ownAt(go("\t// Connect opens the connection.\n\tConnect = 1\n\tConnack = 2\n"), "go"),
      "Connect opens the connection.",
    );
    const rust =
      "use crate::unix::{Region};\npub enum Error {\n    /// Making a region failed again.\n    Region(u8),\n}\n// see `Reg‸ion`\nfn main() {}\n";
    assert.equal(await ownAt(rust, "rust"), undefined);
    const python = 'class Boat:\n    """Follows these rules at sea:\n\n    one"""\n\n# see `Bo‸at`\n';
    assert.equal(await ownAt(python, "python"), undefined);
  });

  it("are not those of a column, a product or a heading that bears the name", async () => {
    const method = "<?php\nclass A {\n/** Gives the name of the boat in port. */\nfunction boat_name() {}\n";
    assert.equal(
      await ownAt(`${method}function b() { return "ORDER BY LENGTH(boat_‸name) DESC"; }\n}\n`, "php"),
      undefined,
    );
    assert.match((await ownAt(`${method}// see boat_‸name for that\n}\n`, "php")) ?? "", /in port/);
    const title =
      'class B {}\n\n/** Draws maps for boats at sea. */\n@Title("Boat‸Maps of all seas")\nclass BoatMaps {}\n';
    assert.equal(await ownAt(title, "java"), undefined);
    const draw =
      "package a\n\n// Draw paints this boat on the sea.\nfunc (b *Boat) Draw() {}\n\n// The Ship's Dr‸aw() is called later.\nvar x int\n";
    assert.equal(await ownAt(draw, "go"), undefined);
    const listed =
      'def cut_levels():\n    """Applies the levels to data."""\n\ndef f():\n    """\n    cut_‸levels : tuple\n        what comes back\n    """\n';
    assert.equal(await ownAt(listed, "python"), undefined);
    const all =
      "class A {\n  /** Returns the boat as text for logs. */\n  toString() {}\n}\n// an object's members such as `to‸String`\n";
    assert.equal(await ownAt(all, "javascript"), undefined);
    assert.equal(firstSentence("=Boats - A library for them", "ThreadStore"), undefined);
    assert.equal(
      firstSentence("writeNumber - write a two byte number to the buffer", "writeCached"),
      undefined,
    );
    assert.match(firstSentence("writeCached - write a number from the cache", "writeCached") ?? "", /cache/);
  });

  it("keep what a reference in documentation refers to", () => {
    assert.equal(
      firstSentence(
        '<summary>Gets the type of <see cref="T:Scope"/> or <paramref name="x"/>.</summary>',
        "Kind",
      ),
      "Gets the type of `Scope` or `x`.",
    );
  });

  it("are not found where the name is only written: in prose, in examples, in strings", async () => {
    for (const text of [
      "/** The function moveBoat is gone. */\nlet a;\n// see move‸Boat\n",
      "/**\n * Example of its use.\n * function moveBoat() {}\n */\nlet a;\n// see move‸Boat\n",
      "/** Says what it says. */\nconst a = 'function moveBoat';\n// see move‸Boat\n",
    ])
      assert.equal(await ownAt(text, "typescript"), undefined, text);
  });

  it("are not those of another object's member, nor those of a local", async () => {
    const add = "/** Adds two numbers up. */\nexport const addUp = (a, b) => a + b;\n";
    assert.equal(await ownAt(`${add}// set.add‸Up(x) stores it\n`, "javascript"), undefined);
    assert.equal(await ownAt(`${add}// list[0]?.add‸Up(x) too\n`, "javascript"), undefined);
    assert.match((await ownAt(`${add}// add‸Up(x) it is\n`, "javascript")) ?? "", /two numbers/);
    const member = "class Boat {\n  /** Moves it to the shore. */\n  moveAll() {}\n}\n";
    assert.match((await ownAt(`${member}// Boat.move‸All() at last\n`, "javascript")) ?? "", /shore/);
    assert.equal(await ownAt(`${member}// Car.move‸All() at last\n`, "javascript"), undefined);
    const local =
      "function outer() {\n  /** Counts the boats here. */\n  const boatCount = 1;\n}\n// see boat‸Count\n";
    assert.equal(await ownAt(local, "javascript"), undefined);
  });

  it("are not said of a parameter of the same name, nor over the documentation itself", async () => {
    const named = "/** Gets the name of the class. */\nexport function className() {}\n";
    assert.equal(
      await ownAt(`${named}/** @param class‸Name what to add */\nfunction add(className) {}\n`, "javascript"),
      undefined,
    );
    assert.equal(
      await ownAt("package a\n\n// moveBoat‸ moves the boat home.\nfunc moveBoat() {}\n", "go"),
      undefined,
    );
  });

  it("are left out where two descriptions compete", async () => {
    const text =
      "class A {\n  /** Moves it to the shore. */\n  moveAll() {}\n}\nclass B {\n  /** Moves it to the sea. */\n  moveAll() {}\n}\n";
    assert.equal(await ownAt(`${text}// call move‸All() now\n`, "javascript"), undefined);
    assert.match((await ownAt(`${text}// call B.move‸All() now\n`, "javascript")) ?? "", /sea/);
  });

  it("come from another file where the import says which", async () => {
    const files = {
      "boats.ts": {
        languageId: "typescript",
        text: "/** Moves the boat home. */\nexport function moveBoat() {}\n",
      },
      "lib/boats.py": { languageId: "python", text: 'def move_boat():\n    """Moves the boat home."""\n' },
    };
    const script = 'import { moveBoat as goHome } from "./boats.js";\n// then go‸Home\n';
    assert.match((await ownAt(script, "typescript", { files, name: "a.ts" })) ?? "", /boat home/);
    const python = "from .lib.boats import (\n    move_boat,\n)\n# then move_‸boat\n";
    assert.match((await ownAt(python, "python", { files, name: "a.py" })) ?? "", /boat home/);
    assert.equal(await ownAt("// then move‸Boat\n", "typescript", { files, name: "a.ts" }), undefined);
    const library = 'import { moveBoat } from "boats";\n// then move‸Boat\n';
    assert.equal(await ownAt(library, "typescript", { files, name: "a.ts" }), undefined);
  });
});

describe("the first sentence of a documentation", () => {
  it("ends where the sentence does, before the formal parts, without markup", () => {
    const cases: readonly [string, string | undefined][] = [
      ["Reads e.g. a file of version 3.5 at once. Then more.", "Reads e.g. a file of version 3.5 at once."],
      ["Reads the file\nat once\n\nand more", "Reads the file at once"],
      ["Reads {@link File} at once\n@param x no", "Reads `File` at once"],
      ["Reads :class:`~a.File` at once\n:param x: no", "Reads `a.File` at once"],
      ["\\brief Reads the file at once", "Reads the file at once"],
      ["Title of it\n===========\n\nReads the file at once.", "Reads the file at once."],
      ["Args:\n    x: no", undefined],
      ["The name", undefined],
    ];
    for (const [text, expected] of cases) assert.equal(firstSentence(text, "name"), expected, text);
  });

  it("are a line and its documentation where signs alone tell what a name is, in code and in comments", async () => {
    const text = "/** Moves the boat home. */\nfun moveBoat() = 1\n";
    for (const use of ["val x = move‸Boat()\n", "// see move‸Boat\n"]) {
      const answer = await hoverAt(text + use, "kotlin");
      assert.equal(answer?.definition, "```kotlin\nfun moveBoat() = 1\n```\n\nMoves the boat home.");
      assert.equal(answer.term, "moveBoat");
    }
    assert.equal(
      await ownAt('// fun moveBoat() = 1\nval s = "fun moveBoat()"\nmove‸Boat()\n', "kotlin"),
      undefined,
    );
  });

  it("come from the one other file that defines a name, tests and examples left out", async () => {
    const other = (text: string) => ({ languageId: "kotlin", text });
    const files = {
      "src/Boat.kt": other("class Boat(val crew: Int)\nfun moveBoat() = 1\nfun add() = 2\n"),
      "test/BoatTest.kt": other("class Boat\n"),
    };
    const answer = await hoverAt("val x = Bo‸at(1)\n", "kotlin", { name: "src/Main.kt", files });
    assert.equal(answer?.definition, "```kotlin\nclass Boat(val crew: Int)\n```\n\n*src/Boat.kt*");
    // A small word is a library's too often, and what two files define is unclear.
    assert.equal(
      (await hoverAt("val x = a‸dd()\n", "kotlin", { name: "src/Main.kt", files }))?.source,
      undefined,
    );
    // So is a member of something that nobody knows.
    assert.equal(
      await ownAt("val y = jar.move‸Boat()\n", "kotlin", { name: "src/Main.kt", files }),
      undefined,
    );
    const two = { ...files, "src/Other.kt": other("fun moveBoat() = 2\n") };
    assert.equal(await ownAt("move‸Boat()\n", "kotlin", { name: "src/Main.kt", files: two }), undefined);
  });
});
