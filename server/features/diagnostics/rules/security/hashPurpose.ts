import path from "node:path";
import { go } from "../../../../language/families.ts";
import { functionName } from "../../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess } from "../../../../language/roles/accesses.ts";
import { callAround } from "../../../../language/roles/arguments.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { conditionsAround } from "../../../../language/roles/branches.ts";
import { type Call, isCall, readCall } from "../../../../language/roles/calls.ts";
import { isStatement } from "../../../../language/roles/statements.ts";
import { isCase, isLabelOf } from "../../../../language/roles/switches.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import type { RuleContext } from "../../engine/rule.ts";
import { isKept } from "./keptHashes.ts";

/**
 * What a hash is for, as far as the code around it says: to guard something, a password or what vouches for somebody (a token),
 * which the program itself keeps or another may ask for; or nothing of the sort. Most hashes only tell one text from
 * another: keys of caches, checksums, names of files.
 */
export type HashPurpose = "kept" | "guarding" | "unknown";

export function hashPurpose(call: Call, context: RuleContext): HashPurpose {
  if (!isGuarding(call, context)) return "unknown";
  return isKept(call, { ...context, imports: context.file.imports }) ? "kept" : "guarding";
}

function isGuarding(call: Call, context: RuleContext): boolean {
  const file = path.posix.basename(context.path);
  if (asksServices(context)) return false;
  if (protocols.test(context.path) || schemes.test(file) || keyFiles.test(inWords([file]))) return false;
  const owner = call.node.ancestor(call.node.language.functions);
  const ownerName = (owner && functionName(owner)?.text) ?? "";
  if (ofProtocol.test(owner?.text ?? "") || schemes.test(ownerName)) return false;
  const names = bindingsAround(call.node);
  const said = inWords([wholeOf(call.node).text, ...names, ...usesOf(call, context)]);
  const around = callAround(call.node);
  // Twice SHA-1 is how MySQL keeps passwords.
  const isOfScheme = around && /hmac|\bsha-?1$/i.test(readCall(around)?.callee ?? "");
  if (isOfScheme || /\bhmac|_hmac/.test(said)) return false;
  const conditions = conditionsAround(call.node).map(({ text }) => text);
  if ([...conditions, ...labelsAround(call.node)].some((each) => schemes.test(each))) return false;
  if (keyed.test(said)) return false;
  if (schemes.test(said) || joined.test(said) || /hmac/i.test(ownerName)) return false;
  if (ofPasswords.test(said) || ofPasswords.test(inWords([ownerName]))) return true;
  if (signing.test(call.callee) || /with_?(?:rsa|dsa|ecdsa)/.test(said)) return true;
  const named = [...names, ownerName, ...conditions].join(" ");
  if (prescribing.test(named) || tellsApart.test(said) || signsRequest(owner)) return false;
  if (signatures.test(said) || signatures.test(inWords([ownerName]))) return false;
  return ofSecrets.test(said) || ofSecrets.test(inWords([ownerName]));
}

/** The labels of the cases that a node stands in: `case 'aprmd5':`. */
function labelsAround(node: SyntaxNode): readonly string[] {
  const labels: string[] = [];
  for (let outer = node.parent; outer && !node.language.functions.has(outer.type); outer = outer.parent)
    if (isCase(outer)) labels.push(...labelsOf(outer));
  return labels;
}

function labelsOf(arm: SyntaxNode): readonly string[] {
  return arm.namedChildren.filter((child) => isLabelOf(child, arm)).map(({ text }) => text);
}

/** Whether a file asks services of others: what it hashes of passwords and tokens is mostly sent there, as the service wants it. */
function asksServices({ file, languageId }: RuleContext): boolean {
  return file.imports.some(
    (text) => clients.test(text) || (!go.includes(languageId) && bothSides.test(text)),
  );
}

/** Libraries that ask over HTTP. */
const clients =
  /\b(?:requests|urllib\d?|httplib2?|http\.client|aiohttp|httpx|pycurl|axios|node-fetch|superagent|undici|needle|got|faraday|rest-?client|httparty|httpclient|HttpClient|HttpURLConnection|okhttp\d?|retrofit\d?|reqwest|ureq|guzzle\w*)\b/;
/** What programs import that answer as well. */
const bothSides = /\bnet\/https?\b/;

/** The same of a hash of which only the words are known, within a macro. */
export function purposeInMacro(macro: SyntaxNode): HashPurpose {
  const owner = macro.ancestor(macro.language.functions);
  const ownerName = (owner && functionName(owner)?.text) ?? "";
  const said = inWords([macro.text, ownerName]);
  if (ofProtocol.test(owner?.text ?? "") || schemes.test(said) || prescribing.test(said)) return "unknown";
  if (ofPasswords.test(said)) return "guarding";
  if (signatures.test(said)) return "unknown";
  return ofSecrets.test(said) ? "guarding" : "unknown";
}

/** Small letters, with a line where words meet: `userPass` is `user_pass`. */
function inWords(texts: readonly string[]): string {
  return texts
    .join(" ")
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase();
}

const ofPasswords = /passw|passphrase|passcode|(?<![a-z])(?:pass|pwd?|pin)(?![a-z])|credential/;
const ofSecrets =
  /secret|(?<![a-z])(?:csrf|xsrf|nonce|salt|(?:auth|session|access|login|reset|api|activation|confirmation|remember|license|private|security)_?(?:id|key|hash|code|cookie)|token)(?![a-z])/;
/**
 * A signature that is made by hand: nearly all are for a service that says how, or tell states of data apart. Whose the key is
 * says the same.
 */
const signatures =
  /(?<![a-z])(?:sig|sign|signed|signing|signatures?|checksign|(?:api|app|client|consumer|partner|merchant)_?(?:key|secret|id|token)|web_?hook|notify)(?![a-z])|_?sign(?:ature)?_?(?:of|string|data|base)(?![a-z])/;
/** Makes or checks a signature, whatever it is for. */
const signing = /(?:^|\.)(?:createSign|createVerify|Signature\.getInstance)$/;

/**
 * What others want to be hashed so, or what tells one text from another, in no adversary's hands: `contentMD5`, an ETag, a
 * key of a cache, a fingerprint.
 */
const prescribing =
  /e_?tag(?![a-z])|gravatar|fingerprint|cache|boundary|check_?sum|integrity|(?:md5|sha1)_?of(?![a-z])|(?:content|customer|key|calculated|expected|body|file|part|chunk|case|checksum)[-_.]?(?:md5|sha-?1)|(?:md5|sha-?1)[-_]?(?:sums?|checksum|header|of)(?![a-z])|\bapop|cram_?md5|digest_?md5/i;

/**
 * Whether a function signs what it asks a service for: its parameters in order, with the secret that both sides know. How, the
 * service prescribes.
 */
function signsRequest(owner: SyntaxNode | undefined): boolean {
  const said = inWords([owner?.text ?? ""]);
  return ordering.test(said) && /secret|_key/.test(said);
}

/** Puts parameters in order. */
const ordering = /(?<![a-z])k?sort(?:ed|_by|_keys)?(?![a-z])|tree_map/;

/** Arguments that are hashed to find them again. */
const tellsApart = /cache|serialize/;
const keyed = /(?<![a-z])(?:serialize|json_encode|var_export)\s*\(/;

/** How other programs keep or send passwords: there is nothing to choose. */
const schemes =
  /(?:\bha[12]b?\b|pwned|mysql|postgres|pgsql|mssql|oracle|ldap|apache|htpasswd|joomla|drupal|wordpress|phpbb|vbulletin|phpass|subsonic|ntlm|scram|cram|apop|digest_?auth|(?:md5|apr1?|sha|unix|des)_?crypt|\baprmd5\b|crypt_?(?:md5|sha)|scramble|mschap)|\{s?(?:md5|sha)\}|sha-?1\W{1,9}sha-?1/i;

/** Three parts with colons between, as HTTP's digest authentication joins name, realm and password. */
const joined =
  /["'`]:["'`][^\n]{1,80}["'`]:["'`]|["'`](?:%s|\{\w*\}|[$#]?\{?[\w.@]+\}?):(?:%s|\{\w*\}|[$#]?\{?[\w.@]+\}?):/;

/** Parts of programs that speak a protocol or read a format with a hash of its own. */
const protocols =
  /(?:^|[/_.-])(?:mod_)?(?:s?ftp|sshd?|(?:free)?radius|rlm_\w+|ntlm|kerberos|krb5|pkcs\d*|pem(?:file)?|pgp|gpg|(?:bit)?torrent|git|tsig|dnssec\w*|[th]?otp|eap\w*|(?:ms)?chap|wpa|rtmp|stun|sasl|cram|scram|wimax|pdf|zip|snmp|ike|oauth\w*|digest_?auth\w*|smb\w*|dce_?rpc|ms_?rpc|nrpc|samr|drsuapi|netlogon|dpapi|lsa\w*|gnudip|p?dkim|digest)(?=[/_.-])/i;

/** Files that read or write keys in a format of others, which says how a passphrase becomes a key. */
const keyFiles =
  /(?:keys?|ppk|pem|der|asn1|putty|openssh|pkcs\d*)_?(?:pars|convert|format|load|read|writ|import|export|file|codec)|putty/;

/**
 * Headers and fields of protocols that hold just this hash, HTTP's digest authentication (RFC 2617), which is made of MD5, and
 * the documents that describe a protocol.
 */
const ofProtocol =
  /\bcnonce\b|\brealm\b|\brc4\b|\bha1\b|\[MS-[A-Z]{2,8}\]|\bRFC ?\d{3,4}\b|["'`](?:Content-MD5|ETag|If-None-Match|MD5OfMessageBody|MD5OfBody|x-[\w-]*(?:md5|sha1|hash|sign(?:ature)?)|api_?sig(?:nature)?|oauth_\w+)["'`]|:oauth_\w+|\boauth_signature/i;

/** The longest chain of calls and members that begins with the hash: `createHash("md5").update(password).digest()`. */
function wholeOf(node: SyntaxNode): SyntaxNode {
  let whole = node;
  for (let outer = node.parent; outer && !isStatement(outer); outer = outer.parent) {
    if (outer.start === whole.start && (isCall(outer) || isMemberAccess(outer))) whole = outer;
    else if (outer.text.length > longestAround) break;
  }
  return whole;
}

/** In code units: more around a hash is about other things too. */
const longestAround = 300;

/** The names that the hash, or what is made of it, is given. */
function bindingsAround(node: SyntaxNode): readonly string[] {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (node.language.functions.has(outer.type)) return [];
    const binding = readBinding(outer);
    if (binding) return [binding.path || binding.name];
    if (isStatement(outer)) return [];
  }
  return [];
}

/** What else is handed to a hash that is fed in steps: `md5.update(password)`, `MD5_Update(&context, password, length)`. */
function usesOf({ node, arguments: given }: Call, context: RuleContext): readonly string[] {
  const owner = node.ancestor(node.language.functions);
  const names = [...bindingsAround(node), ...given.map(({ value }) => value.text)]
    .map((text) => text.replace(/^[&$*]+/, ""))
    .filter((name) => /^\w+$/.test(name));
  if (!owner || names.length === 0) return [];
  const isOfHash = (text: string) => names.includes(text.replace(/^[&$*]+/, ""));
  return codeOf(context)
    .calls.filter(
      (call) => call.node !== node && owner.start <= call.node.start && call.node.end <= owner.end,
    )
    .filter(
      ({ name, callee }) =>
        /^(?:update|write|append|add|digest|final)/i.test(name) || /_update$/i.test(callee),
    )
    .filter(
      ({ callee, arguments: handed }) =>
        isOfHash(callee.split(".")[0] ?? "") || handed.some(({ value }) => isOfHash(value.text)),
    )
    .flatMap(({ arguments: handed }) => handed.map(({ value }) => value.text));
}
