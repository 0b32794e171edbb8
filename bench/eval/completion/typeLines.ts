import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Model } from "../../../server/contract/ports.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { type HeldoutFile, heldoutCode } from "./cases.ts";
import { publicPackages } from "./publicPackages.ts";
import type { NamedSession } from "./report.ts";
import { chooseLines, LineTyping, type Session, together } from "./typingSession.ts";

/** Of so many held-out lines, one is typed in each public package. */
const linesPerPublicPackage = 12;

export interface TypingOptions {
  /** Held-out lines. */
  readonly lines: number;
  readonly seed: number;
  /** Folder that keeps what came of each line, so that a run that was cut off goes on, and several share the work; none when left out. */
  readonly typed: string | undefined;
  /** This run types every so many-th line from one on, counted from zero; all of them when left out. */
  readonly part?: { readonly index: number; readonly of: number } | undefined;
}

/** Types lines of held-out code, and of packages that nothing was learnt from or tuned on. */
export async function typeLines(
  model: Model,
  syntax: Syntax,
  options: TypingOptions,
): Promise<readonly NamedSession[]> {
  const publicLines = Math.ceil(options.lines / linesPerPublicPackage);
  const sets = [
    { name: "held-out code", files: await heldoutCode(), count: options.lines },
    ...(await publicPackages()).map(({ name, files }) => ({ name, files, count: publicLines })),
  ];
  const sessions: NamedSession[] = [];
  for (const { name, files, count } of sets)
    sessions.push({ name, session: await typeSet(name, files, count, model, syntax, options) });
  return sessions;
}

async function typeSet(
  name: string,
  files: readonly HeldoutFile[],
  count: number,
  model: Model,
  syntax: Syntax,
  { seed, typed, part }: TypingOptions,
): Promise<Session> {
  const typing = new LineTyping(files, model, syntax);
  const sessions: Session[] = [];
  for (const [index, line] of chooseLines(files, count, seed).entries()) {
    if (part && index % part.of !== part.index) continue;
    const file = typed && path.join(typed, `${seed}-${name.replaceAll(/\W+/g, "-")}-${index}.json`);
    const kept = file && (await readFile(file, "utf8").catch(() => undefined));
    const session: Session = kept ? JSON.parse(kept) : await typing.type(line);
    if (file && !kept) await keep(file, session);
    sessions.push(session);
  }
  return together(sessions);
}

async function keep(file: string, session: Session): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, JSON.stringify(session));
}
