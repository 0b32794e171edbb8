import { TextDocument } from "vscode-languageserver-textdocument";
import type { Clock, Model } from "../../../server/contract/ports.ts";
import { isRight } from "../../../server/core/measure/measureQuality.ts";
import { createRandom } from "../../../server/core/measure/random.ts";
import { type CompletionProvider, createCompletion } from "../../../server/features/completion/completion.ts";
import type { CompletionAnswer } from "../../../server/features/completion/silence.ts";
import { isInComment } from "../../../server/features/completion/surroundings.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { systemClock } from "../../../server/machine/systemClock.ts";
import type { HeldoutFile } from "./cases.ts";
import { evalPorts } from "./evalPorts.ts";
import { evalWorkspace, placeOf } from "./evalWorkspace.ts";
import { modelWith } from "./modelWith.ts";
import { Typist } from "./typist.ts";

/** What happened while lines were typed, key by key. */
export interface Session {
  lines: number;
  /** Keys that the lines take without suggestions, in an editor that closes brackets. */
  keys: number;
  /** Keys pressed, acceptances included. */
  pressed: number;
  /** Suggestions that appeared, and how many of them were what was typed next. */
  appeared: number;
  right: number;
  /** Right characters on the screen, summed over the keystrokes of someone who takes nothing. */
  rightCharacters: number;
  /** Keystrokes of that one, and those after which nothing was shown. */
  strokes: number;
  quiet: number;
  /** Times that what was on the screen became something else while it was typed as it stood there. */
  changes: number;
  /** Inferences that a keystroke waited for, and those that prepared what comes behind a suggestion. */
  inferences: number;
  prepared: number;
  promptTokens: number;
  /** What a reader may learn from: everything that appeared, and every change of mind. */
  readonly notes: Note[];
}

/** What was on the screen behind `typed` where `rest` was typed next, in its place what stood there before the last key. */
export interface Note {
  readonly kind: "change" | "right" | "wrong";
  readonly place: string;
  readonly typed: string;
  readonly rest: string;
  /** What was left of the suggestion before; empty where nothing was on the screen. */
  readonly before: string;
  readonly shown: Pick<CompletionAnswer, "text" | "tier" | "confidence" | "reason">;
}

/** The clock without waiting: what is measured here is what is shown, not when. */
const impatient: Clock = {
  ...systemClock,
  sleep: async (_ms, signal) => signal.throwIfAborted(),
};

/** Fewer characters are typed sooner than taken. */
const worthTaking = 2;

const nothing = (): Session => ({
  lines: 0,
  keys: 0,
  pressed: 0,
  appeared: 0,
  right: 0,
  rightCharacters: 0,
  strokes: 0,
  quiet: 0,
  changes: 0,
  inferences: 0,
  prepared: 0,
  promptTokens: 0,
  notes: [],
});

/** What of a session is a count. */
const counted = [
  "lines",
  "keys",
  "pressed",
  "appeared",
  "right",
  "rightCharacters",
  "strokes",
  "quiet",
  "changes",
  "inferences",
  "prepared",
  "promptTokens",
] as const satisfies readonly (keyof Session)[];

/** A line to be typed. */
export interface Line {
  readonly file: HeldoutFile;
  readonly number: number;
  readonly content: string;
}

/** Types one line of a package twice: taking suggestions and not. */
export class LineTyping {
  readonly #files: readonly HeldoutFile[];
  readonly #model: Model;
  readonly #syntax: Syntax;
  readonly #editors = new Map<string, Editor>();
  #session = nothing();

  constructor(files: readonly HeldoutFile[], model: Model, syntax: Syntax) {
    this.#files = files;
    this.#syntax = syntax;
    this.#model = countInferences(model, () => this.#session);
  }

  async type(line: Line): Promise<Session> {
    this.#session = nothing();
    if (await isCommented(line, this.#syntax)) return this.#session;
    this.#session.lines++;
    for (const takes of [true, false])
      await typeLine(line, this.#editorOf(line.file.package, takes), this.#syntax, this.#session, takes);
    return this.#session;
  }

  /** The editor of a package, apart for who takes suggestions: neither knows what the other has been shown. */
  #editorOf(name: string, takes: boolean): Editor {
    const key = `${name} ${takes}`;
    const files = this.#files.filter((file) => file.package === name);
    const editor = this.#editors.get(key) ?? openEditor(files, this.#model, this.#syntax);
    this.#editors.set(key, editor);
    return editor;
  }
}

/** Sessions put together. */
export function together(sessions: readonly Session[]): Session {
  const sum = nothing();
  for (const session of sessions) {
    sum.notes.push(...session.notes);
    for (const key of counted) sum[key] += session[key];
  }
  return sum;
}

/** Ghost text in a workspace, and the document that is open in it. */
interface Editor {
  readonly completion: CompletionProvider;
  document: TextDocument | undefined;
}

function openEditor(files: readonly HeldoutFile[], model: Model, syntax: Syntax): Editor {
  const open = () => (editor.document ? [editor.document] : []);
  const ports = evalPorts(evalWorkspace(files, open), model, impatient);
  const editor: Editor = { completion: createCompletion(ports, syntax), document: undefined };
  return editor;
}

/** Lines of code, languages by turns, so that none outweighs the others. */
export function chooseLines(files: readonly HeldoutFile[], count: number, seed: number): readonly Line[] {
  const random = createRandom(seed);
  const pick = <T>(items: readonly T[]) => items[Math.floor(random() * items.length)];
  const languages = [...new Set(files.map(({ language }) => language))].sort();
  const chosen: Line[] = [];
  for (let tries = 0; chosen.length < count && tries < count * 20; tries++) {
    const language = languages[tries % languages.length];
    const file = pick(files.filter((candidate) => candidate.language === language));
    if (!file) continue;
    const lines = file.text.split(/\r?\n/);
    const number = Math.floor(random() * lines.length);
    const content = lines[number]?.trimEnd() ?? "";
    if (content.trim().length >= 4 && content.length <= 120) chosen.push({ file, number, content });
  }
  return chosen;
}

function indentationOf(content: string): number {
  return content.length - content.trimStart().length;
}

function documentOf({ file, number, content }: Line, uri: string): TextDocument {
  const lines = file.text.split(/\r?\n/);
  const before = [...lines.slice(0, number), content.slice(0, indentationOf(content))];
  return TextDocument.create(uri, file.language, 1, [...before, ...lines.slice(number + 1)].join("\n"));
}

async function isCommented(line: Line, syntax: Syntax): Promise<boolean> {
  const document = TextDocument.create("file:///line", line.file.language, 1, line.file.text);
  const inside = { line: line.number, character: indentationOf(line.content) + 1 };
  const commented = await isInComment(document, inside, syntax);
  syntax.forget(document.uri);
  return commented;
}

async function typeLine(
  line: Line,
  editor: Editor,
  syntax: Syntax,
  session: Session,
  takes: boolean,
): Promise<void> {
  const uri = placeOf(line.file);
  const document = documentOf(line, uri);
  const { completion } = editor;
  editor.document = document;
  const start = { line: line.number, character: indentationOf(line.content) };
  const typist = new Typist(document, start, line.content, (changes) =>
    completion.didChange(document, changes),
  );
  const ask = () => {
    const { signal } = new AbortController();
    const context = { triggerKind: "automatic", showsAround: true } as const;
    return completion.completeInline(document, typist.position, context, signal);
  };
  if (takes) await typeTaking(typist, ask, session);
  else await typeAll(typist, ask, session, line);
  completion.didClose(uri);
  syntax.forget(uri);
}

type Ask = () => Promise<CompletionAnswer>;

/** Takes every right suggestion that is worth a key, as soon as it is shown. */
async function typeTaking(typist: Typist, ask: Ask, session: Session): Promise<void> {
  while (!typist.finished) {
    typist.press();
    session.pressed++;
    while (!typist.finished) {
      const answer = await ask();
      const held = heldBy(answer, typist);
      if (answer.text.length < worthTaking || !rightAt(answer.text, held > 0 ? typist.left : typist.rest))
        break;
      typist.take(answer.text, answer.closers, held);
      session.pressed++;
    }
  }
}

/** Takes nothing, and watches what is on the screen. */
async function typeAll(typist: Typist, ask: Ask, session: Session, line: Line): Promise<void> {
  let onScreen = "";
  while (!typist.finished) {
    const key = typist.press();
    session.keys++;
    if (typist.finished) return;
    const expected = onScreen.startsWith(key) ? onScreen.slice(key.length).trimEnd() : "";
    const shown = await ask();
    const rest = heldBy(shown, typist) > 0 ? typist.left : typist.rest;
    const kind = count(session, shown.text, expected, rest);
    if (kind) session.notes.push(noteOf(kind, line, typist, expected, shown));
    onScreen = shown.text;
  }
}

/** How many of the signs behind the cursor a suggestion takes the place of. */
function heldBy({ range }: CompletionAnswer, { position }: Typist): number {
  return range.end.character - position.character;
}

function noteOf(
  kind: Note["kind"],
  { file, number, content }: Line,
  { position, rest }: Typist,
  before: string,
  { text, tier, confidence, reason }: CompletionAnswer,
): Note {
  const place = `${file.package}/${file.path}:${number + 1}`;
  const shown = { text, tier, confidence, ...(reason ? { reason } : {}) };
  return { kind, place, typed: content.slice(0, position.character), rest, before, shown };
}

/** Counts what is shown after a keystroke where `expected` is what was left of what had been shown before; tells what is new. */
function count(session: Session, text: string, expected: string, rest: string): Note["kind"] | undefined {
  const right = text !== "" && rightAt(text, rest);
  session.strokes++;
  if (right) session.rightCharacters += text.length;
  if (text === "") session.quiet++;
  const goesOn = expected !== "" && text.startsWith(expected);
  const changed = expected !== "" && !goesOn;
  if (changed) session.changes++;
  if (text !== "" && !goesOn) {
    session.appeared++;
    if (right) session.right++;
  }
  if (changed) return "change";
  if (text === "" || goesOn) return undefined;
  return right ? "right" : "wrong";
}

function rightAt(text: string, rest: string): boolean {
  return isRight({ kind: "word", text: text.trimEnd() }, rest);
}

function countInferences(model: Model, sessionNow: () => Session): Model {
  return modelWith(model, {
    async fill(request, signal) {
      const session = sessionNow();
      if (request.priority === "background") session.prepared++;
      else session.inferences++;
      const fill = await model.fill(request, signal);
      session.promptTokens += fill.evaluatedTokens;
      return fill;
    },
  });
}
