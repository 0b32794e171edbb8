import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Binding } from "../../../../language/roles/bindings.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { isString, literalText } from "../../../../language/roles/texts.ts";
import { embeddedSecrets, secretFormats } from "../../../../language/secretFormats.ts";
import { findingAt, type Rule, type RuleFinding } from "../../engine/rule.ts";
import { allLanguages } from "../../reading/sinks.ts";
import { codeOf } from "../../reading/unitCode.ts";

/** Names of passwords: any value that is no placeholder is one. */
const passwordName = /(?:^|_)(?:password|passwd|pwd|passphrase|passcode|pass|pw)$/;
/** Names of keys and tokens, which look random when they are real. */
const keyName =
  /(?:^|_)(?:secret|token|api_?key|apikey|auth_?key|access_?key(?:_?id)?|secret_?key|private_?key|encryption_?key|signing_?key|client_?secret|auth_?token|access_?token|bearer|credentials?|jwt|jwt_?secret|session_?secret|app_?secret|secret_?access_?key|account_?key|shared_?key|master_?key|auth)$/;

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
  /^$|^(.)\1*$|^[<[{(%$#*].*|.*[>\])}%]$|\$\{|\{\{|%\w|^(?:x+|\*+|\.+|-+)$|change_?me|replace|your[-_ ]|(?:^|[-_ ])(?:my|the)[-_ ]|example|placeholder|dummy|sample|fake|mock|todo|fixme|redacted|hidden|secret_?here|insert|enter|fill|none|null|undefined|^nil$|unset|not[-_ ]?set|default|^test(?:ing)?\d*$|^(?:foo|bar|baz|abc|asdf|qwerty)$|^\.\.\.|^env[:.]|process\.env|environ|^(?:string|text|password|number|bool(?:ean)?|str|int|bytes|hidden|optional|required|true|false)$/i;

/** Passwords, keys and tokens written in the code. Tests are exempt: what they hold opens nothing. */
export const hardcodedSecret: Rule = {
  id: "security/hardcoded-secret",
  languages: allLanguages,
  check(context) {
    if (context.isTest) return [];
    const { bindings, strings } = codeOf(context);
    const found: RuleFinding[] = [];
    for (const node of strings) {
      const message = secretIn(node.text);
      if (message) found.push(findingAt(node, message));
    }
    const isReported = (node: SyntaxNode) =>
      found.some(({ start, end }) => start >= node.start && end <= node.end);
    for (const binding of bindings) {
      const value = literalOf(binding.value);
      if (value && !isReported(value) && isSecret(binding.name, literalText(value) ?? ""))
        found.push(findingAt(value, `“${binding.name}” is written in the code. ${advice}`));
    }
    for (const { name, value } of comparisons(context.nodes.ofTypes(comparisonTypes))) {
      if (!isReported(value) && isPassword(name, literalText(value) ?? ""))
        found.push(findingAt(value, `“${name}” is compared with a value written in the code. ${advice}`));
    }
    return found;
  },
};

const advice = "Read it from the environment or a secret store, and replace the one that was exposed.";

/** What a text gives away by its form alone. */
function secretIn(text: string): string | undefined {
  for (const { name, pattern } of secretFormats) {
    const match = pattern.exec(text);
    if (match && !/example|\.\.\.|xxxx|0{8}/i.test(match[0])) return `This looks like ${name}. ${advice}`;
  }
  for (const pattern of embeddedSecrets) {
    const secret = pattern.exec(text)?.[1];
    if (
      secret &&
      secret.length >= minEmbeddedLength &&
      !placeholder.test(secret) &&
      !/^(?:password|passwd|pwd|pass|secret|user)$/i.test(secret)
    )
      return `This text holds a password. ${advice}`;
  }
  return undefined;
}

/** The literal a binding's value is, possibly behind a conversion such as `"…".to_string()` or `String("…")`. */
function literalOf(value: SyntaxNode): SyntaxNode | undefined {
  if (isString(value) || value.type === "concatenated_string") return value;
  const call = readCall(value);
  if (
    call &&
    /(?:^|\.)(?:to_string|to_owned|into|getBytes|toCharArray|encode|bytes|String|from|freeze|as_bytes|\[\]byte)$/.test(
      call.callee,
    )
  ) {
    const receiver =
      value.child("object") ?? value.child("function")?.namedChildren[0] ?? value.child("receiver");
    return [receiver, call.arguments[0]?.value].find((node) => node !== undefined && isString(node));
  }
  const only = value.namedChildren;
  const wraps =
    /^(?:parenthesized_expression|type_conversion_expression|as_expression|cast_expression|await)$/;
  const inner = only.at(-1);
  return inner && wraps.test(value.type) ? literalOf(inner) : undefined;
}

function isSecret(name: string, value: string): boolean {
  return isPassword(name, value) || isKey(name, value);
}

function isPassword(name: string, value: string): boolean {
  const words = inSnakeCase(name);
  if (!passwordName.test(words) || placeholder.test(value) || value.length < minPasswordLength) return false;
  return !repeatsName(value) && !isLabel(name, value) && !isProse(value) && !isReference(value);
}

function isKey(name: string, value: string): boolean {
  if (!keyName.test(inSnakeCase(name)) || placeholder.test(value) || value.length < minKeyLength)
    return false;
  if (
    repeatsName(value) ||
    isLabel(name, value) ||
    isProse(value) ||
    isReference(value) ||
    !/^[\x21-\x7e]+$/.test(value)
  )
    return false;
  return (
    entropy(value) >= (isHex(value) ? minHexEntropy : minEntropy) &&
    (/\d/.test(value) || !/^[a-z]+(?:[-_.:/][a-z]+)*$/i.test(value))
  );
}

/** Labels and field names: `"password"`, `"user_password"`, `"X-Auth-Token"`. */
function repeatsName(value: string): boolean {
  return (
    /pass(?:word|wd|phrase|code)|secret|token|(?:api|access|private)[-_ ]?key|credential/i.test(value) &&
    !/\d/.test(value)
  );
}

/** A value that is a part of its name: `TEST_PASS: "pass"`. */
function isLabel(name: string, value: string): boolean {
  return inSnakeCase(name).includes(inSnakeCase(value));
}

/** Two spaces make a sentence, such as a message to the user. */
function isProse(value: string): boolean {
  // One word with a capital is a label, in whatever language: “Passwort”.
  if (/^\p{Lu}\p{Ll}+$/u.test(value)) return true;
  return /\s\S+\s/.test(value) || /^\s|\s$/.test(value) || /\p{L}{2,}:? \p{L}{2,}/u.test(value);
}

/** Paths, addresses, names of variables and dotted keys lead to a secret without being one. */
function isReference(value: string): boolean {
  return (
    /^(?:[./~\\]|https?:|file:|[A-Z]:\\|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|[\w-]+(?:\.[a-z_-]+){2,}$|--?[a-z])/.test(
      value,
    ) ||
    /\.(?:pem|key|crt|json|ya?ml|txt|env|html|php)$/.test(value) ||
    // Validation rules: `required|string`.
    /^[a-z]+(?:\|[a-z]+(?::[\w,]+)?)+$/.test(value)
  );
}

function inSnakeCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/[-.\s]/g, "_")
    .toLowerCase()
    .replace(/_+$/, "");
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

const comparisonTypes = ["binary_expression", "binary_operator", "binary", "comparison_operator"];

/** `password == "…"`: the name and the literal. */
function comparisons(nodes: readonly SyntaxNode[]): Pick<Binding, "name" | "value">[] {
  return nodes.flatMap((node) => {
    const [left, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
    const isEquality = node.children.some((child) => !child.named && /^[!=]==?$/.test(child.type));
    if (!isEquality || !left || !right || isString(left) || !isString(right)) return [];
    return [{ name: left.text.replace(/^.*(?:\.|->|::)/, "").replace(/^[$@]+/, ""), value: right }];
  });
}
