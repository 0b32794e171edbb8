import { perNode } from "../parse/perNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../roles/accesses.ts";
import { type Call, readCall } from "../roles/calls.ts";
import { isOwnMember, isOwnObject } from "../roles/ownObject.ts";
import { joinsText, type Piece, piecesOf } from "../roles/texts.ts";
import { isName, isNumber } from "../roles/tokens.ts";
import { mayNameVariable } from "../variables/variableNames.ts";
import { requestData, saidByServer } from "./requestData.ts";
import { dataInPieces } from "./safety.ts";
import { type Danger, passedOn } from "./sanitizers.ts";
import type { Scope } from "./scope.ts";

/** Names from one to the next, until what they are given is known. */
const mostNames = 4;

/** What is read from the request, the page, the user, another machine or a table: what others wrote. */
const readings = new RegExp(
  [
    /\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/,
    /\b[rR]eq(?:uest)?(?:\.|->)(?:get(?:Parameter|Header|QueryString|RequestURI|PathInfo|Cookies)|Query|Form|Cookies|Headers|Params|QueryString|Path)\b|\bRequest\[/,
    /\br(?:eq)?\.(?:FormValue|PostFormValue|URL|Form|Header|PathValue)\b|\bmux\.Vars\(/,
    /\b(?:location\.(?:hash|search|href)|document\.(?:referrer|cookie|URL)|window\.name)\b|\bresponseText\b|\bprompt\(/,
    /(?:^|[.>])(?:fetch\w*|fetchone|fetchall|fetch_\w+|mysqli?_fetch_\w+|pg_fetch_\w+|getline|recv|readline|ReadLine|readLine|ReadString|getString|GetString|gets)\(/,
    /^(?:input|raw_input|gets|STDIN\.gets)\b|^(?:sys\.)?argv\b|\bos\.Args\b|\bprocess\.argv\b/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
);

/** What counts as given. */
interface Wanted {
  /** Whether what a caller hands to the function does. */
  readonly parameters: boolean;
  /** Parameters that hold no text of others, by their names. */
  readonly harmless?: RegExp;
  /** Members that hold none, by their names. */
  readonly harmlessMembers?: RegExp;
}

/**
 * The first part of an expression that somebody else wrote, and nothing made safe for where it goes: of a request, a page, a
 * table, or of the caller. What the program's own functions, fields and globals give is not surely such.
 */
export function givenDataIn(
  node: SyntaxNode,
  scope: Scope,
  danger: Danger,
  wanted: Wanted,
): SyntaxNode | undefined {
  return givenDataInPieces(piecesOf(node), scope, danger, wanted);
}

/** The same for an expression that was taken apart already. */
export function givenDataInPieces(
  pieces: readonly Piece[],
  scope: Scope,
  danger: Danger,
  wanted: Wanted,
): SyntaxNode | undefined {
  const search = new OwnSearch(scope, wanted);
  return dataInPieces(pieces, scope, danger, (part) => search.isOwn(part));
}

/** Tells whether nobody else wrote what an expression is made of, parameters aside; what it finds out of one serves the next. */
export function ownJudge(scope: Scope): (node: SyntaxNode) => boolean {
  const search = new OwnSearch(scope, { parameters: false });
  return (node) => search.isOwn(node);
}

/** Tells what is surely nobody else's. */
class OwnSearch {
  readonly #scope: Scope;
  readonly #wanted: Wanted;
  /** Of each value that a name is given, looked at once: circles add nothing new. */
  readonly #known = new Map<SyntaxNode, boolean>();

  constructor(scope: Scope, wanted: Wanted) {
    this.#scope = scope;
    this.#wanted = wanted;
  }

  isOwn(part: SyntaxNode, names = 0): boolean {
    if (isRead(part)) return false;
    if (joinsText(part))
      return piecesOf(part).every(
        (piece) => "text" in piece || (piece.node !== part && this.isOwn(piece.node, names)),
      );
    const call = readCall(part);
    if (call) return this.#isOwnCall(call, names);
    if (isName(part)) return this.#isOwnName(part, names);
    if (isMemberAccess(part) || isSubscript(part)) {
      const base = baseOf(part);
      return base === undefined || this.#isHarmlessMember(lastName(part)) || this.#isOwnName(base, names);
    }
    return part.namedChildren.every((child) => this.isOwn(child, names));
  }

  /** What the program's own functions give is its own, unless they only hand on what they are given. */
  #isOwnCall(call: Call, names: number): boolean {
    if (call.arguments.some(({ value }) => isMade(value))) return false;
    return passedOn(call)?.every((handed) => this.isOwn(handed, names)) ?? true;
  }

  #isOwnName(name: SyntaxNode, names: number): boolean {
    const { values, isParameter, isLocal } = this.#scope.origin(name.text, name);
    if (!isLocal) return !this.#scope.isGivenGlobal(name);
    if (isParameter)
      return !this.#wanted.parameters || this.#isHarmless(name.text) || isNumberByDefault(values);
    return names > mostNames || values.every((value) => this.#isOwnValue(value, names + 1));
  }

  #isOwnValue(value: SyntaxNode, names: number): boolean {
    const known = this.#known.get(value);
    if (known !== undefined) return known;
    this.#known.set(value, true);
    const isOwn = this.isOwn(value, names);
    this.#known.set(value, isOwn);
    return isOwn;
  }

  #isHarmlessMember(name: string): boolean {
    return this.#isHarmless(name) || (this.#wanted.harmlessMembers?.test(name) ?? false);
  }

  #isHarmless(name: string): boolean {
    return this.#wanted.harmless?.test(name.replace(/^\W+/, "")) ?? false;
  }
}

/** `$start = 1`: a parameter that is a number where the caller gives none. */
function isNumberByDefault(values: readonly SyntaxNode[]): boolean {
  return values.length > 0 && values.every(isNumber);
}

/** What a function of the program makes of what was read is its own: of a call, what is called tells. */
const isRead = perNode((part: SyntaxNode): boolean => {
  const call = readCall(part);
  const text = call ? `${call.callee}(` : withoutKeys(part.text.replace(saidByServer, ""));
  return readings.test(text) || requestData.test(text);
});

/** What is looked up by what was read is not read: `labels[request.args["kind"]]`. */
function withoutKeys(text: string): string {
  let bare = text;
  for (let depth = 0; depth < mostKeys; depth++) bare = bare.replace(/\[[^[\]]*\]/g, "\u0001");
  return bare.replaceAll("\u0001", "['']");
}

/** Keys within keys. */
const mostKeys = 3;

/** A function that makes each element: `rows.map((row) => …)`. */
function isMade(value: SyntaxNode): boolean {
  return value.named && value.language.functions.has(value.type);
}

function lastName({ text }: SyntaxNode): string {
  return text.match(/\w+/g)?.at(-1) ?? "";
}

/** The variable that members are read from; undefined where it is the object itself. */
function baseOf(member: SyntaxNode): SyntaxNode | undefined {
  if (!isMemberAccess(member) && !isSubscript(member)) return undefined;
  const [first] = member.namedChildren;
  if (!first || isOwnObject(first) || isOwnMember(first)) return undefined;
  return mayNameVariable(first) ? first : baseOf(first);
}
