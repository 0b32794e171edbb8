import { chunkTokens, type Engine, type EngineSequence } from "../server/model/engine/engine.ts";
import { typedFiles } from "./corpus.ts";
import { contextSize, withEngine } from "./withEngine.ts";

/**
 * Does drafting by copying from the prompt pay? How often a draft is right depends on the text and is counted with a
 * model that can write code; what checking a draft costs depends on the shape and is measured with the 0.5B one.
 */
const draftLengths = [1, 2, 3, 4, 6] as const;
/** Tokens that must match before what followed them is copied. */
const matchLength = 2;
const generatedTokens = 16;

/** A Markdown table: per draft length, tokens gained per step, cost of a step, and what comes of it. */
export async function benchDrafts(writer: string, shape: string, places: number): Promise<string> {
  const texts = await withEngine(writer, (engine, sequence) => writeLines(engine, sequence, places));
  const costs = await withEngine(shape, (engine, sequence) => stepCosts(engine, sequence));
  const single = costs.get(1) ?? 1;
  const rows = draftLengths.map((length) => {
    const { steps, tokens, drafted } = replay(texts, length);
    const cost = ((costs.get(length + 1) ?? 0) * drafted + single * (steps - drafted)) / steps;
    const speedUp = (tokens / steps) * (single / cost);
    const cells = [
      length,
      `${((100 * drafted) / steps).toFixed(0)} %`,
      (tokens / steps).toFixed(2),
      `${((costs.get(length + 1) ?? 0) / single).toFixed(2)} ×`,
      `${speedUp.toFixed(2)} ×`,
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    `CPU time of a step of one token: ${single.toFixed(0)} ms.`,
    "",
    "| drafted tokens | steps with a draft | tokens per step | cost of a drafted step | speed |",
    "|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

interface Written {
  readonly prompt: readonly number[];
  readonly tokens: readonly number[];
}

/** What the model writes at places spread over the corpus, at line starts and within lines. */
async function writeLines(
  engine: Engine,
  sequence: EngineSequence,
  places: number,
): Promise<readonly Written[]> {
  const written: Written[] = [];
  const files = typedFiles();
  for (const file of files) {
    const perFile = Math.ceil(places / files.length);
    for (let index = 1; index <= perFile; index++) {
      const cut = Math.floor((file.text.length * (index + 1)) / (perFile + 2));
      const prompt = engine.tokenize(file.text.slice(0, cut)).slice(-contextSize + generatedTokens + 1);
      written.push({ prompt, tokens: await continueGreedily(engine, sequence, prompt) });
    }
  }
  return written;
}

async function continueGreedily(
  engine: Engine,
  sequence: EngineSequence,
  prompt: readonly number[],
): Promise<readonly number[]> {
  await sequence.keep(0);
  let rest = prompt;
  for (; rest.length > chunkTokens; rest = rest.slice(chunkTokens))
    await sequence.evaluate(rest.slice(0, chunkTokens));
  const tokens: number[] = [];
  let { token } = await sequence.next(rest, {});
  while (tokens.length < generatedTokens && !engine.isEnd(token)) {
    tokens.push(token);
    if (engine.textOf(token).includes("\n")) break;
    ({ token } = await sequence.next([token], {}));
  }
  return tokens;
}

/** Processor time of a step that reads the probabilities behind each of its tokens, in milliseconds. */
async function stepCosts(engine: Engine, sequence: EngineSequence): Promise<ReadonlyMap<number, number>> {
  const costs = new Map<number, number>();
  const tokens = engine.tokenize("for (const entry of entries) total += entry.size;\n".repeat(8));
  await sequence.evaluate(tokens.slice(0, chunkTokens));
  const held = sequence.tokens.length;
  for (const size of [1, ...draftLengths.map((length) => length + 1)]) {
    const times: number[] = [];
    for (let run = 0; run < 15; run++) {
      await sequence.keep(held);
      const before = process.cpuUsage();
      await sequence.nextOfEach(tokens.slice(0, size), []);
      const { user, system } = process.cpuUsage(before);
      times.push((user + system) / 1000);
    }
    // The least disturbed runs tell the most on a shared machine.
    costs.set(size, times.toSorted((a, b) => a - b)[3] ?? 0);
  }
  return costs;
}

/** Replays what was written with drafts of a length: steps needed, tokens gained, and steps that had a draft. */
function replay(
  texts: readonly Written[],
  length: number,
): { steps: number; tokens: number; drafted: number } {
  let steps = 0;
  let gained = 0;
  let drafted = 0;
  for (const { prompt, tokens } of texts) {
    for (let at = 0; at < tokens.length; ) {
      const draft = copyFromPrompt([...prompt, ...tokens.slice(0, at)], length);
      let right = 0;
      while (right < draft.length && draft[right] === tokens[at + right]) right++;
      steps++;
      if (draft.length > 0) drafted++;
      const step = Math.min(right + 1, tokens.length - at);
      gained += step;
      at += step;
    }
  }
  return { steps, tokens: gained, drafted };
}

/** What followed the last tokens where they stood last before. */
function copyFromPrompt(tokens: readonly number[], length: number): readonly number[] {
  const tail = tokens.slice(-matchLength);
  for (let end = tokens.length - 1; end >= matchLength; end--)
    if (tail.every((token, index) => tokens[end - matchLength + index] === token))
      return tokens.slice(end, end + length);
  return [];
}
