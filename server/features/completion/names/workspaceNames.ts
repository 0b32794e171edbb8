import type { TextDocument } from "vscode-languageserver-textdocument";
import { nextTurn } from "../../../contract/nextTurn.ts";
import { familyOf } from "../../../language/dataOf.ts";
import { CallableIndex } from "../../../language/names/callableIndex.ts";
import { type Callable, readCallables } from "../../../language/names/callables.ts";
import { readExports } from "../../../language/names/exports.ts";
import type { Receiver } from "../../../language/names/receiver.ts";
import { type Members, ShapeIndex } from "../../../language/names/shapeIndex.ts";
import { readShapes, type Shape } from "../../../language/names/shapes.ts";
import { SignatureIndex } from "../../../language/names/signatureIndex.ts";
import { readSignatures, type Signature } from "../../../language/names/signatures.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import { type Unit, unitSteps, visitUnits } from "../../../language/parse/units.ts";
import { workClock } from "../../../language/parse/workClock.ts";
import { idleSlice, inSlices, type Pausing } from "../../../text/steps.ts";
import { languageWords } from "../words.ts";

/** Names of members kept per language family: some 10 MB. */
const mostNames = 100_000;
/** Longer files are data or bundles. In UTF-16 code units. */
const longestFile = 200_000;

/** What a unit declares. */
interface Declared {
  readonly shapes: readonly Shape[];
  readonly signatures: readonly Signature[];
  readonly exports: readonly string[];
  readonly callables: readonly Callable[];
}

/** Nobody waits for what files that are not open declare. */
const whileIdle = (): Pausing => ({ now: workClock(), pause: nextTurn, slice: idleSlice });

type Units = ReadonlyMap<string, Declared>;

/** What is known of the files of one language family. */
interface Family {
  readonly shapes: ShapeIndex;
  readonly signatures: SignatureIndex;
  readonly callables: CallableIndex;
  /** What each file lets others bring in, by URI. */
  readonly exports: Map<string, ReadonlySet<string>>;
}

/** What a document was when it was read, and what its units declare, by their text. */
interface Reading {
  readonly text: string;
  readonly units: Units;
  /** The same when it was last well-formed: what breaks while one types is still there. */
  readonly sound: Units;
}

/**
 * The names that the workspace's types have, read from the parse trees. An edit has only the units read again whose text it
 * changed.
 */
export class WorkspaceNames {
  readonly #syntax: Syntax;
  readonly #families = new Map<string, Family>();
  /** Of the documents being edited. */
  readonly #readings = new Map<string, Reading>();

  constructor(syntax: Syntax) {
    this.#syntax = syntax;
  }

  /** What a receiver can be asked for, by the declarations in the workspace; undefined where nothing tells. */
  membersOf({ path, isSelf }: Pick<Receiver, "path" | "isSelf">, languageId: string): Members | undefined {
    // What the language brings has more members than a workspace's additions to it tell.
    if (!path || languageWords(languageId)?.has(path[0] ?? "")) return undefined;
    return this.#family(languageId).shapes.membersAt(path, isSelf);
  }

  /** What can be brought in from a file; undefined for one that has not been read. */
  exportsOf(uri: string, languageId: string): ReadonlySet<string> | undefined {
    return this.#family(languageId).exports.get(uri);
  }

  /** What each file that has been read lets others bring in, by URI. */
  exports(languageId: string): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#family(languageId).exports;
  }

  /** The function of a name, where all in the workspace that are called so want the same. */
  callable(name: string, languageId: string): Callable | undefined {
    return this.#family(languageId).callables.find(name);
  }

  /** How the other files go on that start a signature so, if all go on alike. */
  commonSignature(start: string, uri: string, languageId: string): ReturnType<SignatureIndex["common"]> {
    return this.#family(languageId).signatures.common(start, uri);
  }

  /** Reads an open document, or what has changed of it. */
  async refresh(document: TextDocument): Promise<void> {
    const text = document.getText();
    const known = this.#readings.get(document.uri);
    if (known?.text === text || text.length > longestFile) return;
    const tree = await this.#syntax.parse(document);
    if (!tree) return;
    const units = new Map<string, Declared>();
    visitUnits(tree, (unit) => {
      const { key } = unit;
      units.set(key, known?.units.get(key) ?? known?.sound.get(key) ?? read(unit));
    });
    const sound = tree.rootNode.hasError ? (known?.sound ?? units) : units;
    this.#readings.set(document.uri, { text, units, sound });
    this.#keep(document, [...new Map([...sound, ...units]).values()]);
  }

  /** Reads a file that is not open, as long as there is room. */
  async read(document: TextDocument): Promise<void> {
    const text = document.getText();
    const isFull = this.#family(document.languageId).shapes.size > mostNames;
    if (isFull || text.length > longestFile || this.#readings.has(document.uri)) return;
    const declared: Declared[] = [];
    await this.#syntax.withTree(document.languageId, text, (tree) =>
      inSlices(
        unitSteps(tree, (unit) => void declared.push(read(unit)), "text"),
        whileIdle(),
      ),
    );
    if (!this.#readings.has(document.uri)) this.#keep(document, declared);
  }

  /** Forgets what was read of files that have changed on disk since. */
  changed(uris: readonly string[]): void {
    for (const uri of uris.filter((each) => !this.#readings.has(each)))
      for (const { shapes, signatures, callables, exports } of this.#families.values()) {
        shapes.delete(uri);
        signatures.delete(uri);
        callables.delete(uri);
        exports.delete(uri);
      }
  }

  /** Keeps what is known of a closed document, as of any other file. */
  forget(uri: string): void {
    this.#readings.delete(uri);
  }

  #keep({ uri, languageId }: TextDocument, declared: readonly Declared[]): void {
    const { shapes, signatures, callables, exports } = this.#family(languageId);
    shapes.set(
      uri,
      declared.flatMap((each) => each.shapes),
    );
    signatures.set(
      uri,
      declared.flatMap((each) => each.signatures),
    );
    callables.set(
      uri,
      declared.flatMap((each) => each.callables),
    );
    exports.set(uri, new Set(declared.flatMap((each) => each.exports)));
  }

  #family(languageId: string): Family {
    const name = familyOf(languageId);
    const family = this.#families.get(name) ?? {
      shapes: new ShapeIndex(),
      signatures: new SignatureIndex(),
      callables: new CallableIndex(),
      exports: new Map(),
    };
    this.#families.set(name, family);
    return family;
  }
}

function read(unit: Unit): Declared {
  const copy = unit.copy();
  return {
    shapes: readShapes(copy),
    signatures: readSignatures(copy),
    callables: readCallables(copy),
    exports: readExports(copy),
  };
}
