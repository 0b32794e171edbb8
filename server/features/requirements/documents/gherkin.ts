import {
  AstBuilder,
  GherkinClassicTokenMatcher,
  GherkinInMarkdownTokenMatcher,
  Parser,
} from "@cucumber/gherkin";
import type { Background, GherkinDocument, Rule, Scenario, Step, Tag } from "@cucumber/messages";
import type { DocumentRequirement } from "./documentRequirement.ts";
import { isId } from "./identifiers.ts";

/** Longer files are generated, in UTF-16 code units. */
const longest = 1_000_000;

/** The scenarios of a feature file; undefined where it cannot be parsed. A tag that is an identifier names a scenario. */
export function readFeature(text: string, isMarkdown: boolean): DocumentRequirement[] | undefined {
  if (text.length > longest) return undefined;
  const document = parse(text, isMarkdown);
  if (!document?.feature) return document ? [] : undefined;
  const { feature } = document;
  const starts = lineStarts(text);
  const found: DocumentRequirement[] = [];
  const background: Background[] = [];
  for (const child of feature.children) {
    if (child.background) background.push(child.background);
    if (child.scenario)
      found.push(...toRequirements(child.scenario, [feature.tags], background, text, starts));
    if (child.rule) found.push(...scenariosOf(child.rule, feature.tags, background, text, starts));
  }
  return found;
}

function scenariosOf(
  rule: Rule,
  tags: readonly Tag[],
  background: readonly Background[],
  text: string,
  starts: readonly number[],
): DocumentRequirement[] {
  const found: DocumentRequirement[] = [];
  const inRule = [...background];
  for (const inner of rule.children) {
    if (inner.background) inRule.push(inner.background);
    if (inner.scenario)
      found.push(...toRequirements(inner.scenario, [rule.tags, tags], inRule, text, starts));
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
  text: string,
  starts: readonly number[],
): DocumentRequirement[] {
  const own = idsOf(scenario.tags);
  const fromAbove = inherited.map(idsOf).find((ids) => ids.length > 0) ?? [];
  const ids = own.length > 0 ? own : fromAbove;
  const steps = [...background.flatMap((each) => each.steps), ...scenario.steps];
  const name = scenario.name.trim();
  const parts = [...(name === "" ? [] : [`${name}:`]), ...steps.map(stepText)];
  const at = (line: number) => starts[line - 1] ?? 0;
  const start = at(scenario.location.line);
  const end = endOfSteps(scenario, text, starts);
  const whole = { start, end: Math.max(start, end), text: parts.join(" ").trim() };
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
