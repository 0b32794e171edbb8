/** Questions about the file at hand that its tree answers: how many functions, what one takes, who calls it. */

/** Of which things a file is asked how many or which there are. */
export type Thing = "functions" | "methods" | "classes" | "types" | "imports" | "libraries" | "exports";
/** What is asked of something that the file names. */
export type Wish =
  | "returns"
  | "parameters"
  | "errors"
  | "place"
  | "callers"
  | "calls"
  | "deed"
  | "length"
  | "value"
  | "type";

export type FileQuestion =
  | { readonly of: "file"; readonly wants: Thing; readonly isCount: boolean }
  | { readonly of: "file"; readonly wants: "language" | "length" | "purpose" }
  | { readonly of: "name"; readonly wants: Wish; readonly name: string };

/** Longer questions ask for more than one fact. */
const longest = 160;

const here = String.raw`(?:(?:in|inside|of|from|by|at) )?(?:(?:the|this|that|my|our)(?: current| open)? (?:file|code|module|script|source|program|class|snippet|page|unit|source file|package|header)|it|here|this|there|in here)`;
const kindOfName =
  "(?:function|method|class|constant|variable|field|type|struct|interface|enum|trait|procedure|helper|constructor|macro|module|component|hook|static method|property)";
const name = String.raw`(?:(?:the|a|my|our|this|that) )?(?:${kindOfName} )?(?:called |named )?["'\x60“”]?(?<name>[\p{L}_$@][\p{L}\p{N}_$]*(?:(?:\.|::|->|#)[\p{L}_$@][\p{L}\p{N}_$]*)*[!?]?)(?:\([^)]{0,40}\))?["'\x60“”]?(?: ${kindOfName})?`;

const things: Readonly<Record<string, Thing>> = {
  function: "functions",
  method: "methods",
  class: "classes",
  type: "types",
  struct: "types",
  interface: "types",
  enum: "types",
  trait: "types",
  import: "imports",
  library: "libraries",
  package: "libraries",
  dependency: "libraries",
  module: "imports",
  crate: "libraries",
  gem: "libraries",
  include: "imports",
  header: "imports",
  export: "exports",
};
const thing =
  "(?<thing>functions?|methods?|class(?:es)?|types?|structs?|interfaces?|enums?|traits?|imports?|librar(?:y|ies)|packages?|dependenc(?:y|ies)|modules?|crates?|gems?|includes?|headers?|exports?)";
const beThere = `(?:(?:are|is|were) (?:there|defined|declared|imported|exported|used|included|present)(?: ${here})?|(?:does|do) ${here} (?:have|contain|define|declare|hold|export|import|use|depend on|need|require|include|offer|provide)|has ${here}|${here} (?:has|have|contains?|defines?|declares?|exports?|imports?|uses?|includes?|depends? on)|(?:are |is )?${here})`;

interface Frame {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => FileQuestion | undefined;
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, "iu");
const ofFile = (pattern: string, wants: "language" | "length" | "purpose"): Frame => ({
  pattern: whole(pattern),
  read: () => ({ of: "file", wants }),
});
const ofThings = (pattern: string, isCount: boolean, fixed?: Thing): Frame => ({
  pattern: whole(pattern),
  read: ({ thing: said = "" }) => {
    const wants = fixed ?? things[singular(said)];
    return wants && { of: "file", wants, isCount };
  },
});
const ofName = (wants: Wish, ...patterns: readonly string[]): readonly Frame[] =>
  patterns.map((pattern) => ({
    pattern: whole(pattern),
    read: ({ name: said }) =>
      said === undefined || isNoName(said) ? undefined : { of: "name", wants, name: said },
  }));

const which =
  "(?:what|which)(?:'s| is| are| were)?(?: all)?(?: the)?(?: names? of(?: all)?(?: the)?)?(?: kinds? of)?";
const list = "(?:list|name|show|give|enumerate)(?: me)?(?: all)?(?: of)?(?: the)?(?: names of(?: the)?)?";
const inputs = "(?:parameters?|params?|arguments?|args?|inputs?)";
const takes = "(?:takes?|accepts?|expects?|needs?|requires?|haves?|has|wants?|receives?|gets?)";
const calls = "(?:calls?|uses?|invokes?|references?|run|runs|needs?)";

const frames: readonly Frame[] = [
  ofThings(`how many ${thing}(?: ${beThere})?`, true),
  ofThings(`(?:count|number of)(?: the| all)* ${thing}(?: ${beThere})?`, true),
  ofThings(`${which} ${thing}(?: ${beThere})`, false),
  ofThings(`${list} ${thing}(?: ${beThere})?`, false),
  ofThings(
    `${which} (?:external |third[- ]party |used )?${thing} (?:does|do) ${here} (?:use|import|need|depend on|rely on|export|define|declare|have|contain|offer|provide)`,
    false,
  ),
  ofThings(`what (?:does|do) ${here} (?:import|depend on|include|require)`, false, "imports"),
  ofThings(`what (?:is|are|gets?) (?:imported|included|required)(?: ${here})?`, false, "imports"),
  ofThings(`what (?:does|do) ${here} export`, false, "exports"),
  ofThings(`what (?:is|are|gets?) exported(?: ${here})?`, false, "exports"),
  ofFile(
    `(?:what|which)(?: (?:programming|coding))? language (?:(?:is|was) )?${here}(?: (?:(?:is|was) )?(?:written|coded|programmed)?(?: in)?)?`,
    "language",
  ),
  ofFile(
    `(?:in )?(?:what|which)(?: (?:programming|coding))? lang(?:uage)?(?: (?:is|was) (?:used|this written in))?(?: ${here})?`,
    "language",
  ),
  ofFile(`how (?:long|big|large) (?:is|are) ${here}`, "length"),
  ofFile(`how many lines(?: of code)?(?: (?:${beThere}|long is ${here}))?`, "length"),
  ofFile(
    `what (?:does|do) ${here} do|what(?:'s| is) ${here}(?: (?:all )?(?:about|for|doing|good for))|what(?:'s| is) the (?:purpose|point|job) ${here}`,
    "purpose",
  ),
  ...ofName(
    "length",
    `how (?:long|big|large) is ${name}`,
    `how many lines (?:does|is|are|has) ${name}(?: have| long| in)?`,
    `how many lines (?:are )?(?:in|of) ${name}`,
  ),
  ...ofName(
    "parameters",
    `(?:what|which) ${inputs} (?:does|do|can|must|should) ${name} ${takes}`,
    `(?:what|which) (?:are|is) the ${inputs} (?:of|for|to) ${name}`,
    `(?:what|which) ${inputs} (?:of|for|to) ${name}`,
  ),
  ...ofName(
    "parameters",
    `what (?:does|do|can) ${name} (?:take|accept|expect|receive)(?: as (?:an? )?(?:input|argument|parameter)s?)?`,
    `how many ${inputs} (?:does|do|has|are there (?:in|for)) ?${name}(?: ${takes})?`,
    `${list} ${inputs} (?:of|for) ${name}`,
    `what(?:'s| is) the signature of ${name}`,
    `how (?:do|can|should) (?:i|you|we|one) (?:call|invoke|use) ${name}`,
    `what (?:do|must|should) (?:i|you|we) (?:pass|give)(?: in)?(?: to)? ${name}`,
  ),
  ...ofName(
    "errors",
    `(?:what|which) (?:kinds? of )?(?:errors?|exceptions?|panics?) (?:does|do|can|could|may|might|will) ${name} (?:throw|raise|return|cause|give|produce)`,
    `what (?:does|can|could|may|might|will) ${name} (?:throw|raise)`,
    `(?:what|which) (?:errors?|exceptions?) (?:are|is|can be|could be) (?:thrown|raised) (?:by|in|from) ${name}`,
  ),
  ...ofName(
    "returns",
    `(?:what|which)(?: type| kind of (?:value|thing)| value)? (?:does|do|will|can|would) ${name} (?:return|give back|yield|produce|evaluate to|resolve to|give me|hand back)(?: back)?`,
    `what (?:is|gets) returned (?:by|from) ${name}`,
    `what(?:'s| is) the (?:return(?:ed)?(?: value| type)?|result|output)(?: type)? (?:of|from) ${name}`,
    `what do i get (?:back )?from ${name}`,
  ),
  ...ofName(
    "place",
    `where (?:is|are|do i find|can i find|was) ${name}(?: (?:defined|declared|implemented|located|found|written))?`,
    `(?:what|which|on (?:what|which)) line (?:is|does|has|are) ${name}(?: (?:defined|declared|start|begin)s?)?(?: on| at| in)?`,
    `where (?:does|do) (?:the )?(?:definition of )?${name} (?:start|begin)`,
    `at (?:what|which) line (?:is|does) ${name}(?: (?:defined|start|begin)s?)?`,
  ),
  ...ofName(
    "callers",
    `(?:who|what(?: function| method| code)?s?|which(?: functions?| methods?| code)?|what else) ${calls} ${name}`,
    `where (?:is|are|does) ${name} (?:called|used|invoked|referenced|get called|get used)(?: from)?`,
    `(?:from where|how often|how many times|how frequently) is ${name} (?:called|used|invoked)`,
    `(?:what|which) (?:functions?|methods?) (?:is|are) ${name} (?:called|used) (?:by|from|in)`,
    `(?:who are the )?callers of ${name}`,
  ),
  ...ofName(
    "calls",
    `(?:what|which(?: (?:functions?|methods?|things))?|what (?:functions?|methods?)) (?:does|do) ${name} (?:call|invoke|use|depend on)`,
  ),
  ...ofName(
    "deed",
    `what (?:does|do|is|will) ${name} (?:do|doing|used for|for|good for)`,
    `what(?:'s| is) the (?:purpose|point|job|role) of ${name}`,
    `(?:explain|describe|summari[sz]e) (?:what )?${name}(?: does)?`,
  ),
  ...ofName(
    "value",
    `what(?:'s| is) the (?:(?:default|initial|current|exact) )?(?:value|default|number|setting) (?:of|for) ${name}`,
    `what(?: value)? (?:is|does) ${name} (?:set to|equal|hold|have|contain|equal to|default to)`,
    `how (?:much|many|high|large|big) is ${name} (?:set to|by default)`,
  ),
  ...ofName(
    "type",
    `what(?:'s| is) the (?:data ?)?type of ${name}`,
    `(?:what|which) (?:data ?)?type (?:is|has|does) ${name}(?: have| of)?`,
  ),
];

/** Words that stand for the file, or for nothing in particular; they name what a file defines only where they are quoted. */
const noNames = new Set(
  "it this that these those there here file code module class function method script program anything something everything".split(
    " ",
  ),
);

function isNoName(said: string): boolean {
  return noNames.has(said.toLowerCase());
}

/** Reads a question; undefined when it asks for something else, or of something else than a file. */
export function readFileQuestion(question: string): FileQuestion | undefined {
  const said = question
    .replace(/[’]/g, "'")
    .replace(/^whats\b/i, "what's")
    .replace(/^(?:and|so|well),? /i, "");
  if (said.length > longest) return undefined;
  for (const { pattern, read } of frames) {
    const match = pattern.exec(said);
    const asked = match && read(match.groups ?? {});
    if (asked) return asked;
  }
  return undefined;
}

function singular(word: string): string {
  return word
    .toLowerCase()
    .replace(/ies$/, "y")
    .replace(/(?<=s)es$/, "")
    .replace(/(?<!s)s$/, "");
}
