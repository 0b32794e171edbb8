/** The report's page: charts, groups that filter, and a table of files that open. */
import {
  ArcElement,
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  DoughnutController,
  Legend,
  LinearScale,
  Tooltip,
} from "chart.js";
import type { ReportEntry, ReportGroup, WorkspaceReport } from "../../../server/edges/lsp/protocol.ts";
import type { FromPage, PageWords, ToPage } from "../messages.ts";
import { listFiles, type Order } from "./fileList.ts";

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  DoughnutController,
  ArcElement,
  Legend,
  Tooltip,
);

declare function acquireVsCodeApi(): { postMessage(message: FromPage): void };

const editor = acquireVsCodeApi();
/** Groups drawn; the rest is one bar. */
const drawnGroups = 12;
/** Rows of the table that are added at once. */
const rowsAtOnce = 200;
const charts: Chart[] = [];
let report: WorkspaceReport | undefined;
let words: PageWords;
let rows = rowsAtOnce;

const summary = byId("summary", HTMLElement);
const filter = byId("filter", HTMLInputElement);
const order = byId("order", HTMLSelectElement);
const more = byId("more", HTMLButtonElement);

window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => {
  ({ report, words } = data);
  show();
});
filter.addEventListener("input", () => showFiles(true));
order.addEventListener("change", () => showFiles(true));
more.addEventListener("click", () => {
  rows += rowsAtOnce;
  showFiles(false);
});
byId("again", HTMLButtonElement).addEventListener("click", () => editor.postMessage({ type: "again" }));
byId("export", HTMLButtonElement).addEventListener("click", () => {
  const format = byId("format", HTMLSelectElement).value as "json" | "jsonl" | "csv" | "markdown";
  editor.postMessage({ type: "export", format });
});
// VS Code marks the theme on the body; canvases must be drawn anew in its colours.
new MutationObserver(() => drawCharts()).observe(document.body, {
  attributes: true,
  attributeFilter: ["class"],
});
editor.postMessage({ type: "ready" });

function show(): void {
  if (!report) return;
  const { files, lines, ms, withIssues, interrupted, skipped } = report;
  const left = Object.entries(skipped).map(([reason, count]) => `${count} ${reason.replace("-", " ")}`);
  summary.textContent = [
    `${counted(files, "file")}, ${counted(lines, "line")}, ${fill(words.withIssues, withIssues.toLocaleString())}`,
    ...(left.length > 0 ? [fill(words.skipped, left.join(", "))] : []),
    interrupted ? words.stopped : fill(words.seconds, (ms / 1000).toFixed(1)),
  ].join("; ");
  showGroups("languages", "language", report.languages);
  showGroups("kinds", "kind", report.kinds);
  drawCharts();
  showFiles(true);
}

function showGroups(list: string, field: string, groups: readonly ReportGroup[]): void {
  const items = groups.map(({ name, files, lines }) => {
    const button = element("button", `${name} `);
    button.append(element("small", `${counted(files, "file")}, ${counted(lines, "line")}`));
    button.addEventListener("click", () => filterBy(field, name));
    const item = document.createElement("li");
    item.append(button);
    return item;
  });
  byId(list, HTMLElement).replaceChildren(...items);
}

function filterBy(field: string, name: string): void {
  filter.value = `${field}:${name}`;
  showFiles(true);
  filter.focus();
}

function drawCharts(): void {
  for (const chart of charts.splice(0)) chart.destroy();
  if (!report) return;
  const colors = ["blue", "green", "yellow", "purple", "orange", "red"].map((name) =>
    color(`--vscode-charts-${name}`),
  );
  charts.push(languagesChart(report.languages, colors), kindsChart(report.kinds, colors));
}

function languagesChart(languages: readonly ReportGroup[], colors: readonly string[]): Chart {
  const text = color("--vscode-foreground");
  const grid = color("--vscode-editorWidget-border") || color("--vscode-panel-border");
  const shown = withRest(languages);
  return new Chart(canvas("languages-chart", shown), {
    type: "bar",
    data: {
      labels: shown.map(({ name }) => name),
      datasets: [{ data: shown.map(({ files }) => files), backgroundColor: colors[0] ?? text }],
    },
    options: {
      indexAxis: "y",
      maintainAspectRatio: false,
      animation: false,
      onClick: (_event, [hit]) => hit && filterBy("language", namesAt(languages, hit.index)),
      plugins: { legend: { display: false } },
      scales: {
        x: {
          ticks: { color: text, precision: 0 },
          grid: { color: grid },
          title: { display: true, text: words.filesAxis, color: text },
        },
        y: { ticks: { color: text, autoSkip: false }, grid: { display: false } },
      },
    },
  });
}

function kindsChart(kinds: readonly ReportGroup[], colors: readonly string[]): Chart {
  const text = color("--vscode-foreground");
  return new Chart(canvas("kinds-chart", kinds), {
    type: "doughnut",
    data: {
      labels: kinds.map(({ name }) => name),
      datasets: [
        {
          data: kinds.map(({ lines }) => lines),
          backgroundColor: [...colors],
          borderColor: color("--vscode-editor-background"),
        },
      ],
    },
    options: {
      maintainAspectRatio: false,
      animation: false,
      onClick: (_event, [hit]) => hit && filterBy("kind", kinds[hit.index]?.name ?? ""),
      plugins: { legend: { position: "right", labels: { color: text } } },
    },
  });
}

/** What the bar at an index is of; the last one is of all that have none of their own. */
function namesAt(groups: readonly ReportGroup[], index: number): string {
  const own = index < drawnGroups ? groups.slice(index, index + 1) : groups.slice(drawnGroups);
  return own.map(({ name }) => name).join(",");
}

function withRest(groups: readonly ReportGroup[]): readonly ReportGroup[] {
  const rest = groups.slice(drawnGroups);
  if (rest.length === 0) return groups;
  const total = (of: "files" | "lines") => rest.reduce((sum, group) => sum + group[of], 0);
  const others = { name: words.others, files: total("files"), lines: total("lines") };
  return [...groups.slice(0, drawnGroups), others];
}

/** A canvas tells a screen reader what it shows; the list under it says the same and can be used. */
function canvas(id: string, groups: readonly ReportGroup[]): HTMLCanvasElement {
  const found = byId(id, HTMLCanvasElement);
  found.setAttribute(
    "aria-label",
    groups
      .map(({ name, files, lines }) => `${name}: ${counted(files, "file")}, ${counted(lines, "line")}`)
      .join("; "),
  );
  return found;
}

function showFiles(fromStart: boolean): void {
  if (!report) return;
  if (fromStart) rows = rowsAtOnce;
  const found = listFiles(report.entries, filter.value, order.value as Order);
  byId("files", HTMLElement).replaceChildren(...found.slice(0, rows).map(toRow));
  byId("shown", HTMLElement).textContent = counted(found.length, "file");
  more.hidden = found.length <= rows;
}

function toRow(entry: ReportEntry): HTMLTableRowElement {
  const row = document.createElement("tr");
  const name = document.createElement("th");
  name.scope = "row";
  const button = element("button", entry.path);
  button.addEventListener("click", () =>
    editor.postMessage({ type: "open", root: entry.root, path: entry.path }),
  );
  name.append(button);
  const lines = element("td", entry.lines.toLocaleString());
  lines.className = "number";
  const notes = element("td", [...entry.reasons, ...entry.patterns.map(patternName)].join(", "));
  if (entry.reasons.length > 0) notes.className = "issues";
  row.append(name, element("td", entry.language), element("td", entry.kind), lines, notes);
  return row;
}

function patternName(name: string): string {
  return name === "errorHandling" ? "error handling" : name;
}

function element<K extends keyof HTMLElementTagNameMap>(tag: K, text: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

function byId<T extends HTMLElement>(id: string, type: abstract new (...args: never[]) => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`The page has no ${id}.`);
  return found;
}

function counted(count: number, noun: "file" | "line"): string {
  return fill(count === 1 ? words[noun] : words[`${noun}s`], count.toLocaleString());
}

function fill(text: string, value: string): string {
  return text.replace("{0}", value);
}

function color(variable: string): string {
  return getComputedStyle(document.body).getPropertyValue(variable).trim();
}
