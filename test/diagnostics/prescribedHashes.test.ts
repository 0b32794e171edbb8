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
  [
    "go",
    "package a\n\nfunc MD5FromReader(r io.Reader) string {\n\th := md5.New()\n\treturn enc(h.Sum(nil))\n}\n",
  ],
  ["ruby", 'def head(param)\n  header << Digest::MD5.hexdigest(a)\n  header << "cnonce=#{cnonce}"\nend\n'],
  ["php", "<?php\nfunction f($file, $cacheId) {\n  return md5($file . $cacheId);\n}\n"],
  ["ruby", "def create_boundary\n  Digest::SHA1.hexdigest(Time.now.to_s)\nend\n"],
  ["cpp", "std::string own_md5(const std::string& input)\n{\n  return hash(EVP_md5(), input);\n}\n"],
  ["python", "import hashlib\ndef name_of(url):\n    return hashlib.md5(url).hexdigest()\n"],
  ["php", "<?php\nfunction f($args) {\n  $key = md5(serialize($args));\n}\n"],
  [
    "java",
    'class A {\n  void f(byte[] b) {\n    var d = MessageDigest.getInstance("SHA-1").digest(b);\n  }\n}\n',
  ],
  [
    "python",
    "import hashlib\ndef sign(auth_signature):\n    # [MS-NRPC] Section 3.3.4.2.1\n    return hashlib.md5(auth_signature).hexdigest()\n",
  ],
  [
    "javascript",
    "function f(token) {\n  // RFC 2831 says how\n  return createHash('md5').update(token);\n}\n",
  ],
  ["go", "package a\n\nfunc signed(token []byte) []byte {\n\treturn md5.New().Sum(token)\n}\n"],
  [
    "python",
    "import hashlib\ndef query(api_key, token):\n    return hashlib.md5(api_key + token).hexdigest()\n",
  ],
  ["ruby", "def signature\n  @signature ||= Digest::SHA1.hexdigest(to_s)\nend\n"],
  ["php", "<?php\nfunction f($password) {\n  return '*' . strtoupper(sha1(sha1($password, true)));\n}\n"],
  ["php", "<?php\nfunction isPwned($password) {\n  return ask(substr(sha1($password), 0, 5));\n}\n"],
  ["python", "import requests\ndef login(password):\n    return post(hashlib.md5(password).hexdigest())\n"],
  [
    "javascript",
    "const axios = require('axios');\nconst send = (password) =>\n  post(createHash('sha1').update(password));\n",
  ],
  [
    "python",
    "import hashlib\ndef add(user, password):\n    ha1 = hashlib.md5(user + password).hexdigest()\n",
  ],
  [
    "python",
    "import hashlib\ndef digest_of(user, domain, password):\n    return hashlib.md5('{}:{}:{}'.format(user, domain, password)).hexdigest()\n",
  ],
  [
    "php",
    "<?php\nfunction f($user, $realm, $password) {\n  return md5($user . ':' . $realm . ':' . $password);\n}\n",
  ],
  ["php", "<?php\nfunction f($user, $pass) {\n  $key = md5(serialize(array($user, $pass)));\n}\n"],
  [
    "php",
    "<?php\nfunction f($kind, $password) {\n  switch ($kind) {\n    case 'aprmd5':\n      return md5($password);\n  }\n}\n",
  ],
  ["ruby", "def user_key(password)\n  RC4.encrypt(key, Digest::MD5.digest(password))\nend\n"],
  ["rust", "#[test]\nfn twice() {\n    let mut h = Sha1::new();\n}\n"],
];

/** The confidence of a finding on a hash of which nothing says that it guards anything. */
const unsure = 0.3;

/** What a reader would want to have changed. */
const chosen: readonly (readonly [languageId: string, text: string])[] = [
  [
    "php",
    "<?php\nfunction f($kind, $password) {\n  switch ($kind) {\n    default:\n      return '{MD5}' . md5($password);\n  }\n}\n",
  ],
  [
    "java",
    'class A {\n  void f(String password) {\n    MessageDigest md = MessageDigest.getInstance("MD5");\n    md.update(password.getBytes());\n  }\n}\n',
  ],
  ["c", "void keep(char *password) {\n  MD5_CTX c;\n  MD5_Init(&c);\n  MD5_Update(&c, password, 8);\n}\n"],
  ["php", "<?php\nfunction f($user) {\n  $resetToken = md5($user . time());\n}\n"],
  [
    "csharp",
    "class A {\n  byte[] Store(string userPass) {\n    return MD5.HashData(Bytes(userPass));\n  }\n}\n",
  ],
  ["rust", 'fn keep(password: &str) -> String {\n    format!("{:x}", md5::compute(password))\n}\n'],
  ["python", "import hashlib\ndef store(password):\n    return hashlib.md5(password).hexdigest()\n"],
  [
    "cpp",
    "void key(const char *auth_key, unsigned char *out)\n{\n  MD5(auth_key, strlen(auth_key), out);\n}\n",
  ],
  ["ruby", "def token(user)\n  Digest::SHA1.hexdigest(user.secret)\nend\n"],
];

/** What the program itself keeps or asks for again, in each language's words. */
const kept: readonly (readonly [languageId: string, text: string, path?: string])[] = [
  ["php", "<?php\nif (md5($_POST['password']) == $row['password']) login();\n"],
  [
    "php",
    "<?php\nfunction add($db, $name, $password) {\n  $hash = md5($password);\n  $db->query('INSERT INTO users VALUES (?, ?)', [$name, $hash]);\n}\n",
  ],
  [
    "python",
    "import hashlib\nfrom flask import request\ndef login(password):\n    return hashlib.md5(password).hexdigest()\n",
  ],
  [
    "python",
    "import hashlib\ndef check_password(password, known):\n    return known == hashlib.sha1(password).hexdigest()\n",
  ],
  ["ruby", "def encrypt_password(password, salt)\n  Digest::SHA1.hexdigest(password + salt)\nend\n"],
  ["ruby", "def digest(password)\n  Digest::SHA1.hexdigest(password)\nend\n", "app/models/user.rb"],
  [
    "java",
    "class A {\n  boolean isPasswordValid(String password) {\n    return DigestUtils.md5Hex(password).equals(known);\n  }\n}\n",
  ],
  [
    "javascript",
    "const express = require('express');\nfunction keep(password) {\n  return createHash('md5').update(password).digest('hex');\n}\n",
  ],
  [
    "go",
    'package a\n\nfunc login(w http.ResponseWriter, r *http.Request) {\n\tpassword := md5.Sum([]byte(r.FormValue("pw")))\n}\n',
  ],
  [
    "csharp",
    "class A {\n  byte[] HashPassword(byte[] password) {\n    return MD5.HashData(password);\n  }\n}\n",
  ],
  ["c", "int check_password(char *password) {\n  MD5(password, 8, out);\n  return 0;\n}\n"],
  [
    "rust",
    "fn verify_password(password: &[u8], known: &[u8]) -> bool {\n    Md5::digest(password) == known\n}\n",
  ],
];

/** A password or a token on its way to somebody else, or of whom nothing says that the program keeps it. */
const handedOn: readonly (readonly [languageId: string, text: string])[] = [
  [
    "php",
    "<?php\nfunction login($password) {\n  $hash = md5($password);\n  $c = curl_init('https://example.org/?p=' . $hash);\n}\n",
  ],
  ["python", "import hashlib\ndef key_of(password):\n    return hashlib.md5(password).digest()\n"],
  ["javascript", "function keyOf(password) {\n  return createHash('md5').update(password).digest();\n}\n"],
];

async function confidences(languageId: string, text: string, path = "src/a") {
  const findings = await checkText(languageId, text, {}, path);
  return findings.filter(({ rule }) => rule === "security/weak-hash").map(({ confidence }) => confidence);
}

describe("hashes that others prescribe, or that only tell texts apart", () => {
  for (const [languageId, text] of prescribed)
    it(`are hints in ${languageId}: ${text.split("\n")[2]?.trim()}`, async () => {
      for (const confidence of await confidences(languageId, text)) assert.equal(confidence, unsure);
    });

  it("are hints in the parts of a program that speak a protocol", async () => {
    const text =
      'class A {\n  byte[] f(byte[] secret) {\n    return MessageDigest.getInstance("MD5").digest(secret);\n  }\n}\n';
    assert.deepEqual(await confidences("java", text, "src/ssh/A.java"), [unsure]);
    const ofKey = "function f(passphrase) {\n  return createHash('sha1').update(passphrase).digest();\n}\n";
    assert.deepEqual(await confidences("javascript", ofKey, "lib/keyParser.js"), [unsure]);
    assert.notDeepEqual(await confidences("java", text, "src/shop/A.java"), [unsure]);
  });

  for (const [languageId, text] of chosen)
    it(`are none in ${languageId}: ${text.split("\n")[2]?.trim()}`, async () => {
      const [confidence] = await confidences(languageId, text);
      assert.notEqual(confidence, unsure);
    });

  for (const [languageId, text, path = "src/a"] of kept)
    it(`are of a kind of their own in ${languageId} where the program keeps them: ${text.split("\n")[2]?.trim()}`, async () => {
      const findings = await checkText(languageId, text, {}, path);
      const kinds = findings.filter(({ rule }) => rule === "security/weak-hash").map(({ kind }) => kind);
      assert.deepEqual(kinds, ["kept"]);
    });

  for (const [languageId, text] of handedOn)
    it(`are of none in ${languageId} where they are handed on: ${text.split("\n")[1]?.trim()}`, async () => {
      const [finding] = await checkText(languageId, text, {}, "src/a");
      assert.equal(finding?.rule, "security/weak-hash");
      assert.equal(finding.kind, undefined);
    });
});
