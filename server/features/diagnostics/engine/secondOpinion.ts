import { LRUCache } from "lru-cache";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../../../contract/config.ts";
import { ModelUnavailableError, type Ports } from "../../../contract/ports.ts";
import type { Doubt } from "./doubt.ts";
import type { PlacedFinding } from "./examination.ts";

/** Lines before and behind a finding that the model is shown. */
const contextLines = 8;
/** Questions asked per look at a document; the rest follow when it is looked at again. */
const mostQuestions = 6;
const keptAnswers = 2_000;
/** The user is left alone with the model for this long after a change, in milliseconds. */
const patience = 2_000;

/** A finding that analysis cannot decide, with what the model is asked about it. */
interface Question {
  readonly key: string;
  readonly document: string;
  readonly languageId: string;
  readonly doubt: Doubt;
}

/**
 * Lets the model withdraw findings that analysis cannot decide. It is asked in the background and never adds a finding;
 * one it was not asked about, or is not sure of, stays.
 */
export class SecondOpinion {
  readonly #ports: Pick<Ports, "model" | "clock" | "logger">;
  readonly #onWithdrawn: (uri: string) => void;
  /** Whether the finding was withdrawn, by question. */
  readonly #answers = new LRUCache<string, boolean>({ max: keptAnswers });
  readonly #running = new Map<string, AbortController>();

  /** @param onWithdrawn called when a document has a finding less than was last said */
  constructor(ports: Pick<Ports, "model" | "clock" | "logger">, onWithdrawn: (uri: string) => void) {
    this.#ports = ports;
    this.#onWithdrawn = onWithdrawn;
  }

  /** Leaves out what the model withdrew, and asks it about what is new. */
  review(
    document: TextDocument,
    findings: readonly PlacedFinding[],
    config: Config,
  ): readonly PlacedFinding[] {
    this.forget(document.uri);
    if (!config.diagnostics.modelOpinion) return findings;
    const open: Question[] = [];
    const kept = findings.filter((finding) => {
      if (finding.doubt === undefined || !this.#ports.model.can(finding.doubt.capability)) return true;
      const question = toQuestion(document, finding, finding.doubt);
      const isWithdrawn = this.#answers.get(question.key);
      if (isWithdrawn === undefined) open.push(question);
      return isWithdrawn !== true;
    });
    if (open.length > 0) void this.#ask(document, open.slice(0, mostQuestions), config.minConfidence);
    return kept;
  }

  /** Stops asking about a document. */
  forget(uri: string): void {
    this.#running.get(uri)?.abort();
    this.#running.delete(uri);
  }

  async #ask(document: TextDocument, questions: readonly Question[], minConfidence: number): Promise<void> {
    const { uri } = document;
    const { model, clock, logger } = this.#ports;
    const abort = new AbortController();
    this.#running.set(uri, abort);
    let isChanged = false;
    try {
      await clock.sleep(patience, abort.signal);
      for (const { key, document: asked, languageId, doubt } of questions) {
        const { choice, confidence } = await model.choose(
          {
            document: asked,
            languageId,
            question: doubt.question,
            choices: ["yes", "no"],
            task: doubt.task,
            capability: doubt.capability,
            priority: "background",
          },
          abort.signal,
        );
        const isWithdrawn = choice === "no" && confidence >= minConfidence;
        this.#answers.set(key, isWithdrawn);
        isChanged ||= isWithdrawn;
      }
    } catch (error) {
      if (!abort.signal.aborted && !(error instanceof ModelUnavailableError))
        logger.warn("The model's opinion on a finding failed.", error);
    } finally {
      if (this.#running.get(uri) === abort) this.#running.delete(uri);
    }
    if (isChanged && !abort.signal.aborted) this.#onWithdrawn(uri);
  }
}

/** A text of its own is asked about without a language: what it is written in is part of the question. */
function toQuestion(document: TextDocument, { range, rule }: PlacedFinding, doubt: Doubt): Question {
  const around = () =>
    document.getText({
      start: { line: Math.max(0, range.start.line - contextLines), character: 0 },
      end: { line: range.end.line + contextLines + 1, character: 0 },
    });
  const asked = doubt.about ?? around();
  return {
    key: `${rule}\n${doubt.question}\n${asked}`,
    document: asked,
    languageId: doubt.about === undefined ? document.languageId : "",
    doubt,
  };
}
