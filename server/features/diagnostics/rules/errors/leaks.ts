import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Binding } from "../../../../language/roles/bindings.ts";
import { type Call, readCall } from "../../../../language/roles/calls.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { cpp, csharp, go, java, javascript, php, python, ruby } from "../../reading/sinks.ts";
import { codeOf } from "../../reading/unitCode.ts";

/** How a language opens files and the like, and what puts that right. */
interface Opening {
  readonly languages: readonly string[];
  readonly opens: RegExp;
  /** Functions that read or write what is open, and do not close it. */
  readonly uses: RegExp;
  readonly advice: string;
}

const openings: readonly Opening[] = [
  {
    languages: javascript,
    opens: /^(?:fs\.)?openSync$|^(?:fs\.promises|fsp|fsPromises)\.open$/,
    uses: /readSync|writeSync|fstatSync|ftruncateSync|fsyncSync/,
    advice: "Close it in a finally block.",
  },
  {
    languages: python,
    opens:
      /^(?:open|io\.open|codecs\.open|gzip\.open|bz2\.open|lzma\.open|socket\.socket|zipfile\.ZipFile|tarfile\.open|tempfile\.(?:NamedTemporaryFile|TemporaryFile)|os\.fdopen|sqlite3\.connect)$/,
    uses: /^(?:json|yaml|pickle|toml|tomllib|plistlib|marshal)\.\w*load\w*$|^(?:json|yaml|pickle|plistlib)\.dump$|^csv\.\w+$|^(?:list|print|next|len|iter|enumerate|sum|map|filter|zip|str)$|\.(?:parse|copyfileobj|readlines)$/,
    advice: "Open it in a “with” statement.",
  },
  {
    languages: java,
    opens:
      /^new (?:java\.io\.)?(?:FileInputStream|FileOutputStream|FileReader|FileWriter|RandomAccessFile|Socket|ServerSocket|ZipFile|JarFile)$|^Files\.(?:newInputStream|newOutputStream|newBufferedReader|newBufferedWriter|lines|list|walk)$|^DriverManager\.getConnection$/,
    uses: /^(?:IOUtils|Files|Objects)\.\w+$|println?$/,
    advice: "Open it in a try-with-resources statement.",
  },
  {
    languages: go,
    opens:
      /^os\.(?:Open|OpenFile|Create|CreateTemp)$|^net\.(?:Dial|DialTimeout|Listen)$|^(?:gzip\.NewReader|zip\.OpenReader|sql\.Open)$/,
    uses: /^(?:bufio\.New\w+|io\.(?:ReadAll|Copy|ReadFull|WriteString)|ioutil\.ReadAll|json\.New\w+|csv\.New\w+|fmt\.Fprint\w*|fmt\.Fscan\w*|xml\.New\w+|yaml\.New\w+|gob\.New\w+)$/,
    advice: "Defer its Close.",
  },
  {
    languages: cpp,
    opens: /^(?:std\.)?(?:fopen|fdopen|popen|tmpfile|opendir)$|^open$|^socket$/,
    uses: /^(?:std\.)?(?:fread|fwrite|fprintf|fscanf|fgets|fputs|fgetc|fputc|getc|putc|getline|fseek|ftell|rewind|feof|ferror|fflush|fileno|readdir|read|write|lseek|setvbuf|vfprintf|send|recv|connect|bind|listen)$|^(?:if|while)$/,
    advice: "Close it on every way out.",
  },
  {
    languages: csharp,
    opens:
      /^new (?:System\.IO\.)?(?:FileStream|StreamReader|StreamWriter|BinaryReader|BinaryWriter|TcpClient|SqlConnection|SqlCommand|HttpResponseMessage|MemoryMappedFile|ZipArchive)$|^(?:System\.IO\.)?File\.(?:Open|OpenRead|OpenWrite|OpenText|Create|CreateText|AppendText)$/,
    uses: /WriteLine$|Console\.\w+$|Serialize\w*$/,
    advice: "Declare it with “using”.",
  },
  {
    languages: php,
    opens: /^(?:fopen|opendir|popen|fsockopen|gzopen|tmpfile)$/,
    uses: /^(?:fread|fwrite|fputs|fgets|fgetc|fgetcsv|fputcsv|feof|fseek|ftell|rewind|fstat|flock|fflush|ftruncate|stream_\w+|readdir|is_resource|fscanf|gzread|gzgets|gzwrite|fpassthru)$/,
    advice: "Close it with fclose.",
  },
  {
    languages: ruby,
    opens: /^(?:File|IO|Dir|Zip\.File|TCPSocket|TCPServer|Tempfile)\.(?:open|new|popen)$|^(?:Kernel\.)?open$/,
    uses: /^(?:puts|p|print|JSON\.\w+|YAML\.\w+|CSV\.\w+|Marshal\.load)$/,
    advice: "Pass a block, which closes it.",
  },
];

/** Most openings looked at in one unit: each costs a walk over its function, and more are generated code. */
const most = 100;

/** Files, sockets and the like that are opened and never closed. Only what one function opens and keeps is judged. */
export function leaks(context: RuleContext): RuleFinding[] {
  const opening = openings.find(({ languages }) => languages.includes(context.languageId));
  if (!opening) return [];
  const { bindings, calls } = codeOf(context);
  return [
    ...bindings
      .filter(({ value }) => opensSomething(value, opening))
      .slice(0, most)
      .flatMap((binding) => keptOpen(binding, opening, context)),
    ...calls.flatMap((call) => usedAtOnce(call, opening)),
  ];
}

function keptOpen(binding: Binding, opening: Opening, { language, languageId }: RuleContext): RuleFinding[] {
  const { node, value, kind } = binding;
  const call = readCall(unwrapped(value));
  if (kind !== "variable" || !call || !opens(call, opening) || hasBlock(call)) return [];
  const name = firstName(binding);
  const body = node.ancestor(language.functions)?.child("body") ?? ownerBody(node, language.functions);
  if (!name || /^@|\./.test(name) || !body || isManaged(node)) return [];
  if (isClosedOrHandedOn(body, name, node, opening, languageId)) return [];
  return [
    findingAt(
      call.node,
      `What “${call.callee.replace(/^new /, "")}” opens is never closed. ${opening.advice}`,
    ),
  ];
}

/** What wraps a stream that was handed in leaves it to its owner. */
const handedIn =
  /^\w*(?:stream|response|request|socket|connection|reader|writer)\w*(?:\(\))?$|\.Get\w*Stream\w*\(/i;
/** Wrappers of Java, which close what they wrap. */
const wrappers =
  /^new (?:PrintWriter|BufferedReader|BufferedWriter|Scanner|InputStreamReader|OutputStreamWriter)$/;

function opensSomething(value: SyntaxNode, opening: Opening): boolean {
  const call = readCall(unwrapped(value));
  return call !== undefined && opens(call, opening);
}

function opens(call: Call, opening: Opening): boolean {
  const first = call.arguments[0]?.value;
  if (wrappers.test(call.callee)) {
    const inner = first && readCall(first);
    return opening.languages.includes("java") && inner !== undefined && opens(inner, opening);
  }
  return (
    opening.opens.test(call.callee) && !(call.callee.startsWith("new ") && handedIn.test(first?.text ?? ""))
  );
}

/** `open(path).read()`: nothing is left that could be closed. */
function usedAtOnce(call: Call, opening: Opening): RuleFinding[] {
  if (
    !opening.opens.test(call.callee) ||
    hasBlock(call) ||
    !/^(?:open|io\.open|codecs\.open|gzip\.open|File\.\w+|new (?:File(?:Reader|InputStream|Stream)|StreamReader))$/.test(
      call.callee,
    )
  )
    return [];
  const { parent } = call.node;
  const isReceiver =
    parent !== undefined && /^(?:attribute|member_access_expression|field_access)$/.test(parent.type);
  const isObject =
    /^(?:call|method_invocation)$/.test(parent?.type ?? "") &&
    /^(?:receiver|object)$/.test(call.node.field ?? "");
  const outer = parent?.type === "argument_list" ? parent.parent : undefined;
  const user = outer && readCall(outer);
  const isRead = user !== undefined && opening.uses.test(user.callee);
  const next = isReceiver ? parent.namedChildren.at(-1)?.text : undefined;
  const method = isObject && parent ? readCall(parent)?.name : next;
  if (!(isReceiver || isObject || isRead) || /^(?:close|Close|Dispose|getChannel|getFD)$/.test(method ?? ""))
    return [];
  return [
    findingAt(
      call.node,
      `What “${call.callee.replace(/^new /, "")}” opens is never closed. ${opening.advice}`,
    ),
  ];
}

function unwrapped(value: SyntaxNode): SyntaxNode {
  const inner = value.namedChildren.at(-1);
  return inner &&
    /^(?:await_expression|await|cast_expression|parenthesized_expression|error_suppression_expression|expression_list)$/.test(
      value.type,
    )
    ? unwrapped(inner)
    : value;
}

/** Ruby closes what is opened with a block. */
function hasBlock(call: Call): boolean {
  return call.node.child("block") !== undefined || /&\w+\)?$/.test(call.node.text);
}

/** Go's `f, err := …`: the first name is what is opened. */
function firstName({ node, path }: Binding): string {
  const left = node.child("left");
  return left?.type === "expression_list" ? (left.namedChildren[0]?.text ?? "") : path.replace(/^\*+/, "");
}

function ownerBody(node: SyntaxNode, functions: ReadonlySet<string>): SyntaxNode | undefined {
  return node.ancestor(new Set([...functions, "method", "singleton_method"]));
}

/** `with`, `using` and try-with-resources close by themselves. */
function isManaged(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (/^(?:with_item|resource|using_statement|with_clause)$/.test(outer.type)) return true;
    if (outer.type === "local_declaration_statement" && /^(?:await\s+)?using\b/.test(outer.text)) return true;
    if (/statement|block|body/.test(outer.type) && !/^(?:expression_statement)$/.test(outer.type))
      return false;
  }
  return false;
}

function isClosedOrHandedOn(
  body: SyntaxNode,
  name: string,
  binding: SyntaxNode,
  opening: Opening,
  languageId: string,
): boolean {
  const word = name.replace(/[^\w]/g, "\\$&");
  const end = /^\w/.test(name) ? "\\b" : "";
  const text = body.text;
  const closes = new RegExp(
    `${word}(?:\\?\\.|\\.|->|\\?->)(?:close|Close|Dispose|DisposeAsync|CloseAsync|shutdown|unlink|disconnect)\\b|\\b(?:f|p|gz|closedir|socket_)?(?:close|closeSync|closedir|CloseHandle|Close)\\s*\\(\\s*(?:\\w+\\s*,\\s*)?${word}${end}|\\bpclose\\s*\\(\\s*${word}|\\b(?:with|using|closing|suppressing)\\b[^\\n]*${word}${end}`,
  );
  if (closes.test(text)) return true;
  const same = (node: SyntaxNode) =>
    node.text === name && /^(?:identifier|variable_name|constant)$/.test(node.type);
  for (const node of body.descendants()) {
    if (!same(node) || node.end <= binding.end) continue;
    if (escapes(node, opening)) return true;
  }
  return languageId === "ruby" && lastStatement(body)?.text === name;
}

/** Whether this use may pass the duty to close on: returned, stored, or given to something that may keep it. */
function escapes(use: SyntaxNode, opening: Opening): boolean {
  const parent = use.parent?.type === "argument" ? use.parent : use;
  const around = parent.parent;
  if (!around) return false;
  if (
    /^(?:return_statement|return|yield|yield_expression|yield_statement|expression_list|tuple|list|array|dictionary|hash|pair|object|shorthand_property_identifier|array_element_initializer|element_initializer|keyed_element|literal_element|initializer_list|field_initializer)$/.test(
      around.type,
    )
  )
    return true;
  if (/assignment|variable_declarator|init_declarator|short_var|var_spec/.test(around.type))
    return parent.field !== "left" && parent.field !== "name";
  if (/^(?:keyword_argument)$/.test(around.type)) return true;
  if (/^(?:arguments|argument_list)$/.test(around.type)) {
    const call = around.parent && readCall(around.parent);
    return call === undefined || !opening.uses.test(call.callee);
  }
  return false;
}

function lastStatement(body: SyntaxNode): SyntaxNode | undefined {
  const inner = body.childOfType("body_statement") ?? body;
  return inner.namedChildren.at(-1);
}
