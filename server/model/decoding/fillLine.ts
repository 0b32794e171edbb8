import type { Fill, TokenProbability } from "../../contract/ports.ts";
import type { Engine, EngineSequence, Next } from "../engine/engine.ts";
import type { Vocabulary } from "../engine/vocabulary.ts";
import type { Meter } from "../host/meter.ts";
import type { Turn } from "../host/scheduler.ts";
import { advance } from "./advance.ts";
import type { NameChoice } from "./nameChoice.ts";

/** A prompt to continue for a line. */
export interface FillPlan {
  readonly prompt: readonly number[];
  /** Characters that the first tokens must retype; empty without healing. */
  readonly typed: string;
  readonly maxTokens: number;
  /** The line is given up once its probability has fallen below this. */
  readonly leastProbability: number;
  /** What may stand at the cursor; anything when left out. */
  readonly names?: NameChoice | undefined;
}

/**
 * Generates greedily up to the line's end. The token that ends the line is among the tokens, with an empty text: how
 * sure the model is that the line ends there belongs to how sure it is of the line. Most lines are never shown; one that
 * has become too improbable for it is not finished.
 */
export async function fillLine(
  engine: Engine,
  sequence: EngineSequence,
  vocabulary: Vocabulary,
  plan: FillPlan,
  turn: Turn,
  meter: Meter,
): Promise<Fill> {
  const tokens = [...plan.prompt];
  const generated: TokenProbability[] = [];
  const line = new LineText(engine);
  let typed = plan.typed;
  let promptEvaluated: number | undefined;
  const done = (end: Fill["end"]): Fill => ({
    text: line.text,
    tokens: generated,
    end,
    evaluatedTokens: promptEvaluated ?? meter.evaluated,
    promptTokens: plan.prompt.length,
    ms: meter.ms,
  });

  let likelihood = 1;
  const say = (text: string, probability: number) => {
    generated.push({ text, probability });
    likelihood *= probability;
  };
  /** Whether what was said may stand here. */
  const add = ({ token, probability }: Next): boolean => {
    const text = engine.textOf(token);
    if (typed === "") {
      // A line break adds no text, but how sure the model is of it tells whether the line is whole.
      say(line.addToken(token), probability);
    } else {
      const beyond = text.slice(typed.length);
      typed = typed.slice(text.length);
      if (beyond !== "") say(line.addText(beyond), probability);
    }
    return plan.names?.add(text) ?? true;
  };

  for (let count = 0; count < plan.maxTokens; count++) {
    const candidates = plan.names?.candidates ?? (typed === "" ? [] : vocabulary.fitting(typed));
    if (typed !== "" && candidates.length === 0) {
      tokens.push(...engine.tokenize(typed));
      typed = "";
    }
    const query = candidates.length > 0 ? { candidates } : {};
    const next: Next = await advance(sequence, tokens, query, turn, meter);
    promptEvaluated ??= meter.evaluated;
    if (engine.isEnd(next.token)) {
      say("", next.probability);
      return done("end");
    }
    tokens.push(next.token);
    const isAllowed = add(next);
    if (line.ended) return done("line");
    if (!isAllowed || likelihood < plan.leastProbability) return done("unlikely");
  }
  return done("limit");
}

/** The line so far. Characters split over several tokens appear once they are whole. */
class LineText {
  text = "";
  ended = false;
  readonly #engine: Engine;
  #partial: number[] = [];

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  /** Adds a token and returns what it added to the line. */
  addToken(token: number): string {
    this.#partial.push(token);
    const text = this.#engine.textOfAll(this.#partial);
    // Four bytes at most make a character; what stays broken beyond that is broken text.
    if (text.endsWith("\uFFFD") && this.#partial.length < 4) return "";
    this.#partial = [];
    return this.addText(text);
  }

  /** Adds text up to a line break and returns what it added. */
  addText(text: string): string {
    const lineBreak = text.search(/[\r\n]/);
    this.ended = lineBreak >= 0;
    const added = this.ended ? text.slice(0, lineBreak) : text;
    this.text += added;
    return added;
  }
}
