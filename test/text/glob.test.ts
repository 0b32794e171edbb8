import assert from "node:assert/strict";
import fc from "fast-check";
import picomatch from "picomatch";
import { globMatcher } from "../../server/text/glob.ts";

const matches = (glob: string, path: string) => globMatcher([glob])(path);

describe("globs", () => {
  it("match as editors match them", () => {
    for (const [glob, path] of [
      ["**/node_modules/**", "node_modules/a/b.js"],
      ["**/node_modules/**", "x/node_modules/a.js"],
      ["**/*.min.*", "a/b.min.js"],
      ["docs/requirements/**", "docs/requirements/a.md"],
      ["**/requirements*.md", "requirements.md"],
      ["*.{ts,tsx}", "a.tsx"],
      ["a/{b,c/{d,e}}.js", "a/c/e.js"],
      ["[!a-c]?.txt", "dx.txt"],
      ["**", "a/b"],
      [".*", ".env"],
      ["*", ".env"],
    ] as const)
      assert.ok(matches(glob, path), `${glob} ${path}`);
    for (const [glob, path] of [
      ["*.ts", "a/b.ts"],
      ["**/node_modules/**", "my_node_modules/a"],
      ["a?c", "a/c"],
      ["[a-c]x", "dx"],
      ["*.{ts,tsx}", "a.js"],
      ["", "a"],
    ] as const)
      assert.ok(!matches(glob, path), `${glob} ${path}`);
  });

  it("agree with a well-known matcher on ordinary globs", () => {
    const name = fc.stringMatching(/^[abc]{1,3}$/);
    const path = fc.array(name, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
    const part = fc.oneof(
      fc.constant("**"),
      fc.stringMatching(/^[ab*?]{1,3}$/).filter((each) => !each.includes("**")),
    );
    const glob = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
    fc.assert(
      fc.property(glob, path, (pattern, each) => {
        // At its end "**" may also stand for nothing here; the other one wants a slash before it.
        fc.pre(!pattern.endsWith("**"));
        assert.equal(matches(pattern, each), picomatch(pattern, { dot: true })(each));
      }),
    );
  });

  it("of endings agree with it as well", () => {
    const ending = fc.stringMatching(/^[ab]{1,2}(\.[ab])?$/);
    const glob = fc
      .array(ending, { minLength: 2, maxLength: 4 })
      .chain((endings) =>
        fc.constantFrom("**/*.", "*.", "a/**/*.", "**/*a.").map((start) => `${start}{${endings}}`),
      );
    const path = fc.array(fc.stringMatching(/^[ab]{0,2}(\.[ab]{1,2}){0,2}$/), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(glob, path, (pattern, parts) => {
        fc.pre(parts.every((part) => part !== "" && part !== "."));
        const each = parts.join("/");
        assert.equal(matches(pattern, each), picomatch(pattern, { dot: true })(each), `${pattern} ${each}`);
      }),
    );
  });

  it("take no longer for hostile globs", () => {
    const name = "a".repeat(20_000);
    assert.equal(matches(`${"*a".repeat(2000)}b`, name), false);
    assert.equal(matches(`${"**/".repeat(2000)}b`, "a/".repeat(5000)), false);
    assert.equal(matches("{a,b}".repeat(1000), "c"), false);
    assert.equal(matches("[".repeat(10_000), "a"), false);
    assert.equal(matches(`**/*.${"a.".repeat(10_000)}b`, ".".repeat(30_000)), false);
  });
});
