import { tailOf } from "../../text/endOf.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { type Call, receiverOf } from "../roles/calls.ts";

/** What a text becomes part of: what makes it safe there does not in another place. */
export type Danger = (typeof dangers)[number];
export const dangers = ["html", "shell", "sql", "code"] as const;

/** Functions whose result is a number, or made of letters and digits alone, whatever went in. */
const numeric =
  /(?:^|[._])(?:int|intval|float|floatval|double|bool|boolval|Number|parseInt|parseFloat|Integer|Float|BigInt|Boolean|to_i|to_f|to_r|Atoi|Itoa|FormatInt|FormatUint|ParseInt|ParseUint|ParseFloat|ParseBool|parseUnsignedInt|parseLong|parseDouble|parseShort|parseBoolean|valueOf|ToInt(?:16|32|64)|ToDouble|ToDecimal|int\.Parse|stoi|stol|stoul|stod|atoi|atol|strtol|strtoul|u?int(?:8|16|32|64)|float(?:32|64)|count|length|size|len|strlen|sizeof|indexOf|abs|ceil|floor|round|trunc|m?t?_?rand|random_int|randint|randrange|nextInt|time|time_ns|now|getpid|ord|hexdigest|hex|bin2hex|dechex|toHexString|md5|sha1|sha256|crc32|uuid[145]?|randomUUID|NewString|toISOString|isoformat|number_format|toFixed|(?:human_?|get_?|format_?)?[fF]ile_?[sS]ize|(?:format|human)_?(?:[bB]ytes|[sS]ize|[nN]umber|[dD]uration|[pP]ercent\w*)|make_?[pP]ercent\w*|Format(?:Float|Bool)|UUID\.fromString|Guid\.Parse|IPAddress\.Parse|ip_address)$/;
/** Numbers by the type that was parsed: `name.parse::<u32>()`. */
const parsedNumber = /\.parse::<\s*(?:[iu](?:8|16|32|64|128|size)|f(?:32|64)|bool)\s*>/;

const safeFor: Readonly<Record<Danger, RegExp>> = {
  html: /(?:^|[._])(?:escape\w*|esc(?:_\w+)?|h|hsc|e|_e|html_?escape|html_?encode\w*|html_?special_?chars|htmlentities|encode(?!d)\w*|url_?encode|rawurlencode|sanitize\w*|\w*Sanitizer?|purify|clean(?:_html|HTML)?|strip_?tags|EscapeString|\w*EscapeHtml|\w*EscapeHTML|HTMLEscape\w*|QueryEscape|PathEscape|escapeHtml4|forHtml\w*|xmlEscape|escape_xml|format_html|conditional_escape|wp_kses\w*|quoteattr|createHTML|\w*trusted|bleach\.\w+|DOMPurify\.\w+|xss|filterXSS|simple_format|sanitize|to_json|json_escape|base64_?\w*|btoa|b64encode|HtmlEncode|HtmlAttributeEncode|UrlEncode|toHtmlEscaped|\w*valid_?html\w*|getLang|locali[sz]e|gettext|ngettext|translate|trans|i18n|__|t)$/i,
  shell:
    /(?:^|[._])(?:quote\w*|\w*escapeshell(?:arg|cmd)|shell_?quote|shell_?escape|shellescape|escape_?shell_?(?:arg|cmd)|escapeshellarg|escapeshellcmd|shelljoin|shlex\.\w+|Shellwords\.\w+|pipes\.quote|list2cmdline|shell_words|shq|shellwords|cmd_quote|escape_?arg\w*|escapeArgument|ProcessExecutor\.escape|join_cmd|Shellwords|escape|try_quote)$/i,
  sql: /(?:^|[._])(?:q|qstr|dbquote|idf_escape|quote\w*|quoted\w*|escape\w*|\w*real_escape_string|pg_escape_\w+|esc_sql|prepare|sanitize_sql\w*|Identifier|Literal|quoteIdent\w*|QuoteIdentifier|QuoteLiteral|pgFormat|wrap\w*|columnize\w*|parameterize\w*|placeholders?|EscapeString|escapeId|DelimitIdentifier|adapt)$/i,
  code: /(?:^|[._])(?:stringify|json_?encode|to_json|dumps|repr|inspect|var_export|quote\w*|escape\w*|serialize|Marshal)$/i,
};

/** Methods that leave what they are called on as safe as it was. */
const passing =
  /^(?:trim\w*|strip|untaint|taint|dup|copy|squish|lstrip|rstrip|toString|to_s|to_str|to_string|to_owned|into|c_str|as_str|clone|freeze|toLowerCase|toUpperCase|lower|upper|downcase|upcase|encode|decode|str|(?:Q|w)?[sS]tring(?:_view)?|text|data|unwrap|expect|unwrap_or|collect|compact|reverse|sort|sorted|uniq|flatten|filter|toList|to_a|join|Join|implode|joinToString|chomp|strval|padStart|padEnd|slice|substring|substr|Sprint|ToString|ToArray|ToList|stream|iter|into_iter|joining|from|fromCharCode|concat|max|min|keys|values|list|tuple|array_keys|array_values)$/;

/**
 * Whether the result of a call is safe there, whatever went in.
 * @param name what is called, import aliases looked up
 */
export function makesSafe(call: Call, danger: Danger, name: string): boolean {
  return (
    namesSanitizer(call.callee, danger) || namesSanitizer(name, danger) || parsedNumber.test(call.node.text)
  );
}

/** Whether a function given by its name makes what it is handed safe: `map(escape)`, `array_map('escapeshellarg', $words)`, `map(&:shellescape)`. */
export function namesSanitizer(name: string, danger: Danger): boolean {
  const plain = tailOf(name)
    .replace(/\(\)|^new /g, "")
    .replace(/^[&:'"\\]+|['"]$/g, "")
    .replace(/::|->/g, ".")
    .replace(/-/g, "_");
  return numeric.test(plain) || safeFor[danger].test(plain);
}

/** Names that say what was done with the text that they hold: `escapedName`, `$protectedPost`, `safe_html`. */
const saidSafe: Readonly<Record<Danger, RegExp>> = {
  html: /^\$?(?:escaped|encoded|sanitized|sanitised|protected|purified|cleaned|safe)(?:_?html)?(?:_\w+|[A-Z]\w*)?$/,
  shell: /^\$?(?:escaped|quoted)(?:_\w+|[A-Z]\w*)?$/,
  sql: /^\$?(?:escaped|quoted)(?:_\w+|[A-Z]\w*)?$/,
  code: /^\$?(?:escaped|quoted)(?:_\w+|[A-Z]\w*)?$/,
};

/** Whether a variable's name says that what it holds was made safe for the place. */
export function saysSafe(name: string, danger: Danger): boolean {
  return saidSafe[danger].test(name);
}

/** In code units: longer functions do more than escape. */
const longestEscape = 2_000;

/** Whether a function of the program writes what HTML would take for tags in another way. */
export function escapesHtml({ text }: SyntaxNode): boolean {
  return text.length <= longestEscape && /&lt;|&#0{0,3}60;|&#x0{0,2}3c;/i.test(text);
}

/** What the result of a call is made of, where that is all that matters; undefined where it may be anything. */
export function passedOn(call: Call): readonly SyntaxNode[] | undefined {
  if (!passing.test(call.name)) return undefined;
  const receiver = receiverOf(call.node);
  const isType = receiver !== undefined && /^[A-Z]\w*$|^(?:strings|std)$/.test(receiver.text);
  const values = call.arguments.map(({ value }) => value);
  return [...(receiver && !isType ? [receiver] : []), ...values];
}

/** Whether a member of whatever object is a number: `names.length`. */
export function isCount(path: string): boolean {
  return /\.(?:length|size|count|Length|Count|Size|len|byteLength|lineno|index)$/.test(path);
}

/** Types whose values are numbers, dates or identifiers: nothing to inject. */
const plainTypes =
  /^\??(?:(?:const|final|unsigned|signed|mut|&|Optional\[|Option<|std::)\s*)*(?:u?int(?:eger)?(?:8|16|32|64|ptr)?(?:_t)?|u?long|long long|u?short|s?byte|unsigned|size_t|ssize_t|pid_t|uid_t|gid_t|off_t|time_t|float(?:32|64)?|double|decimal|[iu](?:8|16|32|64|128|size)|f(?:32|64)|number|bigint|bool(?:ean)?|Integer|Long|Short|Double|Float|Boolean|BigInteger|BigDecimal|Int(?:16|32|64)|UUID|Guid|Date|LocalDate(?:Time)?|Instant|Duration|DateTime|TimeSpan|datetime|void)(?:\s*\|\s*(?:null|undefined|None|int|float|number))*[\]>?]?$/;

/** Whether a declared type leaves no room for text. */
export function isPlainType(written: string): boolean {
  return plainTypes.test(written.trim());
}
