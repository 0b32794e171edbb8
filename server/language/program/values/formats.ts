/** How numbers and texts are written where a format says so: printf's, Python's, Rust's and C#'s. Pure. */
import { textOf } from "./operations.ts";
import type { Value } from "./value.ts";

const thousands = (digits: string) => digits.replace(/\B(?=(?:\d{3}){1,110}(?!\d))/g, ",");

/** With so many decimal places, in groups of three where that is asked for. */
function withPlaces(value: number, places: number, isGrouped = false): string {
  const [whole = "", rest] = value.toFixed(places).split(".");
  return `${isGrouped ? thousands(whole) : whole}${rest === undefined ? "" : `.${rest}`}`;
}

function padded(written: string, width: number, fill: string, side: "start" | "end"): string {
  return side === "start" ? written.padStart(width, fill) : written.padEnd(width, fill);
}

const pythonic = /^(?:(.)?([<>^]))?(0)?(\d+)?(,)?(?:\.(\d+))?([dfsxXbe%]?)$/;
const sharp = /^([DFN])(\d*)$/i;
const zeros = /^(#,##)?0\.(0+)$/;

/** A value in the words of a format: `.2f`, `02`, `>8`, `F2`, `D3`, `0.00`; undefined for others. */
export function inFormat(value: Value, spec: string): string | undefined {
  return ofSharp(value, spec) ?? ofPython(value, spec);
}

function ofSharp(value: Value, spec: string): string | undefined {
  const [, kind, count] = sharp.exec(spec) ?? [];
  const [, grouped, places] = zeros.exec(spec) ?? [];
  if (value.kind !== "number") return undefined;
  if (places !== undefined) return withPlaces(value.value, places.length, grouped !== undefined);
  if (kind === undefined) return undefined;
  if (/d/i.test(kind)) return String(value.value).padStart(Number(count), "0");
  return withPlaces(value.value, count === "" ? 2 : Number(count), /n/i.test(kind));
}

function ofPython(value: Value, spec: string): string | undefined {
  const match = pythonic.exec(spec);
  if (!match || spec === "") return undefined;
  const [, fill, side, zero, width, grouped, places, kind = ""] = match;
  const written = plain(value, { places, isGrouped: grouped !== undefined, kind });
  if (written === undefined || side === "^") return undefined;
  const isText = value.kind === "text";
  const end = side === "<" || (side === undefined && isText) ? "end" : "start";
  return width === undefined
    ? written
    : padded(written, Number(width), fill ?? (zero === undefined ? " " : "0"), end);
}

interface Written {
  readonly places: string | undefined;
  readonly isGrouped: boolean;
  readonly kind: string;
}

function plain(value: Value, written: Written): string | undefined {
  const { places, kind } = written;
  if (value.kind === "number") return plainNumber(value.value, written);
  return kind === "" || kind === "s"
    ? textOf(value)?.slice(0, places === undefined ? undefined : Number(places))
    : undefined;
}

/** Decimal places where a format says none. */
const usualPlaces = 6;

function plainNumber(value: number, { places, isGrouped, kind }: Written): string | undefined {
  const digits = places === undefined ? usualPlaces : Number(places);
  switch (kind) {
    case "x":
      return value.toString(16);
    case "X":
      return value.toString(16).toUpperCase();
    case "b":
      return value.toString(2);
    case "%":
      return `${(value * 100).toFixed(digits)}%`;
    case "e":
      return undefined;
    default:
      if (places !== undefined || kind === "f") return withPlaces(value, digits, isGrouped);
      return isGrouped ? thousands(String(value)) : String(value);
  }
}

const holes =
  /%%|%(?<left>-)?(?<zero>0)?(?<grouped>,)?(?<width>\d+)?(?:\.(?<places>\d+))?(?<kind>[sdvfxXbqi])|\{(?<index>\w*)(?::(?<spec>[^{}]*))?\}/g;

type Hole = Readonly<
  Partial<Record<"grouped" | "index" | "kind" | "left" | "places" | "spec" | "width" | "zero", string>>
>;

/** What a hole says, as Python writes it. */
function specOf({ left, zero = "", width = "", grouped = "", places, kind, spec = "" }: Hole): string {
  if (kind === undefined) return spec;
  const start = left === undefined ? "" : "<";
  const behind = places === undefined ? "" : `.${places}`;
  return `${start}${zero}${width}${grouped}${behind}${/[fxXb]/.test(kind) ? kind : ""}`;
}

/** A text with values in its holes, in their order; undefined where a format is not known. */
export function fillHoles(format: string, values: readonly Value[]): string | undefined {
  let at = 0;
  let isKnown = !/%[^-%\d.,sdvfxXbqi0]/.test(format);
  const isPrintf = /%[-\d.,]*[sdvfxXbqi]/.test(format);
  const filled = format.replace(holes, (whole: string, ...rest: readonly unknown[]) => {
    const hole = rest.at(-1) as Hole;
    const { kind, index = "" } = hole;
    if (whole === "%%") return "%";
    if (kind === undefined && isPrintf) return whole;
    const value = values[index === "" ? at++ : Number(index)];
    const wanted = specOf(hole);
    const written = value && (wanted === "" ? textOf(value) : inFormat(value, wanted));
    if (written === undefined) isKnown = false;
    return kind === "q" ? JSON.stringify(written) : (written ?? "");
  });
  return isKnown ? filled : undefined;
}
