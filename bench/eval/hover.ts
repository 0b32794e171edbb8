/**
 * How good explanations are: `npm run eval hover`. Hovers at random places of packages by other people, labelled once by
 * reading; questions in natural words; how fast a hover is in a long file.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createRandom } from "../../server/core/measure/random.ts";
import { createHover, type HoverProvider } from "../../server/features/hover/hover.ts";
import { explainTerm } from "../../server/language/glossary/explain.ts";
import { type Glossary, lazyGlossary } from "../../server/language/glossary/glossary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { evalPorts } from "./completion/evalPorts.ts";
import { percent } from "./completion/scores.ts";
import { table } from "./completion/table.ts";
import { drawToRead } from "./hover/drawToRead.ts";
import { gateSection, writeGate } from "./hover/fitGate.ts";
import { chosenDraw, drawNames, packagesOfDraw } from "./hover/hoverPackages.ts";
import { measureRate } from "./hover/hoverRate.ts";
import { checkLabels, type LabelledHover, type LabelState, readLabels } from "./hover/labels.ts";
import { measureLatency } from "./hover/latency.ts";
import { noModel } from "./hover/noModel.ts";
import { askAll, type QuestionResult, readQuestions } from "./hover/questions.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "hover";

/** With `--draw N`, hovers are drawn to be read instead; with `--write`, the weights of the gate are fitted anew first. */
export async function run({ draw, seed, write }: EvalOptions): Promise<string> {
  if (write) writeGate(readLabels());
  const document = TextDocument.create("file:///none", "plaintext", 1, "");
  const ports = evalPorts(document, noModel);
  const syntax = createSyntax(ports.grammars, ports.logger);
  const glossaryOf = lazyGlossary(ports.glossary);
  const hover = createHover(ports, syntax, glossaryOf);
  try {
    if (draw !== undefined) return await drawToRead(hover, draw, seed);
    const latency = await measureLatency();
    const glossary = await glossaryOf();
    return [
      "## Explanations",
      await precisionSection(hover),
      gateSection(readLabels()),
      await rateSection(hover, seed),
      coverageSection(glossary),
      questionSection(glossary),
      latency,
    ].join("\n\n");
  } finally {
    syntax.dispose();
  }
}

async function precisionSection(hover: HoverProvider): Promise<string> {
  const checked = await checkLabels(hover, readLabels());
  const rows = drawNames.flatMap((draw) =>
    (["glossary", "file"] as const).map((source) => {
      const read = checked.filter((each) => each.draw === draw && each.source === source);
      const now = (state: LabelState) => read.filter((each) => each.state === state);
      const silent = now("silent");
      return [
        draw,
        source,
        String(read.length),
        besidePercent(read),
        String(now("same").length),
        besidePercent(now("same")),
        String(now("changed").length),
        `${silent.length} (${silent.filter(({ right }) => right).length} right)`,
        String(now("gone").length),
      ];
    }),
  );
  return [
    "Hovers at random places, labelled by reading: beside the point when drawn (unseen), and of those still shown today. After each draw its faults were mended; the last one is the measure. Changed: the answer is another than the one labelled, so that nobody has judged it.",
    table(
      [
        "draw",
        "from",
        "hovers",
        "beside the point",
        "still shown",
        "beside the point",
        "changed",
        "silent now",
        "cannot be had",
      ],
      rows,
    ),
  ].join("\n\n");
}

function besidePercent(labels: readonly Pick<LabelledHover, "right">[]): string {
  return labels.length === 0 ? "" : percent(labels.filter(({ right }) => !right).length / labels.length);
}

/** How often hover speaks at all, in the packages of one draw. */
async function rateSection(hover: HoverProvider, seed: number): Promise<string> {
  const rates = await measureRate(hover, packagesOfDraw[chosenDraw], createRandom(seed));
  const perThousand = (part: number, words: number) => ((part / Math.max(1, words)) * 1000).toFixed(0);
  return [
    `Hovers per 1,000 words drawn at random, in the packages of the ${chosenDraw} draw.`,
    table(
      ["language", "words", "from the glossary", "from the file"],
      rates.map(({ language, words, glossary, file }) => [
        language,
        String(words),
        perThousand(glossary, words),
        perThousand(file, words),
      ]),
    ),
  ].join("\n\n");
}

/** Terms that somebody picked out of real files without looking at the glossary. */
function coverageSection(glossary: Glossary): string {
  const file = path.join(import.meta.dirname, "hover/terms.json");
  if (!existsSync(file)) return "Coverage: there is no list of terms (bench/eval/hover/terms.json).";
  const terms = JSON.parse(readFileSync(file, "utf8")) as readonly string[];
  const missing = terms.filter((term) => !explainTerm(glossary, term, undefined));
  return `Coverage: ${percent(1 - missing.length / terms.length)} of ${terms.length} terms; missing: ${missing.join(", ")}`;
}

function questionSection(glossary: Glossary): string {
  const rows = (["questions", "questionsSealed"] as const).map((list) => {
    const results = askAll(glossary, readQuestions(list));
    const count = (...outcomes: readonly QuestionResult["outcome"][]) =>
      results.filter(({ outcome }) => outcomes.includes(outcome)).length;
    const answered = count("right", "wrong", "made up");
    return [
      list === "questions" ? "seen while made" : "sealed",
      String(results.length),
      percent(count("right") / (results.length - count("rightly silent", "made up"))),
      percent(count("right") / answered),
      String(count("silent")),
      `${count("rightly silent")} of ${count("rightly silent", "made up")}`,
    ];
  });
  return [
    "Questions in natural words, answered by heart; a right answer holds every key fact.",
    table(
      [
        "questions",
        "number",
        "answered rightly",
        "of the answers right",
        "silent",
        "unanswerable left alone",
      ],
      rows,
    ),
  ].join("\n\n");
}
