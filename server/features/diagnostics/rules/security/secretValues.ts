import { inSnakeCase, passwordName } from "./secretPlaces.ts";

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
export const minEmbeddedLength = 3;

export const placeholder =
  /^$|^(.)\1*$|^[<[{(%$#*].*|[>\])}%]$|\$\{|\{\{|%\w|^(?:x+|\*+|\.+|-+)$|change_?me|replace|your[-_ ]|(?:^|[-_ ])(?:my|the)[-_ ]|example|placeholder|dummy|sample|fake|mock|todo|fixme|redacted|hidden|secret_?here|insert|enter|fill|none|null|undefined|^(?:nil|blank|(?:db|user|my)?_?pass(?:word|wd)?)$|unset|not[-_ ]?set|default|^test(?:ing)?\d*$|^(?:foo|bar|baz|abc|asdf|qwerty)$|^\.\.\.|^env[:.]|process\.env|environ|^(?:n?varchar|varchar2|char|blob|clob|binary|string|text|password|number|bool(?:ean)?|str|int|bytes|hidden|optional|required|true|false)$/i;

/** One of these is in every name of a password or key: looked for first, since few have it. */
export const secretWord = /pass|pwd|pw|secret|token|key|auth|bearer|credential|jwt/i;

/** Names of what only stands in for a secret. */
export const standIn =
  /(?:^|_)(?:tests?|dummy|fake|mock|sample|example|expected|placeholder|emulator)(?:_|$)/;

export function isSecretName(name: string): boolean {
  if (!secretWord.test(name)) return false;
  const words = inSnakeCase(name);
  if (standIn.test(words)) return false;
  return passwordName.test(words) || keyName.test(words);
}

export function isSecret(name: string, value: string): boolean {
  return isPassword(name, value) || isKey(name, value);
}

export function isPassword(name: string, value: string): boolean {
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
export function isKeyword(value: string): boolean {
  return /^(?:bearer|basic|digest|oauth2?|anonymous|token|none|ident)$|^[a-z]+(?:[-_][a-z\d]+)+$|^[a-z][a-z\d+.-]*:$/i.test(
    value,
  );
}

/** A part of a query or a format, not a value: `:password`, `MD5(…)`, `%s`. */
export function isOfQuery(value: string): boolean {
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
    isCountedUp(value) ||
    isPattern(value) ||
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

/** `1234567890`, `0123456789abcdef`: something to be replaced. A password may be so bad. */
function isCountedUp(value: string): boolean {
  return /^(?:0?123456(?:7890?|789abcdef)?)+/i.test(value);
}

/** `re:^[0-9a-f]{10}$`: what a key looks like. */
function isPattern(value: string): boolean {
  return /\[[^\]]{0,60}?\w-\w[^\]]{0,60}\][*+{]|\\[dwx]|\(\?[:!=]/.test(value);
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
    /^(?:[./~\\]|https?:|file:|[A-Z]:\\|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+$|[a-z][\w-]*(?:\.[A-Za-z_][\w-]*){2,}$|[a-z]{2,}\.[a-z]{4,}$|urn:|\d+(?:\.\d+){3,}$|--?[a-z])/.test(
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

/** Whether a name is one of a key or a token, rather than of a password. */
export function isKeyName(name: string): boolean {
  return keyName.test(inSnakeCase(name));
}

/** Lengths from which letters and digits count as random where nothing but the signs is known. */
const minRandomPassword = 8;
const minRandomRun = 12;

/** A password that nobody would take for a word: digits among its letters, and none of the well-known ones. */
export function isRandomPassword(name: string, value: string): boolean {
  return (
    value.length >= minRandomPassword &&
    isPassword(name, value) &&
    !isElsewhere.test(value) &&
    !wellKnown.test(value) &&
    !isNumberedWord(value) &&
    (/[a-z]\d+[a-z]/.test(value) || (/\d/.test(value) && /[^\w\s]|[A-Z]/.test(value))) &&
    /[a-z]/i.test(value) &&
    entropy(value) >= minHexEntropy
  );
}

/** A key with a run of letters and digits in it that is no word. */
export function isRandomKey(name: string, value: string): boolean {
  const runs = value.match(/[A-Za-z\d+/_]+/g) ?? [];
  return (
    isKey(name, value) &&
    !isElsewhere.test(value) &&
    runs.some((run) => run.length >= minRandomRun && /\d/.test(run) && /[a-z]/i.test(run) && isMixed(run))
  );
}

/** Digits between letters, or digits all over. */
function isMixed(run: string): boolean {
  return /[a-z]\d+[a-z]/i.test(run);
}

/** What is encrypted, kept elsewhere, or only a digest. */
const isElsewhere =
  /^(?:ENC[[(]|vault:|secrets?:|secretsmanager|arn:|ref\+|op:\/\/|ssm:|kms:|sha\d+[:-]|\$)/i;
/** Passwords of examples. */
const wellKnown =
  /passw[o0]rd|^pass|^pwd|sesame|p@ss|secret|qwert|letmein|admin|hunter2|1234|abc123|correct.?horse|test/i;

/** `${smtp.password:…}` of Spring, `${DB_PASSWORD:-…}` of shells: what holds where nothing is set. */
const defaultValue = /\$\{(?<name>[\w.-]{1,80}):[-=]?(?<value>[^{}\s"']{4,200})\}/g;
/** `Authorization: Basic …`: a user and a password, only written in other letters. */
const basic = /\bBasic (?<value>[A-Za-z\d+/]{8,200}={0,2})(?![\w+/=])/g;
const bearer = /\bBearer (?<value>[\w.~+/-]{20,400}=*)/g;

/** The secret that a text holds as a placeholder's default or as the header of a request; undefined where it holds none. */
export function secretInside(written: string): string | undefined {
  const known = [...written.matchAll(defaultValue)].find(({ groups: { name = "", value = "" } = {} }) =>
    isKeyName(name) ? isRandomKey(name, value) : isSecretName(name) && isRandomPassword(name, value),
  );
  const header =
    [...written.matchAll(basic)].find(({ groups }) => isLogin(groups?.value ?? "")) ??
    [...written.matchAll(bearer)].find(({ groups }) => isRandomKey("token", groups?.value ?? ""));
  return (known ?? header)?.groups?.value;
}

/** Whether base64 stands for a user, a colon and a password that is no placeholder. */
function isLogin(base64: string): boolean {
  if (base64.length % base64Group !== 0) return false;
  const login = atob(base64);
  const password = login.slice(login.indexOf(":") + 1);
  return (
    login.indexOf(":") > 0 &&
    /^[\x20-\x7e]+$/.test(login) &&
    password.length >= minPasswordLength &&
    !placeholder.test(password) &&
    !wellKnown.test(password)
  );
}

/** Letters of base64 that stand for three bytes. */
const base64Group = 4;
