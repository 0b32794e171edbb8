// inkling-ignore-file magic-number: the weights of a score, fitted by `npm run eval routing`, each beside what it is of.
/** Routing by rules: the words a request starts with and the words it holds. Pure. */
import { complexityOf } from "./complexity.ts";
import { type Mood, readMood } from "./mood.ts";
import { asOrder } from "./phrases.ts";
import type { Intent, RuleAnswer, Rules, TaskType } from "./routes.ts";
import { isAboutSoftware } from "./softwareWords.ts";
import { createVerbs, deleteVerbs, isVerb, modifyVerbs, queryVerbs, startsWith } from "./verbs.ts";

type Clue<T> = readonly [value: T, points: number, pattern: RegExp];

/** Politeness in front of the verb that says what is wanted, and the scope of a conventional commit. */
const preamble =
  /^(?:(?:please|pls|hey|hi|hello|ok(?:ay)?|so|now|then|also|just|kindly|and|well)[,!]?\s+|(?:can|could|would|will) (?:you|we|i)(?: (?:please|kindly|help me(?: to)?|just))?\s+|(?:i|we)(?:'d| would)? (?:like|want|need|have|wish)(?: you)? (?:to|for you to)(?: have)?\s+|(?:i|we) (?:need|want)\s+|help me(?: to)?\s+|let'?s\s+|is it possible to\s+|you (?:should|must|need to)\s+|(?:your|the) task is to\s+|make sure (?:to|that you)\s+|go ahead and\s+|try to\s+)+/i;

/** Words for what the product does for its users, as opposed to how the code is made. */
const visible =
  "options?|--[\\w-]+|flag|button|checkbox|pop-?up|badge|page|banner|widget|feature|form|links?|plugin|menu|dialog|header|footer|trial|newsletter|tab|icon|section|sidebar|command|logo|label|toolbar|title bar|column|image|screen";

const visibleThing = new RegExp(`(?<![\\w-])(?:${visible})\\b`, "i");
const restructured =
  /\b(?:share|reuse|live in|move into|belong in|be (?:split|moved|extracted|renamed|merged|simplified|private|static|generic|async))\b|\bone implementation\b/i;
/** How sure each mood is; see `npm run eval routing`. What is off the topic is hardly a request. */
const moodConfidence: Readonly<Record<Exclude<Mood, "order">, number>> = {
  question: 0.92,
  prohibition: 0.75,
  report: 0.85,
  wish: 0.82,
  // What stands without a verb may be a verb that is not known.
  thing: 0.6,
  norm: 0.75,
  obituary: 0.78,
};
const offTopic = 0.25;

/** After a question or a report. */
const asksToFix = /[.,;?!]\s*(?:please |and |then |so )*(?:fix|repair|correct) (?:it|this|that|them)\b/i;

const intentClues: readonly Clue<Intent>[] = [
  [
    "create",
    6,
    /^give .+ an? \w+|^describe .+ in (?:an? |the )?(?:comment|readme|docs|documentation|changelog)/i,
  ],
  ["modify", 7, asksToFix],
  ["create", 5, startsWith(createVerbs)],
  ["modify", 5, startsWith(modifyVerbs)],
  ["delete", 6, startsWith(deleteVerbs)],
  ["query", 5, startsWith(queryVerbs)],
  ["query", 3, /\?\s*$/],
  ["query", 3, /^(?:i (?:don'?t|do not) (?:understand|know|get)|any idea|wondering|not sure|curious)\b/i],
  [
    "query",
    3,
    /\b(?:explain|what does|how does|how do|how can|why (?:is|does|do|are)|where (?:is|are|do)|difference between)\b/i,
  ],
  ["delete", 2, verb(deleteVerbs)],
  [
    "create",
    2,
    /\b(?:a new|another|from scratch|missing feature|should be able to|(?:there|it) should be an?)\b/i,
  ],
  ["create", 1, verb("add|create|implement|write|generate|introduce|build")],
  [
    "modify",
    1,
    verb("fix|change|update|refactor|rename|improve|optimi[sz]e|convert|replace|migrate|instead of"),
  ],
  [
    "modify",
    2,
    /\b(?:crash(?:es|ed|ing)?|fails?|failing|broken|bug|wrong(?:ly)?|incorrect(?:ly)?|regression|doesn'?t work|not working|exception|throws|too slow|leak(?:s|ing)?|should be \w+ instead)\b/i,
  ],
];

const taskClues: readonly Clue<TaskType>[] = [
  ["refactor", 3, startsWith(deleteVerbs)],
  ["feature", 5, new RegExp(`^(?=.*(?<![\\w-])(?:${visible})\\b)(?:${deleteVerbs})\\b`, "i")],
  [
    "refactor",
    4,
    /\b(?:dead|unused|legacy|obsolete|outdated|deprecated|commented[- ]out|flags? that (?:are|is) always)\b/i,
  ],
  [
    "docs",
    8,
    /\bin (?:an? |the )?(?:docs|readme|comments?|documentation|doc comments?)\b|\bdocstrings?\b|\breadme\b/i,
  ],
  ["docs", 2, /\b(?:doc comments?|guides?|release notes|tutorial|changelog)\b/i],
  [
    "docs",
    4,
    /^(?:add|write|put|leave|insert) (?:an? )?(?:\w+ )?comments?\b|\bcomments? (?:that|which|above|about|saying)\b/i,
  ],
  ["docs", 4, /^(?:write|create|draft|prepare|add) .*\bguides?\b|\b(?:grammar|wording|spelling) of\b/i],
  [
    "test",
    6,
    /\b(?:failing|flaky|skipped|slow|snapshot|e2e|ui|jest|mocha) (?:\w+ )?tests?\b|\bpytest\b|\bfuzzing\b|\btest (?:use|suite)\b|\bsnapshots? (?:of|for|tests?)\b|\bspecs? (?:that|which|for)\b|^assert\b/i,
  ],
  [
    "bugfix",
    4,
    /^(?:prevent|avoid|handle|do not|don't)\b|\b(?:stale|twice|leaks?|grows? over|logged out|although|not safe|make it correct|stays? visible|treats? \w+ as)\b/i,
  ],
  ["bugfix", 7, asksToFix],
  ["bugfix", 3, /^(?:revert|undo|roll ?back)\b/i],
  ["docs", 5, /\b(?:an? )?(?:ADRs?|RFCs?|runbooks?|architecture decision records?|design docs?|how-?to)\b/],
  ["refactor", 4, /^(?:dedupe|dedup|de-?duplicate)\b/i],
  [
    "bugfix",
    4,
    /\b(?:does nothing|do nothing|has no effect|no longer|stop(?:s|ped)? working|gets? lost|(?:is|are) (?:lost|missing|ignored|shown twice|cut off)|too (?:early|late|often)|flicker\w*|freez(?:es|ing)|gets? stuck|breaks? the)\b/i,
  ],
  ["bugfix", 5, /^(?:fix|bugfix|hotfix)(?:\([^)]*\))?!?:|^(?:fix|debug|resolve|repair|patch|correct)\b/i],
  [
    "bugfix",
    3,
    /\b(?:bugs?|crash(?:es|ed|ing)?|broken|regression|null ?pointer|segfault|stack ?trace|traceback|exceptions? (?:is|when|in|on)|off-by-one|memory leak|race condition|deadlock|infinite loop|(?:doesn'?t|does not|isn'?t|not) work(?:ing)?|wrong(?:ly)?|incorrect(?:ly)?|fails? (?:when|with|to|on|if)|failing|throws|undefined is not|typeerror|keyerror|hangs|flaky|error (?:when|in|on|message))\b/i,
  ],
  [
    "bugfix",
    2,
    /\b(?:fix|issue #?\d+|prevent(?:s)? .*\b(?:crash|error|overflow)|vulnerabilit(?:y|ies)|leaks?|handle (?:the )?(?:null|empty|missing|error))\b/i,
  ],
  ["feature", 4, /^feat(?:\([^)]*\))?!?:/i],
  ["feature", 3, startsWith(createVerbs)],
  [
    "feature",
    2,
    /\b(?:new feature|support for|endpoint|button|page|option|flag|command|dark mode|pagination|login|integration|upload|export to|api for|notification|plugin|widget|dashboard)\b/i,
  ],
  ["feature", 2, startsWith("allow|enable|support|extend|change|update|set|use|increase|hide|upgrade|bump")],
  ["refactor", 5, /^refactor(?:\([^)]*\))?!?:|^(?:perf|style|chore)(?:\([^)]*\))?!?:/i],
  [
    "refactor",
    5,
    startsWith(
      "get (?:us |rid )?(?:off|away from)|move (?:off|away from)|pull .+ (?:out|into|up)|refactor|rename|extract|simplify|clean(?: ?up)?|restructure|reorgani[sz]e|split|inline|tidy|move|deduplicate|decouple|reformat|rewrite|unify|moderni[sz]e|convert|migrate|optimi[sz]e|speed up|port|merge|reuse|format|sort (?:the )?(?:imports|keys|methods|members|properties)|turn|rework|redesign|replace|switch .+ to|break .+ into|use .+ instead of|drop support|reduce the (?:bundle|build|memory|size|number|amount|duplication|complexity)|make (?:this|the) (?:function|method|class|code|module|loop)|make .+ (?:static|private|thread-safe|async|generic|injectable|incremental|reusable)|change \\w+ to \\w+ in",
    ),
  ],
  [
    "refactor",
    3,
    /\b(?:refactor(?:ing)?|rename|extract|duplicat(?:e|ed|ion)|clean ?up|dead code|unused|readab(?:le|ility)|maintainab\w+|modular|decoupl\w+|simplif\w+|reuse|convention|code style|technical debt|into (?:its own|a separate|smaller)|design pattern|more (?:idiomatic|efficient|readable))\b/i,
  ],
  ["docs", 6, /^docs?(?:\([^)]*\))?!?:|^(?:document|annotate)\b/i],
  [
    "docs",
    5,
    /\b(?:documentation|docs|docstrings?|jsdoc|javadoc|readme|changelog|tutorial|user guide|man(?:ual)? page|release notes|code comments?|comments? (?:to|for|explaining|above|in)|contributing guide|typos? in (?:the )?(?:docs|readme|comments?|documentation))\b/i,
  ],
  ["test", 6, /^tests?(?:\([^)]*\))?!?:|^(?:mock|cover|test)\b/i],
  [
    "test",
    5,
    /\b(?:unit|integration|e2e|end-to-end|regression|snapshot|property(?:-based)?|smoke|load|acceptance) tests?\b|\btest (?:cases?|suite|coverage|fixtures?|for|that)\b|\btests? (?:for|that|to|covering|of|in|are|is)\b|\bcoverage\b|\bspecs? for\b|\bbenchmarks? for\b|\bmocks? (?:for|the)\b/i,
  ],
  ["test", 2, /\btests?\b/i],
  ["question", 4, startsWith(queryVerbs)],
  ["question", 4, /\?\s*$/],
  ["question", 3, /^(?:i (?:don'?t|do not) (?:understand|know|get)|any idea|wondering|not sure|curious)\b/i],
];

/** The request itself, without "could you please". */
export function withoutPoliteness(text: string): string {
  return asOrder(text.trim().replace(preamble, ""), isVerb).replace(preamble, "");
}

/** "I'd like to have …" and "we need …" ask for something new where no verb says otherwise. */
const wish = /^(?:i|we)(?:'d| would)? (?:like|want|need|wish)\b/i;

/** Routes a request by its words. */
export function routeByRules(text: string): Rules {
  const said = withoutPoliteness(text);
  if (said === "") {
    const none = { value: "question", confidence: 0.3 } as const;
    return {
      intent: { value: "query", confidence: 0.3 },
      complexity: { value: "simple", confidence: 0.5 },
      taskType: none,
    };
  }
  const { mood, order } = readMood(said, text.trim());
  const ruled =
    mood === "order"
      ? byScore(withoutMark(order ?? said), withoutMark(text.trim()))
      : byMood(mood, said, order);
  const rules = { ...ruled, complexity: complexityOf(said, ruled.intent.value) };
  return isAboutSoftware(said) ? rules : doubted(rules);
}

/** What is not about software is no request to a coding assistant, whatever its words say. */
function doubted({ intent, taskType, complexity }: Rules): Rules {
  const least = <T>({ value, confidence }: RuleAnswer<T>): RuleAnswer<T> => ({
    value,
    confidence: Math.min(offTopic, confidence),
  });
  return { intent: least(intent), taskType: least(taskType), complexity: least(complexity) };
}

/** "Can you delete it?" orders as much as "delete it". */
function withoutMark(text: string): string {
  return text.replace(/\?$/, "");
}

function byScore(said: string, whole: string): Pick<Rules, "intent" | "taskType"> {
  const intent = decide(withoutPrefix(said), intentClues, otherwiseIntent(whole, said));
  const taskType = decide(said, taskClues, otherwiseTask(said, intent.value));
  const settled = intent.value === "query" && taskType.value !== "question" && isPlainQuestion(said);
  return {
    intent,
    taskType: settled ? { value: "question", confidence: Math.max(0.6, intent.confidence - 0.1) } : taskType,
  };
}

/** What sentences that order nothing ask for. */
function byMood(
  mood: Exclude<Mood, "order">,
  said: string,
  order: string | undefined,
): Pick<Rules, "intent" | "taskType"> {
  if (order !== undefined) {
    const ordered = byScore(order, order);
    const works = /^(?:bugfix|feature)$/.test(ordered.taskType.value);
    return { intent: ordered.intent, taskType: works ? topicOf(said, "bugfix") : ordered.taskType };
  }
  const confidence = moodConfidence[mood];
  const ruled = (intent: Intent, task: RuleAnswer<TaskType>) => ({
    intent: { value: intent, confidence },
    taskType: task,
  });
  switch (mood) {
    case "question":
      return ruled("query", { value: "question", confidence });
    case "prohibition":
      return ruled("modify", topicOf(said, "bugfix"));
    case "thing":
      return ruled("create", { value: topicOf(said, "feature").value, confidence });
    case "wish":
      return ruled("create", topicOf(said, "feature"));
    case "obituary":
      return ruled("delete", topicOf(said, visibleThing.test(said) ? "feature" : "refactor"));
    case "norm":
      return ruled("modify", topicOf(said, restructured.test(said) ? "refactor" : "feature"));
    case "report": {
      const lacks = /^(?:there (?:is|are) no|no|we have no|missing)\b/i.test(said);
      return ruled(lacks ? "create" : "modify", topicOf(said, "bugfix"));
    }
  }
}

/** Documentation and tests have tasks of their own, whatever is said of them. */
function topicOf(said: string, otherwise: TaskType): RuleAnswer<TaskType> {
  if (
    /\b(?:readme|docs|documentation|changelog|guide|manual|tutorial|doc comments?|docstrings?)\b/i.test(said)
  )
    return { value: "docs", confidence: 0.8 };
  if (
    /\b(?:tests?|specs?|test suite|test coverage)\b/i.test(said) &&
    !/\btest (?:account|user|server|environment|data)\b/i.test(said)
  )
    return { value: "test", confidence: 0.75 };
  return { value: otherwise, confidence: 0.8 };
}

/** A sentence that asks for nothing reports how the software behaves: something is wrong. */
function otherwiseTask(text: string, intent: Intent): TaskType {
  if (intent === "query") return "question";
  if (intent === "create") return "feature";
  const asks = [createVerbs, modifyVerbs, deleteVerbs].some((verbs) => startsWith(verbs).test(text));
  return asks ? "feature" : "bugfix";
}

/** `fix(parser): …`: what follows the type of a conventional commit says what is done. */
function withoutPrefix(text: string): string {
  return text.replace(/^\w+(?:\([^)]*\))?!?:\s*(?=\S)/, "");
}

/** A question about bugs, tests or documentation is a question all the same. */
function isPlainQuestion(text: string): boolean {
  return startsWith(queryVerbs).test(text) || /\?\s*$/.test(text);
}

function otherwiseIntent(text: string, said: string): Intent {
  if (questionFirst(text, said)) return "query";
  return wish.test(text) ? "create" : "modify";
}

function questionFirst(text: string, said: string): boolean {
  return /\?\s*$/.test(text) || startsWith(queryVerbs).test(said);
}

function decide<T extends string>(text: string, clues: readonly Clue<T>[], otherwise: T): RuleAnswer<T> {
  const points = new Map<T, number>();
  for (const [value, worth, pattern] of clues)
    if (pattern.test(text)) points.set(value, (points.get(value) ?? 0) + worth);
  const ranked = [...points].sort((a, b) => b[1] - a[1]);
  const [best, second] = ranked;
  if (!best) return { value: otherwise, confidence: 0.45 };
  const lead = best[1] - (second?.[1] ?? 0);
  return {
    value: best[0],
    confidence: Math.min(0.9, 0.5 + 0.035 * Math.min(best[1], 5) + 0.045 * Math.min(lead, 5)),
  };
}

function verb(verbs: string): RegExp {
  return new RegExp(`\\b(?:${verbs})\\b`, "i");
}
