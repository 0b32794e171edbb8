/** What the diagnostics are asked about in plain words, and the rules that find it. */

export interface FindingTopic {
  readonly pattern: RegExp;
  /** Rules of which one finding is a yes. */
  readonly rules: readonly string[];
  /**
   * Whether nothing found means that nothing is there: what is counted or read off the tree. A judgement that found
   * nothing proves nothing, unless the code does not even do what could go wrong (`needs`).
   */
  readonly isCounted?: true;
  /** The concepts without which it cannot happen. */
  readonly needs?: readonly string[];
}

export const findingTopics: readonly FindingTopic[] = [
  { pattern: /\bsql[- ]?injections?\b/i, rules: ["security/sql-injection"], needs: ["database"] },
  {
    pattern: /\b(?:command|shell|os)[- ]injections?\b/i,
    rules: ["security/command-injection"],
    needs: ["subprocess"],
  },
  { pattern: /\bcode[- ]injections?\b|\beval[- ]injections?\b/i, rules: ["security/code-injection"] },
  {
    pattern: /\bxss\b|\bcross[- ]site scripting\b|\bunsafe html\b|\bhtml injections?\b/i,
    rules: ["security/unsafe-html"],
  },
  {
    pattern:
      /\b(?:hard-?coded|embedded|plain[- ]?text) (?:secrets?|passwords?|credentials?|api[- ]keys?|keys?|tokens?)\b|\bsecrets? in (?:the )?(?:code|file|source)\b/i,
    rules: ["security/hardcoded-secret"],
  },
  {
    pattern: /\b(?:weak|broken|insecure) hash(?:es|ing)?(?: function| algorithm)?s?\b/i,
    rules: ["security/weak-hash"],
    needs: ["hashing"],
  },
  {
    pattern: /\b(?:insecure|weak|unsafe) random(?:ness| numbers?)?\b/i,
    rules: ["security/insecure-random"],
    needs: ["random"],
  },
  {
    pattern: /\b(?:insecure|unsafe) deseriali[sz]ation\b/i,
    rules: ["security/insecure-deserialization"],
    needs: ["serialization"],
  },
  {
    pattern:
      /\b(?:disabled|no|missing|skipped) (?:tls|ssl|certificate) (?:verification|validation|checks?)\b/i,
    rules: ["security/disabled-tls-verification"],
    needs: ["network"],
  },
  {
    pattern:
      /\bempty (?:catch|except|rescue)(?: blocks?| clauses?)?\b|\bswallowed (?:errors?|exceptions?)\b/i,
    rules: ["empty-catch"],
    isCounted: true,
  },
  { pattern: /\bmagic numbers?\b/i, rules: ["magic-number"], isCounted: true },
  {
    pattern: /\b(?:long|too long|overlong|large|huge) (?:functions?|methods?)\b/i,
    rules: ["long-function"],
    isCounted: true,
  },
  {
    pattern: /\b(?:deep|deeply nested|too deep) (?:nesting|code|blocks?|loops?)\b|\bdeep nesting\b/i,
    rules: ["deep-nesting"],
    isCounted: true,
  },
  {
    pattern:
      /\b(?:functions?|methods?|anything) with too many (?:parameters|arguments)\b|\btoo many (?:parameters|arguments)\b/i,
    rules: ["too-many-parameters"],
    isCounted: true,
  },
  {
    pattern:
      /\b(?:complex|complicated|too complex) (?:functions?|methods?|code)\b|\bhigh (?:cognitive )?complexity\b/i,
    rules: ["cognitive-complexity"],
    isCounted: true,
  },
  {
    pattern: /\b(?:commented[- ]out|dead commented) code\b/i,
    rules: ["commented-out-code"],
    isCounted: true,
  },
  {
    pattern: /\b(?:duplicate|duplicated|copied|copy[- ]pasted) code\b|\bcode duplication\b/i,
    rules: ["duplicate-code"],
  },
  { pattern: /\bsyntax errors?\b|\bparse errors?\b/i, rules: ["syntax-error"], isCounted: true },
  {
    pattern: /\b(?:missing|no|lacking|unhandled|unchecked|ignored) (?:error handling|errors?)\b/i,
    rules: ["missing-error-handling"],
  },
  {
    pattern:
      /\bsecurity (?:problems?|issues?|holes?|bugs?|flaws?|risks?|findings?|vulnerabilit(?:y|ies))\b|\bvulnerabilit(?:y|ies)\b|\bvulnerable\b|\binsecure\b/i,
    rules: ["security/*"],
  },
  { pattern: /\bunused suppressions?\b/i, rules: ["unused-suppression"], isCounted: true },
];

/** The topic a question is about. */
export function findingTopicOf(question: string): FindingTopic | undefined {
  return findingTopics.find(({ pattern }) => pattern.test(question));
}

/** How many findings there are of the topic's rules. */
export function countOf(topic: FindingTopic, findings: ReadonlyMap<string, number>): number {
  let sum = 0;
  for (const [rule, count] of findings)
    if (
      topic.rules.some(
        (wanted) => wanted === rule || (wanted.endsWith("/*") && rule.startsWith(wanted.slice(0, -1))),
      )
    )
      sum += count;
  return sum;
}
