/**
 * HTTP's status codes (RFC 9110 and the IANA registry) and the names that libraries give them: `http.StatusNotFound`,
 * `HTTPStatus.NOT_FOUND`, `status.HTTP_404_NOT_FOUND`, `SC_NOT_FOUND`, `HttpStatusCode.NotFound`, `:not_found`,
 * `NotFoundException`.
 */
const phrases: Readonly<Record<number, string>> = {
  100: "Continue",
  101: "Switching Protocols",
  102: "Processing",
  103: "Early Hints",
  200: "OK",
  201: "Created",
  202: "Accepted",
  203: "Non-Authoritative Information",
  204: "No Content",
  205: "Reset Content",
  206: "Partial Content",
  207: "Multi-Status",
  208: "Already Reported",
  226: "IM Used",
  300: "Multiple Choices",
  301: "Moved Permanently",
  302: "Found",
  303: "See Other",
  304: "Not Modified",
  305: "Use Proxy",
  307: "Temporary Redirect",
  308: "Permanent Redirect",
  400: "Bad Request",
  401: "Unauthorized",
  402: "Payment Required",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  406: "Not Acceptable",
  407: "Proxy Authentication Required",
  408: "Request Timeout",
  409: "Conflict",
  410: "Gone",
  411: "Length Required",
  412: "Precondition Failed",
  413: "Content Too Large",
  414: "URI Too Long",
  415: "Unsupported Media Type",
  416: "Range Not Satisfiable",
  417: "Expectation Failed",
  418: "I'm a teapot",
  421: "Misdirected Request",
  422: "Unprocessable Content",
  423: "Locked",
  424: "Failed Dependency",
  425: "Too Early",
  426: "Upgrade Required",
  428: "Precondition Required",
  429: "Too Many Requests",
  431: "Request Header Fields Too Large",
  451: "Unavailable For Legal Reasons",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
  505: "HTTP Version Not Supported",
  506: "Variant Also Negotiates",
  507: "Insufficient Storage",
  508: "Loop Detected",
  510: "Not Extended",
  511: "Network Authentication Required",
};

/** Names that libraries use beside those of the registry, without signs, in small letters. */
const others: Readonly<Record<string, number>> = {
  payloadtoolarge: 413,
  requestentitytoolarge: 413,
  entitytoolarge: 413,
  requesturitoolong: 414,
  requestedrangenotsatisfiable: 416,
  unprocessableentity: 422,
  unprocessable: 422,
  internalerror: 500,
  internalservererror: 500,
  badmethod: 405,
  clienttimeout: 408,
  notauthoritative: 203,
  movedtemporarily: 302,
  movedtemp: 302,
  movedperm: 301,
  moved: 301,
  redirect: 302,
  ambiguous: 300,
  multchoice: 300,
  unavailable: 503,
  urltoolong: 414,
  forbid: 403,
  unauthorised: 401,
  teapot: 418,
  imateapot: 418,
};

const byName = new Map([
  ...Object.entries(others),
  ...Object.entries(phrases).map(([code, phrase]) => [squeeze(phrase), Number(code)] as const),
]);

/** The registry's phrase for a code, such as `Not Found`. */
export function httpStatusPhrase(code: number): string | undefined {
  return phrases[code];
}

/** What names of codes begin and end with, beside the phrase itself. */
const before = /^(?:http(?:status(?:code)?s?)?|statuscodes?|status|sc)/;
const behind = /(?:http)?(?:exception|error|result|response|status)$/;

/**
 * The code that a name stands for, however a library spells it; a path's last part decides. Undefined for what names
 * none.
 */
export function httpStatusOf(name: string): number | undefined {
  const last =
    name
      .split(/[.:>/]+/)
      .filter((part) => part !== "")
      .at(-1) ?? "";
  const squeezed = squeeze(last);
  const code = Number(/^\D*([1-5]\d\d)\D*$/.exec(last)?.[1]);
  if (code in phrases && ["", squeeze(phrases[code] ?? "")].includes(squeezed.replace(before, "")))
    return code;
  for (const candidate of [
    squeezed,
    squeezed.replace(before, ""),
    squeezed.replace(behind, ""),
    squeezed.replace(before, "").replace(behind, ""),
  ])
    if (byName.has(candidate)) return byName.get(candidate);
  return undefined;
}

function squeeze(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, "");
}
