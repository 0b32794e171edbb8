import {
  allLanguages,
  cpp,
  csharp,
  go,
  java,
  javascript,
  php,
  python,
  ruby,
  rust,
  shellscript,
} from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { callAround } from "../../../../language/roles/arguments.ts";
import type { Binding } from "../../../../language/roles/bindings.ts";
import { conditionsAround } from "../../../../language/roles/branches.ts";
import { type Call, calleeOf, isCreation, positional, readCall } from "../../../../language/roles/calls.ts";
import { isReturn, isSwitch, isTernary } from "../../../../language/roles/control.ts";
import { isInInterface } from "../../../../language/roles/members.ts";
import { isOperation } from "../../../../language/roles/operations.ts";
import { subjectOf } from "../../../../language/roles/switches.ts";
import { isComment, isName, saidBy } from "../../../../language/roles/tokens.ts";
import type { FileFacts } from "../../../../language/values/fileFacts.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { trimEndOf } from "../../../../text/endOf.ts";
import { type Mentions, neededWords } from "../../../../text/neededWords.ts";
import { findingAt, ofLanguages, type Rule, type RuleContext } from "../../engine/rule.ts";
import { verifyCertificates } from "../../fixes/security/verifyCertificates.ts";
import { mentionsSink, type Sink, sinkCalls } from "./sinks.ts";
import { downloadsIn, mayDownload, plainDownloads } from "./uncheckedDownloads.ts";

/** A setting that turns the check off when it has one of the values. */
interface Setting {
  readonly languages: readonly string[];
  /** Matched against the whole path that is assigned to. */
  readonly name: RegExp;
  readonly value: RegExp;
}

/** Not `None` and its like: they ask for the default. */
const off = /^(?:false|False|FALSE|0L?|"0"|'0')$/;
const acceptsAll =
  /(?:=>\s*\{?\s*(?:return\s+)?true\s*;?\s*\}?$)|(?:\{\s*return\s+true\s*;\s*\}$)|DangerousAcceptAnyServerCertificateValidator$/;

const settings: readonly Setting[] = [
  {
    languages: javascript,
    name: /(?:^|\.)(?:rejectUnauthorized|strictSSL)$/,
    value: /^(?:false|0|!1)$/,
  },
  { languages: javascript, name: /(?:^|\.)NODE_TLS_REJECT_UNAUTHORIZED$/, value: /^["'`]?0["'`]?$/ },
  {
    languages: javascript,
    name: /(?:^|\.)checkServerIdentity$/,
    value: /=>\s*(?:\{\s*\}|undefined|null|true)$/,
  },
  {
    languages: javascript,
    name: /(?:^|\.)(?:insecureHTTPParser|insecureSkipTlsVerify|insecureSkipVerify|ignoreHTTPSErrors)$/,
    value: /^true$/,
  },
  {
    languages: python,
    name: /(?:^|\.)(?:verify|verify_ssl|ssl_verify|check_hostname|validate_certs)$/,
    value: off,
  },
  { languages: python, name: /(?:^|\.)(?:verify_mode|cert_reqs)$/, value: /CERT_NONE["']?$/ },
  { languages: python, name: /(?:^|\.)_create_default_https_context$/, value: /_create_unverified_context$/ },
  { languages: python, name: /^ssl$/, value: /^False$/ },
  { languages: go, name: /(?:^|\.)InsecureSkipVerify$/, value: /^true$/ },
  {
    languages: csharp,
    name: /(?:^|\.)(?:ServerCertificateValidationCallback|ServerCertificateCustomValidationCallback|RemoteCertificateValidationCallback)$/,
    value: acceptsAll,
  },
  {
    languages: csharp,
    name: /(?:^|\.)(?:CheckCertificateRevocationList|TrustServerCertificate)$/,
    value: /^(?:never)$/,
  },
  {
    languages: php,
    name: /^(?:verify|verify_peer|verify_peer_name|sslverify|CURLOPT_SSL_VERIFYPEER|CURLOPT_SSL_VERIFYHOST|ssl_verify_peer)$/,
    value: off,
  },
  { languages: php, name: /^allow_self_signed$/, value: /^(?:true|TRUE|1)$/ },
  { languages: ruby, name: /(?:^|\.)(?:verify_mode|ssl_verify_mode)$/, value: /VERIFY_NONE$|^:none$|^0$/ },
  {
    languages: ruby,
    name: /^(?:verify|verify_ssl|ssl_verify_peer|verify_peer|ssl_verify)$/,
    value: /^(?:false|OpenSSL::SSL::VERIFY_NONE)$/,
  },
  {
    languages: cpp,
    name: /(?:^|\.)(?:verify_peer|verify_certificate|verifyPeer|sslVerify|ssl_verify)$/,
    value: /^(?:false|0)$/,
  },
];

const sinks: readonly Sink[] = [
  { languages: python, callee: /^ssl\._create_unverified_context$|^ssl\._create_stdlib_context$/ },
  {
    languages: java,
    callee: /\.(?:setHostnameVerifier|setDefaultHostnameVerifier|hostnameVerifier|setSSLHostnameVerifier)$/,
    when: passes(
      /->\s*(?:true|\{\s*return\s+true;\s*\})$|NoopHostnameVerifier|ALLOW_ALL|AllowAllHostnameVerifier/,
    ),
  },
  {
    languages: java,
    callee: /\.(?:loadTrustMaterial)$/,
    when: passes(/->\s*true$|TrustAllStrategy|new TrustSelfSignedStrategy/),
  },
  { languages: java, callee: /^new (?:NoopHostnameVerifier|AllowAllHostnameVerifier|TrustAllStrategy)$/ },
  { languages: java, callee: /\.trustManager$/, when: passes(/InsecureTrustManagerFactory/) },
  {
    languages: rust,
    callee: /\.(?:danger_accept_invalid_certs|danger_accept_invalid_hostnames)$/,
    when: passes(/^true$/),
  },
  { languages: rust, callee: /\.(?:set_verify)$/, when: passes(/SslVerifyMode::NONE/) },
  { languages: rust, callee: /\.(?:verify_hostname|use_sni|set_verify_hostname)$/, when: passes(/^false$/) },
  { languages: rust, callee: /\.set_certificate_verifier$/ },
  { languages: cpp, callee: /(?:^|\.)curl_easy_setopt$|\.setOpt$/, when: curlOff },
  { languages: cpp, callee: /^SSL_(?:CTX_)?set_verify$/, when: passes(/^(?:SSL_VERIFY_NONE|0)$/, 1) },
  {
    languages: cpp,
    callee: /\.(?:set_verify_mode|setPeerVerifyMode)$/,
    when: passes(/verify_none$|VerifyNone$/),
  },
  {
    languages: cpp,
    callee: /\.(?:enable_server_certificate_verification|set_verify_peer)$/,
    when: passes(/^false$/),
  },
  { languages: cpp, callee: /^mbedtls_ssl_conf_authmode$/, when: passes(/VERIFY_NONE$/, 1) },
  { languages: cpp, callee: /^gnutls_certificate_set_verify_flags$/, when: passes(/DISABLE|ALLOW_ANY/, 1) },
  { languages: php, callee: /^curl_setopt$/, when: curlOff },
  {
    languages: csharp,
    callee: /^new (?:System\.Net\.Security\.)?SslStream$/,
    when: (call, _scope, { file }) => call.arguments.some(({ value }) => isAccepting(value, file)),
  },
];

/** C#: a function that accepts every certificate, written there or in the file. */
function isAccepting(value: SyntaxNode, file: FileFacts): boolean {
  const call = readCall(value);
  const given = call && isCreation(value) ? call.arguments[0]?.value : value;
  if (given === undefined) return false;
  return (
    acceptsAll.test(given.text) || (isName(given) && file.functions.get(given.text)?.isAlwaysTrue === true)
  );
}

const settingWords = new Map<string, Mentions>();

function mentionsSetting(text: string, languageId: string): boolean {
  let known = settingWords.get(languageId);
  if (!known) {
    const here = settings.filter(({ languages }) => languages.includes(languageId));
    known = neededWords(here.map(({ name }) => name));
    settingWords.set(languageId, known);
  }
  return known(text);
}

/** Names of Java and C# that say it wherever they stand. */
const acceptingAll =
  /checkServerTrusted|ALLOW_ALL_HOSTNAME_VERIFIER|NoopHostnameVerifier|DangerousAcceptAnyServerCertificateValidator/;

const message =
  "Certificates are not checked: anybody in between can read and change the traffic. Leave verification on.";

/** Code that accepts any TLS certificate. */
export const disabledTlsVerification: Rule = {
  id: "security/disabled-tls-verification",
  title: "TLS certificates that are not checked.",
  severity: "error",
  spares: [
    "what the user asked for by an option that says so",
    "servers, which ask no client for a certificate",
    "what looks at the certificate itself",
  ],
  needs: "unit",
  weakness: 295,
  sparesTests: true,
  fix: verifyCertificates,
  examples: [{ language: "python", bad: "requests.get(url, verify=False)", good: "requests.get(url)" }],
  languages: [...allLanguages, ...shellscript],
  mayFind: (text, languageId) =>
    (shellscript.includes(languageId) && mayDownload(text)) ||
    mentionsSink(sinks, text, languageId) ||
    mentionsSetting(text, languageId) ||
    acceptingAll.test(text),
  check(context) {
    const nodes = [
      ...sinkCalls(context, sinks, "code").map(({ call }) => call.node),
      ...codeOf(context).bindings.flatMap((binding) => (isOff(binding, context) ? [binding.node] : [])),
    ];
    return [
      ...nodes
        .filter((node) => !isAskedFor(node) && !saysAround(node, looksAtCertificate))
        .map((node) => ({
          ...findingAt(node, message, isOfServer(node) ? { confidence: ofServer } : {}),
          start: startOf(node),
        })),
      ...downloadsIn(context).map((place) => ({ ...place, message })),
      ...trustManagers(context),
      ...constantNames(context),
    ];
  },
  checkText: ({ withoutComments, languageId }) =>
    plainDownloads(withoutComments, languageId).map((place) => ({ ...place, message })),
};

/** In a chain of calls over several lines, the line of the call itself. */
function startOf(node: SyntaxNode): number {
  const name = readCall(node) ? calleeOf(node) : undefined;
  return name && node.source.slice(node.start, name.start).includes("\n") ? name.start : node.start;
}

/** What a user asks for, and the machine itself, which nobody stands before. */
const asked =
  /insecure|invalid|ignore|verif|validat|trust|self_?signed|cert|skip|allow|no_?check|ca_?(?:file|path|bundle)|\blocalhost\b|\b127\.0\.0\.1\b|loopback/i;

/** What the connection is opened for is the certificate itself, or it is looked at by the program's own function. */
const looksAtCertificate =
  /capture_?peer_?cert|get_?peer_?cert|peer_?certificates?\b|verify_?(?:peer_?certificate|connection)\b|get_server_certificate/i;

/** Whether a node or the function around it names something. */
function saysAround(node: SyntaxNode, words: RegExp): boolean {
  const owner = node.ancestor(node.language.functions);
  return words.test(saidBy(owner ?? node));
}

/** Where a condition asks for it by name: the user chose. */
function isAskedFor(node: SyntaxNode): boolean {
  if (conditionsAround(node).some((condition) => asked.test(saidBy(condition)))) return true;
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (node.language.functions.has(outer.type)) return false;
    if (isSwitch(outer) && asked.test(subjectOf(outer)?.text ?? "")) return true;
  }
  return false;
}

/** A server may ask its clients for no certificate. */
const ofServer = 0.5;

/** A server that asks its clients for no certificate; who connects checks the server's. */
function isOfServer(node: SyntaxNode): boolean {
  const call = readCall(node);
  if (!call || !ofEither.test(call.callee)) return false;
  const owner = node.ancestor(node.language.functions);
  return owner !== undefined && !/connect|client/i.test(saidBy(owner));
}

/** What servers and clients are told alike. */
const ofEither = /^(?:SSL_(?:CTX_)?set_verify|mbedtls_ssl_conf_authmode)$|\.(?:set_verify|set_verify_mode)$/;

function isOff(binding: Binding, { languageId, file }: RuleContext): boolean {
  // A variable or a setting called so says whether TLS is used at all.
  if (binding.name === "ssl" && (binding.kind === "variable" || !callAround(binding.node))) return false;
  // Whoever calls chooses: `verify? ? VERIFY_PEER : VERIFY_NONE`, `cert_reqs or CERT_NONE`.
  if (isTernary(binding.value) || isOperation(binding.value)) return false;
  // What else may be verified, or entered twice, only who is asked for a page tells: `get(url, verify=False)`, `session.verify`.
  if (binding.name.replace(/^\$/, "") === "verify" && !isOfRequest(binding)) return false;
  const { text } = binding.value;
  const bare = trimEndOf(text, "), \t\r\n");
  const value = text.slice(bare.length).includes(")") ? text.trim() : bare;
  const name = binding.path === "" ? binding.name : binding.path;
  return settings.some(
    (setting) =>
      setting.languages.includes(languageId) &&
      (setting.name.test(name) || setting.name.test(binding.name)) &&
      (setting.value.test(value) || (setting.value === acceptsAll && isAccepting(binding.value, file))),
  );
}

function isOfRequest({ kind, path }: Binding): boolean {
  return (
    kind === "member" ||
    /(?:session|client|http|request|connection|conn|agent)\w*(?:\.|->|::)\$?verify$/i.test(path)
  );
}

/** Whether the argument at the index is such a value; without an index, whether any is. */
function passes(value: RegExp, index?: number) {
  return (call: Call): boolean =>
    index === undefined
      ? call.arguments.some((argument) => value.test(argument.value.text))
      : value.test(positional(call, index)?.text ?? "");
}

/** `curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 0L)`. */
function curlOff(call: Call): boolean {
  const [option, value] = call.arguments.slice(-2);
  return (
    /SSL_VERIFY(?:PEER|HOST|STATUS)$/.test(option?.value.text ?? "") && off.test(value?.value.text ?? "")
  );
}

/** Java: a trust manager whose check does nothing. */
const trustManagers = ofLanguages(["java"], ({ language, nodes }) => {
  return nodes
    .ofTypes(language.functions)
    .filter((method) => method.child("name")?.text === "checkServerTrusted" && isEmpty(method.child("body")))
    .filter((method) => !isInInterface(method))
    .map((method) => findingAt(method.child("name") ?? method, message));
});

function isEmpty(body: SyntaxNode | undefined): boolean {
  return body?.namedChildren.every((child) => isComment(child) || isReturn(child)) ?? false;
}

const constants =
  /^(?:SSLConnectionSocketFactory\.ALLOW_ALL_HOSTNAME_VERIFIER|SSLSocketFactory\.ALLOW_ALL_HOSTNAME_VERIFIER|NoopHostnameVerifier\.INSTANCE|HttpClientHandler\.DangerousAcceptAnyServerCertificateValidator)$/;

/** Names that mean "accept all" wherever they are passed. */
const constantNames = ofLanguages(["java", "csharp"], (context) => {
  return context.nodes
    .ofTypes(context.language.roles.memberAccesses)
    .filter((node) => constants.test(node.text) && !isInReportedCall(node, context))
    .map((node) => findingAt(node, message));
});

function isInReportedCall(node: SyntaxNode, context: RuleContext): boolean {
  const within = (outer: SyntaxNode) => outer.start <= node.start && node.end <= outer.end;
  return (
    sinkCalls(context, sinks, "code").some(({ call }) => within(call.node)) ||
    codeOf(context).bindings.some((binding) => within(binding.value) && isOff(binding, context))
  );
}
