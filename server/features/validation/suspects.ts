/** What a text names that neither it nor its language declares. */
import { type ImportedModule, importedModules } from "../../language/names/importedModules.ts";
import type { OwnNames } from "../../language/names/ownNames.ts";
import type { SyntaxNode } from "../../language/parse/syntaxNode.ts";
import { calleeOf, isCall } from "../../language/roles/calls.ts";
import type { ImportedName } from "../../language/values/imports.ts";
import { type NameUse, namesOf } from "../../language/variables/names.ts";
import { reflectiveCall } from "../../language/variables/taken.ts";
import { hasWord } from "../../text/words.ts";

/** A name that may be unknown, with its offset. */
export type Suspect =
  /** A function that is called, or an object that is made. */
  | { readonly kind: "function"; readonly name: string; readonly start: number }
  /** A module that is none of the language's own. */
  | {
      readonly kind: "module";
      readonly name: string;
      readonly start: number;
      readonly names: readonly ImportedName[];
    }
  /** What a module of the language itself does not hold. */
  | { readonly kind: "member"; readonly name: string; readonly module: string; readonly start: number };

/** What a text names, and whether it brings in anything: what does not may be a piece of a file. */
export interface Suspects {
  /** In document order. */
  readonly all: readonly Suspect[];
  readonly bringsIn: boolean;
}

/** Reads the suspects of a text. */
export function findSuspects(root: SyntaxNode, own: OwnNames): Suspects {
  const modules = importedModules(root);
  const found = [
    ...modules.flatMap((module) => ofModule(module, own)),
    ...calledMembers(root, modules, own),
    ...(takesEverything(root) ? [] : unknownCalls(root, own)),
  ];
  return { all: found.sort((one, other) => one.start - other.start), bringsIn: modules.length > 0 };
}

/** A file that takes all that another has, or that reaches variables by their names, may have any name. */
function takesEverything(root: SyntaxNode): boolean {
  const isWhole = ({ language, type, text }: SyntaxNode) =>
    language.imports.has(type) && /(?:^|\s)[.*]\s*(?:$|["'])|import \*/m.test(text) && !/\* as /.test(text);
  return root.namedChildren.some((node) => isWhole(node)) || reflectiveCall(root) !== undefined;
}

function ofModule({ module, node, names }: ImportedModule, own: OwnNames): readonly Suspect[] {
  const bare = ownName(module);
  if (!own.hasModule(bare)) return [{ kind: "module", name: module, start: node.start, names }];
  return names.flatMap(({ original }) =>
    original !== undefined && original !== "default" && isPublic(original) && isLacking(own, bare, original)
      ? [{ kind: "member" as const, name: original, module, start: node.start }]
      : [],
  );
}

/** A module's name without the sign that it is the language's. */
function ownName(module: string): string {
  return module.replace(/^node:/, "");
}

function isPublic(name: string): boolean {
  return !name.startsWith("_");
}

/** Whether it is neither a name of the module nor a module below it. */
function isLacking(own: OwnNames, module: string, name: string): boolean {
  return (
    own.lacks(module, name) && !own.hasModule(`${module}.${name}`) && !own.hasModule(`${module}/${name}`)
  );
}

/** `json.parse(x)` where `json` is a module of the language. */
function calledMembers(
  root: SyntaxNode,
  modules: readonly ImportedModule[],
  own: OwnNames,
): readonly Suspect[] {
  const whole = new Map(
    modules.flatMap(({ module, names }) =>
      names.flatMap(({ local, original }) => (isWhole(original) ? [[local, ownName(module)] as const] : [])),
    ),
  );
  if (whole.size === 0) return [];
  return namesOf(root).uses.flatMap((use) => {
    const module = use.reads ? whole.get(use.name) : undefined;
    const member = module === undefined ? undefined : calledMember(use);
    if (module === undefined || !member || !own.hasModule(module) || !isPublic(member.text)) return [];
    const isOnlyName = use.variable === undefined || use.variable.declarations.length === 1;
    if (!isOnlyName || isGuarded(use.node) || !isLacking(own, module, member.text)) return [];
    return [{ kind: "member" as const, name: member.text, module, start: member.start }];
  });
}

function isWhole(original: string | undefined): boolean {
  return original === undefined || original === "default";
}

/** The member of a name that is called: `parse` of `json.parse()`. */
function calledMember({ node, holder }: NameUse): SyntaxNode | undefined {
  const call = holder.parent;
  if (!call || !isCall(call) || holder.namedChildren[0] !== node) return undefined;
  const callee = calleeOf(call);
  return callee?.parent === holder && callee !== node ? callee : undefined;
}

/** Calls of what is declared nowhere in the text. */
function unknownCalls(root: SyntaxNode, own: OwnNames): readonly Suspect[] {
  const { uses } = namesOf(root);
  const written = new Set(uses.filter(({ writes, declares }) => writes || declares).map(({ name }) => name));
  return uses.flatMap((use) => {
    if (use.variable !== undefined || use.place !== "read" || own.globals.has(use.name)) return [];
    if (written.has(use.name) || !isCalled(use.node) || isGuarded(use.node)) return [];
    return [{ kind: "function" as const, name: use.name, start: use.node.start }];
  });
}

function isCalled(node: SyntaxNode): boolean {
  const call = node.parent;
  return call !== undefined && isCall(call) && calleeOf(call) === node;
}

/** Whether the code counts with it that a name is missing: it is tried, or asked for before. */
function isGuarded(node: SyntaxNode): boolean {
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    const { control } = outer.language;
    if (control?.tries.has(outer.type)) return true;
    const isChoice =
      control !== undefined &&
      (control.ifs.has(outer.type) || control.ternaries.has(outer.type) || control.binaries.has(outer.type));
    const [asked] = outer.namedChildren;
    if (isChoice && asked && asked !== inner && hasWord(asked.text, node.text)) return true;
  }
  return false;
}
