import { readFileSync } from "node:fs";

/** A request to a coding assistant, labelled by hand. */
export interface LabelledRequest {
  readonly text: string;
  readonly intent: string;
  readonly complexity: string;
  readonly taskType: string;
}

/** Every second request of `requests.txt` is kept for reporting; nothing is tuned on those. */
export function scoredRequests(): readonly LabelledRequest[] {
  return read("requests.txt").filter((_, at) => at % 2 === 1);
}

/** What the rules are made with: the other half, and `development.txt`. */
export function developmentRequests(): readonly LabelledRequest[] {
  return [...read("requests.txt").filter((_, at) => at % 2 === 0), ...read("development.txt")];
}

function read(name: string): readonly LabelledRequest[] {
  const requests: LabelledRequest[] = [];
  let label: readonly string[] = [];
  for (const line of readFileSync(new URL(name, import.meta.url), "utf8").split("\n")) {
    const heading = /^# (create|modify|delete|query) (simple|medium|complex) (\w+)$/.exec(line);
    if (heading) label = heading.slice(1);
    else if (line !== "" && !line.startsWith("# ")) {
      const [intent = "", complexity = "", taskType = ""] = label;
      requests.push({ text: line, intent, complexity, taskType });
    }
  }
  return requests;
}
