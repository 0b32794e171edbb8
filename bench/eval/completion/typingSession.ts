import { type Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Clock, Model } from "../../../server/contract/ports.ts";
import { type CompletionProvider, createCompletion } from "../../../server/features/completion/completion.ts";
import { isInComment } from "../../../server/features/completion/surroundings.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { systemClock } from "../../../server/machine/systemClock.ts";
import { type HeldoutFile, heldoutCode } from "./cases.ts";
import { evalPorts } from "./evalPorts.ts";
import { modelWith } from "./modelWith.ts";
import { createRandom } from "./random.ts";

/** What happened while lines were typed, key by key, each right suggestion being taken as soon as it was shown. */
export interface Session {
  lines: number;
  characters: number;
  /** Keys pressed, acceptances included. */
  keystrokes: number;
  /** Different suggestions that appeared, and how many of them were the rest of the line. */
  shown: number;
  right: number;
  /** Inferences that a keystroke waited for, and those that prepared a next line. */
  inferences: number;
  prepared: number;
  promptTokens: number;
}

/** The clock without waiting: what is measured here is what is shown, not when. */
const impatient: Clock = {
  ...systemClock,
  sleep: async (_ms, signal) => signal.throwIfAborted(),
};

/** Types random lines of held-out files into them. */
export async function typeLines(count: number, seed: number, model: Model, syntax: Syntax): Promise<Session> {
  const random = createRandom(seed);
  const files = await heldoutCode();
  const session: Session = {
    lines: 0,
    characters: 0,
    keystrokes: 0,
    shown: 0,
    right: 0,
    inferences: 0,
    prepared: 0,
    promptTokens: 0,
  };
  const counting = countInferences(model, session);
  for (let tries = 0; session.lines < count && tries < count * 10; tries++) {
    const file = files[Math.floor(random() * files.length)];
    if (file) await typeLine(file, random, counting, syntax, session);
  }
  return session;
}

async function typeLine(
  file: HeldoutFile,
  random: () => number,
  model: Model,
  syntax: Syntax,
  session: Session,
): Promise<void> {
  const lines = file.text.split(/\r?\n/);
  const line = Math.floor(random() * lines.length);
  const content = lines[line]?.trimEnd() ?? "";
  const indentation = content.length - content.trimStart().length;
  if (content.trim().length < 4 || content.length > 120) return;
  const text = [...lines.slice(0, line), content.slice(0, indentation), ...lines.slice(line + 1)].join("\n");
  const uri = `file:///${session.lines}/${file.package}/${file.path}`;
  const document = TextDocument.create(uri, file.language, 1, text);
  if (await isInComment(document, { line, character: indentation }, syntax)) return;
  const completion = createCompletion(evalPorts(document, model, impatient), syntax);
  await typeAll(document, completion, { line, character: indentation }, content.slice(indentation), session);
  completion.didClose(uri);
  syntax.forget(uri);
}

async function typeAll(
  document: TextDocument,
  completion: CompletionProvider,
  start: Position,
  content: string,
  session: Session,
): Promise<void> {
  session.lines++;
  session.characters += content.length;
  let onScreen = "";
  for (let typed = 1; typed <= content.length; typed++) {
    const at = { line: start.line, character: start.character + typed - 1 };
    const change = { range: { start: at, end: at }, text: content.charAt(typed - 1) };
    TextDocument.update(document, [change], document.version + 1);
    completion.didChange(document, [change]);
    session.keystrokes++;
    const position = { line: at.line, character: at.character + 1 };
    const request = { triggerKind: "automatic" as const };
    const { text } = await completion.provide(document, position, request, new AbortController().signal);
    const rest = content.slice(typed);
    if (text !== "" && text !== onScreen.slice(1)) {
      session.shown++;
      if (text === rest) session.right++;
    }
    if (text !== "" && text === rest) {
      session.keystrokes++;
      return;
    }
    onScreen = text;
  }
}

function countInferences(model: Model, session: Session): Model {
  return modelWith(model, {
    async fill(request, signal) {
      if (request.priority === "background") session.prepared++;
      else session.inferences++;
      const fill = await model.fill(request, signal);
      session.promptTokens += fill.evaluatedTokens;
      return fill;
    },
  });
}
