/** What a definition itself says to a yes/no question about it: whether it is exported, documented, static, generic. */
import { documentationOf } from "../../../language/comments/documentation.ts";
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { headWords } from "../../../language/functions/headWords.ts";
import { usesOf } from "../../../language/functions/usesOf.ts";
import type { Inventory } from "../../../language/inventory/inventory.ts";
import { everything, readExports } from "../../../language/names/exports.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { readCall } from "../../../language/roles/calls.ts";
import { isDecoratedWith } from "../../../language/roles/decorators.ts";
import { isGeneric } from "../../../language/roles/members.ts";
import { outcomesOf } from "../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../language/roles/parameters.ts";
import { trimEndOf } from "../../../text/endOf.ts";

/** The file around what is asked about. */
export interface AskedFile {
  readonly root: SyntaxNode;
  readonly inventory: Inventory;
}

interface Trait {
  readonly pattern: RegExp;
  /** Undefined where the tree does not tell. */
  readonly holds: (
    definition: NamedDefinition,
    file: AskedFile,
    groups: Readonly<Record<string, string | undefined>>,
  ) => boolean | undefined;
}

const adverb =
  "(?:(?:ever|really|actually|already|currently|even|also|explicitly|declared|marked|defined) )*";
const trait = (pattern: string, holds: Trait["holds"]): Trait => ({
  pattern: new RegExp(`^\\w+(?:n't)? it ${adverb}(?:${pattern})\\??$`, "i"),
  holds,
});
/** Of a function; of anything else the tree does not tell. */
const ofFunction =
  (holds: (node: SyntaxNode) => boolean | undefined): Trait["holds"] =>
  ({ kind, node }) =>
    kind === "function" ? holds(node) : undefined;

const here = "(?: (?:anywhere|somewhere|at all|here|(?:in|by|inside|within) .{1,40}))*";
const access = "public|private|protected|internal";
const otherModifiers =
  "static|abstract|async|final|readonly|override|virtual|sealed|synchronized|const|pub|inline|unsafe|extern|native|volatile|transient";
const kinds =
  "(?: (?:function|method|class|field|member|property|constant|variable|struct|interface|constructor|one|keyword))?";

const traits: readonly Trait[] = [
  trait(`exported${here}|an export|(?:the )?default export`, isExported),
  trait(
    "(?:properly |well )?documented|commented|ha(?:ve|s) (?:got )?(?:any |a |some )?(?:documentation|docs?|doc ?comments?|docstrings?|jsdoc|description)(?: .{1,30})?",
    ({ node }) => documentationOf(node).length > 0,
  ),
  trait(
    `(?:used|called|referenced|invoked)(?<where>${here})`,
    ({ name, node }, { root }, { where = "" }) =>
      usesOf(name, [node], root).length > 0 || (/\b(?:here|file)\b/.test(where) ? false : undefined),
  ),
  trait(`(?:an? )?(?<access>${access})${kinds}`, hasAccess),
  trait(`(?:with (?:the )?|as )?(?:an? )?(?<word>${otherModifiers})(?:hronous)?${kinds}`, hasWord),
  trait("(?:a )?generic(?: .{1,20})?", ({ node }) => isGeneric(node)),
  trait(
    "(?:a )?generator(?: .{1,20})?",
    ofFunction((node) => outcomesOf(node).yields || undefined),
  ),
  trait(
    "(?:a )?(?:property|getter)",
    ofFunction((node) => isDecoratedWith(node, "property") || undefined),
  ),
  trait("a function", ({ kind }) => kind === "function"),
  trait("a method", ({ kind, owner }) => kind === "function" && owner !== undefined),
  trait(
    "an? (?<kind>class|interface|enum|struct|trait|record)",
    ({ kind, node }, _, { kind: word = "" }) => kind === "type" && headWords(node).has(word.toLowerCase()),
  ),
  trait(
    "(?:take|have|has|accept|expect|need|require)s? (?:any |some |an? )?(?:parameters?|params?|arguments?|args?|inputs?)",
    ofFunction((node) => parametersOf(node).length > 0),
  ),
  trait(
    "variadic|(?:take|accept)s? (?:a )?(?:variable|any) number of (?:arguments|parameters|args)",
    ofFunction((node) =>
      parametersOf(node).some(
        ({ sign, node: { text } }) => sign === "..." || sign === "*" || text.includes("..."),
      ),
    ),
  ),
  trait(
    "(?:take|accept|expect|use)s? (?:a |an? )?callbacks?(?: .{1,30})?",
    ofFunction((node) => parametersOf(node).some((parameter) => isCallback(parameter, node)) || undefined),
  ),
  trait(
    "ha(?:ve|s) (?:any |an? |some )?(?:default (?:values?|parameters?|arguments?)|defaults?|optional (?:parameters?|arguments?))(?: .{1,30})?",
    ofFunction((node) => parametersOf(node).some(({ value }) => value !== undefined) || undefined),
  ),
  trait(
    "return (?:anything|something|a value|any value)(?: at all)?",
    ofFunction((node) => outcomesOf(node).returns),
  ),
];

/** The answer, where all definitions of the name agree; undefined where the question is none of these. */
export function answerByTrait(
  question: string,
  definitions: readonly NamedDefinition[],
  file: AskedFile,
): boolean | undefined {
  for (const { pattern, holds } of traits) {
    const match = pattern.exec(trimEndOf(question, "?!. "));
    if (!match) continue;
    const [first, ...others] = definitions.map((each) => holds(each, file, match.groups ?? {}));
    return others.every((each) => each === first) ? first : undefined;
  }
  return undefined;
}

function hasAccess(
  { node, name }: NamedDefinition,
  _: AskedFile,
  { access: asked = "" }: Record<string, string | undefined>,
) {
  const words = headWords(node);
  if (words.has(asked.toLowerCase()) || (asked === "private" && name.startsWith("#"))) return true;
  return access.split("|").some((word) => words.has(word)) ? false : undefined;
}

/** A word of the language that does not stand there does not hold. */
function hasWord(
  { node }: NamedDefinition,
  { inventory }: AskedFile,
  { word = "" }: Record<string, string | undefined>,
) {
  const asked = word.toLowerCase();
  return headWords(node).has(asked) || (inventory.hasToken(asked) ? false : undefined);
}

function isExported({ name, owner, node }: NamedDefinition, { root }: AskedFile): boolean | undefined {
  if (owner !== undefined) return undefined;
  const words = headWords(node);
  if (words.has("local")) return false;
  if (node.language.exports.size === 0) return undefined;
  const given = readExports(root);
  if (words.has("export") || given.includes(name)) return true;
  return given.includes(everything) ? undefined : false;
}

function isCallback(
  { name, type: declared = "" }: ReturnType<typeof parametersOf>[number],
  owner: SyntaxNode,
): boolean {
  if (
    /=>|\bFn(?:Mut|Once)?\b|\bfunc\b|\b(?:Action|Func|Consumer|Supplier|Function|Callable|callable|Closure)\b/.test(
      declared,
    )
  )
    return true;
  return name !== undefined && [...owner.descendants()].some((each) => readCall(each)?.callee === name);
}
