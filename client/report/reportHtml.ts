import { randomBytes } from "node:crypto";
import { env, l10n } from "vscode";

/** Enough random bytes that nobody guesses the nonce. */
const nonceBytes = 16;

export interface ReportResources {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
}

/** What the page's own script fills in. */
function main(): string {
  return `<main>
<header>
<h1>${l10n.t("Workspace")}</h1>
<p id="summary" role="status">${l10n.t("Waiting for the report…")}</p>
<nav aria-label="${l10n.t("Report")}">
<button type="button" id="again">${l10n.t("Classify again")}</button>
<label>${l10n.t("Export")} <select id="format"><option>json</option><option>jsonl</option><option>csv</option><option>markdown</option></select></label>
<button type="button" id="export">${l10n.t("Export")}</button>
</nav>
</header>
<div class="charts">
<section aria-labelledby="languages-title">
<h2 id="languages-title">${l10n.t("Languages")}</h2>
<div class="chart"><canvas id="languages-chart" role="img"></canvas></div>
<ul id="languages" class="groups"></ul>
</section>
<section aria-labelledby="kinds-title">
<h2 id="kinds-title">${l10n.t("Source, tests, documentation")}</h2>
<div class="chart"><canvas id="kinds-chart" role="img"></canvas></div>
<ul id="kinds" class="groups"></ul>
</section>
</div>
<section aria-labelledby="files-title">
<h2 id="files-title">${l10n.t("Files")}</h2>
<div class="filters">
<label>${l10n.t("Filter")} <input id="filter" type="search" placeholder="${l10n.t("path, language, kind, pattern")}"></label>
<label>${l10n.t("Order")} <select id="order"><option value="health">${l10n.t("least healthy")}</option><option value="lines">${l10n.t("largest")}</option><option value="path">${l10n.t("path")}</option></select></label>
<span id="shown" role="status"></span>
</div>
<table aria-labelledby="files-title">
<thead><tr><th scope="col">${l10n.t("File")}</th><th scope="col">${l10n.t("Language")}</th><th scope="col">${l10n.t("Kind")}</th><th scope="col" class="number">${l10n.t("Lines")}</th><th scope="col">${l10n.t("Issues and patterns")}</th></tr></thead>
<tbody id="files"></tbody>
</table>
<button type="button" id="more" hidden>${l10n.t("Show more")}</button>
</section>
</main>`;
}

/** The page before it gets its report. Nothing runs in it but our own script, and nothing is loaded from elsewhere. */
export function reportHtml({ cspSource, script, style }: ReportResources): string {
  const nonce = randomBytes(nonceBytes).toString("base64");
  const policy = `default-src 'none'; style-src ${cspSource}; font-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="${env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>${l10n.t("Inkling: Workspace")}</title>
</head>
<body>
${main()}
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
