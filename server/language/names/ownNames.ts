/** The names that languages have of themselves, from `facts/names.json`: globals, modules, and what the modules hold. */
import type { GlossaryLoader } from "../../contract/ports.ts";
import { familyOf } from "../dataOf.ts";

export interface OwnNames {
  /** Functions, types and values that every file may use. */
  readonly globals: ReadonlySet<string>;
  /** Whether files of a folder see each other's names without bringing them in. */
  readonly isShared: boolean;
  hasModule(name: string): boolean;
  /** Whether a module of the language is known to hold no such name. */
  lacks(module: string, name: string): boolean;
}

interface Table {
  /** With blanks between. */
  readonly globals: string;
  /** By module; empty where it is not known what a module holds. */
  readonly modules: Readonly<Record<string, string>>;
}

/** Gives the own names of a language, which are read when they are first asked for; undefined where they are not known. */
export function lazyOwnNames(loader: GlossaryLoader): (languageId: string) => Promise<OwnNames | undefined> {
  let loading: Promise<ReadonlyMap<string, OwnNames>> | undefined;
  return async (languageId) => {
    loading ??= loader.nameFacts().then(createOwnNames);
    return (await loading).get(familyOf(languageId));
  };
}

/** Own names by family. */
function createOwnNames(json: string): ReadonlyMap<string, OwnNames> {
  const tables = JSON.parse(json) as Readonly<Record<string, Table>>;
  return new Map(Object.entries(tables).map(([family, table]) => [family, namesIn(table, family === "go")]));
}

function namesIn({ globals, modules }: Table, isShared: boolean): OwnNames {
  const held = new Map<string, ReadonlySet<string>>();
  const namesOf = (module: string) => {
    const known = held.get(module) ?? new Set(modules[module]?.split(" "));
    held.set(module, known);
    return known;
  };
  const hasModule = (name: string) => Object.hasOwn(modules, name);
  return {
    globals: new Set(globals.split(" ")),
    isShared,
    hasModule,
    lacks: (module, name) => (modules[module] ?? "") !== "" && !namesOf(module).has(name),
  };
}
