import * as families from "./families.ts";
import type { Lexicon } from "./lexicon.ts";

/** Languages of each family, by LSP identifier. */
const members: readonly (readonly [Lexicon, string])[] = [
  [families.script, "javascript javascriptreact typescript typescriptreact"],
  [families.component, "vue svelte astro"],
  [
    families.cLike,
    "c objective-c actionscript glsl hlsl opencl verilog systemverilog haxe vala metal ragel yacc lex",
  ],
  [families.cpp, "cpp cuda-cpp cuda objective-cpp arduino"],
  [families.go, "go go.mod go.work templ"],
  [families.rust, "rust ron"],
  [families.java, "java processing apex"],
  [families.kotlin, "kotlin"],
  [families.scala, "scala sbt"],
  [families.swift, "swift"],
  [families.dart, "dart"],
  [families.groovy, "groovy gradle jenkinsfile"],
  [families.csharp, "csharp"],
  [families.d, "d"],
  [families.php, "php hack"],
  [families.css, "css"],
  [families.scss, "scss less sass stylus postcss"],
  [families.terraform, "terraform hcl opentofu"],
  [families.jsonc, "jsonc json5 hjson"],
  [families.json, "json jsonl geojson"],
  [families.python, "python cython starlark snakemake gdscript coconut mojo robotframework"],
  [families.ruby, "ruby crystal"],
  [families.perl, "perl raku"],
  [families.shell, "shellscript bats zsh ebuild bitbake"],
  [families.elixir, "elixir"],
  [families.julia, "julia"],
  [families.powershell, "powershell"],
  [families.yaml, "yaml dockercompose oasv3-yaml openapi"],
  [families.toml, "toml"],
  [families.ini, "ini dotenv editorconfig systemd desktop npm-config"],
  [families.properties, "properties"],
  [families.makefile, "makefile ninja"],
  [
    families.hashed,
    "dockerfile cmake tcl coffeescript awk gnuplot nginx apacheconf fish nushell meson just caddyfile ignore " +
      "gitattributes pip-requirements gn gherkin feature cucumber bro puppet elvish po gettext-catalog codeowners",
  ],
  [families.r, "r"],
  [families.nim, "nim"],
  [families.nix, "nix"],
  [families.lua, "lua luau"],
  [families.sql, "sql plsql tsql plpgsql hiveql"],
  [families.ada, "ada vhdl"],
  [families.haskell, "haskell purescript idris agda dhall cabal-config"],
  [families.elm, "elm"],
  [families.ocaml, "ocaml reason standard-ml coq wolfram mathematica"],
  [families.fsharp, "fsharp"],
  [families.pascal, "pascal"],
  [families.erlang, "erlang"],
  [families.prolog, "prolog"],
  [families.latex, "latex bibtex"],
  [families.matlab, "matlab octave"],
  [families.lisp, "clojure commonlisp elisp scheme racket fennel lisp newlisp hy emacs-lisp janet"],
  [families.assembly, "assembly"],
  [families.vb, "vb vba visual-basic-6.0 vbscript"],
  [families.bat, "bat"],
  [families.fortran, "fortran fortran-free-form"],
  [families.cobol, "cobol"],
  [families.vim, "viml vim"],
  [families.markup, "html xml svg xsl markdown mdx razor aspnetcorerazor maven-pom"],
  [families.handlebars, "handlebars mustache"],
  [families.jinja, "jinja django-html twig"],
  [families.erb, "erb"],
  [families.graphql, "graphql"],
  [families.protocol, "proto thrift capn-proto prisma solidity wgsl cue jsonnet bicep protobuf"],
  [families.zig, "zig"],
  [families.forth, "forth"],
  [families.smalltalk, "smalltalk"],
  [families.plain, "plaintext csv tsv restructuredtext asciidoc org textile log diff roff"],
];

const byId = new Map(members.flatMap(([lexicon, ids]) => ids.split(" ").map((id) => [id, lexicon] as const)));

/** How comments and texts look in a language; undefined for one that nothing is known of. */
export function lexiconOf(languageId: string): Lexicon | undefined {
  return byId.get(languageId);
}

/** Languages whose comments and texts are known. */
export function lexicalLanguages(): readonly string[] {
  return [...byId.keys()];
}
