import { deMorgan } from "./anyLanguage/deMorgan.ts";
import { guardClause } from "./anyLanguage/guardClause.ts";
import { invertIf } from "./anyLanguage/invertIf.ts";
import { expressionBody } from "./csharp/expressionBody.ts";
import { commentToDocumentation } from "./documentation/commentToDocumentation.ts";
import { emptyInterfaceToAny } from "./go/emptyInterfaceToAny.ts";
import { replaceIoutil } from "./go/replaceIoutil.ts";
import { wrapError } from "./go/wrapError.ts";
import { anonymousToLambda } from "./java/anonymousToLambda.ts";
import { arrowBody } from "./javascript/arrowBody.ts";
import { constantVariable } from "./javascript/constantVariable.ts";
import { functionToArrow } from "./javascript/functionToArrow.ts";
import { indexLoopToForOf } from "./javascript/indexLoopToForOf.ts";
import { stringToTemplate } from "./javascript/stringToTemplate.ts";
import { useShorthand } from "./javascript/useShorthand.ts";
import { closureToArrow } from "./php/closureToArrow.ts";
import { shortArrays } from "./php/shortArrays.ts";
import { formatToFString } from "./python/formatToFString.ts";
import { literalCollections } from "./python/literalCollections.ts";
import { loopToComprehension } from "./python/loopToComprehension.ts";
import { percentToFString } from "./python/percentToFString.ts";
import { addTypeHints } from "./python/typeHints/addTypeHints.ts";
import { hashColons } from "./ruby/hashColons.ts";
import { ifNotToUnless } from "./ruby/ifNotToUnless.ts";
import { matchToIfLet } from "./rust/matchToIfLet.ts";
import type { Transform } from "./transform.ts";

/** Every transformation there is, in the order in which editors show them. */
export const catalog: readonly Transform[] = [
  commentToDocumentation,
  ...[functionToArrow, arrowBody, stringToTemplate, useShorthand, constantVariable, indexLoopToForOf],
  ...[addTypeHints, formatToFString, percentToFString, literalCollections, loopToComprehension],
  ...[anonymousToLambda, emptyInterfaceToAny, wrapError, replaceIoutil, matchToIfLet, expressionBody],
  ...[shortArrays, closureToArrow, hashColons, ifNotToUnless, deMorgan, invertIf, guardClause],
];
