import { familyOf } from "../../../../language/dataOf.ts";
import type { OpenBlock } from "./openBlock.ts";

/** Openings behind whose block comes something that only its author knows: names, types, a source, a condition. */
const openEnded =
  /^\s*(?:\w+:\s*)?do\s*\{$|^\s*(?:export\s+)?(?:(?:const|let|var|import|export)(?:\s+type)?|typedef\s+(?:struct|enum|union)(?:\s+\w+)?)\s*[{[]$|^\s*(?:async\s+)?(?:with|raise)\b.*\($|<\s*[{[(]$|\b(?:expect|assertThat|cy\.\w+)\s*\($/;
/** The parameters of a function, behind which its type comes. */
const parameters =
  /\b(?:function|def|fn|func|fun|sub|class|define|constructor|record|struct|trait|macro|protocol)\b[^(]*\($|^\s*>\s*\($/;

/** Languages in which a function may begin with the brackets of its parameters. */
const arrows = /^(?:javascript|csharp|java|dart|scala)$/;

/** Whether only the author knows what stands behind the block. */
export function isOpenEnded({ openingLine, closers, body }: OpenBlock, languageId: string): boolean {
  if (openEnded.test(openingLine) || parameters.test(openingLine)) return true;
  // A value in brackets may be an arrow function's parameters, but for elements.
  const isValue = closers === ")" && /(?:[=:(,]|=>|\breturn)\s*\($/.test(openingLine);
  return isValue && arrows.test(familyOf(languageId)) && !/^\s*</.test(body);
}
