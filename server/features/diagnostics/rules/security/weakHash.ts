import { cpp, csharp, go, java, javascript, php, python, ruby, rust } from "../../../../language/families.ts";
import { type Call, keyword, positional } from "../../../../language/roles/calls.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { isInTestCode } from "../../engine/isInTestCode.ts";
import { findingAt, ofLanguages } from "../../engine/rule.ts";
import { strongHash } from "../../fixes/security/strongHash.ts";
import { type HashPurpose, hashPurpose, purposeInMacro } from "./hashPurpose.ts";
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

/** How often it is right where nothing says that the hash guards anything: most only tell one text from another. */
const ofUnknown = 0.3;

/** Hash functions for which collisions can be made. */
export const weakHash = sinkRule(
  {
    id: "security/weak-hash",
    title: "MD5, SHA-1 and other broken hash functions.",
    severity: "warning",
    spares: [
      "`usedforsecurity=False`",
      "the handshake of WebSocket, which asks for SHA-1",
      "where nothing says that a password, a token or a signature rests upon it: keys of caches, checksums, what a protocol wants: a hint",
    ],
    needs: "unit",
    kinds: { kept: "where the program itself keeps the password, or checks the token" },
    weakness: 328,
    sparesTests: true,
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
    const isFor =
      (purpose: HashPurpose): NonNullable<Sink["when"]> =>
      (call, scope, context) =>
        matches(call, scope, context) && hashPurpose(call, context) === purpose;
    return [
      { ...sink, when: isFor("kept"), kind: "kept" },
      { ...sink, when: isFor("guarding") },
      { ...sink, when: matches, confidence: ofUnknown },
    ];
  }),
  (call) => adviceOn(hashName(call)),
  { check: (context) => hashesInMacros(context) },
);

function adviceOn(hash: string): string {
  return `${hash} is broken: collisions can be made. Use SHA-256, or a password hash for passwords.`;
}

/** Rust parses nothing within a macro: `format!("{:x}", md5::compute(password))`. */
const hashesInMacros = ofLanguages(rust, ({ nodes, language }) =>
  nodes.ofTypes(language.roles.macroCalls).flatMap((node) => {
    const name = hashInMacro.exec(node.text)?.[0];
    if (name === undefined || isInTestCode(node)) return [];
    const purpose = purposeInMacro(node);
    return [findingAt(node, adviceOn(nameOf(name)), purpose === "unknown" ? { confidence: ofUnknown } : {})];
  }),
);

const hashInMacro = /\b(?:md5::compute|(?:Md[245]|Sha1|Ripemd160)::digest)\s*\(/;

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
  return name ? nameOf(name[0]) : "The hash named here";
}

/** As people write it: `MD5`, `SHA-1`. */
function nameOf(written: string): string {
  return (/[a-z]{1,10}-?\d{1,4}/i.exec(written)?.[0] ?? written)
    .toUpperCase()
    .replace(/^SHA1$/, "SHA-1")
    .replace(/^(RIPEMD)(\d)/, "$1-$2");
}
