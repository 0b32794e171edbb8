/** Questions about the file at hand as a whole: how many functions it has, what it imports, which language it is. */
import { singular } from "../../../language/words/inflect.ts";

/** Of which things a file is asked how many or which there are. */
export type Thing = "functions" | "methods" | "classes" | "types" | "imports" | "libraries" | "exports";

export type FileQuestion =
  | { readonly wants: Thing; readonly isCount: boolean }
  | { readonly wants: "language" | "length" | "purpose" };

/** Longer questions ask for more than one fact, in UTF-16 code units. */
const longest = 160;

const here = `(?:(?:in|inside|of|from|by|at) )?(?:(?:the|this|that|my|our)(?: current| open)? (?:file|code|module|script|source|program|class|component|snippet|page|unit|source file|package|header)|it|here|this|there|in here)`;
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
const beThere = `(?:(?:are|is|were) (?:there|defined|declared|imported|used|included|present)(?: ${here})?|(?:does|do) ${here} (?:have|contain|define|declare|hold|import|use|depend on|need|require|include|offer|provide)|has ${here}|${here} (?:has|have|contains?|defines?|declares?|imports?|uses?|includes?|depends? on)|(?:are |is )?${here})`;

interface Frame {
  readonly pattern: RegExp;
  readonly read: (groups: Readonly<Record<string, string | undefined>>) => FileQuestion | undefined;
}

const whole = (pattern: string) => new RegExp(`^(?:${pattern})$`, "iu");
const ofFile = (pattern: string, wants: "language" | "length" | "purpose"): Frame => ({
  pattern: whole(pattern),
  read: () => ({ wants }),
});
const ofThings = (pattern: string, isCount: boolean, fixed?: Thing): Frame => ({
  pattern: whole(pattern),
  read: ({ thing: said = "" }) => {
    const wants = fixed ?? things[singular(said.toLowerCase())];
    return wants && { wants, isCount };
  },
});
const which =
  "(?:what|which)(?:'s| is| are| were)?(?: all)?(?: the)?(?: names? of(?: all)?(?: the)?)?(?: kinds? of)?";
const list = "(?:list|name|show|give|enumerate)(?: me)?(?: all)?(?: of)?(?: the)?(?: names of(?: the)?)?";
const frames: readonly Frame[] = [
  ofThings(`how many ${thing}(?: ${beThere})?`, true),
  ofThings(`(?:count|number of)(?: the| all)* ${thing}(?: ${beThere})?`, true),
  ofThings(`${which} ${thing}(?: ${beThere})`, false),
  ofThings(`${list} ${thing}(?: ${beThere})?`, false),
  ofThings(
    `${which} ${thing} (?:does|do) ${here} (?:use|import|need|depend on|rely on|define|declare|have|contain|offer|provide)`,
    false,
  ),
  ofThings(`${which} (?:functions?|names|things|symbols) (?:does|do) ${here} export`, false, "exports"),
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
];

/** Reads a question; undefined when it asks for something else, or of something else than the file as a whole. */
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
