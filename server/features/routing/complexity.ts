// inkling-ignore-file magic-number: signs named for what they count up to, and the weights fitted to them.
/** How much work a request is: a few things its words tell, weighed as requests with known answers have it. Pure. */
import type { Complexity, Intent, RuleAnswer } from "./routes.ts";

/** What is looked at, as counts or as 0 and 1. */
export type Sign =
  | "hard"
  | "easy"
  | "over7Words"
  | "over10Words"
  | "over16Words"
  | "things"
  | "create"
  | "plainQuestion"
  | "judgement"
  | "bulk"
  | "manyTests"
  | "oneTest"
  | "domain"
  | "parts"
  | "smallThing"
  | "system"
  | "fromTo"
  | "longDocument";

export type Weights = Readonly<Record<Sign | "bias" | "step", number>>;

/**
 * An ordinal logistic model: the chance of more than simple is the logistic of the sum plus `bias`, that of more than
 * medium has `step` added. Fitted by `npx tsx bench/eval/routing/fitComplexity.ts` on the requests that are not scored.
 */
const fitted: Weights = {
  bias: -2.6,
  step: -6.94,
  hard: 3.66,
  easy: -1.44,
  over7Words: 1.1,
  over10Words: 2.36,
  over16Words: 1.76,
  things: 1.84,
  create: 0.51,
  plainQuestion: -2.77,
  judgement: 2.69,
  bulk: 1.75,
  manyTests: 1.77,
  oneTest: -1.44,
  domain: 1.39,
  parts: 2.41,
  smallThing: -0.63,
  system: 7.46,
  fromTo: 1.35,
  longDocument: 0.93,
};

/** Words that announce days of work. */
const hard =
  /\b(?:architecture|re-?architect|entire|whole|all (?:of )?(?:the|our)|across (?:the|all|every|multiple)|every (?:file|module|service|endpoint|class)|migrat(?:e|ion)|distributed|scal(?:e|able|ability)|concurren(?:t|cy)|thread-?safe|race conditions?|deadlocks?|security audit|encryption|authentication|authorization|oauth|real-?time|micro-?services?|monolith|from scratch|end-to-end|compiler|parser|engine|framework|protocol|consensus|sharding|replication|multi-?tenant|zero[- ]downtime|backward(?:s)?[- ]compatib\w+|design (?:a|an|the) (?:system|database|schema|api|architecture)|machine learning|platform|pipeline|rewrite|redesign|plugin system|offline[- ]first|event[- ]sourc\w+|garbage collector|scheduler|state machine|internationali[sz]ation|kubernetes|performance (?:problem|bottleneck)s?|memory leaks?|intermittent(?:ly)?|sometimes|under load|trade-?offs?)\b/gi;
const easy =
  /\b(?:typos?|rename|comments?|log (?:line|statement|message)|print|constant|variable|one line|single line|simple|simply|small|minor|quick|trivial|just|spelling|whitespace|indentation|import|unused|label|text|colou?r|title|version|default value|null check|semicolon|docstring|button|icon|tooltip|placeholder|margin|padding|string|what is|what does|where is|which (?:file|function|line)|how many|list|getter|setter|property|field|parameter|line \d+)\b/gi;
const things = /\b(?:and|then|also|plus|as well as|including|with)\b|[;,]|\n[ \t]*[-*\d]/gi;
/** Questions for a fact or a place. */
const plainQuestion =
  /^(?:what(?:'s)?|where|who|which|is|are|does|can|show|list|find|print|when|how many|tell)\b/i;
/** Questions for reasons, consequences or an opinion. */
const judgement =
  /\b(?:why|how (?:would|should|could|can|does|do (?:we|the))|explain|compare|differences?|review|analy[sz]e|affected|what happens|would break|trade-?offs?|best way|pros and cons|evaluate|assess)\b/i;
/** Verbs whose object is more than a line. */
const bulk =
  /^(?:convert|migrate|port|split|refactor|speed up|optimi[sz]e|reduce|restructure|reorgani[sz]e|decouple|drop support|get rid of|replace|upgrade|switch|break|rework|redesign|unify|moderni[sz]e|extend|integrate|design|build|implement|set up|let)\b/i;
const manyTests =
  /\b(?:integration|e2e|end-to-end|snapshot|property-based|load|unit|regression) tests\b|\btests for (?:the|all|every)\b|\bcover(?:age)?\b/i;
const oneTest = /\b(?:a|an|one|the) (?:\w+ )?test\b|\btest case\b/i;
/** Parts of a product that touch several places of its code. */
const domain =
  /\b(?:exports?|imports?|importer|pagination|paginate|filter(?:ing|s)?|caching|cache|webhooks?|endpoints?|dashboard|reports?|search|checkout|payments?|notifications?|e?mails?|uploads?|downloads?|sessions?|login|api|database|queue|permissions?|roles?|charts?|calendar|sync|encoding|plugin|time zones?)\b/i;
const parts =
  /\b(?:modules?|services?|controllers?|components?|repositor(?:y|ies)|scripts?|classes|endpoints|layers?|code base|pages)\b/i;
const smallThing =
  /\b(?:this|that|helper|flag|method|function|message|line|number|value|default|order|file|header|link|style|comment|page size|timeout|loop|enum|script)\b/i;
/** Undertakings of their own. */
const system =
  /\b(?:collaborative|conflict-free|offline|job queue|without (?:downtime|a global lock)|persistence layer|incremental|optimi[sz]er|planner|query engine|virtual machine|interpreter|load balanc\w+|fail-?over|recovery|webassembly|recommendation|fraud|billing system|type checker|bottlenecks?|ten times|our (?:current )?(?:approach|architecture)|grows? over|over days|once a (?:day|week))\b/i;
const fromTo = /\bfrom \w+ to \w+/i;
const longDocument =
  /\b(?:guide|tutorial|documentation|release notes|architecture|examples for|document (?:how|the \w+ api))\b/i;

/** What the words of a request tell; `text` without politeness in front. */
export function signsOf(text: string, intent: Intent): Readonly<Record<Sign, number>> {
  const words = text.split(/\s+/).length;
  const count = (pattern: RegExp, most: number) => Math.min(most, text.match(pattern)?.length ?? 0);
  const isQuery = intent === "query";
  return {
    hard: count(hard, 3),
    easy: count(easy, 3),
    over7Words: Number(words > 7),
    over10Words: Number(words > 10),
    over16Words: Number(words > 16),
    things: count(things, 4),
    create: Number(intent === "create"),
    plainQuestion: Number(isQuery && plainQuestion.test(text)),
    judgement: Number(isQuery && judgement.test(text)),
    bulk: Number(bulk.test(text)),
    manyTests: Number(manyTests.test(text)),
    oneTest: Number(oneTest.test(text)),
    domain: Number(domain.test(text)),
    parts: Number(parts.test(text)),
    smallThing: Number(smallThing.test(text)),
    system: Number(system.test(text)),
    fromTo: Number(fromTo.test(text)),
    longDocument: Number(longDocument.test(text)),
  };
}

/** The most probable complexity, and how probable it is. */
export function complexityOf(text: string, intent: Intent): RuleAnswer<Complexity> {
  const chances = complexityBy(fitted, signsOf(text, intent));
  return chances.reduce((best, each) => (each.confidence > best.confidence ? each : best));
}

/** How probable each complexity is. */
export function complexityBy(
  weights: Weights,
  signs: Readonly<Record<Sign, number>>,
): readonly RuleAnswer<Complexity>[] {
  const told = Object.entries(signs) as [Sign, number][];
  const sum = told.reduce((total, [sign, value]) => total + weights[sign] * value, weights.bias);
  const moreThanSimple = logistic(sum);
  const moreThanMedium = Math.min(moreThanSimple, logistic(sum + weights.step));
  return [
    { value: "simple", confidence: 1 - moreThanSimple },
    { value: "medium", confidence: moreThanSimple - moreThanMedium },
    { value: "complex", confidence: moreThanMedium },
  ];
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}
