import { dataOf, languageData } from "../dataOf.ts";
import * as families from "./families.ts";
import type { Lexicon } from "./lexicon.ts";

/** Languages of which no more is known, and dialects, by LSP identifier; the others have a folder. */
const members: readonly (readonly [Lexicon, string])[] = [
  [families.component, "astro"],
  [
    families.cLike,
    "objective-c actionscript glsl hlsl opencl verilog systemverilog haxe vala metal ragel yacc lex",
  ],
  [families.cpp, "cuda-cpp objective-cpp arduino"],
  [families.go, "go.mod go.work templ"],
  [families.rust, "ron"],
  [families.java, "processing apex"],
  [families.scala, "sbt"],
  [families.groovy, "gradle jenkinsfile"],
  [families.d, "d"],
  [families.php, "hack"],
  [families.scss, "sass stylus postcss"],
  [families.terraform, "terraform hcl opentofu"],
  [families.jsonc, "hjson"],
  [families.json, "jsonl geojson"],
  [families.python, "cython starlark snakemake gdscript coconut mojo robotframework"],
  [families.ruby, "crystal"],
  [families.perl, "raku"],
  [families.shell, "bats zsh ebuild bitbake"],
  [families.yaml, "yaml dockercompose oasv3-yaml openapi"],
  [families.toml, "toml"],
  [families.ini, "dotenv editorconfig systemd desktop npm-config"],
  [families.properties, "properties"],
  [families.makefile, "makefile ninja"],
  [
    families.hashed,
    "dockerfile cmake tcl awk gnuplot nginx apacheconf fish nushell meson just caddyfile ignore " +
      "gitattributes pip-requirements gn gherkin feature cucumber bro puppet elvish po gettext-catalog codeowners",
  ],
  [families.nim, "nim"],
  [families.nix, "nix"],
  [families.lua, "luau"],
  [families.sql, "plsql tsql plpgsql hiveql"],
  [families.ada, "ada vhdl"],
  [families.haskell, "purescript idris agda dhall cabal-config"],
  [families.elm, "elm"],
  [families.ocaml, "ocaml reason standard-ml coq wolfram mathematica"],
  [families.pascal, "pascal"],
  [families.erlang, "erlang"],
  [families.prolog, "prolog"],
  [families.latex, "latex bibtex"],
  [families.matlab, "matlab octave"],
  [families.lisp, "clojure commonlisp elisp scheme racket fennel lisp newlisp hy emacs-lisp janet"],
  [families.assembly, "assembly"],
  [families.vb, "vba visual-basic-6.0 vbscript"],
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
  return dataOf(languageId)?.lexicon ?? byId.get(languageId);
}

/** Languages whose comments and texts are known. */
export function lexicalLanguages(): readonly string[] {
  const own = languageData.flatMap(({ ids, lexicon }) => (lexicon ? ids : []));
  return [...new Set([...own, ...byId.keys()])];
}
