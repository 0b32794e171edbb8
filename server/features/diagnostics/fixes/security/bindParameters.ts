import { go, javascript, python } from "../../../../language/families.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { placedPieces } from "../../../../language/roles/placedPieces.ts";
import type { Piece } from "../../../../language/roles/texts.ts";
import { type Fixer, replace } from "../fix.ts";
import { importedModules } from "./imports.ts";
import { around, findingNode, interpolated } from "./place.ts";

/** How a driver of a database marks the place of a value, and takes the values. */
interface Driver {
  readonly languages: readonly string[];
  /** Matched against the modules that the file imports. */
  readonly module: RegExp;
  readonly mark: (index: number) => string;
  readonly values: (values: readonly string[]) => string;
}

const numbered = (index: number) => `$${index + 1}`;
const asList = (values: readonly string[]) => `[${values.join(", ")}]`;
/** A tuple of one needs its comma. */
const asTuple = (values: readonly string[]) => `(${values.join(", ")}${values.length === 1 ? "," : ""})`;
const asArguments = (values: readonly string[]) => values.join(", ");

const drivers: readonly Driver[] = [
  { languages: python, module: /^(?:sqlite3|aiosqlite)\b/, mark: () => "?", values: asTuple },
  {
    languages: python,
    module: /^(?:psycopg\d?|pymysql|MySQLdb|mysql\.connector)\b/,
    mark: () => "%s",
    values: asTuple,
  },
  { languages: javascript, module: /^pg$/, mark: numbered, values: asList },
  { languages: javascript, module: /^(?:mysql2?|sqlite3)\b/, mark: () => "?", values: asList },
  { languages: go, module: /\/lib\/pq$|\/jackc\/pgx\b/, mark: numbered, values: asArguments },
  { languages: go, module: /\/go-sql-driver\/mysql$|sqlite3?$/, mark: () => "?", values: asArguments },
];

/** What may stand before a value of SQL: nothing else can be bound. */
const beforeValue = /(?:[=<>(,]|\b(?:like|ilike|limit|offset|and|between|values))\s*$/i;
const quotes = /['"]$/;

/** Hands the values of a statement over instead of writing them into it, for the drivers that the file imports. */
export const bindParameters: Fixer = (context) => {
  const { document } = context;
  const modules = importedModules(context);
  const driver = drivers.find(
    ({ languages, module }) =>
      languages.includes(document.languageId) && modules.some((each) => module.test(each)),
  );
  const node = findingNode(context);
  const call = node?.parent && around(node.parent, readCall);
  if (!driver || !node || call?.arguments.length !== 1 || call.arguments[0]?.value !== node) return [];
  const pieces = placedPieces(node);
  const bound = pieces && bind(pieces, driver);
  if (!bound) return [];
  const written = `${quoted(bound.statement, document.languageId)}, ${driver.values(bound.values)}`;
  return [
    {
      title: "Bind the values as parameters",
      isReviewed: true,
      edits: [replace(document, node.start, node.end, written)],
    },
  ];
};

interface Bound {
  readonly statement: string;
  readonly values: readonly string[];
}

/** The statement with marks; undefined when something stands where no value can be bound. */
function bind(pieces: readonly Piece[], driver: Driver): Bound | undefined {
  let statement = "";
  const values: string[] = [];
  let isQuoted = false;
  for (const piece of pieces) {
    if ("node" in piece) {
      const before = statement.replace(quotes, "");
      isQuoted = before !== statement;
      const value = interpolated(piece.node);
      if (value === undefined || !beforeValue.test(before)) return undefined;
      statement = before + driver.mark(values.length);
      values.push(value);
    } else {
      // The quotes around a value go with it.
      const rest = isQuoted ? piece.text.replace(/^['"]/, "") : piece.text;
      if (isQuoted && rest === piece.text) return undefined;
      statement += rest;
      isQuoted = false;
    }
  }
  return isQuoted || values.length === 0 ? undefined : { statement, values };
}

function quoted(statement: string, languageId: string): string {
  const isLong = statement.includes("\n");
  if (python.includes(languageId) && isLong) return `"""${statement}"""`;
  if (isLong || (!python.includes(languageId) && statement.includes('"'))) return `\`${statement}\``;
  return statement.includes('"') ? `'${statement}'` : `"${statement}"`;
}
