import { LRUCache } from "lru-cache";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../config.ts";
import { ModelUnavailableError, type Ports } from "../ports.ts";
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
  readonly excerpt: string;
  readonly text: string;
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
    if (!config.diagnostics.modelOpinion || !this.#ports.model.can("classify")) return findings;
    const open: Question[] = [];
    const kept = findings.filter((finding) => {
      if (finding.doubt === undefined) return true;
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
    const { uri, languageId } = document;
    const { model, clock, logger } = this.#ports;
    const abort = new AbortController();
    this.#running.set(uri, abort);
    let isChanged = false;
    try {
      await clock.sleep(patience, abort.signal);
      for (const { key, excerpt, text } of questions) {
        const { choice, confidence } = await model.choose(
          {
            document: excerpt,
            languageId,
            question: text,
            choices: ["yes", "no"],
            task: "classify.finding",
            capability: "classify",
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

function toQuestion(document: TextDocument, { range, rule }: PlacedFinding, text: string): Question {
  const excerpt = document.getText({
    start: { line: Math.max(0, range.start.line - contextLines), character: 0 },
    end: { line: range.end.line + contextLines + 1, character: 0 },
  });
  return { key: `${rule}\n${text}\n${excerpt}`, excerpt, text };
}
