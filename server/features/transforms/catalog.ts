import { arrowBody } from "./anyLanguage/arrowBody.ts";
import { deMorgan } from "./anyLanguage/deMorgan.ts";
import { fromConditional } from "./anyLanguage/fromConditional.ts";
import { fromSwitch } from "./anyLanguage/fromSwitch.ts";
import { guardClause } from "./anyLanguage/guardClause.ts";
import { indexLoop } from "./anyLanguage/indexLoops.ts";
import { interpolation } from "./anyLanguage/interpolation.ts";
import { invertIf } from "./anyLanguage/invertIf.ts";
import { negationOutward } from "./anyLanguage/negationOutward.ts";
import { nullCoalescing } from "./anyLanguage/nullCoalescing.ts";
import { toConditional } from "./anyLanguage/toConditional.ts";
import { toSwitch } from "./anyLanguage/toSwitch.ts";
import { bodyToBlock } from "./csharp/bodyToBlock.ts";
import { expressionBody } from "./csharp/expressionBody.ts";
import { switchExpression } from "./csharp/switchExpression.ts";
import { switchExpressionToSwitch } from "./csharp/switchExpressionToSwitch.ts";
import { usingBlock } from "./csharp/usingBlock.ts";
import { usingDeclaration } from "./csharp/usingDeclaration.ts";
import { commentToDocumentation } from "./documentation/commentToDocumentation.ts";
import { emptyInterfaceToAny } from "./go/emptyInterfaceToAny.ts";
import { replaceIoutil } from "./go/replaceIoutil.ts";
import { wrapError } from "./go/wrapError.ts";
import { anonymousToLambda } from "./java/anonymousToLambda.ts";
import { classToRecord } from "./java/classToRecord.ts";
import { lambdaToAnonymous } from "./java/lambdaToAnonymous.ts";
import { loopToStream } from "./java/loopToStream.ts";
import { recordToClass } from "./java/recordToClass.ts";
import { streamToLoop } from "./java/streamToLoop.ts";
import { textBlock } from "./java/textBlock.ts";
import { arrowToBlock } from "./javascript/arrowToBlock.ts";
import { arrowToDeclaration } from "./javascript/arrowToDeclaration.ts";
import { arrowToFunction } from "./javascript/arrowToFunction.ts";
import { awaitToThen } from "./javascript/awaitToThen.ts";
import { chainingToTest } from "./javascript/chainingToTest.ts";
import { commonjsToModule } from "./javascript/commonjsToModule.ts";
import { constantVariable } from "./javascript/constantVariable.ts";
import { declarationToArrow } from "./javascript/declarationToArrow.ts";
import { enumToUnion } from "./javascript/enumToUnion.ts";
import { exportInline } from "./javascript/exportInline.ts";
import { exportList } from "./javascript/exportList.ts";
import { forOfToIndexLoop } from "./javascript/forOfToIndexLoop.ts";
import { functionToArrow } from "./javascript/functionToArrow.ts";
import { interfaceToType } from "./javascript/interfaceToType.ts";
import { addJsDocTypes } from "./javascript/jsDocTypes/addJsDocTypes.ts";
import { moduleToCommonjs } from "./javascript/moduleToCommonjs.ts";
import { optionalChaining } from "./javascript/optionalChaining.ts";
import { shorthandToProperty } from "./javascript/shorthandToProperty.ts";
import { stringToTemplate } from "./javascript/stringToTemplate.ts";
import { templateToString } from "./javascript/templateToString.ts";
import { thenToAwait } from "./javascript/thenToAwait.ts";
import { typeToInterface } from "./javascript/typeToInterface.ts";
import { unionToEnum } from "./javascript/unionToEnum.ts";
import { useShorthand } from "./javascript/useShorthand.ts";
import { arrowToClosure } from "./php/arrowToClosure.ts";
import { closureToArrow } from "./php/closureToArrow.ts";
import { constructorPromotion } from "./php/constructorPromotion.ts";
import { promotedToProperty } from "./php/promotedToProperty.ts";
import { shortArrays } from "./php/shortArrays.ts";
import { comprehensionToLoop } from "./python/comprehensionToLoop.ts";
import { formatToFString } from "./python/formatToFString.ts";
import { fStringToFormat } from "./python/fStringToFormat.ts";
import { ifToMatch } from "./python/ifToMatch.ts";
import { literalCollections } from "./python/literalCollections.ts";
import { loopToComprehension } from "./python/loopToComprehension.ts";
import { matchToIf } from "./python/matchToIf.ts";
import { namedtupleToDataclass } from "./python/namedtupleToDataclass.ts";
import { osPathToPathlib } from "./python/osPathToPathlib.ts";
import { percentToFString } from "./python/percentToFString.ts";
import { addTypeHints } from "./python/typeHints/addTypeHints.ts";
import { hashColons } from "./ruby/hashColons.ts";
import { hashRockets } from "./ruby/hashRockets.ts";
import { ifNotToUnless } from "./ruby/ifNotToUnless.ts";
import { invertBranches } from "./ruby/invertBranches.ts";
import { unlessToIf } from "./ruby/unlessToIf.ts";
import { fromIfExpression, toIfExpression } from "./rust/ifExpression.ts";
import { ifLetToMatch } from "./rust/ifLetToMatch.ts";
import { letElseToMatch } from "./rust/letElseToMatch.ts";
import { matchToIfLet } from "./rust/matchToIfLet.ts";
import { matchToLetElse } from "./rust/matchToLetElse.ts";
import { unwrapToQuestion } from "./rust/unwrapToQuestion.ts";
import type { Transform } from "./transform.ts";

/** Every transformation there is, in the order in which editors show them. */
export const catalog: readonly Transform[] = [
  commentToDocumentation,
  ...[functionToArrow, arrowBody, stringToTemplate, useShorthand, constantVariable, indexLoop],
  ...[arrowToFunction, optionalChaining, thenToAwait, commonjsToModule, moduleToCommonjs, exportInline],
  ...[declarationToArrow, arrowToDeclaration, arrowToBlock, templateToString, shorthandToProperty],
  ...[chainingToTest, awaitToThen, forOfToIndexLoop, exportList],
  ...[typeToInterface, interfaceToType, enumToUnion, unionToEnum],
  ...[
    addJsDocTypes,
    addTypeHints,
    formatToFString,
    percentToFString,
    literalCollections,
    loopToComprehension,
  ],
  ...[comprehensionToLoop, ifToMatch, osPathToPathlib, namedtupleToDataclass],
  ...[fStringToFormat, matchToIf],
  ...[anonymousToLambda, emptyInterfaceToAny, wrapError, replaceIoutil, matchToIfLet, expressionBody],
  ...[loopToStream, textBlock, classToRecord, matchToLetElse, unwrapToQuestion],
  ...[bodyToBlock, usingDeclaration, switchExpression, constructorPromotion],
  ...[lambdaToAnonymous, recordToClass, streamToLoop, ifLetToMatch, letElseToMatch],
  ...[toIfExpression, fromIfExpression, switchExpressionToSwitch, usingBlock],
  ...[arrowToClosure, promotedToProperty, hashRockets, invertBranches, negationOutward],
  ...[shortArrays, closureToArrow, hashColons, ifNotToUnless, unlessToIf, deMorgan, invertIf, guardClause],
  ...[toConditional, fromConditional, toSwitch, fromSwitch, nullCoalescing, interpolation],
];
