import { readFileSync } from "node:fs";

/** Measured durations, in milliseconds. */
export interface Series {
  readonly name: string;
  readonly wall: readonly number[];
  /** Processor time of the same steps, where the platform tells: what an idle machine would need on one core. */
  readonly cpu?: readonly number[];
  /** Limits by percentile. */
  readonly budget: Readonly<Record<number, number>>;
  /**
   * How many times slower this machine is than the one the budgets were set on, its engine for what that decides: a budget that is
   * missed is then also held against what it would be here.
   */
  readonly slowness?: number;
  readonly note?: string;
}

/** The value below which `percent` of the values lie. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (
    sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1))] ??
    Number.NaN
  );
}

/** Processor time a process has used so far, in milliseconds; undefined where the platform does not tell. */
export function processorMs(processId: number): number | undefined {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    // utime and stime, the 14th and 15th field of the whole line, in hundredths of a second.
    return (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Processor time of several processes together, in milliseconds; 0 where the platform does not tell. */
export function processorTime(processIds: readonly number[]): number {
  return processIds.reduce((sum, processId) => sum + (processorMs(processId) ?? 0), 0);
}

/** The series as rows of a Markdown table. */
export function table(series: readonly Series[]): string {
  const rows = series.map(({ name, wall, cpu, budget, slowness = 1, note }) => {
    const limits = Object.entries(budget).map(([percent, limit]) => {
      // Nothing measured is neither met nor missed.
      const verdict = (most: number) =>
        wall.length === 0 || percentile(wall, Number(percent)) <= most ? "met" : "missed";
      const here = limit * slowness;
      const atThisSpeed = slowness > 1 ? `; ≤ ${format(here)} at this machine's speed: ${verdict(here)}` : "";
      const missed = verdict(limit) === "missed" ? ` (missed${atThisSpeed})` : "";
      return `${Number(percent) === 100 ? "" : `p${percent} `}≤ ${limit}${missed}`;
    });
    const cells = [
      name,
      String(wall.length),
      ...[50, 95, 99].map((percent) => format(percentile(wall, percent))),
      cpu && cpu.length > 0 ? format(percentile(cpu, 50)) : "",
      limits.join(", "),
      note ?? "",
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return [
    "| task (ms) | n | p50 | p95 | p99 | CPU p50 | budget | note |",
    "|---|---|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function format(ms: number): string {
  if (Number.isNaN(ms)) return "-";
  return ms < 10 ? ms.toFixed(1) : ms.toFixed(0);
}
