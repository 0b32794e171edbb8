import assert from "node:assert/strict";
import type { Fill, FillRequest } from "../../server/contract/ports.ts";
import { namePlace } from "../../server/features/transforms/naming/namePlace.ts";
import type { NameSubject } from "../../server/features/transforms/naming/nameSubject.ts";
import { rankNames } from "../../server/features/transforms/naming/rankNames.ts";

const subject: NameSubject = {
  kind: "action",
  nodes: [],
  casing: "camelCase",
  sigil: "",
  taken: new Set(["net"]),
};
const request = {
  document: "file:///a.ts",
  path: "a.ts",
  languageId: "typescript",
  prefix: "const ",
  suffix: " = 1;",
};
const names = ["first", "second", "third"];
const never = new AbortController().signal;

/** A model that writes a line, each piece with its probability. */
function writing(...pieces: readonly (readonly [text: string, probability: number])[]) {
  const tokens = pieces.map(([text, probability]) => ({ text, probability }));
  const fill = async (): Promise<Fill> => ({
    ...{ text: tokens.map(({ text }) => text).join(""), tokens, end: "limit" },
    ...{ evaluatedTokens: 0, promptTokens: 0, ms: 0 },
  });
  return { can: () => true, fill };
}

const ranked = (model: Parameters<typeof rankNames>[0], signal = never) =>
  rankNames(model, subject, request, names, signal);

describe("names that the model would write", () => {
  it("come first where it is sure, last where it finds them likely, and not at all otherwise", async () => {
    assert.deepEqual(await ranked(writing(["gross", 0.97], ["Total", 0.98], [" =", 0.9])), [
      "grossTotal",
      "first",
      "second",
    ]);
    assert.deepEqual(await ranked(writing(["gross", 0.2], [" =", 1])), ["first", "second", "gross"]);
    assert.deepEqual(await ranked(writing(["gross", 0.01], [" =", 1])), names);
  });

  it("are as the language writes names, and one that was proposed moves up", async () => {
    assert.deepEqual(await ranked(writing(["gross_total", 0.97], [" =", 1])), [
      "grossTotal",
      "first",
      "second",
    ]);
    assert.deepEqual(await ranked(writing(["second", 0.99], [" =", 1])), ["second", "first", "third"]);
  });

  it("are left out where they are taken, reserved, empty words, cut off or no names", async () => {
    for (const text of ["net", "return", "data", "1"])
      assert.deepEqual(await ranked(writing([text, 1], [" =", 1])), names);
    assert.deepEqual(await ranked(writing(["unfinish", 1])), names);
    assert.deepEqual(await ranked(writing()), names);
  });

  it("are not asked for where a value is named", async () => {
    const fill = async () => assert.fail("asked");
    const value = { ...subject, kind: "value" } as const;
    assert.deepEqual(await rankNames({ can: () => true, fill }, value, request, names, never), names);
  });

  it("are not waited for where there is no model, where it fails, and for long", async () => {
    const fill = async () => assert.fail("asked");
    assert.deepEqual(await ranked({ can: () => false, fill }), names);
    assert.deepEqual(
      await ranked({ can: () => true, fill: async () => Promise.reject(new Error("gone")) }),
      names,
    );
    const slow = (_: FillRequest, signal: AbortSignal) =>
      new Promise<Fill>((_resolve, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
    assert.deepEqual(await ranked({ can: () => true, fill: slow }), names);
  });

  it("are given up with the request", async () => {
    const cancelled = new AbortController();
    const fill = async (): Promise<Fill> => {
      cancelled.abort();
      throw cancelled.signal.reason;
    };
    await assert.rejects(ranked({ can: () => true, fill }, cancelled.signal), { name: "AbortError" });
  });
});

describe("what a model is shown of a name's place", () => {
  it("holds neither the name nor the lines that tell it", () => {
    const text = "a();\nuse(total, 1);\nconst total = net + tax;\nsubtotal();\nreturn total;\n}\n";
    assert.deepEqual(namePlace(text, text.indexOf("total ="), "total"), {
      prefix: "a();\nconst ",
      suffix: " = net + tax;\nsubtotal();\n}\n",
    });
  });
});
