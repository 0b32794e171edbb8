import { cpp, csharp, go, java, javascript, php, python, ruby, rust } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import { importedNames } from "../../../../language/values/imports.ts";
import { tailOf } from "../../../../text/endOf.ts";
import { findingAt, type RuleContext } from "../../engine/rule.ts";
import { unpredictable } from "../../fixes/security/unpredictable.ts";
import { type Sink, shown, sinkRule } from "./sinks.ts";

/** Words that say a value must not be guessed, as a whole word of a name in camel, snake or kebab case. */
const secretWords =
  /(?:^|_)(?:tokens?|secrets?|passwords?|passwd|pwd|passphrase|passcode|pin|otp|totp|nonce|salt|session_?id|session_?key|csrf|xsrf|api_?key|private_?key|secret_?key|encryption_?key|crypto_?key|aes_?key|hmac_?key|credentials?|cookie|iv|reset_?code|verification_?code|auth_?code|access_?code|confirmation_?code|recovery_?code|invite_?code|captcha|signature)(?:_|$)/;
/** Words after which the name is of something else: `tokenCount`, `passwordLength`. */
const notSecret =
  /(?:^|_)(?:count|length|len|size|index|idx|type|delay|color|position|tokenizer|jitter|weight)$|consent/;

const sinks: readonly Sink[] = [
  { languages: javascript, callee: /^Math\.random$|^_\.(?:random|sample|shuffle)$/ },
  {
    languages: python,
    callee:
      /^random\.(?:random|randint|randrange|choice|choices|sample|shuffle|getrandbits|uniform|randbytes)$|^(?:np|numpy)\.random\.\w+$/,
  },
  {
    languages: python,
    callee: /^(?:randint|randrange|choice|choices|getrandbits)$/,
    imported: /from random import/,
  },
  {
    languages: java,
    callee:
      /(?:^|\.)Math\.random$|^new (?:java\.util\.)?Random$|ThreadLocalRandom\.current\(\)\.next\w+$|RandomStringUtils\.random\w*$/,
  },
  {
    languages: java,
    callee: /^(?:random|rand|rnd|rng)\.next\w+$/,
    when: (_call, _scope, { file }) => !file.imports.some((text) => /SecureRandom/.test(text)),
  },
  {
    languages: go,
    callee: /^\w+\.(?:Int\w*|Uint\w*|Float\w*|Perm|Read|New|Seed|N|Shuffle)$/,
    imported: /math\/rand/,
    when: ({ callee }, _scope, { file }) => isMathRand(callee.split(".")[0] ?? "", file.imports),
  },
  {
    languages: rust,
    callee:
      /(?:^|\.)(?:SmallRng|StdRng|ChaCha8Rng|Pcg32|Pcg64|XorShiftRng|Mt19937\w*)\.seed_from_u64$|(?:^|\.)SmallRng\.\w+$/,
  },
  { languages: rust, callee: /^fastrand\.\w+$|(?:^|\.)oorandom\.\w+\.new$|^(?:nanorand\.)?WyRand\.new$/ },
  { languages: cpp, callee: /^(?:std\.)?(?:rand|srand|random|srandom|drand48|lrand48|rand_r)$/ },
  { languages: csharp, callee: /^new (?:System\.)?Random$|^(?:System\.)?Random\.Shared\.Next\w*$/ },
  {
    languages: csharp,
    callee: /^_?(?:random|rand|rnd|rng)\.Next\w*$/,
    when: (_call, _scope, { unit }) => !/RandomNumberGenerator/.test(saidBy(unit)),
  },
  {
    languages: php,
    callee: /^(?:rand|mt_rand|uniqid|lcg_value|array_rand|str_shuffle|shuffle|mt_srand|srand)$/,
  },
  {
    languages: ruby,
    callee: /^(?:Kernel\.)?(?:rand|srand)$|^Random\.(?:rand|new|bytes)$|^Random\.new\(\)\.\w+$/,
  },
  {
    languages: ruby,
    callee: /\.(?:sample|shuffle)$/,
    when: (call) => !/SecureRandom/.test(saidBy(call.node)),
  },
];

/** Random numbers that can be predicted, where something secret is made of them. */
export const insecureRandom = sinkRule(
  {
    id: "security/insecure-random",
    title: "Predictable random numbers used for secrets.",
    severity: "warning",
    spares: ["random numbers that become nothing secret"],
    needs: "unit",
    weakness: 338,
    sparesTests: true,
    fix: unpredictable,
    examples: [
      { language: "python", bad: "token = random.randint(0, 999999)", good: "token = secrets.token_hex()" },
    ],
  },
  sinks.map((sink) => ({
    ...sink,
    when: (call, scope, context) =>
      (sink.when?.(call, scope, context) ?? true) && makesSecret(call.node, context),
  })),
  (call) => messageFor(shown(call)),
  // Ruby's `rand` without arguments reads like a variable.
  {
    check: (context) =>
      (context.languageId === "ruby" ? context.nodes.ofTypes(context.language.names.leaves) : [])
        .filter((node) => node.text === "rand" && node.field !== "method" && node.field !== "left")
        .filter((node) => makesSecret(node, context))
        .map((node) => findingAt(node, messageFor("rand"))),
  },
);

/** Go: whether a package's name in this file stands for `math/rand`. Two packages are called `rand`. */
function isMathRand(name: string, imports: readonly string[]): boolean {
  return imports
    .flatMap(importedNames)
    .some(({ module, local }) => local === name && /^math\/rand(?:\/v2)?$/.test(module));
}

function messageFor(source: string): string {
  return `“${source}” can be predicted. Use a cryptographic random source for secrets.`;
}

/** Random sources that nobody can predict: beside one of them another does no harm. */
const unpredictableSource =
  /\b(?:random_bytes|random_int|openssl_random_pseudo_bytes|randomBytes|randomUUID|getRandomValues|urandom|SecureRandom|OsRng|RandomNumberGenerator)\b|\bsecrets\.\w/;

/** Whether the value goes into something with a secret's name: a variable, a key, an argument, the function itself. */
function makesSecret(node: SyntaxNode, { language }: RuleContext): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    const binding = readBinding(outer);
    if (binding && isSecretName(binding.name)) return !unpredictableSource.test(binding.value.text);
    if (binding && !isPlumbing(binding.name)) return false;
    const call = readCall(outer);
    if (call && outer !== node && isSecretName(call.name)) return true;
    if (language.functions.has(outer.type)) {
      const name = outer.child("name") ?? outer.child("declarator")?.child("declarator");
      if (name) return isSecretName(name.text);
    }
  }
  return false;
}

/** Names of values on the way to the result, which say nothing about it. */
function isPlumbing(name: string): boolean {
  return /^_?(?:i|n|x|c|ch|char|chars|result|res|out|buf|buffer|bytes|digits?|value|val|s|str|text|index|idx|pos|k|r|rand|random|rng|rnd|gen|generator|alphabet|letters|parts?|id|hex|raw|seed|engine|data|code|output|builder|sb)\d*$/i.test(
    name,
  );
}

/** Whether a name, in whatever case its language writes it, is that of something secret. */
export function isSecretName(name: string): boolean {
  const words = tailOf(name)
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/(?<![A-Z])([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/[-.\s]/g, "_")
    .toLowerCase();
  return secretWords.test(words) && !notSecret.test(words);
}
