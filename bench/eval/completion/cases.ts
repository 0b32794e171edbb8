import { readFile } from "node:fs/promises";
import path from "node:path";
import { type Position, TextDocument } from "vscode-languageserver-textdocument";
import * as z from "zod";
import { createRandom } from "../../../server/core/measure/random.ts";
import { isInComment, isProse } from "../../../server/features/completion/surroundings.ts";
import { closerOf, matchBrackets } from "../../../server/language/lexical/matchBrackets.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";

const heldout = path.resolve(import.meta.dirname, "../../../training/heldout");
const index = z.array(
  z.object({ file: z.string(), package: z.string(), path: z.string(), language: z.string() }),
);
/** Not code: nothing is suggested there, or nothing that could be told right from wrong. */
const notCode: ReadonlySet<string> = new Set(["json", "yaml", "markdown", "css", "scss", "xml"]);

/** A place in a held-out file with the rest of the line taken away. */
export interface Case {
  readonly package: string;
  readonly language: string;
  readonly document: TextDocument;
  readonly position: Position;
  /** What stood there, without white space at its end; empty at the end of a line. */
  readonly truth: string;
  /** Closing brackets that stand behind the cursor, as editors put them there; the truth holds some of them. */
  readonly behind: string;
}

/** Share of the places within brackets where an editor has closed them already. */
const autoClosed = 0.5;

/** One held-out file of code. */
export interface HeldoutFile {
  readonly package: string;
  /** Path in its package. */
  readonly path: string;
  readonly language: string;
  readonly text: string;
}

/** The held-out files that hold code. */
export async function heldoutCode(): Promise<readonly HeldoutFile[]> {
  const entries = index.parse(JSON.parse(await readFile(path.join(heldout, "index.json"), "utf8")));
  const code = entries.filter(({ language }) => !notCode.has(language) && !isProse(language));
  return Promise.all(
    code.map(async ({ file, ...entry }) => ({
      ...entry,
      text: await readFile(path.join(heldout, file), "utf8"),
    })),
  );
}

/** Random places in held-out code, all languages as they come, comments left out. */
export async function sampleCases(count: number, seed: number, syntax: Syntax): Promise<readonly Case[]> {
  const random = createRandom(seed);
  const files = await heldoutCode();
  const cases: Case[] = [];
  for (let round = 0; cases.length < count && round < count; round++)
    for (const file of files) {
      const found = await sampleOne(file, `${round}`, random, syntax);
      if (found) cases.push(found);
      if (cases.length === count) break;
    }
  return cases;
}

async function sampleOne(
  file: HeldoutFile,
  id: string,
  random: () => number,
  syntax: Syntax,
): Promise<Case | undefined> {
  const lines = file.text.split(/\r?\n/);
  const line = Math.floor(random() * lines.length);
  const content = lines[line]?.trimEnd() ?? "";
  const indentation = content.length - content.trimStart().length;
  // Every column that typing passes through, the line's end included.
  const character = indentation + Math.floor(random() * (content.length - indentation + 1));
  if (content.trim() === "" || content.length > 200) return undefined;
  const behind = random() < autoClosed ? closersBehind(content, character, file.language) : "";
  const before = [...lines.slice(0, line), content.slice(0, character) + behind].join("\n");
  const after = lines.slice(line + 1).join("\n");
  const uri = `file:///${id}/${file.package}/${file.path}`;
  const document = TextDocument.create(uri, file.language, 1, `${before}\n${after}`);
  const position = { line, character };
  if (await isInComment(document, position, syntax)) return undefined;
  syntax.forget(uri);
  return {
    package: file.package,
    language: file.language,
    document,
    position,
    truth: content.slice(character),
    behind,
  };
}

/** The closing brackets that an editor has put behind a column for those open on its line; none where the line closes none of them. */
function closersBehind(content: string, character: number, language: string): string {
  const typed = matchBrackets(content.slice(0, character), language);
  const { firstStray } = matchBrackets(content.slice(character), language);
  if (typed.quote !== "" || firstStray === -1) return "";
  const closers = typed.open.map(({ bracket }) => closerOf[bracket] ?? "").reverse();
  return closers.join("");
}
