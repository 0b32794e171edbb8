import { javascript, python } from "../../../../language/families.ts";
import { positional } from "../../../../language/roles/calls.ts";
import { saferCall } from "./saferCall.ts";

/** Offers to read a value where code was run to get one. */
export const dataInsteadOfCode = saferCall([
  {
    languages: javascript,
    callee: /^(?:window\.|globalThis\.)?eval$/,
    title: "Read it as JSON instead of running it",
    rewrite: (call) => {
      const data = positional(call, 0);
      return data && [{ node: call.node, text: `JSON.parse(${data.text})` }];
    },
  },
  {
    languages: python,
    callee: /^eval$/,
    title: "Read it as a literal instead of running it",
    module: "ast",
    rewrite: (call) => {
      const data = positional(call, 0);
      return data && call.arguments.length === 1
        ? [{ node: call.node, text: `ast.literal_eval(${data.text})` }]
        : undefined;
    },
  },
]);
