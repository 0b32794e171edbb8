import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { type ParserPlugin, parse } from "@babel/parser";
import { describe, it } from "mocha";

const root = new URL("../../", import.meta.url);
const german = JSON.parse(readFileSync(new URL("l10n/bundle.l10n.de.json", root), "utf8")) as Record<
  string,
  string
>;

/** What the extension says through `l10n.t`, and what it says to people without it. */
function spoken(): { translated: Set<string>; raw: string[] } {
  const translated = new Set<string>();
  const raw: string[] = [];
  for (const name of readdirSync(new URL("client/", root), { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".ts")) continue;
    const text = readFileSync(new URL(`client/${name}`, root), "utf8");
    const plugins: ParserPlugin[] = ["typescript"];
    walk(parse(text, { sourceType: "module", plugins }).program, (node) => {
      const called = calledBy(node, text);
      if (called === undefined) return;
      const [first] = node.arguments as Node[];
      const literal = first?.type === "StringLiteral" ? String(first.value) : undefined;
      if (called === "l10n.t") {
        assert.ok(literal !== undefined, `${name}: l10n.t takes a text that can be looked up`);
        translated.add(literal);
      } else if (/^window\.show\w+Message$/.test(called) && literal !== undefined)
        raw.push(`${name}: ${literal}`);
    });
  }
  return { translated, raw };
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

function calledBy(node: Node, text: string): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const { start, end } = node.callee as { start: number; end: number };
  return text.slice(start, end);
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) walk(each, visit);
  else if (typeof node === "object" && node !== null) {
    if ("type" in node) visit(node as Node);
    for (const inner of Object.values(node)) walk(inner, visit);
  }
}

describe("translations", () => {
  const { translated, raw } = spoken();

  it("has every sentence of the extension looked up in the editor's language", () =>
    assert.deepEqual(raw, []));

  it("has a German text for each, with the same places to fill in, and none that nobody says", () => {
    assert.deepEqual(
      [...translated].filter((text) => german[text] === undefined),
      [],
    );
    assert.deepEqual(
      Object.keys(german).filter((text) => !translated.has(text)),
      [],
    );
    const places = (text: string) => (text.match(/\{\d\}/g) ?? []).sort().join("");
    for (const [text, translation] of Object.entries(german))
      assert.equal(places(translation), places(text), text);
  });
});
