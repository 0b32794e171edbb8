import type { CursorContext } from "../cursorContext.ts";
import type { SilenceReason } from "../silence.ts";

/**
 * Says why a text must not be suggested at a place; undefined when there is nothing against it.
 * @param isWhole whether the line ends with the text; otherwise it is the beginning of what the user will type
 */
export type Filter = (context: CursorContext, text: string, isWhole: boolean) => SilenceReason | undefined;
