// inkling-ignore-file magic-number: confidences fitted by `npm run eval classification`, each beside what it is of.
/** Yes/no questions in plain words that reading the file decides. */
import type { YesNoUnsure } from "../../../contract/ports.ts";
import { languageByAlias } from "../../../language/files/languageTable.ts";
import type { QuestionId } from "../questions.ts";
import type { FileReading } from "../readFile.ts";

export interface ReadAnswer {
  readonly answer: YesNoUnsure;
  /** 0 to 1. */
  readonly confidence: number;
  /** The question as the model knows it, where it is one of those. */
  readonly question?: QuestionId;
}

interface Topic {
  readonly pattern: RegExp;
  readonly question?: QuestionId;
  /** The probability that the answer is yes; undefined when reading cannot tell. */
  readonly yes: (facts: FileReading, match: RegExpExecArray) => number | undefined;
}

/** What a pattern's answer is worth: measured by `npm run eval`, see `bench/eval/classification.ts`. */
const patternConfidence = 0.95;
/** Quality is in the eye of the beholder; the measures only say what stands out. */
const qualityConfidence = 0.8;
const sure = (yes: boolean, confidence = patternConfidence) => (yes ? confidence : 1 - confidence);

const topics: readonly Topic[] = [
  {
    pattern: /\b(?:async\w*|await\w*|concurren\w+|promises?)\b/i,
    question: "async",
    yes: (facts) => sure(facts.patterns.async),
  },
  {
    pattern:
      /\berror[- ]?handling\b|\bhandles? (?:any |its |the )?(?:errors?|exceptions?|failures?)\b|\bcatch(?:es)? (?:errors?|exceptions?)\b/i,
    question: "errorHandling",
    yes: (facts) => sure(facts.patterns.errorHandling),
  },
  {
    pattern: /\b(?:todos?|fixmes?|unfinished work|to-dos?)\b/i,
    question: "todo",
    yes: (facts) => sure(facts.patterns.todo, 0.98),
  },
  {
    pattern: /\b(?:security|vulnerab\w+|insecure)\b/i,
    question: "security",
    yes: (facts) => (facts.patterns.security ? 0.85 : facts.isExamined ? 0.2 : undefined),
  },
  {
    pattern:
      /\b(?:is|was) (?:this|it|the) ?(?:file|code)? (?:auto-?|automatically |machine-?)?generated\b|\bgenerated (?:code|file)\b/i,
    yes: (facts) => sure(facts.kind === "generated", 0.93),
  },
  {
    pattern: /\bdata file\b|\bis (?:this|it) data\b/i,
    yes: (facts) => sure(facts.kind === "data", 0.85),
  },
  {
    pattern: /\b(?:configuration|config|settings) file\b|\bis (?:this|it) (?:a )?config/i,
    yes: (facts) => sure(facts.kind === "configuration", 0.9),
  },
  {
    pattern:
      /\b(?:is|are) (?:this|it|these|the file)\b.*\b(?:unit |integration )?(?:tests?|specs?)\b|\btest (?:file|code|suite)\b|\bcontains? tests?\b/i,
    question: "test",
    yes: (facts) =>
      facts.isTest ? facts.kindConfidence : facts.kind === "source" ? 1 - facts.kindConfidence : 0.03,
  },
  {
    pattern:
      /\b(?:is|are) (?:this|it|the file)\b.*\b(?:documentation|docs?|prose|readme)\b|\bdocumentation file\b/i,
    question: "documentation",
    yes: (facts) => sure(facts.isDocumentation),
  },
  {
    pattern:
      /\b(?:good|clean|high|well[- ]written)\b.*\b(?:quality|code)\b|\b(?:quality|code) (?:is )?(?:good|clean|well[- ]written)\b/i,
    yes: (facts) => sure(facts.quality === "good", qualityConfidence),
  },
  {
    pattern:
      /\b(?:poor|bad|low) quality\b|\bcode smells?\b|\b(?:has|have) (?:quality )?(?:issues|problems)\b/i,
    yes: (facts) => sure(facts.quality === "issues", qualityConfidence),
  },
  {
    pattern:
      /\b(?:written|is this|is it|is the file|language)\b[^?]*?\b(?:in |an? |the language )?((?:objective-c|visual basic|common lisp|emacs lisp|[\w+#.-]+))(?: (?:code|file|source|program|script|module|snippet))?\s*\??$/i,
    yes: languageMatches,
  },
  {
    pattern:
      /^(?:is|are|does) (?:this|it|these|the file)(?: file| text| snippet)? (?:really |contain )?(?:source )?code\??$/i,
    question: "code",
    yes: (facts) => (facts.language.language ? sure(facts.isCode) : undefined),
  },
];

/** Longer questions ask for more than whether something is there. */
const mostWords = 10;

/** Answers from the facts; `unsure` when no topic fits or the facts do not decide it. */
export function answerByReading(question: string, facts: FileReading): ReadAnswer {
  const trimmed = question.trim().replace(/(?<!\s)\s*answer (?:with )?yes or no\.?$/i, "");
  if (trimmed.split(/\s+/).length > mostWords) return { answer: "unsure", confidence: 0 };
  // Which of two it is is no question for yes or no.
  if (isLanguageChoice(trimmed)) return { answer: "unsure", confidence: 0 };
  const negated = /\b(?:no|not|without|n't|lack\w*|never|free of)\b/i.test(trimmed);
  for (const topic of topics) {
    const match = topic.pattern.exec(trimmed);
    if (!match) continue;
    const probability = topic.yes(facts, match);
    const known = topic.question ? { question: topic.question } : {};
    // A question with a negation is understood by people, not by a table.
    if (probability === undefined) continue;
    return negated ? { answer: "unsure", confidence: 0.5 } : { ...answerOf(probability), ...known };
  }
  return { answer: "unsure", confidence: 0 };
}

/** "Is this TypeScript or Python?" */
function isLanguageChoice(question: string): boolean {
  const [, one = "", other = ""] = /([\w+#.-]+) or ([\w+#.-]+)\??$/i.exec(question) ?? [];
  return languageByAlias(one) !== undefined && languageByAlias(other) !== undefined;
}

/** @param probability that the answer is yes */
function answerOf(probability: number): ReadAnswer {
  const confidence = Math.max(probability, 1 - probability);
  if (confidence < 0.75) return { answer: "unsure", confidence };
  return { answer: probability >= 0.5 ? "yes" : "no", confidence };
}

function languageMatches(facts: FileReading, match: RegExpExecArray): number | undefined {
  const wanted = languageByAlias(match[1] ?? "");
  const actual = facts.language.language;
  if (!wanted || !actual) return undefined;
  return sure(wanted.id === actual.id, Math.max(0.5, facts.language.confidence));
}
