/** Whether modules exist: by the workspace's files, and by what its manifests name. */
import path from "node:path";
import { dataOf, familyOf } from "../dataOf.ts";
import { isTestPath } from "../files/isTestPath.ts";
import type { OwnNames } from "./ownNames.ts";
import type { Project } from "./project.ts";

export interface ModuleQuestion {
  /** As the import names it. */
  readonly module: string;
  readonly languageId: string;
  /** Of the importing file, relative to the workspace; undefined for a text that is no file of it. */
  readonly path: string | undefined;
  readonly own: OwnNames;
}

/** Whether a module is certainly none of the language, the project or its dependencies; false where nothing tells. */
export async function isUnknownModule(question: ModuleQuestion, project: Project): Promise<boolean> {
  const relative = relativeTarget(question);
  if (relative !== undefined)
    return !project.isEmpty && !project.paths.some((file) => belongsTo(file, relative));
  if (/^\.|^$/.test(question.module)) return false;
  return (await (unknownIn[familyOf(question.languageId)]?.(question, project) ?? false)) === true;
}

/** The project's files that a relative import means. */
export function moduleFiles(question: ModuleQuestion, project: Project): readonly string[] {
  const target = relativeTarget(question);
  if (target === undefined) return [];
  const endings = ["", ...(dataOf(question.languageId)?.moduleEndings ?? [])];
  return project.paths.filter((file) =>
    endings.some((ending) => file === target + ending || file === withoutEnding(target) + ending),
  );
}

function withoutEnding(file: string): string {
  return file.replace(/\.[cm]?[jt]sx?$/, "");
}

/** A relative import's path from the workspace's root; undefined for others. In Python each further dot is a folder up. */
function relativeTarget({ module, path: own }: ModuleQuestion): string | undefined {
  if (own === undefined || path.posix.isAbsolute(own)) return undefined;
  const folder = path.posix.dirname(own);
  if (/^\.{1,2}\//.test(module)) return insideOnly(path.posix.join(folder, module.split(/[?#]/)[0] ?? ""));
  const [, dots = "", inner = ""] = /^(\.+)(\w[\w.]*)$/.exec(module) ?? [];
  if (inner === "") return undefined;
  return insideOnly(path.posix.join(folder, "../".repeat(dots.length - 1), inner.replaceAll(".", "/")));
}

/** What lies outside the workspace cannot be seen. */
function insideOnly(target: string): string | undefined {
  return /^\.\.?(?:\/|$)/.test(target) ? undefined : target.replace(/\/$/, "");
}

/** A file of that path, with whatever ending, or one in a folder of that path. */
function belongsTo(file: string, target: string): boolean {
  const bare = withoutEnding(target);
  return [target, bare].some(
    (wanted) => file === wanted || file.startsWith(`${wanted}.`) || file.startsWith(`${wanted}/`),
  );
}

type IsUnknown = (question: ModuleQuestion, project: Project) => boolean | Promise<boolean>;

const unknownIn: Readonly<Record<string, IsUnknown>> = {
  javascript: isUnknownPackage,
  python: isUnknownPython,
  go: isUnknownGo,
};

/** Names that a bundler or a path mapping makes: `@/x`, `~/x`, `#x`, `virtual:x`. */
const mapped = /^(?:@\/|[~#$/])|:/;

async function isUnknownPackage({ module }: ModuleQuestion, project: Project): Promise<boolean> {
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(module)?.[0] ?? module;
  const manifests = await project.manifests();
  if (mapped.test(module.replace(/^node:/, "")) || manifests === "" || /[`"']paths["']\s*:/.test(manifests))
    return false;
  if (module.startsWith("node:")) return true;
  const types = `@types/${name.replace(/^@([^/]+)\//, "$1__")}`;
  return ![name, types].some((each) => manifests.includes(each)) && !hasFolder(project, name);
}

/** Distributions whose modules are called otherwise: https://pypi.org pages of the packages. */
const distributions: Readonly<Record<string, string>> = {
  PIL: "pillow",
  bs4: "beautifulsoup4",
  cv2: "opencv",
  sklearn: "scikit-learn",
  skimage: "scikit-image",
  google: "google",
  pkg_resources: "setuptools",
  OpenSSL: "pyopenssl",
  serial: "pyserial",
  jwt: "pyjwt",
  git: "gitpython",
  attr: "attrs",
  magic: "python-magic",
  Crypto: "pycryptodome",
  zmq: "pyzmq",
  MySQLdb: "mysqlclient",
  fitz: "pymupdf",
  docx: "python-docx",
  slugify: "python-slugify",
};

/** Modules that come with a distribution, by its requirements as PyPI lists them. */
const companions: Readonly<Record<string, string>> = {
  flask: "werkzeug jinja2 click itsdangerous markupsafe blinker",
  django: "asgiref sqlparse",
  fastapi: "starlette pydantic anyio typing_extensions",
  starlette: "anyio",
  requests: "urllib3 certifi idna charset_normalizer",
  httpx: "httpcore anyio certifi idna",
  pandas: "numpy dateutil pytz",
  matplotlib: "numpy dateutil",
  scipy: "numpy",
  scikitlearn: "numpy scipy joblib",
  torch: "numpy",
  sqlalchemy: "greenlet typing_extensions",
  jinja2: "markupsafe",
  celery: "kombu billiard click",
  typer: "click rich",
  aiohttp: "yarl multidict",
};
/** What tests bring in without a manifest of the product naming it. */
const testTools = /^(?:pytest\w*|_pytest|hypothesis|mock|nose|coverage|faker|freezegun|responses)$/;

function comesAlong(module: string, manifests: string): boolean {
  return Object.entries(companions).some(
    ([distribution, names]) => manifests.includes(distribution) && names.split(" ").includes(module),
  );
}

async function isUnknownPython(
  { module, own, path: file = "" }: ModuleQuestion,
  project: Project,
): Promise<boolean> {
  const [first = ""] = module.split(".");
  if (own.hasModule(first) || hasFolder(project, first)) return own.hasModule(first) && ownLacks(module, own);
  const plain = (text: string) => text.toLowerCase().replace(/[-_.]/g, "");
  const manifests = plain(await project.manifests());
  if (manifests === "" || first.startsWith("_") || comesAlong(first, manifests)) return false;
  if (testTools.test(first) && isTestPath(file)) return false;
  return ![first, distributions[first] ?? first].some((name) => manifests.includes(plain(name)));
}

/** `os.paths`: a module below one of the language's own. */
function ownLacks(module: string, own: OwnNames): boolean {
  const at = module.lastIndexOf(".");
  return at > 0 && own.hasModule(module.slice(0, at)) && own.lacks(module.slice(0, at), module.slice(at + 1));
}

async function isUnknownGo({ module, own }: ModuleQuestion, project: Project): Promise<boolean> {
  const [first = ""] = module.split("/");
  const manifests = await project.manifests();
  if (!first.includes(".")) {
    const isOwn = own.hasModule(first) && !/^(?:internal|vendor|cmd|C)$/.test(first);
    const isModule = [...manifests.matchAll(/^module "?([^"/\s]+)/gm)].some(([, name]) => name === first);
    return isOwn && !isModule && !module.includes("/internal") && !hasFolder(project, module);
  }
  if (!/^module /m.test(manifests)) return false;
  const known = manifests.split(/[\s"']+/).filter((word) => word.includes("."));
  return (
    !known.some((name) => module === name || module.startsWith(`${name}/`)) && !hasFolder(project, module)
  );
}

/** Whether the project has a file or folder of that name, wherever it is. */
function hasFolder({ paths }: Project, name: string): boolean {
  return paths.some((file) => ["/", "."].some((end) => `/${file}/`.includes(`/${name}${end}`)));
}
