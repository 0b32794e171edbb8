import type { Engine, EngineSequence } from "../engine/engine.ts";
import type { Meter } from "../host/meter.ts";
import type { Turn } from "../host/scheduler.ts";
import { advance } from "./advance.ts";

/** One way to write a choice, as tokens. */
interface Path {
  readonly choice: number;
  readonly tokens: readonly number[];
}

/** Ways this much less likely than the likeliest are not followed, as each would cost a step: choices share them. */
const negligible = 0.01;

/**
 * Probability of each choice as the answer to the prompt, normalised over the choices. The ways to write a choice
 * (as given or capitalised, with or without a space before it) are summed; a choice of several tokens has the
 * product of their probabilities, followed only as far as choices share their tokens.
 */
export async function chooseAnswer(
  engine: Engine,
  sequence: EngineSequence,
  prompt: readonly number[],
  choices: readonly string[],
  turn: Turn,
  meter: Meter,
): Promise<readonly number[]> {
  const masses = choices.map(() => 0);
  const weigh = async (tokens: readonly number[], paths: readonly Path[], depth: number, mass: number) => {
    const groups = groupByToken(engine, paths, depth);
    const next = await advance(sequence, tokens, { wanted: [...groups.keys()] }, turn, meter);
    const likeliest = Math.max(...[...groups.keys()].map((token) => next.wanted.get(token) ?? 0));
    for (const [token, group] of groups) {
      const probability = next.wanted.get(token) ?? 0;
      const reached = mass * probability;
      const among = [...new Set(group.map((path) => path.choice))];
      if (among.length > 1 && probability >= likeliest * negligible)
        await weigh([...tokens, token], group, depth + 1, reached);
      else for (const choice of among) masses[choice] = (masses[choice] ?? 0) + reached / among.length;
    }
  };
  await weigh(prompt, waysToWrite(engine, choices), 0, 1);
  return normalised(masses);
}

function waysToWrite(engine: Engine, choices: readonly string[]): readonly Path[] {
  return choices.flatMap((text, choice) => {
    const capital = text.charAt(0).toUpperCase() + text.slice(1);
    const ways = new Set([text, capital, ` ${text}`, ` ${capital}`]);
    return [...ways].map((way) => ({ choice, tokens: engine.tokenize(way) }));
  });
}

/** Groups paths by their token at `depth`; a path that ends there is followed by the end of the answer. */
function groupByToken(engine: Engine, paths: readonly Path[], depth: number): Map<number, Path[]> {
  const groups = new Map<number, Path[]>();
  for (const path of paths) {
    const token = path.tokens[depth] ?? (path.tokens.length === depth ? engine.special.chatEnd : undefined);
    if (token === undefined) continue;
    const group = groups.get(token);
    if (group) group.push(path);
    else groups.set(token, [path]);
  }
  return groups;
}

function normalised(masses: readonly number[]): readonly number[] {
  const total = masses.reduce((sum, mass) => sum + mass, 0);
  return masses.map((mass) => (total > 0 ? mass / total : 1 / masses.length));
}
