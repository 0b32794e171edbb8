import assert from "node:assert/strict";
import { isCall } from "../../server/language/roles/calls.ts";
import { beginsWithOwnCall, callsOwn } from "../../server/language/roles/ownObject.ts";
import { parseText } from "./parseText.ts";

/** A method `run`: first with calls of itself, then with calls that only look alike: of another, of the base, in a text. */
const programs: Readonly<Record<string, readonly [own: readonly string[], other: readonly string[]]>> = {
  javascript: [
    ["run(n)", "this.run(n)"],
    ["other.run(n)", "this.other.run(n)", "super.run(n)", "new run(n)"],
  ],
  typescript: [
    ["run(n)", "this.run(n)"],
    ["other.run(n)", "this.other.run(n)", "super.run(n)"],
  ],
  python: [
    ["run(n)", "self.run(n)"],
    ["other.run(n)", "self.other.run(n)", "super().run(n)"],
  ],
  java: [
    ["run(n)", "this.run(n)"],
    ["other.run(n)", "this.other.run(n)", "super.run(n)"],
  ],
  csharp: [
    ["run(n)", "this.run(n)"],
    ["other.run(n)", "this.other.run(n)", "base.run(n)"],
  ],
  cpp: [
    ["run(n)", "this->run(n)"],
    ["other.run(n)", "this->other->run(n)", "Base::run(n)"],
  ],
  go: [["s.run(n)"], ["other.run(n)", "s.other.run(n)"]],
  rust: [
    ["self.run(n)", "Self::run(n)"],
    ["other.run(n)", "self.other.run(n)"],
  ],
  php: [
    ["$this->run($n)", "self::run($n)", "static::run($n)"],
    ["$other->run($n)", "$this->other->run($n)", "parent::run($n)"],
  ],
  ruby: [
    ["run(n)", "self.run(n)"],
    ["other.run(n)", "@other.run(n)"],
  ],
  lua: [["self:run(n)"], ["other:run(n)", "self.other:run(n)"]],
};
const methods: Readonly<Record<string, (value: string) => string>> = {
  javascript: (value) => `class A { run(n) { return ${value}; } }`,
  typescript: (value) => `class A { run(n: number) { return ${value}; } }`,
  python: (value) => `class A:\n    def run(self, n):\n        return ${value}\n`,
  java: (value) => `class A { int run(int n) { return ${value}; } }`,
  csharp: (value) => `class A { int run(int n) { return ${value}; } }`,
  cpp: (value) => `struct A { int run(int n) { return ${value}; } };`,
  go: (value) => `package a\nfunc (s *A) run(n int) int { return ${value} }`,
  rust: (value) => `impl A { fn run(&self, n: u8) -> u8 { return ${value}; } }`,
  php: (value) => `<?php class A { function run($n) { return ${value}; } }`,
  ruby: (value) => `class A\n  def run(n)\n    return ${value}\n  end\nend\n`,
  lua: (value) => `function A:run(n) return ${value} end`,
};

async function calls(languageId: string, value: string) {
  const root = await parseText(languageId, methods[languageId]?.(value) ?? "");
  return [...root.descendants()].filter(isCall);
}

describe("the object whose method runs", () => {
  for (const [languageId, [own, other]] of Object.entries(programs)) {
    it(`is told from others in ${languageId}`, async () => {
      for (const value of own)
        assert.ok(
          (await calls(languageId, value)).some((call) => callsOwn(call, "run")),
          value,
        );
      for (const value of other)
        assert.ok(!(await calls(languageId, value)).some((call) => callsOwn(call, "run")), value);
    });

    it(`begins what its methods give in ${languageId}`, async () => {
      const asked = own.filter((value) => !value.startsWith("run"));
      for (const value of asked) assert.ok((await calls(languageId, value)).some(beginsWithOwnCall), value);
      const [another = ""] = other;
      assert.ok(!(await calls(languageId, another)).some(beginsWithOwnCall), another);
    });
  }
});
