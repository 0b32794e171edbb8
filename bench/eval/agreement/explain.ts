import type { Explain } from "./compare.ts";
import { limits } from "./peers.ts";

const nestedFunctions =
  "SonarJS goes on counting inside a nested function; Inkling, like ESLint's `max-depth`, starts again";
const innerStructures =
  "ESLint reports every structure that is too deep, Inkling the first one on the way in";
const ownLines =
  "ESLint counts the lines of nested functions too; without them, on ESLint's own tokens, the function is short enough";

/** Without the function inside the conditional expression, SonarJS comes to Inkling's figure. */
const raisedNesting =
  "behind a conditional expression that holds a function, SonarJS does not take the nesting back, and counts later ones one too high";
const longestFunction = 60;

/** Why the two sides may differ, by the peer's rule. Each reason is checked on the finding, not assumed. */
export const explanations: Readonly<Record<string, Explain>> = {
  "max-params": () => undefined,
  "sonarjs/cognitive-complexity": (side, { line }, { lines }) => {
    const body = lines.slice(line - 1, line + longestFunction).join("\n");
    return side === "peer" && /\?[^;]*:[^;]*=>/.test(body) ? raisedNesting : undefined;
  },
  "max-depth": (side, { message }) => {
    const depth = Number(/\((\d+)\)/.exec(message)?.[1]);
    return side === "peer" && depth > limits.depth + 1 ? innerStructures : undefined;
  },
  "sonarjs/nested-control-flow": (side, { line }, { peers }) => {
    const isFirst = peers.some((peer) => peer.rule === "max-depth" && peer.line === line);
    return isFirst === (side === "Inkling") ? nestedFunctions : undefined;
  },
  "max-lines-per-function": (side, { line }, { peers }) => {
    const own = peers.some((peer) => peer.rule === "alike/own-lines" && peer.line === line);
    return own === (side === "Inkling") ? ownLines : undefined;
  },
  "no-magic-numbers": (side, { line, message }, { spared }) => {
    if (side === "Inkling") return "ESLint spares what is assigned or added to a member";
    const number = /No magic number: (.*)\.$/.exec(message)?.[1] ?? "";
    const reason = spared.get(line)?.get(number);
    return reason && `Inkling spares it: ${reason}`;
  },
  "no-empty": (side, { text }) => {
    if (side === "peer") return "not a handler: Inkling's rule is about errors only";
    if (text.includes(".catch(")) return "a promise's handler, which `no-empty` does not know";
    return text.includes("/*") ? "a comment without a word explains nothing to Inkling" : undefined;
  },
  "no-warning-comments": (side, { message }) => {
    if (side === "peer") return /'[A-Z]?[a-z]/.test(message) ? "the word is part of a sentence" : undefined;
    return "the tag does not stand at the comment's start, where alone ESLint was told to look";
  },
  "sonarjs/no-commented-code": (side, { text }) => {
    if (side === "peer" && /(?:\/\*|\/\/) ?[;{}] ?(?:\*\/)?/.test(text))
      return "a lone sign is no code to Inkling";
    if (side === "peer") return "reads as an example: no line ends like the statements around it";
    return "SonarJS looks for other signs of code before it parses";
  },
  "sonarjs/no-hardcoded-passwords": () => undefined,
};
