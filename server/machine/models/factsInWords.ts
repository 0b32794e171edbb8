import type { ModelFacts } from "../../model/files/modelFacts.ts";
import { megabytes } from "./copyFile.ts";

/** What a model file is and can do, for people, in one line. */
export function factsInWords(facts: ModelFacts, bytes: number): string {
  return [
    facts.name,
    `${facts.architecture} with ${(facts.parameters / 1e6).toFixed(0)} million weights`,
    facts.quantization,
    megabytes(bytes),
    `context ${facts.contextLength ?? "unknown"}`,
    `vocabulary ${facts.vocabularySize}`,
    `${facts.fillsInTheMiddle ? "fills in the middle" : "reads only what stands before"}, ${facts.chats ? "answers questions" : "no chat"}`,
    abilities(facts),
    `licence ${facts.license}`,
  ].join(", ");
}

function abilities({ capabilities }: ModelFacts): string {
  const can = capabilities.map((capability) => (capability === "judge" ? "judge once measured" : capability));
  return can.length > 0 ? `can ${can.join(", ")}` : "can do nothing Inkling needs";
}
