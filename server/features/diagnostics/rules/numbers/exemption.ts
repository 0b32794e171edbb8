import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import {
  isCharacterCode,
  isDefaultOfName,
  isExplained,
  isKeyed,
  isLengthOfText,
  isOnlyResult,
  isPreprocessed,
  isTableLabel,
  isWrappedValue,
} from "./numberName.ts";
import {
  isCommentedInPlace,
  isDeclared,
  isInConstant,
  isIndex,
  isNamed,
  isTableData,
} from "./numberPlace.ts";
import {
  isAddress,
  isAngle,
  isBesideMessage,
  isBesideSize,
  isBitsOrPower,
  isDesigned,
  isFirstYear,
  isHttpStatus,
  isOfRecipe,
  isQuantity,
  isRepeated,
  isSpokenFor,
  isTwoInIdiom,
  isVersion,
} from "./numberUse.ts";
import { isPlainNumber } from "./plainNumber.ts";
import { isAmongNumbers, isRowOfCalls } from "./rowsOfCalls.ts";

/** Permissions of files, and masks of them, are read digit by digit: `0755`, `0o600`, `0o77`. */
const fileMode = /^0(?:0|o)?[0-7]{3}$|^0o(?:[0-7]{2}|[0-7]{4})$/;

/** What a number needs beside itself to be judged. */
export interface NumberContext {
  readonly functions: ReadonlySet<string>;
  readonly ignore: readonly number[];
  readonly ignoreArrayIndexes: boolean;
  /** The comments of the unit. */
  readonly comments: readonly SyntaxNode[];
}

/** Reasons why a number needs no name, in the words of the rule's page, with the test for each. Cheap ones come first. */
const exemptions: readonly (readonly [
  reason: string,
  holds: (node: SyntaxNode, value: number, context: NumberContext) => boolean,
])[] = [
  ["the number explains itself", (_node, value) => isPlainNumber(value)],
  ["the settings name the number", (_node, value, { ignore }) => ignore.includes(value)],
  ["permissions of a file", (node) => fileMode.test(node.text)],
  ["2 in an idiom", isTwoInIdiom],
  ["bits and powers", isBitsOrPower],
  ["the whole value of something with a name", isNamed],
  ["an index", (node, _value, { ignoreArrayIndexes }) => ignoreArrayIndexes && isIndex(node)],
  ["the function called says what it is", isSpokenFor],
  ["a small number beside a length", isBesideSize],
  ["a status of HTTP", isHttpStatus],
  ["a status with its message beside it", isBesideMessage],
  ["a port or a part of an address", isAddress],
  ["the year from which a library counts", isFirstYear],
  ["how often a text is repeated", isRepeated],
  ["a quantity with its unit", isQuantity],
  ["the default of something with a name", isDefaultOfName],
  ["the value of a key", isKeyed],
  ["the whole value of something with a name, wrapped", (node) => isWrappedValue(node, isNamed)],
  ["the length of a text beside it", isLengthOfText],
  ["what a function of constants gives", (node, _value, { functions }) => isOnlyResult(node, functions)],
  ["a label of a switch that is a table", isTableLabel],
  ["a condition of the preprocessor", isPreprocessed],
  ["the code of a character", isCharacterCode],
  ["a version", isVersion],
  ["an angle", isAngle],
  ["written by a designer of forms", (node, _value, { functions }) => isDesigned(node, functions)],
  ["a row of data", (node) => isTableData(node) || isRowOfCalls(node) || isAmongNumbers(node)],
  ["part of a constant", (node, _value, { functions }) => isInConstant(node, functions)],
  ["an enum, annotation, type or default value", isDeclared],
  ["a comment beside it", isCommentedInPlace],
  ["a comment behind or above it", (node, _value, { comments }) => isExplained(node, comments)],
  ["a constant of a published recipe", (node, _value, { functions }) => isOfRecipe(node, functions)],
];

/** Why a number needs no name; undefined when it needs one. */
export function exemptionOf(node: SyntaxNode, value: number, context: NumberContext): string | undefined {
  return exemptions.find(([, holds]) => holds(node, value, context))?.[0];
}
