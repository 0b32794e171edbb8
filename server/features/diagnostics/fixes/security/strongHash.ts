import { cpp, csharp, java, javascript, php, python, ruby, rust } from "../../../../language/families.ts";
import { type Call, calleeOf, positional, receiverOf } from "../../../../language/roles/calls.ts";
import { otherText } from "./literals.ts";
import { type Replacement, type SaferCall, saferCall } from "./saferCall.ts";

const title = "Use SHA-256, whose results are longer";
const brokenName = /^(?:md[245]|sha-?1|ripemd-?160|rmd160)/i;

/** Names of hash functions as a literal argument: what each language calls SHA-256. */
const byText = (languages: readonly string[], callee: RegExp, to: string, index = 0): SaferCall => ({
  languages,
  callee,
  title,
  rewrite: (call) => otherText(call, index, brokenName, to),
});

/** Functions that are called like their hash. */
const byName = (languages: readonly string[], callee: RegExp): SaferCall => ({
  languages,
  callee,
  title,
  rewrite: (call) => renamed(calleeOf(call.node)),
});

/** Classes that are called like their hash, with a method that makes it. */
const byReceiver = (languages: readonly string[], callee: RegExp): SaferCall => ({
  languages,
  callee,
  title,
  rewrite: (call) => renamed(receiverOf(call.node)),
});

/** Offers SHA-256 in the place of a broken hash function, where the same library has it. */
export const strongHash = saferCall([
  byText(javascript, /(?:^|\.)createHash$/, "sha256"),
  byText(javascript, /(?:^|\.)subtle\.digest$/, "SHA-256"),
  byText(python, /^hashlib\.new$/, "sha256"),
  byName(python, /^hashlib\.(?:md5|sha1)$/),
  byText(java, /(?:^|\.)getInstance$/, "SHA-256"),
  byName(java, /(?:^|\.)(?:DigestUtils|Hashing)\.(?:md5|sha1)(?:Hex)?$/),
  byReceiver(csharp, /(?:^|\.)(?:MD5|SHA1)\.(?:Create|HashData|HashDataAsync)$/),
  {
    languages: csharp,
    callee: /^new (?:MD5|SHA1)(?:CryptoServiceProvider|Managed|Cng)$/,
    title,
    rewrite: ({ node }) => [{ node, text: "SHA256.Create()" }],
  },
  { languages: php, callee: /^(?:md5|sha1)(?:_file)?$/, title, rewrite: phpHash },
  byText(php, /^(?:hash|hash_file|hash_init)$/, "sha256"),
  byText(php, /^openssl_digest$/, "sha256", 1),
  byReceiver(ruby, /(?:^|\.)Digest\.(?:MD5|SHA1)\.\w+$/),
  byText(ruby, /(?:^|\.)OpenSSL\.Digest\.new$/, "SHA256"),
  byName(rust, /(?:^|\.)MessageDigest\.(?:md5|sha1)$/),
  byName(cpp, /^EVP_(?:md5|sha1)$/),
]);

/** `sha256Hex` for `md5Hex`, `SHA256` for `MD5`, `EVP_sha256` for `EVP_md5`; only the last segment of a path is a hash. */
function renamed(node: ReturnType<typeof calleeOf>): readonly Replacement[] | undefined {
  if (!node || !("start" in node)) return undefined;
  const text = node.text.replace(/(md5|sha1)(?=(?:Hex)?$)/i, (name) =>
    name === name.toUpperCase() ? "SHA256" : "sha256",
  );
  return text === node.text ? undefined : [{ node, text }];
}

function phpHash(call: Call): readonly Replacement[] | undefined {
  const called = calleeOf(call.node);
  const first = positional(call, 0);
  // The others ask for the bytes themselves, which `hash` is asked for in another place.
  if (!called || !first || call.arguments.length !== 1) return undefined;
  return [
    { node: called, text: call.name.endsWith("_file") ? "hash_file" : "hash" },
    { node: first, text: `'sha256', ${first.text}` },
  ];
}
