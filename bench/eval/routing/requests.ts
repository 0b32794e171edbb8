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

/** What a request may be labelled with; several where either is right, none where it is not about software. */
export interface NaturalRequest {
  readonly text: string;
  /** Undefined for what is not about software. */
  readonly right?: Readonly<Record<"intent" | "complexity" | "taskType", readonly string[]>>;
}

/** Requests as people write them (`naturalRequests.txt`): the sealed half is printed, and never looked at while rules are made. */
export function naturalRequests(half: "open" | "sealed"): readonly NaturalRequest[] {
  const requests: NaturalRequest[] = [];
  let right: NaturalRequest["right"];
  let at = 0;
  for (const line of readFileSync(new URL("naturalRequests.txt", import.meta.url), "utf8").split("\n")) {
    const heading = /^# ((?:create|modify|delete|query|\|)+) ([a-z|]+) ([a-z|]+)$/.exec(line);
    if (heading || line === "# none") {
      const [intent = [], complexity = [], taskType = []] =
        heading?.slice(1).map((each) => each.split("|")) ?? [];
      right = heading ? { intent, complexity, taskType } : undefined;
      at = 0;
    } else if (line !== "" && !line.startsWith("# ")) {
      if ((at++ % 2 === 0) === (half === "open")) requests.push({ text: line, ...(right ? { right } : {}) });
    }
  }
  return requests;
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
