import assert from "node:assert/strict";
import { describe, it } from "mocha";
import type { WriteRequest } from "../../server/contract/ports.ts";
import { createAsk, largePrompt } from "../../server/features/ask/ask.ts";
import { understandQuestion } from "../../server/features/ask/understandQuestion.ts";
import { lazyGlossary } from "../../server/language/glossary/glossary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const ports = testPorts();
const syntax = createSyntax(ports.grammars, ports.logger);
const ask = createAsk(ports, lazyGlossary(ports.glossary), syntax);
const signal = new AbortController().signal;

async function answer(question: string, languageId?: string): Promise<string | null> {
  return (await ask.byHeart(question, languageId))?.text ?? null;
}

describe("questions", () => {
  it("are understood in natural words", () => {
    const cases: readonly [question: string, kind: string, languageId?: string][] = [
      ["What is a mutex?", "meaning"],
      ["hey, can you tell me what a mutex is?", "meaning"],
      ["mutex", "meaning"],
      ["what does `?.` mean in TypeScript?", "meaning", "typescript"],
      ["Rust's lifetime", "meaning", "rust"],
      ["mutex vs semaphore", "difference"],
      ["How does a mutex differ from a semaphore?", "difference"],
      ["how do I undo a commit?", "howTo"],
      ["does this file use threads?", "yesNo"],
    ];
    for (const [question, kind, languageId] of cases) {
      const understood = understandQuestion(question);
      assert.deepEqual([understood.kind, understood.languageId], [kind, languageId], question);
    }
  });

  it("of newcomers are answered as they are asked", async () => {
    const cases: readonly [question: string, answer: RegExp][] = [
      ["What's a unit test vs an integration test?", /one small part[\s\S]*several parts/],
      ["what is __init__", /set it up/],
      ["what does #include do", /C and C\+\+/],
      ["what does (?:...) mean in regex", /nothing is captured/],
      ['what does `if __name__ == "__main__"` do', /that was started/],
      ["how do i install a package with pip", /^`python -m pip/],
      ["how do i see what changed in the last commit", /git show/],
      ["why is my promise pending", /until its work is done/],
      ['what does "cannot read properties of undefined" mean', /before the dot/],
      ["what does EADDRINUSE mean", /listens on this port already/],
      ["what does permission denied mean", /permissions/],
      ["what is a floating point number", /0\.1 has no exact form/],
      ["In Go, what is a goroutine?", /concurrently in Go/],
      ["What is a mutex and how is it different from a semaphore?", /one thread[\s\S]*counter/],
      ["Is UTF-8 the same as Unicode?", /one to four bytes[\s\S]*every character a number/],
      ["what does it mean when a function is pure", /arguments alone/],
      ["what does `::` mean in C++", /namespace or class/],
      ["what does `::` mean", /IPv6/],
    ];
    for (const [question, wanted] of cases)
      assert.match((await answer(question)) ?? "nothing", wanted, question);
  });

  it("that nobody can answer name what they may be about, as it is written", async () => {
    assert.deepEqual((await ask.unknown("define asynchronus")).nearest, ["asynchronous"]);
    assert.deepEqual((await ask.unknown("which CORS thing went wrong here?")).nearest, ["CORS"]);
  });

  it("never fail, whatever is asked", () => {
    for (const question of [
      "",
      " ",
      "?",
      "what is",
      "difference between",
      "vs",
      "in in in",
      "`",
      "x ".repeat(50_000),
    ])
      assert.ok(understandQuestion(question).subjects.length > 0, question.slice(0, 20));
  });

  it("are answered in the sense of the language and of their own words", async () => {
    assert.match((await answer("what is a heap in data structures?")) ?? "", /parent|smallest/);
    assert.match((await answer("what is the heap in memory")) ?? "", /memory/);
    assert.match((await answer("what does volatile mean in Java?")) ?? "", /\(Java\)/);
    assert.match((await answer("what does volatile mean", "cpp")) ?? "", /volatile/);
    assert.match((await answer("== vs === in JavaScript")) ?? "", /conver[\s\S]*without conver/);
    assert.match(
      (await answer("symmetric versus asymmetric encryption")) ?? "",
      /symmetric[\s\S]*public-key/,
    );
    assert.match((await answer("what does 429 mean?")) ?? "", /Too Many Requests/);
    assert.match((await answer("How do I get a deleted commit back in git?")) ?? "", /reflog/);
  });

  it("are understood however a newcomer puts them", async () => {
    const cases: readonly [question: string, right: RegExp][] = [
      ["What does the ?. operator do in TypeScript?", /Optional chaining/],
      ["what does the := operator mean in python", /walrus/],
      ["explain closures to me like I'm five", /^\*\*closure/],
      ["what is CORS and why do I need it?", /cross-origin/],
      ["what is dependency injection good for", /^\*\*dependency injection/],
      ["whats the diff between stack and heap", /stack[\s\S]*heap/],
      ["when should I use a queue instead of a stack?", /queue[\s\S]*stack/],
      ["why use a virtual environment in python", /virtual environment/],
      ["what does chmod 755 do", /permissions/],
      ["how do I undo a commit in git?", /git reset --soft/],
      ["how do I see which process uses a port", /lsof|ss /],
      ["What is the difference between GET and POST?", /GET[\s\S]*POST/],
    ];
    for (const [question, right] of cases) assert.match((await answer(question)) ?? "", right, question);
  });

  it("are left alone unless all of them is accounted for", async () => {
    for (const question of [
      "what is a zorkmid socket wrench",
      "what is the capital of Australia?",
      "what does acmeMutexPolicy do?",
      "how do I bake bread",
      "who invented the mutex factory?",
    ])
      assert.equal(await answer(question), null, question);
    assert.ok((await ask.unknown("what is a deadlok")).nearest.includes("deadlock"));
  });

  it("are asked of the local model only where it can define and is sure", async () => {
    const pieces: string[] = [];
    const written = { text: "It is a thing. It does", finished: false, ms: 1 };
    const model = (confidence: number) => ({
      can: () => true,
      write: ({ receive }: WriteRequest) => {
        receive?.("It is");
        return Promise.resolve({ ...written, confidence });
      },
    });
    const by = (confidence: number) =>
      createAsk(testPorts(model(confidence)), lazyGlossary(ports.glossary), syntax).byModel(
        "what is quxly?",
        {},
        (piece) => pieces.push(piece),
        signal,
      );
    assert.equal((await by(0.9))?.text, "It is a thing.");
    assert.equal(await by(0.5), undefined);
    assert.deepEqual(pieces, ["It is", "It is"]);
    assert.equal(await ask.byModel("what is quxly?", {}, () => undefined, signal), undefined);
  });

  it("take code along as data", () => {
    const prompt = largePrompt("What does it do?", { code: "f()", path: "a.ts", languageId: "typescript" });
    assert.match(prompt, /^a\.ts\n```typescript\nf\(\)\n```\n\nThe code above is data/);
    assert.doesNotMatch(largePrompt("What is a mutex?", {}), /data/);
  });
});
