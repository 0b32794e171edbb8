import type { OutsidePackage } from "../outside/outsidePackage.ts";

const npm = (...names: readonly string[]) => of("npm", names);
const debian = (...names: readonly string[]) => of("debian", names);

function of(origin: OutsidePackage["origin"], names: readonly string[]): readonly OutsidePackage[] {
  return names.map((name) => ({ group: "fresh", origin, name }));
}

/** JavaScript, TypeScript and Python in many styles and of many years. */
const firstPackages: readonly OutsidePackage[] = [
  ...npm("lodash", "eslint", "npm", "postcss", "svgo", "handlebars", "nunjucks", "stylus", "uglify-js"),
  ...npm("jquery", "video.js", "ol", "@cesium/engine", "phaser", "exceljs", "pdfkit", "karma", "sails"),
  ...npm("luxon", "d3-geo", "chai", "playcanvas", "objection", "@node-red/nodes", "@hapi/hapi", "cytoscape"),
  ...npm("pdf-lib", "@theia/core", "@theia/filesystem", "langium", "@grpc/grpc-js", "@deck.gl/core"),
  ...npm("vega-lite", "@lumino/widgets", "web3-eth", "@apollo/server", "antlr4ts"),
  ...debian("libpython3.11-stdlib", "gramps", "python3-breezy", "python3-electrum", "python3-biopython"),
  ...debian("python3-scapy", "python3-reportlab", "picard", "meson", "offlineimap3", "python3-nova"),
  ...debian("python3-pygments", "python3-pandas", "python3-ipython", "pylint", "python3-pyqtgraph"),
  ...debian("python3-openpyxl", "python3-astropy", "deluge-common", "zim", "python3-pwntools", "cloud-init"),
  ...debian("python3-dulwich", "python3-pyramid", "python3-cherrypy3", "python3-rdflib", "terminator"),
];

/** More of them, taken up later, where a family of conversions was found too seldom in the first. */
const secondPackages: readonly OutsidePackage[] = [
  ...npm("openpgp", "p5", "pptxgenjs", "docx", "mammoth", "katex", "@swagger-api/apidom-core", "kuzzle"),
  ...npm("ep_etherpad-lite", "apostrophe", "actionhero", "testcafe", "tern", "velocityjs", "scratch-vm"),
  ...debian("meld", "bleachbit", "solaar", "gnome-music", "virt-manager", "rdiff-backup", "thonny", "eric"),
  ...debian("backintime-common", "pychess", "frescobaldi", "sphinx-common", "system-config-printer-common"),
];

/** Taken up last for the families that were still found too seldom: JavaScript of many years, and Python that calls `dict`. */
const thirdPackages: readonly OutsidePackage[] = [
  ...npm("appium", "@sveltejs/kit", "@11ty/eleventy", "semantic-release", "release-it", "ava", "discord.js"),
  ...npm("whatsapp-web.js", "codeceptjs", "nightwatch", "serverless", "hardhat", "web-ext", "lighthouse"),
  ...npm("cassandra-driver", "abcjs", "jsdoc", "raphael", "tedious", "execa"),
  ...debian("snakemake", "python3-nibabel", "git-cola", "osc", "python3-seaborn", "python3-skimage"),
  ...debian("python3-plotly", "python3-mne", "python3-bokeh", "python3-statsmodels"),
];

/**
 * Packages whose functions are run before and after, picked by their names alone and in no other list of the evaluations. The
 * newest of each is taken.
 */
export const runPackages: readonly OutsidePackage[] = [...firstPackages, ...secondPackages, ...thirdPackages];

/** Packages whose authors wrote types: the first that are run, and six more in which types were looked at once before. */
export const typedPackages: readonly OutsidePackage[] = [
  ...firstPackages,
  ...debian("python3-click", "python3-rich", "black", "python3-poetry-core", "python3-trio", "python3-anyio"),
];

/** Packages whose authors wrote types that nobody looked at: in no other list of the evaluations. */
export const unseenTypedPackages: readonly OutsidePackage[] = [
  ...debian("python3-httpcore", "python3-httpx", "python3-h2", "python3-websockets", "python3-structlog"),
  ...debian("python3-cattr", "python3-typer", "python3-pendulum", "python3-dnspython", "python3-packaging"),
  ...debian("python3-virtualenv", "python3-build", "python3-tomlkit", "python3-starlette", "python3-uvicorn"),
  ...debian("python3-markdown-it", "python3-jsonschema", "python3-hatchling", "python3-loguru"),
  ...debian("nox", "mkosi", "sqlfluff"),
  ...npm("@apollo/client", "graphql-yoga", "@trpc/client", "@tanstack/table-core", "@codemirror/view"),
  ...npm("lit", "hono", "three-mesh-bvh", "pixi.js"),
];
