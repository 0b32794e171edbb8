import type { Program } from "./program.ts";

const assignedNames = new WeakMap<Program, ReadonlySet<string>>();

/** Names and fields that functions of the program assign to: they may have any value when one starts. */
export function assignedIn(program: Program): ReadonlySet<string> {
  const known = assignedNames.get(program);
  if (known) return known;
  const names = new Set<string>();
  for (const { node } of program.functions)
    for (const match of node.text.matchAll(
      /([A-Za-z_]\w*)\s*(?:[-+*/%|&^]|<<|>>|\?\?)?=(?![=>])|([A-Za-z_]\w*)\s*(?:\+\+|--)/g,
    ))
      names.add(match[1] ?? match[2] ?? "");
  assignedNames.set(program, names);
  return names;
}
