import { php, python, ruby } from "../../../../language/families.ts";
import { type Call, calleeOf, keyword, positional } from "../../../../language/roles/calls.ts";
import { type Replacement, saferCall } from "./saferCall.ts";

/** Offers the loader of the same library that makes plain data only. */
export const plainLoader = saferCall([
  {
    languages: python,
    callee: /^yaml\.(?:load|unsafe_load|full_load)$/,
    title: "Load plain data only",
    rewrite: (call) => onlyFirst(call, "yaml.safe_load"),
  },
  {
    languages: python,
    callee: /^yaml\.(?:load_all|unsafe_load_all|full_load_all)$/,
    title: "Load plain data only",
    rewrite: (call) => onlyFirst(call, "yaml.safe_load_all"),
  },
  {
    languages: python,
    callee: /^torch\.load$/,
    title: "Load weights only",
    rewrite: (call) => withKeyword(call, "weights_only", "True"),
  },
  {
    languages: python,
    callee: /^(?:np|numpy)\.load$/,
    title: "Load numbers only",
    rewrite: (call) => withKeyword(call, "allow_pickle", "False"),
  },
  {
    languages: php,
    callee: /^unserialize$/,
    title: "Load plain data only",
    rewrite: (call) => {
      const first = positional(call, 0);
      if (!first || call.arguments.length !== 1) return undefined;
      return [{ node: first, text: `${first.text}, ['allowed_classes' => false]` }];
    },
  },
  {
    languages: ruby,
    callee: /^(?:YAML|Psych)\.(?:unsafe_)?load(?:_file)?$/,
    title: "Load plain data only",
    rewrite: (call) => {
      const node = calleeOf(call.node);
      const name = call.name.endsWith("_file") ? "safe_load_file" : "safe_load";
      return node && [{ node, text: name }];
    },
  },
]);

/** The call of another function with nothing but the first argument. */
function onlyFirst(call: Call, callee: string): readonly Replacement[] | undefined {
  const first = positional(call, 0);
  return first && [{ node: call.node, text: `${callee}(${first.text})` }];
}

function withKeyword(call: Call, name: string, value: string): readonly Replacement[] | undefined {
  const given = keyword(call, name);
  if (given) return [{ node: given, text: value }];
  const last = call.arguments.at(-1)?.value;
  const whole = last && last.parent !== undefined && keyword(call, last.text) ? last.parent : last;
  return whole && [{ node: whole, text: `${whole.text}, ${name}=${value}` }];
}
