import assert from "node:assert/strict";
import { guessLanguageByContent } from "../../server/language/files/languageByContent.ts";
import { orNeighbour, tellLanguage } from "../../server/language/files/telltales.ts";

/** Texts that hold something which only their language has, and one of its neighbours that words may take it for. */
const told: readonly (readonly [id: string, neighbour: string, text: string])[] = [
  [
    "fsharp",
    "ocaml",
    'open System\n\nlet main argv =\n    argv |> Array.iter (fun l -> printfn "%s" l)\n    0\n',
  ],
  ["mercury", "prolog", ":- module stack.\n:- interface.\n:- pred push(T::in) is det.\n"],
  ["modula-2", "pascal", "IMPLEMENTATION MODULE Cars;\nFROM InOut IMPORT WriteInt;\nEND Cars.\n"],
  ["pascal", "ada", "program Sums;\nvar i: Integer;\nbegin\n  i := 1;\nend.\n"],
  ["scala", "go", "sealed trait Shape\ncase class Circle(r: Double) extends Shape\n"],
  ["apex", "java", "@isTest\nprivate class CarTest {\n  static void a() {}\n}\n"],
  ["apacheconf", "xml", "<VirtualHost *:80>\n  ServerName a.example\n</VirtualHost>\n"],
  ["nginx", "css", "server {\n  listen 80;\n  location / {\n    proxy_pass http://b;\n  }\n}\n"],
  ["haproxy", "", "frontend www\n  bind *:80\n  default_backend app\n"],
  ["pkg-config", "cmake", "prefix=@PREFIX@\n\nName: car\nLibs: -lcar\n"],
  ["go.mod", "", "module example.org/car\n\ngo 1.22\n"],
  ["basic", "bat", "10 REM HI\n20 PRINT A\n"],
  ["openedge-abl", "sql", "DEFINE VARIABLE i AS INTEGER NO-UNDO.\n"],
  ["smalltalk", "markdown", "!Car methodsFor: 'driving' stamp: 'x'!\ndrive\n\t^ true! !\n"],
  ["pov-ray-sdl", "openscad", "#declare Hull = box { <0,0,0>, <1,1,1> }\n"],
  ["objectscript", "sql", "Class Clinic.Car Extends %Persistent\n{\n}\n"],
  ["smarty", "html", "<ul>{foreach $cars as $car}<li>{$car}</li>{/foreach}</ul>\n"],
  ["bitbake", "shellscript", 'SRC_URI = "git://example.org/car"\nDEPENDS += "zlib"\n'],
  ["forth", "", ": square ( n -- n2 ) dup * ;\n"],
  ["lex", "yacc", "%option noyywrap\n%%\n[0-9]+ { return NUM; }\n%%\n"],
  ["renderscript", "c", "#pragma version(1)\n#pragma rs java_package_name(org.example)\n"],
  ["rebol", "", 'REBOL [\n  Title: "Car"\n]\n'],
  ["wolfram-language", "ocaml", "speed[d_, t_Integer] := d / t\n"],
];

describe("what gives a language away", () => {
  for (const [id, neighbour, text] of told)
    it(`tells ${id}`, () => {
      assert.equal(guessLanguageByContent(text).language?.id, id);
      if (neighbour !== "") assert.equal(tellLanguage(text, { id: neighbour, confidence: 0.99 })?.id, id);
    });

  it("does not contradict a language that is sure, nor believe what guides quote", () => {
    for (const [, , text] of told) {
      assert.equal(tellLanguage(text, { id: "python", confidence: 0.95 }), undefined);
      assert.equal(tellLanguage(`Write this:\n\n\`\`\`\n${text}\`\`\`\n`, undefined), undefined);
    }
  });

  it("takes for no other language what two have", () => {
    const ocaml =
      'open Printf\n\nlet rec sum = function [] -> 0 | x :: xs -> x + sum xs\nlet () = printf "%d" (sum [1])\n';
    const yacc = "%{\n#include <stdio.h>\n%}\n%token NUM\n%%\nexpr: NUM { $$ = $1; }\n%%\n";
    const template = "{{if .Cars}}{{range $car := .Cars}}{{$car}}{{end}}{{/if}}";
    const pascal = "procs[b_x] := 1;\n";
    for (const text of [ocaml, yacc, template, pascal])
      assert.equal(tellLanguage(text, undefined), undefined);
  });

  it("names the smaller of two languages where nothing of the larger one is there", () => {
    const counter =
      "module counter(input wire clk, output reg [7:0] q);\n  always @(posedge clk) q <= q + 1;\nendmodule\n";
    assert.equal(orNeighbour("systemverilog", counter), "verilog");
    assert.equal(orNeighbour("systemverilog", counter.replace("always @", "always_ff @")), "systemverilog");
    const view = '#import "View.h"\n@implementation View\n- (void)draw { [self redraw]; }\n@end\n';
    assert.equal(orNeighbour("objective-cpp", view), "objective-c");
    assert.equal(orNeighbour("objective-cpp", `${view}std::string name;\n`), "objective-cpp");
    const setup = "[metadata]\nname = harbour\n\n[options]\npackages = find:\n";
    assert.equal(orNeighbour("toml", setup), "ini");
    assert.equal(orNeighbour("toml", '[a]\nname = "x"\non = true\nday = 2026-11-28\n'), "toml");
    assert.equal(orNeighbour("toml", `[a]\nrun = """\n${setup}"""\n`), "toml");
  });

  it("comes to an end on text made to keep patterns busy", () => {
    for (const hostile of [
      "\n",
      " ",
      "a",
      "(",
      "{",
      "x[",
      "%%\n",
      "a = b\n",
      "\t{if $",
      ": a ( ",
      "module a\n",
    ])
      guessLanguageByContent(hostile.repeat(4_000));
  });
});
