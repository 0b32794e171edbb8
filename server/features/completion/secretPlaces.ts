import path from "node:path";

/** Files whose values are nobody's business: settings of one machine, keys, credentials. */
const secretFile =
  /^(?:\.env(?:\..*)?|.*\.env|\.envrc|\.npmrc|\.netrc|\.pypirc|\.pgpass|\.htpasswd|id_(?:rsa|dsa|ecdsa|ed25519).*|.*\.(?:pem|key|p12|pfx|jks|keystore|ppk)|.*(?:credential|secret)s?(?:\.\w+)+|credentials|secrets|.*\.tfvars)$/i;

/** Whether a file holds secrets by its name, wherever it lies. */
export function holdsSecrets(uriOrPath: string, languageId = ""): boolean {
  return /^(?:dotenv|env)$/.test(languageId) || secretFile.test(path.posix.basename(uriOrPath));
}

/** Words of which one in a name tells that its value is secret. */
const secretWord =
  /^(?:password|passwd|passphrase|passcode|pwd|pw|secret|secrets|token|tokens|apikey|credential|credentials|auth|authorization|bearer|salt|pepper|dsn|jwt|signature|cookie)$/;
const secretPair =
  /(?:api|access|private|secret|signing|encryption|account|master|client|shared|ssh|license|webhook)_(?:key|id|url|secret)$/;

/** Whether a name sounds as if its value were secret: `DB_PASSWORD`, `apiKey`, `client-secret`. */
export function soundsSecret(name: string): boolean {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .toLowerCase()
    .split(/[^a-z\d]+/);
  return words.some((word) => secretWord.test(word)) || secretPair.test(words.join("_"));
}
