/** `npm run eval hover -- --draw N --seed S`: draws hovers at random, to be read and labelled. */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createRandom } from "../../../server/core/measure/random.ts";
import type { HoverProvider } from "../../../server/features/hover/hover.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { type DrawnHover, drawHovers } from "./drawHovers.ts";
import { chosenDraw, type DrawName, packagesOfDraw } from "./hoverPackages.ts";
import { fingerprint, type LabelledHover } from "./labels.ts";

/** Ten languages and Markdown. */
const languages = 11;
/** Definitions from the file itself are drawn apart as well, being few among all hovers: one for so many others. */
const othersPerOwn = 3;

/**
 * Draws `count` hovers evenly over the languages, and a third as many definitions from the files themselves, writes
 * `bench/work/hover/draw.md` to be read and `draw.jsonl` to be labelled, and returns what is to be read.
 * `INKLING_HOVER_DRAW=sixth` draws from other packages than the newest.
 */
export async function drawToRead(hover: HoverProvider, count: number, seed: number): Promise<string> {
  const packages = packagesOfDraw[chosenDraw];
  const random = createRandom(seed);
  const perLanguage = Math.ceil(count / languages);
  const drawn = [
    ...(await drawHovers(hover, packages, { perLanguage, random })),
    ...(await drawHovers(hover, packages, {
      perLanguage: Math.ceil(perLanguage / othersPerOwn),
      source: "file",
      random,
    })),
  ].filter(isFirstAtItsPlace);
  const text = drawn.map(asMarkdown).join("\n");
  const work = path.join(packageRoot, "bench/work/hover");
  mkdirSync(work, { recursive: true });
  writeFileSync(path.join(work, "draw.md"), text);
  writeFileSync(
    path.join(work, "draw.jsonl"),
    drawn.map((each) => `${JSON.stringify(labelFor(chosenDraw, each))}\n`).join(""),
  );
  return `${text}\n\n${drawn.length} hovers of the ${chosenDraw} draw, to be read here or in ${work}/draw.md and labelled in draw.jsonl.`;
}

function isFirstAtItsPlace(drawn: DrawnHover, index: number, all: readonly DrawnHover[]): boolean {
  return all.findIndex((each) => placeOf(each) === placeOf(drawn)) === index;
}

function placeOf({ file, position }: DrawnHover): string {
  return `${file.package}/${file.file}:${position.line + 1}:${position.character + 1}`;
}

/** A hover as it is read: its number, its place, the lines around with a mark in front of the word, the answer. */
function asMarkdown(drawn: DrawnHover, index: number): string {
  const { file, position, answer, text } = drawn;
  const at = `${position.line + 1}:${position.character + 1}`;
  return [
    `## ${index} ${file.language} ${file.package}/${file.file}:${at}`,
    marked(text, Math.min(position.line, linesAbove), position.character),
    `=> [${answer.source}] ${answer.definition.replace(/\n+/g, " / ")}`,
    "",
  ].join("\n");
}

/** Lines above the place within the text that is shown. */
const linesAbove = 3;
/** Characters of a line that are shown on either side of the place. */
const shown = 160;

function marked(text: string, line: number, character: number): string {
  return text
    .trimEnd()
    .split("\n")
    .map((each, index) => {
      if (index !== line) return `  ${each.slice(0, shown)}`;
      const start = Math.max(0, character - shown);
      return `> ${each.slice(start, character)}│${each.slice(character, character + shown)}`;
    })
    .join("\n");
}

/** What is filled in: `right`, and a `reason` where it is false. */
function labelFor(
  draw: DrawName,
  { file, position, answer }: DrawnHover,
): Omit<LabelledHover, "right"> & { right: null } {
  return {
    draw,
    package: file.package,
    version: file.version,
    file: file.file,
    language: file.language,
    line: position.line + 1,
    column: position.character + 1,
    term: answer.term,
    source: answer.source,
    answer: fingerprint(answer),
    right: null,
    ...(answer.evidence ? { evidence: answer.evidence } : {}),
  };
}
