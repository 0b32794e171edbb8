/** A key whose issuer gave it a recognisable form. */
export interface SecretFormat {
  readonly name: string;
  readonly pattern: RegExp;
}

/** Published formats of access keys and tokens. Each is specific enough that its form alone tells. */
export const secretFormats: readonly SecretFormat[] = [
  { name: "an AWS access key", pattern: /\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\b/ },
  { name: "a GitHub token", pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{60,})\b/ },
  { name: "a GitLab token", pattern: /\bgl(?:pat|dt|rt|soat)-[\w-]{20,}/ },
  { name: "a Slack token", pattern: /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/ },
  { name: "a Slack webhook", pattern: /hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{20,}/ },
  { name: "a Stripe key", pattern: /\b[sr]k_live_[A-Za-z0-9]{20,}/ },
  { name: "a Google API key", pattern: /\bAIza[\w-]{35}/ },
  { name: "an npm token", pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: "a PyPI token", pattern: /\bpypi-AgE[\w-]{40,}/ },
  { name: "an OpenAI key", pattern: /\bsk-(?:proj-|svcacct-)?[A-Za-z0-9_-]{32,}\b/ },
  { name: "an Anthropic key", pattern: /\bsk-ant-[\w-]{32,}/ },
  { name: "a Hugging Face token", pattern: /\bhf_[A-Za-z]{34}\b/ },
  { name: "a SendGrid key", pattern: /\bSG\.[\w-]{20,24}\.[\w-]{39,50}/ },
  { name: "a Twilio key", pattern: /\bSK[0-9a-f]{32}\b/ },
  { name: "a Telegram bot token", pattern: /\b\d{8,10}:AA[\w-]{33}\b/ },
  { name: "a private key", pattern: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY(?: BLOCK)?-----/ },
  { name: "a signed JSON web token", pattern: /\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{10,}/ },
];

/** Any of the formats: most texts have none, and one look tells. */
export const anySecretFormat = new RegExp(secretFormats.map(({ pattern }) => pattern.source).join("|"));

/** Credentials within a text: `https://user:password@host`, `Server=db;Password=…`. The secret is the first group. */
export const embeddedSecrets: readonly RegExp[] = [
  /\b[a-z][a-z\d+.-]*:\/\/[^\s:/@'"`]+:([^\s/@'"`]+)@[\w.[-]/i,
  /(?:^|[;?&\s])(?:password|passwd|pwd|passphrase|accountkey|sharedaccesskey)\s*=\s*([^\s;&'"`]+)/i,
];
