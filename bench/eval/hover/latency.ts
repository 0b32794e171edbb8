import { TextDocument } from "vscode-languageserver-textdocument";
import { createHover } from "../../../server/features/hover/hover.ts";
import { lazyGlossary } from "../../../server/language/glossary/glossary.ts";
import { createSyntax } from "../../../server/language/parse/syntax.ts";
import { evalPorts } from "../completion/evalPorts.ts";
import { percentile } from "../completion/scores.ts";
import { noModel } from "./noModel.ts";

const lines = 10_000;
const hovers = 500;
const block = [
  "/** Moves the boat, with a mutex around it, so that no race condition can happen. */",
  "export function moveBoatN(speed: number): number {",
  "  // The event loop calls back here; see `moveBoatN` and the backpressure of the stream.",
  "  const wanted = speed?.valueOf() ?? 0;",
  "  return wanted === 404 ? retryBackoff(wanted) : wanted;",
  "}",
  "",
];

/** How long hovers take in a file of 10,000 lines, the first one after opening apart. */
export async function measureLatency(): Promise<string> {
  const text = Array.from({ length: lines }, (_, at) =>
    (block[at % block.length] ?? "").replaceAll("N(", `${Math.floor(at / block.length)}(`),
  ).join("\n");
  const document = TextDocument.create("file:///long.ts", "typescript", 1, text);
  const ports = evalPorts(document, noModel);
  const syntax = createSyntax(ports.grammars, ports.logger);
  const glossaryOf = lazyGlossary(ports.glossary);
  const hover = createHover(ports, syntax, glossaryOf);
  const signal = new AbortController().signal;
  // What the server does before anybody hovers: the glossary is read, and the diagnostics of an opened file parse it.
  await hover.prepare();
  await syntax.parse(document);
  if (document.lineCount !== lines) throw new Error("The file is not as long as it should be.");
  const times: number[] = [];
  for (let at = 0; at < hovers; at++) {
    const line = (at * 7919) % lines;
    const started = performance.now();
    await hover.hoverAt(document, { line, character: (at * 31) % 80 }, signal);
    times.push(performance.now() - started);
  }
  syntax.dispose();
  const [first = 0] = times;
  return `Hover in a file of 10,000 lines: first ${first.toFixed(1)} ms, p50 ${percentile(times, 0.5).toFixed(2)} ms, p95 ${percentile(times, 0.95).toFixed(2)} ms (budget 5 ms).`;
}
