/** How often answers given with a certain confidence are right. */
export interface ConfidentAnswer {
  /** 0 to 1. */
  readonly confidence: number;
  readonly right: boolean;
}

const edges = [0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0001];

/** Answers by confidence, and the expected calibration error. */
export function reliabilityTable(answers: readonly ConfidentAnswer[]): string {
  const rows: string[] = [];
  let error = 0;
  for (const [at, low] of edges.slice(0, -1).entries()) {
    const high = edges[at + 1] ?? 1;
    const inside = answers.filter(({ confidence }) => confidence >= low && confidence < high);
    if (inside.length === 0) continue;
    const said = inside.reduce((sum, { confidence }) => sum + confidence, 0) / inside.length;
    const right = inside.filter((answer) => answer.right).length / inside.length;
    error += (Math.abs(said - right) * inside.length) / answers.length;
    rows.push(
      `| ${low.toFixed(1)}–${Math.min(1, high).toFixed(1)} | ${inside.length} | ${said.toFixed(2)} | ${right.toFixed(2)} |`,
    );
  }
  return [
    ["| confidence | answers | mean confidence | share right |", "|---|---:|---:|---:|", ...rows].join("\n"),
    `Expected calibration error ${error.toFixed(3)}.`,
  ].join("\n\n");
}
