import { languageData } from "../../language/dataOf.ts";

/** What a question in natural words wants to know. */
export interface Question {
  /**
   * `meaning`: of its one subject; `difference`: between its two; `howTo`: a task, its subject; `yesNo`: whether something
   * is so; `other`: anything else, its subject being all of it.
   */
  readonly kind: "meaning" | "difference" | "howTo" | "yesNo" | "other";
  readonly subjects: readonly string[];
  /** All of it, without what is only polite. */
  readonly text: string;
  /** LSP identifier of a language that the question names. */
  readonly languageId: string | undefined;
  /** Words behind "in" and the like, by which one meaning is told from another. */
  readonly context: string;
}

/** Languages by the words that questions name them with; regular expressions are spoken of like one. */
const languageIds: ReadonlyMap<string, string> = new Map([
  ...languageData.flatMap(({ asked = [], ids: [id = ""] }) => asked.map((word) => [word, id] as const)),
  ...["regex", "regexp", "regexes", "regular expression", "regular expressions"].map(
    (word) => [word, "regex"] as const,
  ),
]);
const languageName = `(${[...languageIds.keys()]
  .sort((a, b) => b.length - a.length)
  .map((name) => name.replace(/[.+]/g, "\\$&"))
  .join("|")})`;

/** The language that a question names anywhere; short names that are words too count in capitals only. */
export function languageNamedIn(text: string): string | undefined {
  for (const [name] of text.matchAll(new RegExp(`(?<![\\w.+#-])${languageName}(?![\\w+#-])`, "gi")))
    if (name.length > longestWord || /^\p{Lu}/u.test(name)) return languageIds.get(name.toLowerCase());
  return undefined;
}

/** `go`, `c` and `r` are words of other kinds too. */
const longestWord = 3;

const politeness =
  /^(?:hey|hi|hello|please|so|ok(?:ay)?|um|well|inkling|can you|could you|would you|will you|i (?:want|need|would like|'d like) to (?:know|understand)|i wonder|do you know|tell me|explain to me|show me|remind me|help me understand|(?:please )?(?:can|could) (?:yo?u|someone|anyone)(?: please)?(?: tell me| explain(?: to me)?| show me)?)[,:]?\s+/i;
/** Whom an answer is for, and why somebody asks: no part of what is asked. */
const audience =
  /,? (?:to me|for me|(?:to|for) (?:a )?(?:beginners?|newbies?|dummies|newcomers?|child(?:ren)?)|like i(?:['’]m| am)(?: (?:five|5|a child|new))?|in (?:simple|plain|easy|other) (?:terms|words|english)|simply|briefly|pl[easzy]{1,6}|th(?:x|anks?|anx|nx|naks)|ty|good for|useful for|and (?:why|when|how(?! (?:is|are|does|do) (?:it|they|that) differ))\b[^,?]{0,60}|all about)$/i;
/** "Total, is it async?" too. */
const yesNo =
  /^(?:[^\s,:]{1,60}[,:] )?(?:(?:is|are|was|were|does|do|did|has|have|had|can|could|should|would|will)(?:n['’]?t)?|contains?|uses?|imports?|requires?|depends on|any)\s+(?!you\b|i\b|one\b)/i;
const longestQuestion = 500;

/** "In Go, what is a channel?" */
const languageFirst = new RegExp(`^in ${languageName},? ((?:what|how|why|when|which)\\b.{1,400})$`, "i");

/** Takes a question apart. Never fails: what it does not understand is `other`. */
export function understandQuestion(asked: string): Question {
  let text = asked.trim().replace(/\s+/g, " ").slice(0, longestQuestion);
  for (let before = ""; before !== text; ) [before, text] = [text, text.replace(politeness, "")];
  text = text.replace(/(?<=[^?\s])[?!.]+$|\s+[?!.]$/g, "").trim();
  for (let before = ""; before !== text; ) [before, text] = [text, text.replace(audience, "")];
  text = text.replace(/\bdiff\b(?= between)/i, "difference").replace(languageFirst, "$2 in $1");
  return { text, ...kindOf(text) };
}

function kindOf(text: string): Omit<Question, "text"> {
  const difference = differenceIn(text);
  if (difference) return withContext("difference", difference);
  const task = /^how (?:do|can|could|to|would|should|does one)\s*(?:i|you|we|one|people)?\s+(.+)$/i.exec(
    text,
  )?.[1];
  if (task && !/^(?:work|differ)s?$/i.test(task)) return withContext("howTo", [task]);
  const meaning = meaningIn(text);
  if (meaning !== undefined) return withContext("meaning", [meaning]);
  if (yesNo.test(text)) return withContext("yesNo", [text]);
  return withContext(text.split(" ").length <= mostWordsOfTerm ? "meaning" : "other", [text]);
}

/** A bare term is a question too; more words are a sentence. */
const mostWordsOfTerm = 5;

function differenceIn(text: string): string[] | undefined {
  for (const pattern of [
    /\bdifferen(?:ce|ces|t) (?:is there )?between (.+?) (?:and|or|vs\.?|versus) (.+)$/i,
    /^how (?:does|do|is|are) (.+?) (?:differ|different) from (.+)$/i,
    /^what(?:['’]?s| is| are) (.+?) and how (?:is|are|does|do) (?:it|they|that) (?:differ|different) from (.+)$/i,
    /^(?:is|are) (.+?) (?:really |exactly )?the same (?:thing )?as (.+)$/i,
    /^what (?:does|do) (.+?) do compared (?:to|with) (.+)$/i,
    /^(?:when|why) (?:do|would|should|can) (?:i|you|we|one|people) (?:use|need|choose|prefer|pick) (.+?) (?:instead of|rather than|over|and not|or) (.+)$/i,
    /^(?:when|why) (?:to )?(?:use|choose|prefer) (.+?) (?:instead of|rather than|over|and not|or) (.+)$/i,
    /^(?:compare|comparing) (.+?) (?:and|with|to|vs\.?|versus|against) (.+)$/i,
    /^(?:what(?:['’]?s| is| are)(?: better[:,]?)? )?(?:difference )?(.+?) (?:vs\.?|versus) (.+)$/i,
  ]) {
    const [, one, other] = pattern.exec(text) ?? [];
    if (one && other) return [one, other];
  }
  return undefined;
}

function meaningIn(text: string): string | undefined {
  // "what does it mean when a function is pure"
  const [, thing, quality] =
    /^what does it mean (?:when|if|that|for) (?:an? |the |my |some )?([\w-]{2,40}) (?:to be|is|are) (?:called )?([\w-]{2,40})$/i.exec(
      text,
    ) ?? [];
  if (thing && quality) return `${quality} ${thing}`;
  for (const pattern of [
    /^what(?:['’]?s| is| are)? the (?:meaning|definition|purpose|point|use) of (.+)$/i,
    /^what (?:do(?:es)?|did) (?:people mean by |the )?(.+?) (?:mean|do|stand for|refer to|represent|return|give)(?:s|es)?\b(.*)$/i,
    /^what['’]?s (.+)$/i,
    /^whats (.+)$/i,
    /^what (?:is|are|was) (?:meant by )?(.+)$/i,
    /^(?:what )?(?:is )?(?:the )?(?:meaning|definition) of (.+)$/i,
    /^(?:explain|define|describe|explanation of)(?: what)?[: ]\s*(.+?)(?: is| are| means?| does)?$/i,
    /^how (?:does|do) (?:an? |the )?(.+?) work\b(.*)$/i,
    /^(?:what|when|why) (?:do|would|should|can) (?:i|you|we|one|people) (?:need|use|want) (.+)$/i,
    /^(?:why|when)(?: to)? use (.+)$/i,
    /^why (?:is|are) there (.+)$/i,
    /^who or what is (.+)$/i,
    /^what about (.+)$/i,
    /^(?:the )?(.+?) (?:means? what|meaning|explained|definition)$/i,
  ]) {
    const match = pattern.exec(text);
    if (match?.[1]) return `${match[1]}${match[2] ?? ""}`.replace(/ (?:used )?for$/i, "");
  }
  return undefined;
}

/** Takes the language and other context off a question's end or beginning. */
function withContext(kind: Question["kind"], subjects: readonly string[]): Omit<Question, "text"> {
  let languageId: string | undefined;
  let context = "";
  const last = subjects.length - 1;
  const stripped = subjects.map((subject, index) => {
    let text = subject.trim();
    const language =
      index === last
        ? new RegExp(
            `^(.+?),?\\s+(?:in|for|of|with|at|from|inside|on) (?:an? |the )?(?:.{0,20}\\s)?${languageName}(?: (?:code|script|expression|file|programming|class|mean|context|scripts))?$`,
            "i",
          ).exec(text)
        : null;
    if (language?.[1] && language[2]) {
      languageId = languageIds.get(language[2].toLowerCase());
      text = language[1];
    }
    const named = new RegExp(`^(?:the )?${languageName}(?:['’]s)? (?!and\\b|or\\b|vs\\b)(.+)$`, "i").exec(
      text,
    );
    if (named?.[1] && named[2] && languageId === undefined && named[1].length > 1) {
      languageId = languageIds.get(named[1].toLowerCase());
      context = `${context} ${text}`;
      return named[2];
    }
    const place =
      index === last
        ? /^(.+?)\s+(?:in|within|for|on|of|with|at the end of|under) (?:an? |the |my )?([\w# .+-]{2,40})$/i.exec(
            text,
          )
        : null;
    if (place?.[1] && place[2] && kind !== "howTo") {
      context = `${context} ${place[2]}`;
      return `${place[1]}\u0000${place[2]}`;
    }
    if (kind === "howTo") context = text;
    return text;
  });
  return { kind, subjects: stripped, languageId, context: context.trim() };
}
