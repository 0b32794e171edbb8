/** A function as its declaration shows it. */
export interface FunctionFacts {
  readonly async: boolean;
  /** The declared result as written, such as `Promise<void>`, `(int, error)` or `Result<T>`; empty when not declared. */
  readonly returns: string;
}

/** Facts by name. */
export interface Lookup<T> {
  get(name: string): T | undefined;
  has(name: string): boolean;
}

/** What rules may know of a file beyond the unit they look at. */
export interface FileFacts {
  /** The import statements as written. */
  readonly imports: readonly string[];
  /** Functions and methods declared in the file, by name; of namesakes the last. */
  readonly functions: Lookup<FunctionFacts>;
  /** Names bound at the top level or in a class to a literal, with the literal as written; of namesakes the last. */
  readonly constants: Lookup<string>;
}

/** The facts one unit adds to its file. */
export interface UnitFacts {
  readonly imports: readonly string[];
  readonly functions: readonly (readonly [string, FunctionFacts])[];
  readonly constants: readonly (readonly [string, string])[];
}

/** What a unit's rules asked about the file and were told: while the answers stay, so do their findings. */
type Answers = Map<string, string>;

/** The facts of a whole file, joined from those of its units. */
export class JoinedFacts {
  readonly #imports: readonly string[];
  readonly #functions = new Map<string, FunctionFacts>();
  readonly #constants = new Map<string, string>();
  readonly #importsKey: string;

  constructor(units: readonly UnitFacts[]) {
    this.#imports = units.flatMap((unit) => unit.imports);
    this.#importsKey = this.#imports.join("\n");
    for (const unit of units) {
      for (const [name, facts] of unit.functions) this.#functions.set(name, facts);
      for (const [name, literal] of unit.constants) this.#constants.set(name, literal);
    }
  }

  /** The facts as a rule sees them; what it asks is noted in `answers`. */
  noting(answers: Answers): FileFacts {
    const lookup = <T>(kind: string, facts: ReadonlyMap<string, T>): Lookup<T> => {
      const get = (name: string) => {
        answers.set(`${kind} ${name}`, this.#answer(`${kind} ${name}`));
        return facts.get(name);
      };
      return { get, has: (name) => get(name) !== undefined };
    };
    const imports = this.#imports;
    const importsKey = this.#importsKey;
    return {
      get imports() {
        answers.set("imports", importsKey);
        return imports;
      },
      functions: lookup("function", this.#functions),
      constants: lookup("constant", this.#constants),
    };
  }

  /** Whether each question would be answered as before. */
  confirm(answers: ReadonlyMap<string, string>): boolean {
    for (const [question, answer] of answers) if (this.#answer(question) !== answer) return false;
    return true;
  }

  #answer(question: string): string {
    if (question === "imports") return this.#importsKey;
    const [kind = "", name = ""] = question.split(" ");
    if (kind === "constant") return this.#constants.get(name) ?? "";
    const facts = this.#functions.get(name);
    return facts ? `${facts.async} ${facts.returns}` : "";
  }
}
