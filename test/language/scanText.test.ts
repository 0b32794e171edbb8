// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are programs of other languages.
import assert from "node:assert/strict";
import fc from "fast-check";
import { commentSigns } from "../../server/language/lexical/commentSigns.ts";
import { lexicalLanguages } from "../../server/language/lexical/lexicons.ts";
import { matchBrackets } from "../../server/language/lexical/matchBrackets.ts";
import { placeInText } from "../../server/language/lexical/placeInText.ts";
import { scanText } from "../../server/language/lexical/scanText.ts";

/** Programs in which every comment reads `yes` and nothing else holds that word. */
const programs: readonly (readonly [languageId: string, text: string])[] = [
  ["javascript", "const a = '// no'; // yes\nconst b = /[/'\"]/g; /* yes */ x = b / c; // yes"],
  ["javascript", "`a ${b + `c ${d /* yes */} // no` } e` // yes"],
  ["javascript", "const a = 'no \\\n // no'; return /\\/* no/.test(a) // yes"],
  ["typescript", "interface Box<in out T> { a: '//' } // yes"],
  ["javascriptreact", 'const a = <p title="//no">{b /* yes */}</p>;'],
  ["python", "x = f\"{a['#']} {{# no}}\" # yes\ny = '''\n# no\n''' # yes\n#yes"],
  ["python", "s = 'it\\'s # no' # yes\nurl = rb'\\d#no' # yes"],
  ["rust", "fn f<'a>(x: &'a str) { r#\"a \" // no\"#; '\\''; '\"' /* a /* yes */ c */ } // yes"],
  ["cpp", 'auto s = R"x(// no )" )x"; int m = 1\'000\'000; // yes'],
  ["c", 'char q = \'"\'; /* yes */ char *s = "/* no */"; // yes'],
  ["csharp", 'var s = @"c:\\"; var t = $"{a + "// no"} c"; var u = """a "b" // no"""; // yes'],
  ["java", 'String s = """\n  // no "x"\n  """; // yes\nchar c = \'"\'; // yes'],
  ["kotlin", 'val s = """// no ${b + "// no"} """ // yes\nval c = \'"\' /* /* */ yes */'],
  ["swift", 'let a = "x \\(f("// no")) z" // yes\nlet r = #"a " // no"# // yes'],
  ["dart", "var a = '// no ${b}'; /// yes\nvar c = r'''\n// no'''; // yes"],
  ["go", 'x := `raw \\` + "// no" // yes'],
  ["php", "<?php $x = <<<EOT\n it's // no\nEOT;\n// yes\n# yes\n$y = '// no';"],
  [
    "ruby",
    "x = <<~SQL + y # yes\n  select '# no'\n  SQL\nz = %w[a # no] # yes\n=begin\nyes\n=end\na /= 2 # yes",
  ],
  ["ruby", 's = "#{a + "# no"} # no" # yes\nr = /# no/ # yes'],
  ["perl", "my $x = q{a # no}; # yes\n=pod\n\nyes\n\n=cut\nmy $n = $#list;"],
  ["shellscript", 'cat <<EOF > x # yes\nit\'s # no\nEOF\necho "$(echo "# no")" # yes ${#a} $#\na=b#no'],
  ["lua", "--[[ yes\n yes ]] x = [[ -- no ]] -- yes\ny = [==[ ]] -- no ]==]"],
  ["sql", "select 'it''s -- no' -- yes\n, $$ -- no $$ /* yes */"],
  ["haskell", "f x' = '\\'' -- yes\n{- yes {- yes -} -}"],
  ["yaml", "a: it's # yes\nb: 'x # no'\nc: https://x/#no\n# yes"],
  ["toml", "a = '''# no''' # yes\nb = '\\' # yes"],
  ["dockerfile", 'FROM a # yes\nRUN echo "# no"'],
  ["makefile", "all: # yes\n\techo a#no"],
  ["ini", "; yes\na = b ; no\n# yes"],
  ["powershell", '<# yes #> $a = "# no `" # no" # yes\n$b = @\'\n# no\n\'@'],
  ["elixir", 's = """\n# no\n""" # yes\nt = "#{a} # no" # yes'],
  ["julia", '#= yes =# a = "# no" # yes'],
  ["r", "a <- '# no' # yes"],
  ["clojure", '(def a "; no") ; yes'],
  ["erlang", 'A = "% no". % yes'],
  ["ocaml", 'let a = "(* no *)" (* yes (* yes *) *)'],
  ["fsharp", 'let a = "// no" // yes\n(* yes *)'],
  ["pascal", "{ yes } a := '// no'; // yes"],
  ["vb", "a = \"' no\" ' yes"],
  ["bat", "REM yes\n:: yes\necho no"],
  ["fortran", "a = '! no' ! yes"],
  ["viml", "\" yes\nlet a = 'no'"],
  ["html", "<p>Don't // no</p><!-- yes -->"],
  ["vue", "<script>\nconst a = '// no' // yes\n</script>\n<!-- yes -->"],
  ["latex", "50\\% no % yes"],
  ["matlab", "a = '% no'; % yes\nb = a'; % yes"],
  ["groovy", "def a = '// no' // yes"],
  ["scala", 'val a = """// no""" // yes'],
  ["terraform", 'a = "# no" # yes\n// yes'],
  ["nix", "a = ''# no''; # yes"],
  ["graphql", '"""# no""" # yes'],
  ["proto", 'a = "// no"; // yes'],
  ["zig", 'const a = "// no"; // yes'],
  ["elm", 'a = "-- no" -- yes {- yes -}'],
  ["css", 'a { b: "/* no */" /* yes */; }'],
  ["scss", "a { b: '// no'; } // yes"],
  ["jsonc", '{ "a": "// no" } // yes'],
  ["no-such-language", 'a = "// no"; // yes'],
];

describe("scanText", () => {
  for (const [languageId, text] of programs) {
    it(`tells comments from the rest in ${languageId}: ${text.split("\n")[0]}`, () => {
      const comments = scanText(text, languageId).filter(({ kind }) => kind === "comment");
      for (const { start, end } of comments) assert.match(text.slice(start, end), /yes/);
      let rest = text;
      for (const { start, end } of [...comments].reverse()) rest = rest.slice(0, start) + rest.slice(end);
      assert.doesNotMatch(rest, /yes/);
    });
  }

  it("takes time in proportion to the text, whatever is left open", () => {
    const parts = [
      "`${",
      "'",
      '"',
      "<<A\n",
      "/*",
      "q(",
      "=/[",
      'f"{',
      "#{",
      "$(",
      "{-",
      "(*",
      "%w[",
      '"""',
      "<<B",
      '\\"',
      "\\'",
    ];
    // Without a bound these would take minutes; the suite's own time limit is the test.
    for (const languageId of [
      "javascript",
      "python",
      "ruby",
      "perl",
      "shellscript",
      "rust",
      "csharp",
      "ocaml",
    ])
      for (const part of parts)
        for (const end of ["", "\nx"]) scanText(part.repeat(10_000) + end, languageId);
  }).timeout(20_000);

  it("gives tokens in order that do not overlap", () => {
    const bits = [
      "'",
      '"',
      "`",
      "/*",
      "*/",
      "//",
      "#",
      "\n",
      "\\",
      '"""',
      "${",
      "{",
      "}",
      "<<A",
      "A",
      "(",
      ")",
      "=",
      "r#",
    ];
    const texts = fc.array(fc.constantFrom(...bits), { maxLength: 40 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(texts, fc.constantFrom(...lexicalLanguages()), (text, languageId) => {
        let last = 0;
        for (const { start, end } of scanText(text, languageId)) {
          assert.ok(start >= last && end > start && end <= text.length);
          last = end;
        }
      }),
    );
  });
});

describe("placeInText", () => {
  const at = (languageId: string, marked: string) =>
    placeInText(marked.replace("|", ""), languageId, marked.indexOf("|"));

  it("knows code, comments and texts while they are being typed", () => {
    assert.equal(at("python", "x = 1 # a|"), "comment");
    assert.equal(at("python", "x = 'a|"), "string");
    assert.equal(at("python", "x = 'a'|"), "code");
    assert.equal(at("python", "x = f'{a|}'"), "code");
    assert.equal(at("javascript", "/* a */|"), "code");
    assert.equal(at("javascript", "// a|\nb"), "comment");
    assert.equal(at("javascript", "|// a"), "code");
    assert.equal(at("sql", "-- a|"), "comment");
  });
});

describe("matchBrackets", () => {
  it("looks at code alone", () => {
    const { open, firstStray } = matchBrackets("f(a, '(', /* [ */ { // }\n", "javascript");
    assert.deepEqual(
      open.map(({ bracket }) => bracket),
      ["(", "{"],
    );
    assert.equal(firstStray, -1);
    assert.equal(matchBrackets("a) # (", "ruby").firstStray, 1);
    assert.equal(matchBrackets("f(-- (\n", "lua").open.length, 1);
  });

  it("knows the quote of a text that is open", () => {
    assert.equal(matchBrackets("f('a", "python").quote, "'");
    assert.equal(matchBrackets('f("""a\n', "python").quote, '"');
    assert.equal(matchBrackets("// it's", "javascript").quote, "");
    assert.equal(matchBrackets("// it's", "javascript").inComment, true);
  });
});

describe("commentSigns", () => {
  it("has the signs of every language that has comments", () => {
    assert.deepEqual(commentSigns("python"), { line: "#", block: undefined });
    assert.deepEqual(commentSigns("rust"), { line: "//", block: ["/*", "*/"] });
    assert.deepEqual(commentSigns("html"), { line: undefined, block: ["<!--", "-->"] });
    assert.deepEqual(commentSigns("sql"), { line: "--", block: ["/*", "*/"] });
    assert.deepEqual(commentSigns("plaintext"), { line: undefined, block: undefined });
    assert.deepEqual(commentSigns("json"), { line: undefined, block: undefined });
  });
});
