/** One thing that was measured, beside what it may be at most. */
export interface Figure {
  readonly name: string;
  /** NaN when it could not be measured; that is neither met nor missed. */
  readonly value: number;
  readonly unit: "MB" | "ms" | "%" | "";
  /** Most that is allowed; left out for what is only told. */
  readonly most?: number;
  /** What the most grows with where the machine is slower than the one it was set on; left out where that changes nothing. */
  readonly grows?: "processor" | "clock";
  readonly note?: string;
}

/** Whether nothing that was measured is over its budget. */
export function areMet(figures: readonly Figure[]): boolean {
  return figures.every((figure) => verdict(figure) !== "missed");
}

function verdict({ value, most }: Figure): "" | "met" | "missed" | "not measured" {
  if (most === undefined) return "";
  if (Number.isNaN(value)) return "not measured";
  return value <= most ? "met" : "missed";
}

/** The figures as a Markdown table. */
export function figureTable(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { name, value, unit, most, note = "" } = figure;
    const cells = [name, inWords(value, unit), most === undefined ? "" : `≤ ${inWords(most, unit)}`];
    return `| ${[...cells, verdict(figure), note].join(" | ")} |`;
  });
  return ["| what | figure | budget | | note |", "|---|---|---|---|---|", ...rows].join("\n");
}

function inWords(value: number, unit: Figure["unit"]): string {
  if (Number.isNaN(value)) return "-";
  const digits = value < 10 && !Number.isInteger(value) ? 1 : 0;
  return `${value.toFixed(digits)} ${unit}`.trim();
}
