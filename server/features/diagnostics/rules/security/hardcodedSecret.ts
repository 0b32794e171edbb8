import { allLanguages } from "../../../../language/families.ts";
import { maskText } from "../../../../language/lexical/maskText.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { isExpressionStatement, isStatement } from "../../../../language/roles/statements.ts";
import { literalText, macroText } from "../../../../language/roles/texts.ts";
import { anySecretFormat, embeddedSecrets, secretFormats } from "../../../../language/secretFormats.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { isNear } from "../../../../text/isNear.ts";
import { isInTestCode } from "../../engine/isInTestCode.ts";
import { findingAt, type Rule, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { readFromEnvironment } from "../../fixes/security/readFromEnvironment.ts";
import { comparedValues, inSnakeCase, namedValues } from "./secretPlaces.ts";
import {
  isKeyword,
  isOfQuery,
  isPassword,
  isSecret,
  isSecretName,
  minEmbeddedLength,
  placeholder,
  secretInside,
  standIn,
} from "./secretValues.ts";
import { isOfValues, mayHoldSecret, writtenSecrets } from "./writtenSecrets.ts";

/** Languages with a grammar, but without what is known of values: they are read by their signs. */
const bySigns: readonly string[] = ["shellscript", "powershell", "ini"];

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
  kinds: { form: "told by a key's form or a password's place, not by a name" },
  weakness: 798,
  sparesTests: true,
  fix: readFromEnvironment,
  examples: [
    { language: "python", bad: 'password = "Tr0mbone-77"', good: 'password = os.environ["PASSWORD"]' },
  ],
  languages: [...allLanguages, ...bySigns],
  mayFind: (text, languageId) =>
    bySigns.includes(languageId)
      ? anySecretFormat.test(text) || mayHoldSecret(text)
      : anySecretFormat.test(text) ||
        mayHide.test(text) ||
        isNear(text, passwords, word) ||
        isNear(text, keys, random),
  check(context) {
    if (context.isTest || translations.test(context.path)) return [];
    if (bySigns.includes(context.languageId)) return inUnit(context);
    const { strings } = codeOf(context);
    const found: RuleFinding[] = [];
    for (const node of strings) {
      const message = secretIn(node);
      if (message && !isInTestCode(node) && !isStandIn(node)) found.push(findingAt(node, message, byForm));
    }
    const isReported = (node: SyntaxNode) =>
      found.some(({ start, end }) => start >= node.start && end <= node.end);
    const report = (value: SyntaxNode, message: string) => {
      if (!isReported(value) && !isInTestCode(value)) found.push(findingAt(value, `${message} ${advice}`));
    };
    for (const { name, value } of namedValues(context, isSecretName))
      if (!isOfTable(value) && isSecret(name, literalText(value) ?? macroText(value) ?? ""))
        report(value, `“${name}” is written in the code.`);
    for (const { name, value } of comparedValues(context))
      if (isPassword(name, literalText(value) ?? "") && !isKeyword(literalText(value) ?? ""))
        report(value, `“${name}” is compared with a value written in the code.`);
    return found;
  },
  // Pages and prose show keys as examples.
  checkText: ({ languageId, path, withoutComments }) =>
    isOfValues(languageId) && !translations.test(path) ? inText(withoutComments, languageId) : [],
};

function inUnit({ unit, languageId }: RuleContext): readonly RuleFinding[] {
  const { withoutComments } = maskText(unit.text, languageId);
  return inText(withoutComments, languageId).map(({ start, end, ...finding }) => ({
    ...finding,
    start: unit.start + start,
    end: unit.start + end,
  }));
}

/** What a text gives away by forms, names and places. */
function inText(text: string, languageId: string): readonly RuleFinding[] {
  const keys = keysIn(text, 0, text.length);
  const others = writtenSecrets(text, languageId).filter(
    (secret) => !keys.some(({ start, end }) => secret.start < end && start < secret.end),
  );
  return [
    ...keys.map(({ name, start, end }) => ({ start, end, message: looksLike(name), ...byForm })),
    ...others.map(({ name, start, end }) => ({
      ...{ start, end, ...byForm },
      message: name ? `“${name}” is written in the file. ${advice}` : `A password is written here. ${advice}`,
    })),
  ];
}

/** Names of passwords anywhere in a file, with what follows where a value does; calls that take one; addresses with one. */
const passwords =
  /(?:passw(?:or)?d|pwd|pass_?(?:phrase|code)|(?<![a-z])pass|(?<![a-z])pw)\d*\w{0,3}(?:\[\w{0,9}\]|["')\]])*\s*(?:[:=,|?(!)"']|\.\w|is\b)|:\/\/[^\s/@]{1,80}:|account_?key|shared_?access|Credentials?\(|[aA]uth(?:entication)?\(|login\(|[cC]onnect(?:ion)?\(|new (?:mysqli|PDO)|imap_open|ldap_bind|(?:==?|equals\(|compare\w*\(|hash_equals\()\s*\$?\w*pass/gi;
/** Names of keys and tokens, with what follows where a value does. */
const keys =
  /(?:secret|token|(?:api|auth|access|secret|private|encryption|signing|account|shared|master)[-_]?key(?:_?id|_?base)?|auth|bearer|credentials?|jwt)(?:(?:\[\w{0,9}\]|["'`)\]])*\s*(?:[:=,|?]|\.\w)|\s+["'])/gi;
/** The beginnings of a header and of a placeholder with a default. */
const mayHide = /\b(?:Basic|Bearer) [\w+/.]{8}|\$\{[\w.-]{1,60}:/;
/** A text that may be a password; one that may be a key is longer, and no words. */
const word = /["'`][^\s"'`]{3,}/;
const random = /["'`](?=[^\s"'`]{8})[a-z_.:/-]*[^a-z_.:/\s"'`-]/i;

/** Files of texts that the user reads, in whatever language. */
const translations =
  /(?:^|\/)(?:lang|langs|language|languages|locale|locales|i18n|l10n|translations?|messages)\//i;

/** Findings that are told by a form or a place, and not by a name. */
const byForm = { kind: "form" };

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
  if (secretInside(text) !== undefined) return `This text holds a secret. ${advice}`;
  for (const pattern of embeddedSecrets) {
    // A line's end is written within the text.
    const secret = pattern.exec(text)?.[1]?.replace(/\\[nrt].*$/, "");
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

/** A text that stands as a statement by itself documents what it stands in. */
function isDocumentation({ parent }: SyntaxNode): boolean {
  return parent !== undefined && isExpressionStatement(parent);
}
