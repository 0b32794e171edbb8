import type { TextDocument } from "vscode-languageserver-textdocument";
import { membersIn } from "../../../language/names/membersIn.ts";
import type { Receiver } from "../../../language/names/receiver.ts";
import type { Members } from "../../../language/names/shapeIndex.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { CursorContext } from "../cursorContext.ts";
import { siblingNames } from "../heuristics/lines/siblingKeys.ts";
import { exportsOf, importListAt, moduleNamed } from "./importList.ts";
import type { WorkspaceNames } from "./workspaceNames.ts";

/** Where names are looked up. */
export interface Naming {
  readonly syntax: Syntax;
  readonly names: WorkspaceNames;
}

const access = /(?:\.|->|::)([\p{L}_$][\p{L}\p{N}_$]*)?$/u;
/** Stands for a name that is still to be typed. */
const placeholder = "x";

/** What the thing before the cursor can be asked for; undefined where no member is being typed, or nothing is known. */
export async function membersHere(
  document: TextDocument,
  context: CursorContext,
  { syntax, names }: Naming,
): Promise<Members | undefined> {
  const { linePrefix, position } = context;
  const list = importListAt(context);
  if (list) return notListed(exportsOf(list.module, document, names), list.names);
  const [found, typed = ""] = access.exec(linePrefix) ?? [];
  if (found === undefined) return undefined;
  await names.refresh(document);
  const start = document.offsetAt({ line: position.line, character: 0 });
  const line = linePrefix + (typed === "" ? placeholder : "");
  const asked = await membersIn(document, { start, end: document.offsetAt(position) }, line, syntax);
  const here = asked.find(({ end }) => end === start + line.length);
  return here && receiverMembers(here.receiver, document, names);
}

/** By the type of the receiver, or by the file that it stands for as a whole. */
export function receiverMembers(
  receiver: Receiver,
  document: TextDocument,
  names: WorkspaceNames,
): Members | undefined {
  const module = receiver.isOfFile ? moduleNamed(receiver.name, document) : undefined;
  return module === undefined
    ? names.membersOf(receiver, document.languageId)
    : exportsOf(module, document, names);
}

function notListed(members: Members | undefined, listed: ReadonlySet<string>): Members | undefined {
  return members && { ...members, names: new Set([...members.names].filter((name) => !listed.has(name))) };
}

interface Where {
  readonly document: TextDocument;
  readonly context: CursorContext;
}

/** The members that may stand at places, each looked up once. */
export class MembersHere {
  readonly #naming: Naming;
  readonly #known = new WeakMap<Where, Promise<Members | undefined>>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** What the thing before the cursor can be asked for. */
  at(where: Where): Promise<Members | undefined> {
    const members = this.#known.get(where) ?? membersHere(where.document, where.context, this.#naming);
    this.#known.set(where, members);
    return members;
  }

  /** The names one of which must stand at the cursor, where that is known. */
  async namesAt(where: Where): Promise<readonly string[] | undefined> {
    const members = await this.at(where);
    return members?.isComplete ? [...members.names] : siblingNames(where.context);
  }
}
