/** What one feature says of one fact, in words that can be compared. */
export interface Statement {
  /** Such as `is a test`; `documents parseLine`. */
  readonly fact: string;
  readonly feature:
    | "check"
    | "classify"
    | "classify a folder"
    | "ask"
    | "validate"
    | "requirements"
    | "hover"
    | "ghost text";
  readonly says: string;
}

/** A fact of which two features say different things. */
export interface Disagreement {
  readonly fact: string;
  readonly statements: readonly Statement[];
}

/** The statements by their fact. */
export function byFact(statements: readonly Statement[]): ReadonlyMap<string, readonly Statement[]> {
  const facts = new Map<string, Statement[]>();
  for (const statement of statements) {
    const known = facts.get(statement.fact);
    if (known) known.push(statement);
    else facts.set(statement.fact, [statement]);
  }
  return facts;
}

/** The facts of which the features that say something do not all say the same. */
export function disagreements(statements: readonly Statement[]): readonly Disagreement[] {
  return [...byFact(statements)].flatMap(([fact, said]) =>
    new Set(said.map(({ says }) => says)).size > 1 ? [{ fact, statements: said }] : [],
  );
}
