import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

/** A hash that others want, or that only tells texts apart, in each language's words. */
const prescribed: readonly (readonly [languageId: string, text: string])[] = [
  [
    "go",
    'package a\n\nfunc upload(b []byte, h http.Header) {\n\ts := md5.Sum(b)\n\th.Set("Content-MD5", enc(s[:]))\n}\n',
  ],
  ["go", "package a\n\nfunc md5Hex(data []byte) string {\n\treturn enc(md5.Sum(data))\n}\n"],
  [
    "go",
    "package a\n\nfunc scramblePassword(password []byte) []byte {\n\treturn sha1.New().Sum(password)\n}\n",
  ],
  [
    "javascript",
    "function head(body) {\n  const etag = crypto.createHash('md5').update(body).digest('hex');\n}\n",
  ],
  ["python", "import hashlib\ndef cache_key(url):\n    return hashlib.md5(url).hexdigest()\n"],
  [
    "python",
    "import hashlib\ndef mysql_old_passwd(password):\n    return hashlib.sha1(password).hexdigest()\n",
  ],
  ["ruby", "def store(body)\n  { 'ETag' => OpenSSL::Digest::MD5.hexdigest(body) }\nend\n"],
  ["php", "<?php\nfunction f($mail) {\n  $gravatar = md5($mail);\n}\n"],
  [
    "java",
    'class A {\n  static byte[] md5(byte[] data) {\n    return MessageDigest.getInstance("MD5").digest(data);\n  }\n}\n',
  ],
  ["csharp", "class A {\n  byte[] Fingerprint(byte[] data) {\n    return MD5.HashData(data);\n  }\n}\n"],
];

/** What a reader would want to have changed. */
const chosen: readonly (readonly [languageId: string, text: string])[] = [
  ["go", "package a\n\nfunc signed(data []byte) []byte {\n\treturn md5.New().Sum(data)\n}\n"],
  ["python", "import hashlib\ndef store(password):\n    return hashlib.md5(password).hexdigest()\n"],
  ["ruby", "def token(user)\n  Digest::SHA1.hexdigest(user.secret)\nend\n"],
];

async function severities(languageId: string, text: string) {
  const findings = await checkText(languageId, text, {}, "src/a");
  return findings.filter(({ rule }) => rule === "security/weak-hash").map(({ severity }) => severity);
}

describe("hashes that others prescribe", () => {
  for (const [languageId, text] of prescribed)
    it(`are hints in ${languageId}: ${text.split("\n")[2]?.trim()}`, async () => {
      for (const severity of await severities(languageId, text)) assert.equal(severity, "hint");
    });

  for (const [languageId, text] of chosen)
    it(`are none in ${languageId}: ${text.split("\n")[2]?.trim()}`, async () => {
      assert.equal((await severities(languageId, text)).length, 1);
    });
});
