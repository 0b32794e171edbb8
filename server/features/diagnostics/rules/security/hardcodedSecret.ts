import { allLanguages } from "../../../../language/families.ts";
import { languageById } from "../../../../language/files/languageTable.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { isExpressionStatement, isStatement } from "../../../../language/roles/statements.ts";
import { literalText } from "../../../../language/roles/texts.ts";
import { anySecretFormat, embeddedSecrets, secretFormats } from "../../../../language/secretFormats.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { isNear } from "../../../../text/isNear.ts";
import { isInTestCode } from "../../engine/isInTestCode.ts";
import { readingsIn } from "../../engine/readings.ts";
import { findingAt, type Rule, type RuleFinding } from "../../engine/rule.ts";
import { readFromEnvironment } from "../../fixes/security/readFromEnvironment.ts";
import { comparedValues, inSnakeCase, namedValues, passwordName } from "./secretPlaces.ts";

/** Names of keys and tokens, which look random when they are real. */
const keyName =
  /(?:^|_)(?:secret|token|api_?key|apikey|auth_?key|access_?key(?:_?id)?|secret_?key|private_?key|encryption_?key|signing_?key|client_?secret|auth_?token|access_?token|bearer|credentials?|jwt|jwt_?secret|db_?secret|session_?secret|app_?secret|secret_?access_?key|secret_?key_?base|account_?key|shared_?key|master_?key|auth)$/;

/** Lowest entropy, in bits per character, of what counts as random: English words stay below, base64 and hex above. */
const minEntropy = 3;
/** The same for hexadecimal digits, of which there are but sixteen. */
const minHexEntropy = 2.5;
const minKeyLength = 8;
const minHexLength = 16;
const minPasswordLength = 4;
/** Within an address or a connection string the place tells, whatever the length. */
const minEmbeddedLength = 3;

const placeholder =
  /^$|^(.)\1*$|^[<[{(%$#*].*|[>\])}%]$|\$\{|\{\{|%\w|^(?:x+|\*+|\.+|-+)$|change_?me|replace|your[-_ ]|(?:^|[-_ ])(?:my|the)[-_ ]|example|placeholder|dummy|sample|fake|mock|todo|fixme|redacted|hidden|secret_?here|insert|enter|fill|none|null|undefined|^(?:nil|blank|(?:db|user|my)?_?pass(?:word|wd)?)$|unset|not[-_ ]?set|default|^test(?:ing)?\d*$|^(?:foo|bar|baz|abc|asdf|qwerty)$|^\.\.\.|^env[:.]|process\.env|environ|^(?:n?varchar|varchar2|char|blob|clob|binary|string|text|password|number|bool(?:ean)?|str|int|bytes|hidden|optional|required|true|false)$/i;

/** Passwords, keys and tokens written in the code. Tests are exempt: what they hold opens nothing. */
export const hardcodedSecret: Rule = {
  id: "security/hardcoded-secret",
  title: "Passwords, keys and tokens written in the code.",
  severity: "error",
  spares: [
    "placeholders, prose and labels",
    "translations, names of columns and of variables",
    "the first line of a key alone",
    "what is read from elsewhere",
  ],
  needs: "unit",
  weakness: 798,
  sparesTests: true,
  precision: { read: 110, agreed: 58 },
  precisionIn: readingsIn("go 12 of 15, javascript 0 of 16, php 18 of 32, python 24 of 34"),
  fix: readFromEnvironment,
  examples: [
    { language: "python", bad: 'password = "Tr0mbone-77"', good: 'password = os.environ["PASSWORD"]' },
  ],
  languages: allLanguages,
  mayFind: (text) =>
    anySecretFormat.test(text) || isNear(text, passwords, word) || isNear(text, keys, random),
  check(context) {
    if (context.isTest || translations.test(context.path)) return [];
    const { strings } = codeOf(context);
    const found: RuleFinding[] = [];
    for (const node of strings) {
      const message = secretIn(node);
      if (message && !isInTestCode(node) && !isStandIn(node))
        found.push(findingAt(node, message, { confidence: byForm }));
    }
    const isReported = (node: SyntaxNode) =>
      found.some(({ start, end }) => start >= node.start && end <= node.end);
    const report = (value: SyntaxNode, message: string) => {
      if (!isReported(value) && !isInTestCode(value)) found.push(findingAt(value, `${message} ${advice}`));
    };
    for (const { name, value } of namedValues(context, isSecretName))
      if (!isOfTable(value) && isSecret(name, literalText(value) ?? /"([^"]*)"/.exec(value.text)?.[1] ?? ""))
        report(value, `“${name}” is written in the code.`);
    for (const { name, value } of comparedValues(context))
      if (isPassword(name, literalText(value) ?? "") && !isKeyword(literalText(value) ?? ""))
        report(value, `“${name}” is compared with a value written in the code.`);
    return found;
  },
  // Names tell little where nobody knows what is a value: forms do. Pages and prose show them as examples.
  checkText: ({ languageId, withoutComments: text }) =>
    holdsValues.has(languageById(languageId)?.type ?? "")
      ? keysIn(text, 0, text.length).map(({ name, start, end }) => ({
          ...{ start, end, message: looksLike(name), confidence: byForm },
        }))
      : [],
};

/** Kinds of languages whose texts are values. */
const holdsValues: ReadonlySet<string> = new Set(["programming", "data"]);

/** Names of passwords anywhere in a file, with what follows where a value does; calls that take one; addresses with one. */
const passwords =
  /(?:passw(?:or)?d|pwd|pass_?(?:phrase|code)|(?<![a-z])pass|(?<![a-z])pw)\d*\w{0,3}["')\]]*\s*(?:[:=,|?(!)]|\.\w|is\b)|:\/\/[^\s/@]{1,80}:|account_?key|shared_?access|Credentials?\(|[aA]uth(?:entication)?\(|login\(|[cC]onnect(?:ion)?\(|new (?:mysqli|PDO)|imap_open|ldap_bind|(?:==?|equals\(|compare\w*\(|hash_equals\()\s*\$?\w*pass/gi;
/** Names of keys and tokens, with what follows where a value does. */
const keys =
  /(?:secret|token|(?:api|auth|access|secret|private|encryption|signing|account|shared|master)[-_]?key(?:_?id|_?base)?|auth|bearer|credentials?|jwt)(?:["'`)\]]*\s*(?:[:=,|?]|\.\w)|\s+["'])/gi;
/** A text that may be a password; one that may be a key is longer, and no words. */
const word = /["'`][^\s"'`]{3,}/;
const random = /["'`](?=[^\s"'`]{8})[a-z_.:/-]*[^a-z_.:/\s"'`-]/i;

/** Files of texts that the user reads, in whatever language. */
const translations =
  /(?:^|\/)(?:lang|langs|language|languages|locale|locales|i18n|l10n|translations?|messages)\//i;

/** How often a text that looks like a key or holds a password is one: an estimate. A name tells less. */
const byForm = 0.85;

const advice = "Read it from the environment or a secret store, and replace the one that was exposed.";

/** A piece of a text whose form says that it is a key. */
interface KnownKey {
  /** For people: `an AWS access key`. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/** The keys of a known form between two places of a text, at most one of each form. */
function keysIn(source: string, start: number, end: number): readonly KnownKey[] {
  const text = source.slice(start, end);
  return (anySecretFormat.test(text) ? secretFormats : []).flatMap(({ name, pattern }) => {
    const match = pattern.exec(text);
    if (!match || /example|\.\.\.|xxxx|0{8}/i.test(match[0])) return [];
    const at = start + match.index;
    if (/^-----.*KEY/.test(match[0]) && !hasBody(source, at, end)) return [];
    return [{ name, start: at, end: at + match[0].length }];
  });
}

const looksLike = (name: string) => `This looks like ${name}. ${advice}`;

/** What a text gives away by its form alone. */
function secretIn(node: SyntaxNode): string | undefined {
  const { text } = node;
  const [key] = keysIn(node.source, node.start, node.end);
  if (key) return looksLike(key.name);
  if (isDocumentation(node)) return undefined;
  for (const pattern of embeddedSecrets) {
    const secret = pattern.exec(text)?.[1];
    if (
      secret &&
      secret.length >= minEmbeddedLength &&
      !placeholder.test(secret) &&
      !isOfQuery(secret) &&
      !/^(?:password|passwd|pwd|pass|secret|user)$/i.test(secret)
    )
      return `This text holds a password. ${advice}`;
  }
  return undefined;
}

/** Whether anything stands behind a key's first line: alone it is looked for, not kept. */
function hasBody(source: string, at: number, end: number): boolean {
  return /[A-Za-z0-9+/=]{40}/.test(source.slice(at, Math.max(end, at + keyHead)));
}

/** Where the body of a key has begun, in characters from its first line: headers may stand between. */
const keyHead = 300;

/** One of these is in every name of a password or key: looked for first, since few have it. */
const secretWord = /pass|pwd|pw|secret|token|key|auth|bearer|credential|jwt/i;

/** Names of what only stands in for a secret. */
const standIn = /(?:^|_)(?:tests?|dummy|fake|mock|sample|example|expected|placeholder|emulator)(?:_|$)/;

/** `var testKey = "-----BEGIN…"`: what the text is given to says that it opens nothing. */
function isStandIn(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && !isStatement(outer); outer = outer.parent) {
    const binding = readBinding(outer);
    if (binding) return standIn.test(inSnakeCase(binding.name));
  }
  return false;
}

/** `{ "objectSid": "ATTr589970", "unicodePwd": "ATTk589914", … }`: of values that are all written alike none is a secret. */
function isOfTable(value: SyntaxNode): boolean {
  const record = value.parent?.parent;
  const own = shapeOf(value);
  const alike = record?.namedChildren.filter((entry) => shapeOf(entry.namedChildren.at(-1)) === own) ?? [];
  return own !== undefined && alike.length >= fewestOfTable;
}

/** Entries that make a table. */
const fewestOfTable = 4;

/** The kinds of signs that a text is made of, one behind the other: `Aa0` for `ATTk589914`; undefined where there is but one. */
function shapeOf(node: SyntaxNode | undefined): string | undefined {
  const text = node && literalText(node);
  const shape = text
    ?.replace(/\d+/g, "0")
    .replace(/[A-Z]+/g, "A")
    .replace(/[a-z]+/g, "a");
  return shape !== undefined && shape.length > 1 ? shape : undefined;
}

function isSecretName(name: string): boolean {
  if (!secretWord.test(name)) return false;
  const words = inSnakeCase(name);
  if (standIn.test(words)) return false;
  return passwordName.test(words) || keyName.test(words);
}

function isSecret(name: string, value: string): boolean {
  return isPassword(name, value) || isKey(name, value);
}

function isPassword(name: string, value: string): boolean {
  const words = inSnakeCase(name);
  if (!passwordName.test(words) || placeholder.test(value) || value.length < minPasswordLength) return false;
  if (isOfQuery(value) || namesField.test(words)) return false;
  if (oftenNone.test(words) && isPlainWord(value)) return false;
  return !repeatsName(value) && !isLabel(name, value) && !isProse(value) && !isReference(value);
}

/** Names of what holds a password's name, or says what is done with one: an element, a column, a button. */
const namesField =
  /^(?:change|reset|show|hide|forgot|has|is|needs?|allow|require|force|generate|ask|elem|element|tag|attr|attribute|field|key|column|col|param|header|label|prop|property|name|input)_/;

/** What a check gave is called so too: `{ pass: "rcpt_to" }`, `pass != "invalid"`. */
const oftenNone = /^(?:pass|pw)$/;

/** Small letters as words are written, with nothing that makes a password. */
function isPlainWord(value: string): boolean {
  return /^[a-z]+(?:[ ._:-][a-z]+)*$/.test(value);
}

/** Words by which protocols say that what follows is no password: `oauth2`, `x-oauth-basic`. */
function isKeyword(value: string): boolean {
  return /^(?:bearer|basic|digest|oauth2?|anonymous|token|none|ident)$|^[a-z]+(?:[-_][a-z\d]+)+$|^[a-z][a-z\d+.-]*:$/i.test(
    value,
  );
}

/** A part of a query or a format, not a value: `:password`, `MD5(…)`, `%s`. */
function isOfQuery(value: string): boolean {
  return /^[:?@]|\(.*\)|\($|^\w+ ?= ?[:?%]/.test(value);
}

function isKey(name: string, value: string): boolean {
  if (!keyName.test(inSnakeCase(name)) || placeholder.test(value) || value.length < minKeyLength)
    return false;
  if (
    repeatsName(value) ||
    isLabel(name, value) ||
    isProse(value) ||
    isReference(value) ||
    isNumberedWord(value) ||
    !/^[\x21-\x7e]+$/.test(value)
  )
    return false;
  return (
    entropy(value) >= (isHex(value) ? minHexEntropy : minEntropy) &&
    (/\d/.test(value) || !/^[a-z]+(?:[-_.:/]{1,2}[a-z]+)*\W?$/i.test(value))
  );
}

/** Labels and field names: `"password"`, `"user_password"`, `"X-Auth-Token"`. */
function repeatsName(value: string): boolean {
  return (
    /pass(?:word|wd|phrase|code|wort)|contrase|mot ?de ?passe|wachtwoord|senha|has[lł]o|parola|l[oö]senord|secret|token|(?:api|access|private)[-_ ]?key|credential|^[a-z]+pw$/i.test(
      value,
    ) && !/\d/.test(value)
  );
}

/** A value that is a part of its name: `TEST_PASS: "pass"`, `"1Password" => "1password"`. */
function isLabel(name: string, value: string): boolean {
  const bare = (text: string) => inSnakeCase(text).replaceAll("_", "");
  return bare(name).includes(bare(value.replace(/\\0$/, "")));
}

/** Names with a number behind them: `variable-2`, `style10`. */
function isNumberedWord(value: string): boolean {
  return /^[a-z]+(?:[-_.][a-z]+)*[-_.]?\d{1,2}$/.test(value);
}

/** A text that stands as a statement by itself documents what it stands in. */
function isDocumentation({ parent }: SyntaxNode): boolean {
  return parent !== undefined && isExpressionStatement(parent);
}

/** Two spaces make a sentence, such as a message to the user. */
function isProse(value: string): boolean {
  // Another script than the Latin is a text for the user: passwords are typed on any keyboard.
  if (/[^\p{ASCII}\p{Script=Latin}\p{P}\p{S}\s]/u.test(value)) return true;
  // One word with a capital is a label, in whatever language: “Passwort”.
  if (/^\p{Lu}\p{Ll}+$/u.test(value)) return true;
  return /\s\S+\s/.test(value) || /^\s|\s$/.test(value) || /\p{L}{2}:? \p{L}{2}/u.test(value);
}

/** Paths, addresses, names of variables and dotted keys lead to a secret without being one. */
function isReference(value: string): boolean {
  return (
    /^(?:[./~\\]|https?:|file:|[A-Z]:\\|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|[a-z][\w-]*(?:\.[A-Za-z_][\w-]*){2,}$|urn:|\d+(?:\.\d+){3,}$|--?[a-z])/.test(
      value,
    ) ||
    /\.(?:pem|key|crt|json|ya?ml|txt|env|html|php)$/.test(value) ||
    // Validation rules: `required|string`.
    /^[a-z]+(?:\|[a-z]+(?::[\w,]+)?)+$/.test(value)
  );
}

function isHex(text: string): boolean {
  return text.length >= minHexLength && /^[\da-f]+$/i.test(text);
}

/** Shannon entropy in bits per character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length);
  return bits;
}
