import assert from "node:assert/strict";
import { entropy } from "../../server/features/diagnostics/rules/security/secretValues.ts";
import { checkText } from "./checkText.ts";

/** Put together, so that nobody's scanner takes this file for a leak. */
const random = "q7Zk2Lw9Xv4Bn8Rt3Yp6Hd1Jm5Gs0FcUaEoIiTzQ";
const keys: readonly (readonly [name: string, key: string])[] = [
  ["an AWS access key", ["AKIA", "Q7ZK5WXM2RTP3VNB"].join("")],
  ["a GitHub token", ["ghp", random.slice(0, 36)].join("_")],
  ["a GitLab token", ["glpat", random.slice(0, 20)].join("-")],
  ["a Slack token", ["xoxb", "123456789012", random.slice(0, 24)].join("-")],
  ["a Stripe key", ["sk", "live", random.slice(0, 24)].join("_")],
  ["a Google API key", `AI${"za"}${random.slice(0, 35)}`],
  ["an npm token", ["npm", random.slice(0, 36)].join("_")],
  ["an OpenAI key", ["sk", "proj", random].join("-")],
  ["a private key", `${["-----BEGIN RSA", "PRIVATE KEY-----"].join(" ")}\n${random}${random}`],
  ["a signed JSON web token", ["eyJhbGciOiJIUzI1NiJ9", "eyJzdWIiOiIxMjM0In0", random].join(".")],
];

const secretsIn = async (text: string, path?: string) =>
  (await checkText("javascript", text, {}, path))
    .filter(({ rule }) => rule === "security/hardcoded-secret")
    .map(({ message }) => message);

describe("known formats of keys", () => {
  for (const [name, key] of keys)
    it(`include ${name}`, async () => {
      const [message, ...others] = await secretsIn(`send("${key.replace("\n", "\\n")}");\n`);
      assert.ok(message?.includes(name), message);
      assert.deepEqual(others, []);
    });

  it("are not reported in tests, nor in examples", async () => {
    const text = `const password = "hunter2!";\nsend("${keys[0]?.[1]}");\n`;
    assert.equal((await secretsIn(text)).length, 2);
    assert.deepEqual(await secretsIn(text, "src/login.test.js"), []);
    assert.deepEqual(await secretsIn(text, "test/fixtures/login.js"), []);
    assert.deepEqual(await secretsIn(`send("${["AKIA", "IOSFODNN7EXAMPLE"].join("")}");\n`), []);
  });
});

describe("entropy", () => {
  it("is higher for random text than for words", () => {
    assert.equal(entropy("aaaa"), 0);
    assert.equal(entropy("abab"), 1);
    assert.ok(entropy(random) > 4.5);
    assert.ok(entropy("password") < 3);
  });
});
