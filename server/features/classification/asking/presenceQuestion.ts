/** Questions whether something is there: what is asked for, and whether a yes means that it is there or that it is not. */

export interface PresenceQuestion {
  /** What is asked for, in the words of the question, articles left out: `regular expressions`, `console.log`. */
  readonly thing: string;
  /** Whether it stood in quotes or backticks: then it is code. */
  readonly isQuoted: boolean;
  /** "Is it free of …?" and "does it avoid …?": yes means that it is not there. */
  readonly isNegated: boolean;
  /** The verb says that it is a library: imports, depends on. */
  readonly isLibrary: boolean;
  /** The verb says that it is something defined or called here. */
  readonly wants?: "definition" | "call";
  /** Asked of one thing, "the password", not of the whole text: that it is done somewhere does not mean that it is done to this. */
  readonly isOfOne?: true;
}

/** What is asked about, at the start of a question. */
const subject = String.raw`(?:(?:this|the|that|my|our|any|some|anything|something|it|these|those|here)(?: (?:given|whole|current|above|following|\w+\.\w+))?(?: (?:python|java|go|rust|c|c\+\+|php|ruby|shell|bash|javascript|typescript))?(?: (?:file|code|module|class|script|program|snippet|function|method|component|source|text|library|package|app|application|page|here|in (?:it|here|this (?:file|code))))*|code|file|they|you|we)`;
const adverb = String.raw`(?:(?:ever|still|already|also|actually|really|directly|explicitly|anywhere|currently|somewhere|itself|either)\s+)*`;
const usingVerb =
  "make (?:any )?use of|makes use of|use|uses|using|used|employ|employs|utili[sz]es?|contain|contains|containing|include|includes|have|has|hold|holds|rely on|relies on|leverage|need|needs|work with|works with|deal with|deals with|involve|involves|show|show up|show signs of|feature|features|perform|performs|do|does";
const actionVerb =
  "read|reads|write|writes|access|accesses|touch|touches|open|opens|delete|deletes|create|creates|spawn|spawns|start|starts|run|runs|execute|executes|make|makes|send|sends|call|calls|talk to|talks to|query|queries|connect to|connects to|manipulate|manipulates|modify|modifies|parse|parses|compute|computes|generate|generates|print|prints|output|outputs|log|logs|sort|sorts|hash|hashes|encrypt|encrypts|compress|compresses|throw|throws|raise|raises|catch|catches|sleep|sleeps|wait|waits|exit|exits|terminate|terminates|save|saves|load|loads|download|downloads|fetch|fetches|allocate|allocates|listen to|listens to|listen on|listens on|ask|asks|get|gets|mutate|mutates|lock|locks|shell out to|serialize|serializes|mock|mocks|set|sets";
const libraryVerb = "import|imports|importing|require|requires|depend on|depends on|depend upon";
const definitionVerb = "define|defines|declare|declares|implement|implements|introduce|introduces";
const avoidingVerb =
  "avoid|avoids|lack|lacks|never use|never uses|never call|never calls|not use|not contain|not have|not call|not rely on";
const place = String.raw`(?:\s+(?:in|inside|within|from|at|of|on) (?:it|here|there|this|the|that)(?: (?:file|code|module|class|script|program|snippet|function|component|text))?(?: at all)?|\s+(?:anywhere|somewhere|at all|here|there|in here|to (?:do|handle|work|function) .{1,40}))?`;

interface Frame {
  readonly pattern: RegExp;
  readonly isNegated?: true;
  readonly isLibrary?: true;
  readonly wants?: "definition" | "call";
  readonly isOfOne?: true;
  /** Whether the verb belongs to what is asked for: reading files is something else than files. */
  readonly keepsVerb?: true;
}

/** What is done to something, and what something is, by words that name a concept or a construct. */
const done = "cached|memoi[sz]ed|logged|hashed|encrypted|compressed|sorted|retried|mocked|seriali[sz]ed";
const quality = "recursive|multi-?threaded|transactional";
/** Things that stand for whatever the code deals with. */
const anything =
  "(?:(?:the|its|any|all|every|failed) )*(?:anything|something|results?|outputs?|values?|answers?|calls?|requests?|data)";
const doing =
  "retry|retries|log|cache|caches|recurse|recurses|hash|encrypt|compress|sort|memoi[sz]e|mock|loop|iterate";

const auxiliary = String.raw`^(?:does|do|did|can|will|would|could|must)\s+${subject}\s+${adverb}`;
const frames: readonly Frame[] = [
  { pattern: frame(`${auxiliary}(?:${avoidingVerb})\\s+(?<thing>.+)`), isNegated: true },
  {
    pattern: frame(
      `^(?:does|do)(?:n't| not)\\s+${subject}\\s+${adverb}(?:${usingVerb}|call|${libraryVerb})\\s+(?<thing>.+)`,
    ),
    isNegated: true,
  },
  {
    pattern: frame(`^(?:is|are)\\s+${subject}\\s+${adverb}(?:free of|free from|without)\\s+(?<thing>.+)`),
    isNegated: true,
  },
  { pattern: frame(`${auxiliary}(?:${libraryVerb})\\s+(?<thing>.+)`), isLibrary: true },
  { pattern: frame(`^(?:imports?|requires?|depends on)\\s+(?<thing>.+)`), isLibrary: true },
  { pattern: frame(`^is\\s+(?<thing>.+?)\\s+(?:imported|required)`), isLibrary: true },
  { pattern: frame(`${auxiliary}(?:${definitionVerb})\\s+(?<thing>.+)`), wants: "definition" },
  { pattern: frame(`^(?:is|are)\\s+(?<thing>.+?)\\s+(?:defined|declared|implemented)`), wants: "definition" },
  { pattern: frame(`${auxiliary}(?:${usingVerb})\\s+(?<thing>.+)`) },
  { pattern: frame(`${auxiliary}(?:call|calls|invoke|invokes)\\s+(?<thing>.+)`), wants: "call" },
  { pattern: frame(`^(?:is|are)\\s+(?<thing>.+?)\\s+(?:called|invoked)`), wants: "call" },
  { pattern: frame(`${auxiliary}(?<thing>${doing})(?: ${anything})?`) },
  { pattern: frame(`^(?:is|are)\\s+(?:${subject}\\s+)${adverb}(?<thing>${quality})`) },
  { pattern: frame(`^(?:is|are|gets?)\\s+(?:${anything}\\s+)${adverb}(?<thing>${done})`) },
  {
    pattern: frame(
      `^(?:is|are) (?:[\\w'-]{1,30} ){1,6}(?<thing>${done})(?: (?:before|when|in|with|by) .{1,60})?`,
    ),
    isOfOne: true,
  },
  {
    pattern: frame(
      `${auxiliary}(?:run|happen|take place|work|execute)\\s+(?:in|inside|within)\\s+(?<thing>(?:a |one )?(?:single )?(?:database )?transactions?)`,
    ),
  },
  { pattern: frame(`${auxiliary}(?<thing>(?:${actionVerb})\\b.*)`), keepsVerb: true },
  { pattern: frame(`^(?:is|are|was|were)\\s+there\\s+${adverb}(?<thing>.+)`) },
  { pattern: frame(`^(?:has|have)\\s+${subject}\\s+(?:got\\s+)?(?<thing>.+)`) },
  { pattern: frame(`^(?:is|are)\\s+(?<thing>.+?)\\s+(?:used|present|involved|needed|found)`) },
  { pattern: frame(`^(?:uses?|using|contains?|has|have)\\s+(?<thing>.+)`) },
  { pattern: frame(`^any\\s+(?<thing>.+)`) },
];

/** Longer questions ask for more than whether something is there. */
const mostWords = 16;
const mostCharacters = 400;

/** Reads a question; undefined when it asks for something else than presence. */
export function readPresenceQuestion(question: string): PresenceQuestion | undefined {
  const said = question
    .trim()
    .replace(/(?<!\s)\s*answer (?:with )?yes or no\.?$/i, "")
    .replace(/(?<![?!.\s])[?!.\s]+$/, "")
    .replace(/\s+/g, " ");
  if (said.length > mostCharacters || said.split(" ").length > mostWords) return undefined;
  for (const { pattern, isNegated, isLibrary, wants, isOfOne } of frames) {
    const found = pattern.exec(said)?.groups?.thing;
    if (found === undefined) continue;
    const { thing, without } = bare(found);
    if (thing === "" || /\b(?:and|or|but|if|when|that|which|whether|because)\b/i.test(thing))
      return undefined;
    return {
      thing: unquoted(thing),
      isQuoted: /^["'`].*["'`]$/.test(thing),
      isNegated: isNegated === true || without,
      isLibrary:
        isLibrary === true || /\b(?:library|package|module|crate|gem|framework|dependency)$/i.test(found),
      ...(wants ? { wants } : {}),
      ...(isOfOne ? { isOfOne } : {}),
    };
  }
  return undefined;
}

function frame(pattern: string): RegExp {
  return new RegExp(
    `${pattern.endsWith(".+)") || pattern.endsWith(".*)") ? pattern.replace(/\.([+*])\)$/, ".$1?)") : pattern}${place}$`,
    "i",
  );
}

/** Without articles, quantifiers and words that name the kind of thing. */
function bare(found: string): { thing: string; without: boolean } {
  const without = /^(?:no|not any|not a)\b/i.test(found);
  const thing = found
    .replace(
      /^(?:(?:any|a|an|the|some|no|not|library|package|module|crate|gem|its own|its|own|kind of|sort of|at least one|one|more than one|many|calls? to|call(?:s)? of|uses? of|usages? of|something like|other|explicit) )+/i,
      "",
    )
    .replace(
      / (?:library|package|module|crate|gem|framework|function call|calls|call|api|keyword|statements?|operators?|syntax|dependency)$/i,
      (kind) =>
        /^ (?:function call|calls?|keyword|syntax|library|package|module|crate|gem|framework|dependency)$/i.test(
          kind,
        )
          ? ""
          : kind,
    )
    .trim();
  return { thing, without };
}

function unquoted(thing: string): string {
  return thing.replace(/^["'`]+|(?<!["'`])["'`]+$/g, "").replace(/\(\)$/, "");
}
