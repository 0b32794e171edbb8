import {
  AstBuilder,
  GherkinClassicTokenMatcher,
  GherkinInMarkdownTokenMatcher,
  Parser,
} from "@cucumber/gherkin";
import type { Background, GherkinDocument, Rule, Scenario, Step, Tag } from "@cucumber/messages";
import type { DocumentRequirement } from "./documentRequirement.ts";
import { isId, openFastTraceId } from "./identifiers.ts";

/** Longer files are generated: in UTF-16 code units, and in lines, for each of which the parser makes all of its expressions anew. */
const longest = { length: 1_000_000, lines: 10_000 };

/** The scenarios of a feature file; undefined where it cannot be parsed. A tag that is an identifier names a scenario. */
export function readFeature(text: string, isMarkdown: boolean): DocumentRequirement[] | undefined {
  if (text.length > longest.length) return undefined;
  const starts = lineStarts(text);
  if (starts.length > longest.lines) return undefined;
  const document = parse(text, isMarkdown);
  if (!document?.feature) return document ? [] : undefined;
  const { feature } = document;
  const source = { text, starts, covers: coversByLine(document) };
  const found: DocumentRequirement[] = [];
  const background: Background[] = [];
  for (const child of feature.children) {
    if (child.background) background.push(child.background);
    if (child.scenario) found.push(...toRequirements(child.scenario, [feature.tags], background, source));
    if (child.rule) found.push(...scenariosOf(child.rule, feature.tags, background, source));
  }
  return found;
}

interface Source {
  readonly text: string;
  readonly starts: readonly number[];
  /** What comments say that the scenario below covers, by their lines, counted from 1. */
  readonly covers: ReadonlyMap<number, readonly string[]>;
}

/** OpenFastTrace's `# Covers: req~a~1` in a feature file. */
function coversByLine({ comments }: GherkinDocument): ReadonlyMap<number, readonly string[]> {
  return new Map(
    comments.flatMap(({ location, text }) => {
      const list = /^\s*#\s*Covers\s*:(.{1,500})/.exec(text)?.[1];
      return list === undefined ? [] : [[location.line, list.match(new RegExp(openFastTraceId, "g")) ?? []]];
    }),
  );
}

/** What the comments beside a scenario's tags say: from its first tag to its name. */
function coversOf({ tags, location }: Scenario, { covers }: Source): readonly string[] {
  const first = Math.min(location.line, ...tags.map((tag) => tag.location.line));
  return [...covers].flatMap(([line, ids]) => (line > first && line < location.line ? ids : []));
}

function scenariosOf(
  rule: Rule,
  tags: readonly Tag[],
  background: readonly Background[],
  source: Source,
): DocumentRequirement[] {
  const found: DocumentRequirement[] = [];
  const inRule = [...background];
  for (const inner of rule.children) {
    if (inner.background) inRule.push(inner.background);
    if (inner.scenario) found.push(...toRequirements(inner.scenario, [rule.tags, tags], inRule, source));
  }
  return found;
}

function parse(text: string, isMarkdown: boolean): GherkinDocument | undefined {
  let next = 0;
  const builder = new AstBuilder(() => String(next++));
  try {
    return isMarkdown
      ? new Parser(builder, new GherkinInMarkdownTokenMatcher()).parse(text)
      : new Parser(builder, new GherkinClassicTokenMatcher()).parse(text);
  } catch {
    // A file that is being written: whoever asks falls back on reading lines.
    return undefined;
  }
}

/** A scenario is said of each requirement that its tags name. */
function toRequirements(
  scenario: Scenario,
  inherited: readonly (readonly Tag[])[],
  background: readonly Background[],
  source: Source,
): DocumentRequirement[] {
  const { text, starts } = source;
  const own = idsOf(scenario.tags);
  const fromAbove = inherited.map(idsOf).find((ids) => ids.length > 0) ?? [];
  const ids = own.length > 0 ? own : fromAbove;
  const steps = [...background.flatMap((each) => each.steps), ...scenario.steps];
  const name = scenario.name.trim();
  const parts = [...(name === "" ? [] : [`${name}:`]), ...steps.map(stepText)];
  const at = (line: number) => starts[line - 1] ?? 0;
  const start = at(scenario.location.line);
  const end = endOfSteps(scenario, text, starts);
  const covers = coversOf(scenario, source);
  const whole = {
    start,
    end: Math.max(start, end),
    text: parts.join(" ").trim(),
    ...(covers.length > 0 ? { covers } : {}),
  };
  if (ids.length === 0) return [{ id: undefined, idStart: start, ...whole }];
  return ids.map(({ id, line }) => {
    const found = text.indexOf(id, at(line));
    return {
      id,
      idStart: found < 0 ? start : found,
      ...whole,
      ...(own.length === 0 ? { isShared: true } : {}),
    };
  });
}

/** `@CART-1` and `@issue:CART-1` name a requirement. */
function idsOf(tags: readonly Tag[]): { id: string; line: number }[] {
  return tags.flatMap(({ name, location }) => {
    const bare = name.replace(/^@/, "");
    const id = [bare, bare.slice(bare.lastIndexOf(":") + 1)].find(isId);
    return id === undefined ? [] : [{ id, line: location.line }];
  });
}

/** A step as a sentence, with the text or the table that belongs to it. */
function stepText({ keyword, text, docString, dataTable }: Step): string {
  const word = keyword.trim() === "*" ? "" : keyword;
  const sentence = `${word}${text.trim()}`.replace(/[.;]$/, "");
  const rows = dataTable?.rows.map(({ cells }) => cells.map(({ value }) => value).join(" | ")) ?? [];
  const more = [docString?.content.replace(/\s+/g, " ").trim() ?? "", rows.join("; ")].filter(
    (part) => part !== "",
  );
  return `${sentence}${more.length > 0 ? `: ${more.join(" ")}` : ""}.`;
}

function endOfSteps(scenario: Scenario, text: string, starts: readonly number[]): number {
  const lines = [
    scenario.location.line,
    ...scenario.steps.flatMap(({ location, docString, dataTable }) => [
      location.line,
      ...(docString ? [docString.location.line + docString.content.split("\n").length + 1] : []),
      ...(dataTable ? dataTable.rows.map((row) => row.location.line) : []),
    ]),
    ...scenario.examples.flatMap(({ location, tableBody }) => [
      location.line,
      ...tableBody.map((row) => row.location.line),
    ]),
  ];
  const last = Math.max(...lines);
  const next = starts[last];
  return next === undefined ? text.length : text.slice(0, next).replace(/(?<![\r\n])[\r\n]+$/, "").length;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const match of text.matchAll(/\r\n|\n|\r/g)) starts.push(match.index + match[0].length);
  return starts;
}
