import { cpp, csharp, go, java, javascript, php, python, ruby, rust } from "../../../../language/families.ts";
import { functionName } from "../../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { conditionOf } from "../../../../language/roles/branches.ts";
import { type Call, keyword, positional } from "../../../../language/roles/calls.ts";
import { isBranch } from "../../../../language/roles/control.ts";
import { isName, saidBy } from "../../../../language/roles/tokens.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { isInTestCode } from "../../engine/isInTestCode.ts";
import { readingsIn } from "../../engine/readings.ts";
import { strongHash } from "../../fixes/security/strongHash.ts";
import { type Sink, sinkRule } from "./sinks.ts";

const broken = /^(?:md2|md4|md5|sha-?1|sha1with\w+|ripemd-?(?:128|160)?|rmd160|haval\w*|tiger\w*)$/i;

const sinks: readonly Sink[] = [
  { languages: javascript, callee: /(?:^|\.)(?:createHash|createSign|createVerify)$/, when: namesBroken(0) },
  { languages: javascript, callee: /^crypto\.subtle\.digest$|(?:^|\.)subtle\.digest$/, when: namesBroken(0) },
  {
    languages: javascript,
    callee: /^CryptoJS\.(?:MD5|SHA1|RIPEMD160|HmacMD5)$|^(?:forge\.)?md\.(?:md5|sha1)\.create$/,
  },
  { languages: javascript, callee: /^(?:md5|sha1)$/, imported: /["'](?:blueimp-|js-)?(?:md5|sha1)["']/ },
  { languages: python, callee: /^(?:hashlib\.)?(?:md4|md5|sha1)$/, when: isForSecurity, imported: /hashlib/ },
  {
    languages: python,
    callee: /^hashlib\.new$/,
    when: (call, scope) => namesBroken(0)(call, scope) && isForSecurity(call),
  },
  {
    languages: python,
    callee: /^(?:\w+\.)*(?:MD2|MD4|MD5|SHA|SHA1)\.new$|^hashes\.(?:MD5|SHA1)$|^hmac\.new\(\)$/,
  },
  { languages: java, callee: /(?:^|\.)(?:MessageDigest|Signature)\.getInstance$/, when: namesBroken(0) },
  {
    languages: java,
    callee:
      /(?:^|\.)DigestUtils\.(?:md[25]|sha1?|md[25]Hex|sha1Hex|shaHex|md5Digest|md5DigestAsHex|get(?:Md[25]|Sha1?)Digest)$/,
  },
  { languages: java, callee: /(?:^|\.)Hashing\.(?:md5|sha1)$|^new (?:MD[245]Digest|SHA1Digest)$/ },
  { languages: go, callee: /^(?:md4|md5|sha1|ripemd160)\.(?:New|Sum|Sum16|Sum20)$/ },
  {
    languages: rust,
    callee:
      /(?:^|\.)(?:Md[245]|Sha1|Ripemd160)\.(?:new|digest|default|new_with_prefix)$|^md5\.compute$|^sha1\.Sha1\.from$/,
  },
  { languages: rust, callee: /(?:^|\.)MessageDigest\.(?:md5|sha1)$|(?:^|\.)hash\.(?:md5|sha1)$/ },
  {
    languages: cpp,
    callee:
      /^(?:MD[245]|SHA1|MD[245]_(?:Init|Update|Final)|SHA1_(?:Init|Update|Final)|EVP_(?:md[245]|sha1|ripemd160)|CC_(?:MD[245]|SHA1)|mbedtls_(?:md5|sha1)(?:_ret)?)$/,
    when: (call) => !/_(?:Update|Final)$/.test(call.callee),
  },
  {
    languages: cpp,
    callee: /^EVP_get_digestbyname$|^QCryptographicHash(?:\.hash)?$/,
    when: (call) => /md[245]|sha-?1\b/i.test(saidBy(call.node)),
  },
  {
    languages: csharp,
    callee:
      /(?:^|\.)(?:MD5|SHA1|RIPEMD160)\.(?:Create|HashData|HashDataAsync)$|^new (?:MD5|SHA1|RIPEMD160)(?:CryptoServiceProvider|Managed|Cng)$/,
  },
  {
    languages: csharp,
    callee: /^(?:HashAlgorithm|CryptoConfig)\.(?:Create|CreateFromName)$/,
    when: namesBroken(0),
  },
  { languages: php, callee: /^(?:md5|sha1|md5_file|sha1_file)$/ },
  {
    languages: php,
    callee: /^(?:hash|hash_file|hash_init|openssl_digest)$/,
    when: (call, scope) =>
      namesBroken(0)(call, scope) || (call.name === "openssl_digest" && namesBroken(1)(call, scope)),
  },
  {
    languages: ruby,
    callee: /(?:^|\.)Digest\.(?:MD5|SHA1|RMD160)\.(?:hexdigest|digest|base64digest|new|file)$/,
  },
  { languages: ruby, callee: /(?:^|\.)OpenSSL\.Digest\.new$|^Digest\.(?:new)$/, when: namesBroken(0) },
];

function prescribes(words = ""): boolean {
  return prescribing.test(words);
}

/** How often a hash that others prescribe is worth a look: an estimate. */
const prescribed = 0.5;
/** The same of passwords and the like. */
const secret = 0.9;
const ofPasswords = /passw|passphrase|\bpin\b|secret|token|credential/i;

/** Hash functions for which collisions can be made. */
export const weakHash = sinkRule(
  {
    id: "security/weak-hash",
    title: "MD5, SHA-1 and other broken hash functions.",
    severity: "warning",
    spares: [
      "`usedforsecurity=False`",
      "the handshake of WebSocket, which asks for SHA-1",
      "what is named after a checksum that others want (`contentMD5`), an ETag, a key of a cache, a fingerprint, or a scheme of a protocol: a hint",
    ],
    needs: "unit",
    weakness: 328,
    sparesTests: true,
    precision: { read: 93, agreed: 58 },
    precisionIn: readingsIn("go 10 of 18, php 18 of 22, python 13 of 17"),
    fix: strongHash,
    examples: [
      {
        language: "python",
        bad: "hashlib.md5(password)",
        good: "hashlib.scrypt(password, salt=salt, n=16384, r=8, p=1)",
      },
    ],
  },
  sinks.flatMap((sink) => {
    const matches: Sink["when"] = (call, scope, context) =>
      (sink.when?.(call, scope, context) ?? true) &&
      !isHandshake(call, context.path) &&
      !isInTestCode(call.node);
    const isOfPasswords = (call: Call) => ofPasswords.test(call.node.text) && !isOfScheme(call);
    return [
      {
        ...sink,
        when: (call, scope, context) => matches(call, scope, context) && isOfPasswords(call),
        confidence: secret,
      },
      {
        ...sink,
        when: (call, scope, context) =>
          matches(call, scope, context) && !isPrescribed(call) && !protocols.test(context.path),
      },
      { ...sink, when: matches, confidence: prescribed },
    ];
  }),
  (call) =>
    `${hashName(call)} is broken: collisions can be made. Use SHA-256, or a password hash for passwords.`,
);

/**
 * A name that says more than the algorithm, which is what others want: `contentMD5`, `sha1sum`, `calculatedSha1`; what
 * tells one text from another, in no adversary's hands: an ETag, a key of a cache, a fingerprint; a scheme of a protocol.
 */
const prescribing =
  /e_?tag(?![a-z])|gravatar|fingerprint|cache|boundary|check_?sum|integrity|(?:md5|apr1?|sha|unix|des)_?crypt|(?:mysql|postgres|pg|mssql|oracle|ldap|apache|joomla|wordpress|phpbb|vbulletin|phpass|subsonic|ntlm|scram|cram|apop|digest)_?\w*(?:passw|hash|auth|response|scramble|crypt|sha1|md5)|scramble|(?:md5|sha1)_?of(?![a-z])|(?:content|customer|key|calculated|expected|body|file|part|chunk|use|with|case|hash(?:es)?|checksum)[-_.]?(?:md5|sha-?1)|(?:md5|sha-?1)[-_]?(?:sums?|checksum|digest|hex|base64|header|of|hash)/i;
/** Whether what surrounds a hash says that a format or a protocol wants just this one: there is nothing to choose. */
function isPrescribed({ node, arguments: given }: Call): boolean {
  if (given.some(({ value }) => [value, ...value.descendants()].some(namesPrescribed))) return true;
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    const binding = readBinding(outer);
    if (binding && prescribes(binding.path || binding.name)) return true;
    const condition = isBranch(outer) ? conditionOf(outer) : undefined;
    if (condition && condition !== inner && prescribes(condition.text)) return true;
    if (outer.language.functions.has(outer.type))
      return prescribes(functionName(outer)?.text) || ofProtocol.test(outer.text) || isNamesake(outer);
  }
  return false;
}

/** Parts of programs that speak a protocol or read a format with a hash of its own. */
const protocols =
  /(?:^|[/_.-])(?:mod_)?(?:s?ftp|sshd?|radius|rlm_\w+|ntlm|kerberos|krb5|pkcs\d*|pem(?:file)?|pgp|gpg|(?:bit)?torrent|git|tsig|dnssec|[th]?otp|eap\w*|(?:ms)?chap|wpa|rtmp|stun|sasl|cram|scram|wimax|pdf|zip|snmp|ike|digests?(?:auth\w*)?)(?=[/_.-])/i;

/** A function that is named after how another program keeps or sends passwords: `mysql_old_password`, `md5crypt`. */
function isOfScheme({ node }: Call): boolean {
  const owner = node.ancestor(node.language.functions);
  return schemes.test((owner && functionName(owner)?.text) ?? "");
}

const schemes =
  /mysql|postgres|pgsql|mssql|oracle|ldap|apache|htpasswd|joomla|wordpress|phpbb|vbulletin|phpass|subsonic|ntlm|scram|cram|apop|digest_?auth|(?:md5|apr1?|sha|unix|des)_?crypt|scramble/i;

/** What is hashed for a cache; a buffer that is called after its hash (`md5sum`) says nothing of what for. */
function namesPrescribed(node: SyntaxNode): boolean {
  return isName(node) && node.text.toLowerCase().includes("cache");
}

/** Headers and fields of protocols that hold just this hash, and HTTP's digest authentication (RFC 2617), which is made of MD5. */
const ofProtocol =
  /\bcnonce\b|["'`](?:Content-MD5|ETag|If-None-Match|MD5OfMessageBody|MD5OfBody|x-[\w-]*(?:md5|sha1)[\w-]*)["'`]/i;

/** A helper that is what its name says: what it is used for, its callers know. */
function isNamesake(owner: SyntaxNode): boolean {
  const name = functionName(owner)?.text ?? "";
  return /^_?(?:[a-z]{2,9}_(?=md5|sha))?(?:get|calc(?:ulate)?|compute|make|to|hash|create|generate|new)?_?(?:md5|sha_?1)(?:_?(?:hex|sum|digest|hash|string|base64|file|bytes|hexdigest|hash_?string|from\w+|of\w+))?$/i.test(
    name,
  );
}

/** WebSocket's handshake (RFC 6455) asks for SHA-1, which guards nothing there. */
function isHandshake(call: Call, path: string): boolean {
  if (hashName(call) !== "SHA-1") return false;
  const owner = call.node.ancestor(call.node.language.functions);
  return (
    /web_?socket|wstunnel|(?:^|[/_.])ws(?:[/_.]|$)/i.test(path) ||
    (owner !== undefined && /258EAFA5|WS_KEY|Sec-WebSocket/i.test(saidBy(owner)))
  );
}

function namesBroken(index: number) {
  return (call: Call, scope: Scope): boolean => {
    const argument = positional(call, index);
    return (
      argument !== undefined && scope.texts(argument).some((text) => broken.test(text.replace(/^RSA-/i, "")))
    );
  };
}

/** Python lets the caller say that a hash serves no security: `hashlib.md5(data, usedforsecurity=False)`. */
function isForSecurity(call: Call): boolean {
  return keyword(call, "usedforsecurity")?.text !== "False";
}

function hashName(call: Call): string {
  const name =
    /md[245]|sha-?1|ripemd-?160|rmd160/i.exec(call.callee) ??
    /md[245]|sha-?1|ripemd-?160|rmd160/i.exec(saidBy(call.node));
  if (!name) return "The hash named here";
  return name[0]
    .toUpperCase()
    .replace(/^SHA1$/, "SHA-1")
    .replace(/^(RIPEMD)(\d)/, "$1-$2");
}
