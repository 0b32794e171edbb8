import { dataOf } from "../dataOf.ts";
import { emptyCatch } from "../languages/sharedPatterns.ts";

/**
 * Whether a text seems to handle errors by nothing at all: without a tree, a handler with not even a comment in it.
 * @param withoutComments the same text with its comments blanked out
 */
export function seemsToSwallow(file: {
  readonly text: string;
  readonly withoutComments: string;
  readonly languageId: string;
}): boolean {
  const { text, withoutComments, languageId } = file;
  const pattern = dataOf(languageId)?.evidence?.swallowed ?? emptyCatch;
  // Where a comment was blanked out the texts differ.
  return [...withoutComments.matchAll(pattern)].some(({ 0: found, index }) => text.startsWith(found, index));
}
