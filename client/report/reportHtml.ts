import { randomBytes } from "node:crypto";

/** Enough random bytes that nobody guesses the nonce. */
const nonceBytes = 16;

export interface ReportResources {
  readonly cspSource: string;
  readonly script: string;
  readonly style: string;
}

/** What the page's own script fills in. */
const main = `<main>
<header>
<h1>Workspace</h1>
<p id="summary" role="status">Waiting for the report…</p>
<nav aria-label="Report">
<button type="button" id="again">Classify again</button>
<label>Export <select id="format"><option>json</option><option>jsonl</option><option>csv</option><option>markdown</option></select></label>
<button type="button" id="export">Export</button>
</nav>
</header>
<div class="charts">
<section aria-labelledby="languages-title">
<h2 id="languages-title">Languages</h2>
<div class="chart"><canvas id="languages-chart" role="img"></canvas></div>
<ul id="languages" class="groups"></ul>
</section>
<section aria-labelledby="kinds-title">
<h2 id="kinds-title">Source, tests, documentation</h2>
<div class="chart"><canvas id="kinds-chart" role="img"></canvas></div>
<ul id="kinds" class="groups"></ul>
</section>
</div>
<section aria-labelledby="files-title">
<h2 id="files-title">Files</h2>
<div class="filters">
<label>Filter <input id="filter" type="search" placeholder="path, language, kind, pattern"></label>
<label>Order <select id="order"><option value="health">least healthy</option><option value="lines">largest</option><option value="path">path</option></select></label>
<span id="shown" role="status"></span>
</div>
<table aria-labelledby="files-title">
<thead><tr><th scope="col">File</th><th scope="col">Language</th><th scope="col">Kind</th><th scope="col" class="number">Lines</th><th scope="col">Issues and patterns</th></tr></thead>
<tbody id="files"></tbody>
</table>
<button type="button" id="more" hidden>Show more</button>
</section>
</main>`;

/** The page before it gets its report. Nothing runs in it but our own script, and nothing is loaded from elsewhere. */
export function reportHtml({ cspSource, script, style }: ReportResources): string {
  const nonce = randomBytes(nonceBytes).toString("base64");
  const policy = `default-src 'none'; style-src ${cspSource}; font-src ${cspSource}; script-src 'nonce-${nonce}'`;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Inkling: Workspace</title>
</head>
<body>
${main}
<script nonce="${nonce}" src="${script}"></script>
</body>
</html>
`;
}
