import type { RuleId } from "../../../server/contract/config.ts";
import type { KnownReadings, Readings } from "../../../server/features/diagnostics/engine/readings.ts";
import { languageOfFile } from "../../../server/language/files/languageOfFile.ts";
import type { Label } from "./labels.ts";
import { readingGroups } from "./outsidePackage.ts";

/**
 * Findings that all readings before the newest count for, at most: a rule is mended after each reading, so what was read before
 * is of another rule, and half as much as a usual reading of thirty.
 */
const mostBefore = 15;
/** Fewer findings say too little of a rule. */
const fewestOfRule = 10;
/** Fewer findings say too little of one language. */
const fewestOfLanguage = 15;

/** What the languages' own tools say counts for these, not what a reader says. */
const measuredByTools: readonly RuleId[] = ["syntax-error"];

/** How often each rule is right by what was read of it, for rules of which enough was. */
export function statedPrecision(labels: readonly Label[]): Readonly<Partial<Record<RuleId, KnownReadings>>> {
  const rules = [...new Set(labels.map(({ rule }) => rule))].filter(
    (rule) => !measuredByTools.includes(rule),
  );
  return Object.fromEntries(
    rules.sort().flatMap((rule) => {
      const counted = labels.filter((label) => label.rule === rule && isCounted(label));
      const own = counted.filter(({ kind }) => kind === undefined);
      if (own.length < fewestOfRule) return [];
      const languages = [...new Set(own.map(languageOf))].sort();
      const known = languages.flatMap((language) => {
        const here = own.filter((label) => languageOf(label) === language);
        return here.length < fewestOfLanguage ? [] : dialectsOf(language, readingsOf(here));
      });
      return [[rule, { all: readingsOf(own), in: Object.fromEntries(known), kinds: kindsIn(counted) }]];
    }),
  );
}

/** The kinds of which enough was read to say how often they are right. */
function kindsIn(labels: readonly Label[]): Readonly<Record<string, Readings>> {
  const kinds = [...new Set(labels.flatMap(({ kind }) => kind ?? []))].sort();
  const known = kinds.map((kind) => [kind, labels.filter((label) => label.kind === kind)] as const);
  return Object.fromEntries(
    known.flatMap(([kind, own]) => (own.length < fewestOfRule ? [] : [[kind, readingsOf(own)]])),
  );
}

/**
 * Readings one after the other, each with what those before it say as if `mostBefore` findings had been read: Bayes' rule for a
 * share (the beta distribution's mean), with a bound on how much is remembered. Of findings agreed with there may be tenths.
 */
export function readingsOf(labels: readonly Label[]): Readings {
  let known: Readings = { read: 0, agreed: 0 };
  for (const group of readingGroups) {
    const read = labels.filter((label) => label.group === group);
    if (read.length === 0) continue;
    const before = Math.min(mostBefore, known.read);
    const share = known.read === 0 ? 0 : known.agreed / known.read;
    const agreed = read.filter(({ label }) => label !== "wrong").length;
    known = { read: before + read.length, agreed: before * share + agreed };
  }
  return { read: known.read, agreed: Math.round(known.agreed * 10) / 10 };
}

/** Whether a label is of a reading, and not of what was looked at while the rules were made. */
function isCounted({ group }: Label): boolean {
  return readingGroups.some((each) => each === group);
}

/** What holds of a script holds of its JSX. */
function dialectsOf(language: string, readings: Readings): readonly (readonly [string, Readings])[] {
  const dialects = /^(?:java|type)script$/.test(language) ? [language, `${language}react`] : [language];
  return dialects.map((dialect) => [dialect, readings]);
}

/** JSX is read as the language around it. */
function languageOf({ path }: Label): string {
  return languageOfFile(path).replace("react", "");
}
