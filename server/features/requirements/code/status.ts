import type { Path } from "../../../language/program/path.ts";
import { keyOf, type Value } from "../../../language/program/value.ts";

/** HTTP statuses by name, without signs and in lower case, as RFC 9110 and the libraries of six languages call them. */
const statuses: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ok: 200,
    created: 201,
    accepted: 202,
    nocontent: 204,
    movedpermanently: 301,
    found: 302,
    seeother: 303,
    notmodified: 304,
    temporaryredirect: 307,
    permanentredirect: 308,
    badrequest: 400,
    unauthorized: 401,
    unauthorised: 401,
    paymentrequired: 402,
    forbidden: 403,
    forbid: 403,
    notfound: 404,
    methodnotallowed: 405,
    notacceptable: 406,
    requesttimeout: 408,
    conflict: 409,
    gone: 410,
    lengthrequired: 411,
    preconditionfailed: 412,
    payloadtoolarge: 413,
    requestentitytoolarge: 413,
    contenttoolarge: 413,
    urltoolong: 414,
    unsupportedmediatype: 415,
    rangenotsatisfiable: 416,
    teapot: 418,
    unprocessableentity: 422,
    unprocessablecontent: 422,
    locked: 423,
    toomanyrequests: 429,
    internalservererror: 500,
    notimplemented: 501,
    badgateway: 502,
    serviceunavailable: 503,
    gatewaytimeout: 504,
  }),
);

/** The status that a name stands for: `http.StatusNotFound`, `HttpStatus.CONFLICT`, `HTTP_404_NOT_FOUND`. */
export function statusOfName(name: string): number | undefined {
  const last = name.split(".").at(-1) ?? name;
  const digits = /^(?:HTTP|STATUS|SC|Status)_?([1-5]\d\d)(?:_|$)/.exec(last)?.[1];
  if (digits) return Number(digits);
  const bare = last
    .replace(/^(?:Status|SC_|HTTP_|HttpStatus)/, "")
    .replace(/[^A-Za-z]/g, "")
    .toLowerCase();
  return statuses.get(bare);
}

/** A status with how it was found: `guessed` from the name of an error or of a helper. */
export interface FoundStatus {
  readonly status: number;
  readonly isGuess: boolean;
}

/** The last HTTP status that a path sets or answers with. */
export function statusOf(path: Path): FoundStatus | undefined {
  const { ending } = path;
  if (ending.kind === "error" || ending.kind === "return") {
    const found = statusIn(ending.value, 0);
    if (found !== undefined) return { status: found, isGuess: false };
  }
  const said = path.effects.flatMap((effect) => {
    if (effect.kind === "assign")
      return /status(?:_?code)?$/i.test(effect.key)
        ? effect.args.flatMap((value) => statusIn(value, 0) ?? [])
        : [];
    if (effect.kind !== "call") return [];
    const values = [...effect.args, ...effect.named.values()];
    const inArgs = values.flatMap((value) => statusIn(value, 0) ?? []);
    if (inArgs.length > 0) return inArgs.slice(-1);
    const named = effect.args.length <= 2 ? statusOfName(effect.name) : undefined;
    return named !== undefined &&
      /^[A-Z]|^(?:notFound|badRequest|noContent|created|unauthorized|forbidden|conflict|send_?[Ss]tatus)$/.test(
        effect.name,
      )
      ? [named]
      : [];
  });
  const last = said.at(-1);
  if (last !== undefined) return { status: last, isGuess: false };
  if (ending.kind !== "error") return undefined;
  const type = keyOf(ending.value).replace(/(?:Exception|Error|HttpError|Http)+$/g, "");
  const guess = statusOfName(type);
  return guess === undefined ? undefined : { status: guess, isGuess: true };
}

/** The status in a value: a number of three figures, a named one, or one among the parts it was made of. */
function statusIn(value: Value, depth: number): number | undefined {
  if (value.kind === "number") return isStatus(value.value) ? value.value : undefined;
  if (value.kind === "text") {
    const digits = /^([1-5]\d\d)\b/.exec(value.value)?.[1];
    return digits ? Number(digits) : undefined;
  }
  if (value.kind === "unknown") {
    const isName = /(?:status|http)/i.test(value.key) && /^[\w.]+$/.test(value.key);
    return isName ? statusOfName(value.key) : undefined;
  }
  if (depth > 1) return undefined;
  if (value.kind === "error") return value.args.flatMap((each) => statusIn(each, depth + 1) ?? []).at(0);
  if (value.kind === "list")
    return value.items
      .slice(-2)
      .flatMap((each) => statusIn(each, depth + 1) ?? [])
      .at(-1);
  if (value.kind === "record")
    return [...value.fields]
      .flatMap(([name, each]) => (/status|code/i.test(name) ? (statusIn(each, depth + 1) ?? []) : []))
      .at(0);
  return undefined;
}

/** HTTP statuses of final answers. */
const leastStatus = 200;
const greatestStatus = 599;

function isStatus(value: number): boolean {
  return Number.isInteger(value) && value >= leastStatus && value <= greatestStatus;
}
