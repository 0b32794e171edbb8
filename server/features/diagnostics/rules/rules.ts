import type { RuleId } from "../../../contract/config.ts";
import { type KnownReadings, surenessOf } from "../engine/readings.ts";
import type { Rule } from "../engine/rule.ts";
import { cognitiveComplexity } from "./cognitiveComplexity.ts";
import { commentedOutCode } from "./commentedOutCode.ts";
import { deepNesting } from "./deepNesting.ts";
import { duplicateCode } from "./duplicateCode.ts";
import { emptyCatch } from "./emptyCatch.ts";
import { invalidConfiguration } from "./invalidConfiguration.ts";
import { longFile } from "./longFile.ts";
import { longFunction } from "./longFunction.ts";
import { magicNumber } from "./magicNumber.ts";
import { missingErrorHandling } from "./missingErrorHandling.ts";
import { requirementLink } from "./requirementLink.ts";
import ruleReadings from "./ruleReadings.json" with { type: "json" };
import { securityRules } from "./security/securityRules.ts";
import { syntaxError } from "./syntaxError.ts";
import { todoComment } from "./todoComment.ts";
import { tooManyParameters } from "./tooManyParameters.ts";
import { unusedSuppression } from "./unusedSuppression.ts";

/** Every rule, in the order that settings and reports list them. */
export const rules: readonly Rule[] = [
  tooManyParameters,
  longFunction,
  longFile,
  deepNesting,
  cognitiveComplexity,
  magicNumber,
  duplicateCode,
  emptyCatch,
  commentedOutCode,
  missingErrorHandling,
  todoComment,
  syntaxError,
  unusedSuppression,
  requirementLink,
  invalidConfiguration,
  ...securityRules,
];

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** The rule of an identifier. */
export function ruleOf(id: RuleId): Rule {
  const rule = byId.get(id);
  if (!rule) throw new Error(`There is no rule “${id}”.`);
  return rule;
}

/** How often a careful reviewer agreed, written by `npm run generate` from what was read (bench/eval/outside/labels.jsonl). */
const readings: Readonly<Partial<Record<RuleId, KnownReadings>>> = ruleReadings;

/** How sure a rule is that nobody has read findings of or can judge otherwise. */
const unread = 0.5;

/** How often a reader agrees with a rule's findings of a kind in a language, 0 to 1; with all of them when left out. */
export function precisionOf({ id, estimate }: Rule, languageId?: string, kind?: string): number {
  const known = readings[id];
  if (!known) return estimate ?? unread;
  const ofKind = kind === undefined ? undefined : known.kinds[kind];
  return surenessOf(ofKind ?? (languageId === undefined ? undefined : known.in[languageId]) ?? known.all);
}
