import assert from "node:assert/strict";
import type { TokenProbability } from "../../server/contract/ports.ts";
import { Ghost, suggestionAt } from "./ghost.ts";
import { ScriptedModel } from "./scriptedModel.ts";

/** Tokens of a line, each with the probability that stands behind it: `items@0.99 .@0.99 size@0.4`. */
function tokensOf(marked: string): { text: string; tokens: readonly TokenProbability[] } {
  const tokens = marked.split(" ").map((token) => {
    const [text = "", probability = "0.999"] = token.split("@");
    return { text: text.replaceAll("_", " "), probability: Number(probability) };
  });
  return {
    text: tokens.map(({ text }) => text).join(""),
    tokens: [...tokens, { text: "", probability: 0.999 }],
  };
}

const declared = "const items = [];\nconst cart = {};\n";

describe("a line as far as it is sure", () => {
  it("is shown up to the name that the model hesitates at", async () => {
    const { text } = await suggestionAt(
      `${declared}const total = |`,
      tokensOf("items .length _+ _cart@0.3 .count@0.2 ;"),
    );
    assert.equal(text, "items.length + ");
  });

  it("is not shown where the settings want whole lines", async () => {
    const config = { completion: { partialLines: false } };
    const said = tokensOf("items .length _+ _cart@0.3 .count@0.2 ;");
    assert.equal((await suggestionAt(`${declared}const total = |`, said, { config })).text, "");
  });

  it("is the whole line where that is sure too", async () => {
    const { text } = await suggestionAt(`${declared}const total = |`, tokensOf("items .length ;"));
    assert.equal(text, "items.length;");
  });

  it("never ends within a name that the model would go on with", async () => {
    const { text } = await suggestionAt(`${declared}const total = |`, tokensOf("items _+ _ca rt@0.2 ;"));
    assert.equal(text, "items + ");
  });

  it("never leaves a quote open", async () => {
    const { text } = await suggestionAt("console.log|", tokensOf('(" Hello _world@0.2 ");'));
    assert.ok(!text.includes('"'), text);
  });

  it("shows no lone character but what ends the line or a bracket group", async () => {
    assert.equal(
      (await suggestionAt(`${declared}const total |`, tokensOf("=_ items@0.1 .a@0.1"))).reason,
      "low-confidence",
    );
    assert.equal((await suggestionAt("const total = sum(1, 2|", tokensOf(") ;"))).text, ");");
    assert.equal((await suggestionAt("const total = sum(1, 2|", tokensOf(") .x@0.2 ;@0.5"))).text, ")");
  });

  it("may be unfinished, but not beyond mending", async () => {
    const unfinished = await suggestionAt(
      `${declared}const total = items.map((item) |`,
      tokensOf("=>_ item@0.99 ._ _b@0.1"),
    );
    assert.ok(unfinished.text.startsWith("=>"), unfinished.text);
    const broken = await suggestionAt(`${declared}const total = (|`, tokensOf("const total _x@0.2 ;@0.2"));
    assert.equal(broken.text, "");
  });

  it("is shown of a line that was given up or cut off", async () => {
    for (const end of ["unlikely", "limit"] as const) {
      const { text } = await suggestionAt(`${declared}const total = |`, {
        ...tokensOf("items .length _+ _x@0.01"),
        end,
      });
      assert.equal(text, "items.length + ");
    }
  });
});

describe("the chain of beginnings", () => {
  const whole = "items.length + cart.count;";
  /** Comes to the token limit behind a name, and goes on from there when asked again. */
  const says = ({ prefix }: { prefix: string }) =>
    prefix.endsWith("length")
      ? tokensOf("_+ _cart .count ;")
      : { ...tokensOf("items .length _+ "), end: "limit" as const };
  const started = () => new Ghost(`${declared}const total =|`, new ScriptedModel(says)).type(" ");

  it("goes on at once behind a part that was taken", async () => {
    const ghost = started();
    const { insertText } = await ghost.ask();
    await new Promise(setImmediate);
    ghost.type(insertText);
    const asked = ghost.model.asked.filter(({ priority }) => priority === "completion").length;
    const next = await ghost.ask();
    assert.equal(insertText + next.text, whole);
    assert.equal(ghost.model.asked.filter(({ priority }) => priority === "completion").length, asked);
  });

  it("stays as it stands on the screen while it is typed", async () => {
    const ghost = started();
    const { text } = await ghost.ask();
    for (let typed = 1; typed < text.trimEnd().length; typed++)
      assert.equal((await ghost.type(text.charAt(typed - 1)).ask()).text, text.slice(typed));
  });

  it("comes back when what was typed of it is deleted", async () => {
    const ghost = started();
    const first = (await ghost.ask()).text;
    await ghost.type("it").ask();
    ghost.backspace(2);
    assert.equal((await ghost.ask()).text, first);
    assert.equal(ghost.model.asked.filter(({ priority }) => priority === "completion").length, 1);
  });
});

describe("closing brackets behind a suggestion", () => {
  const closersOf = async (marked: string, line: string, languageId = "javascript") => {
    const ghost = new Ghost(marked.replace(/([\s\S])\|/, "|"), line, { languageId }).type(
      /([\s\S])\|/.exec(marked)?.[1] ?? "",
    );
    const { text, closers, reason } = await ghost.ask({ triggerKind: "invoked" });
    return text === line ? closers : `${text} (${reason})`;
  };

  it("are those of the brackets that it opens", async () => {
    assert.equal(await closersOf("\n|", 'it("adds", () => {'), "})");
    assert.equal(await closersOf("const a = |", "read(path).then((text) => {"), "})");
  });

  it("are none where it closes what it opens, or where the block ends below", async () => {
    assert.equal(await closersOf("const a = |", "read(path);"), "");
    assert.equal(await closersOf("function a(b) {\n  if (|\n    b();\n  }\n}\n", "b !== undefined) {"), "");
  });

  it("leave alone what an editor has closed already", async () => {
    assert.equal(await closersOf("it(|)", '"adds", () => {'), "}");
  });
});
