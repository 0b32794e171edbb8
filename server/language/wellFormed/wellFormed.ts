/** Is a text well-formed? One answer for the Problems panel, the terminal and validation. */
import type { GrammarLoader, Logger, SyntaxJudge, SyntaxVerdict } from "../../contract/ports.ts";
import type { SyntaxTree } from "../parse/syntaxTree.ts";
import { openBracket } from "./brackets.ts";
import { explainedProblems, type Reparse } from "./explained.ts";
import { createJudges } from "./judges.ts";
import { isTextSuspect, type SilentFaults } from "./silent.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";
import { type TreeProblem, treeProblems } from "./treeProblems.ts";

/** What a text shows before anybody judged it: plain data that outlives its tree. */
export interface Suspicion {
  readonly languageId: string;
  readonly text: string;
  readonly errors: readonly TreeProblem[];
  readonly silent: SilentFaults;
}

export interface WellFormed {
  /** The problems of a text, in its order; none where nothing was suspected, or nobody is sure. */
  judge(suspicion: Suspicion): Promise<readonly SyntaxProblem[]>;
  /**
   * The problems of a text that has no grammar here, or of which its grammar makes no code; undefined without a parser that knows
   * its language or is sure.
   */
  problemsOf(languageId: string, text: string): Promise<readonly SyntaxProblem[] | undefined>;
}

/** Nothing to doubt in a text. */
export function isUnsuspected({ languageId, text, errors, silent }: Suspicion): boolean {
  return (
    errors.length === 0 &&
    !silent.isSuspect &&
    silent.problems.length === 0 &&
    !isTextSuspect(languageId, text)
  );
}

/** What a tree and its nodes show. @param silent what its nodes show besides errors; offsets count from the text's start */
export function suspicionOf(tree: SyntaxTree, silent: SilentFaults): Suspicion {
  return { languageId: tree.languageId, text: tree.text, errors: treeProblems(tree), silent };
}

/** Longer texts are judged by nobody: generated, and a parse of them in one turn would be noticed. In code units. */
export const maxJudged = 250_000;
/** One mistake makes many. */
const mostProblems = 10;

/**
 * @param reparse what the grammar of a language says of a text
 * @param elsewhere whoever asks the judges that are not quick where they hold nobody up; without it all are asked here
 */
export function createWellFormed(
  grammars: GrammarLoader,
  logger: Logger,
  reparse: (languageId: string) => Reparse,
  elsewhere: SyntaxJudge | undefined,
): WellFormed {
  const judges = createJudges(grammars, logger);

  async function ask(languageId: string, text: string): Promise<SyntaxVerdict> {
    if (text.length > maxJudged || !judges.has(languageId)) return undefined;
    try {
      if (elsewhere && !judges.isQuick(languageId, text.length))
        return await elsewhere.judge(languageId, text);
      return (await judges.of(languageId))?.(text, languageId);
    } catch (error) {
      logger.error(`The parser that checks ${languageId} failed.`, error);
      return undefined;
    }
  }

  return Object.freeze({
    async judge(suspicion: Suspicion): Promise<readonly SyntaxProblem[]> {
      if (isUnsuspected(suspicion)) return [];
      const { languageId, text, errors, silent } = suspicion;
      const answer = judges.has(languageId) ? await ask(languageId, text) : undefined;
      const judged = judges.has(languageId)
        ? atOpeners(languageId, text, answer === "refused" ? errors : (answer ?? []))
        : await explainedProblems(languageId, text, errors, reparse(languageId));
      // A grammar that lost its way no longer knows what is within a function.
      const problems = judged.length > 0 || errors.length > 0 ? judged : silent.problems;
      return firstOfRegions(text, problems).slice(0, mostProblems);
    },

    async problemsOf(languageId: string, text: string) {
      if (!judges.has(languageId)) {
        const problems = await reparse(languageId)(text);
        return problems.length > 0 ? problems : undefined;
      }
      const answer = await ask(languageId, text);
      return answer === "refused" ? undefined : answer;
    },
  });
}

/** Errors that start this close behind another, in lines, come from the same break. */
const regionLines = 3;

function firstOfRegions(text: string, problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const sorted = [...problems].sort((one, other) => one.start - other.start);
  let last: SyntaxProblem | undefined;
  return sorted.filter((problem) => {
    const isNew = !last || text.slice(last.start, problem.start).split("\n").length > regionLines + 1;
    if (isNew) last = problem;
    return isNew;
  });
}

/** A parser notices what was left open only behind it; a reader looks for where it was opened. */
function atOpeners(
  languageId: string,
  text: string,
  problems: readonly SyntaxProblem[],
): readonly SyntaxProblem[] {
  const [first, ...others] = problems;
  const open = first && openBracket(languageId, text);
  const isBefore = open && /[([]/.test(text.charAt(open.start)) && open.start < first.start;
  return isBefore ? [open, ...others] : problems;
}
