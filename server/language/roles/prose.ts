import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "./accesses.ts";
import { isTernary } from "./control.ts";
import { inRole } from "./inRole.ts";
import { isList } from "./lists.ts";
import { isOperation, isSequence, isUnary } from "./operations.ts";
import { isIdle, isLoopJump } from "./statements.ts";
import { isComment, isLiteral, isName } from "./tokens.ts";

const isProseLike = inRole(({ proseLike }) => proseLike);
const compares = inRole(({ comparisons }) => comparisons);

/** Whether words in a row may parse as such a statement or expression: no writer of code means one by itself. */
export function mayBeProse(node: SyntaxNode): boolean {
  return isWordOrSign(node) || isPart(node) || isLoopJump(node) || isIdle(node) || isProseLike(node);
}

function isWordOrSign(node: SyntaxNode): boolean {
  return isName(node) || isLiteral(node) || isComment(node) || isMemberAccess(node) || isSubscript(node);
}

/** What is only worth a value. */
function isPart(node: SyntaxNode): boolean {
  const isReckoned = isOperation(node) || compares(node) || isUnary(node) || isTernary(node);
  return isReckoned || isSequence(node) || isList(node);
}
