import { csharp, java, javascript, php, python } from "../../../../language/families.ts";
import { calleeOf, receiverOf } from "../../../../language/roles/calls.ts";
import { saferCall } from "./saferCall.ts";

const title = "Use a random source that cannot be predicted";

/** Offers the platform's cryptographic random source for the same kind of value. */
export const unpredictable = saferCall([
  {
    languages: javascript,
    callee: /^Math\.random$/,
    title,
    rewrite: ({ node }) => [{ node, text: "(crypto.getRandomValues(new Uint32Array(1))[0] / 2 ** 32)" }],
  },
  {
    languages: python,
    callee: /^random\.(?:random|randint|randrange|choice|choices|sample|shuffle|getrandbits|uniform)$/,
    title,
    module: "secrets",
    rewrite: (call) => {
      const node = receiverOf(call.node);
      return node && [{ node, text: "secrets.SystemRandom()" }];
    },
  },
  {
    languages: java,
    callee: /^new (?:java\.util\.)?Random$/,
    title,
    rewrite: ({ node }) => [{ node, text: "new java.security.SecureRandom()" }],
  },
  {
    languages: java,
    callee: /^(?:java\.lang\.)?Math\.random$/,
    title,
    rewrite: ({ node }) => [{ node, text: "new java.security.SecureRandom().nextDouble()" }],
  },
  {
    languages: csharp,
    callee: /(?:^|\.)(?:_?(?:random|rand|rnd|rng)|Random\.Shared|new Random\(\))\.Next$/,
    title,
    rewrite: ({ node, arguments: given }) => {
      if (given.length === 0) return undefined;
      const values = given.map(({ value }) => value.text).join(", ");
      const source = "System.Security.Cryptography.RandomNumberGenerator";
      return [{ node, text: `${source}.GetInt32(${values})` }];
    },
  },
  {
    languages: php,
    callee: /^(?:mt_)?rand$/,
    title,
    rewrite: (call) => {
      const node = calleeOf(call.node);
      return node && call.arguments.length === 2 ? [{ node, text: "random_int" }] : undefined;
    },
  },
]);
