/** The syntax tree of java-parser (Apache-2.0), a grammar written after the Java Language Specification. */
import { parse } from "java-parser";
import { oracleOf, todoTag } from "./truth.ts";

interface Token {
  readonly image: string;
}

interface Rule {
  readonly name: string;
  readonly children: Readonly<Record<string, readonly (Rule | Token)[]>>;
}

const asyncTypes =
  /^(?:CompletableFuture|CompletionStage|Future|ScheduledFuture|ListenableFuture|ExecutorService|ScheduledExecutorService|Executors|ForkJoinPool|Mono|Flux)$/;

/**
 * Asynchronous: a type of futures, executors or reactive streams is used (not only imported), a thread is made, a class
 * extends `Thread`, or `@Async`. Handling errors: a `catch`. Libraries: the packages that are imported.
 */
export const javaOracle = oracleOf((text) => {
  const tree = parse(text) as unknown as Rule & { readonly comments?: readonly Token[] };
  const found = { async: false, errorHandling: false, libraries: new Set<string>() };
  visit(tree, (rule) => {
    if (rule.name === "catchClause") found.errorHandling = true;
    if (isAsync(rule)) found.async = true;
    const name = importOf(rule);
    if (name) found.libraries.add(name);
  });
  return {
    async: found.async,
    errorHandling: found.errorHandling,
    todo: (tree.comments ?? []).some(({ image }) => todoTag.test(image)),
    libraries: [...found.libraries].sort(),
  };
});

function isAsync(rule: Rule): boolean {
  switch (rule.name) {
    case "importDeclaration":
    case "packageDeclaration":
      return false;
    case "classOrInterfaceType":
    case "fqnOrRefType":
    case "unannClassOrInterfaceType":
      return words(rule).some((word) => asyncTypes.test(word));
    case "classOrInterfaceTypeToInstantiate":
    case "classExtends":
      return words(rule).includes("Thread");
    case "annotation":
      return words(rule)[1] === "Async";
    default:
      return false;
  }
}

/** The package of an import: what stands in front of the first name in capitals. */
function importOf(rule: Rule): string | undefined {
  if (rule.name !== "importDeclaration") return undefined;
  const name = rule.children.packageOrTypeName?.[0];
  if (!name || !("name" in name)) return undefined;
  const parts = words(name).filter((word) => word !== ".");
  const type = parts.findIndex((part) => /^[A-Z]/.test(part));
  return (type < 0 ? parts : parts.slice(0, type)).join(".");
}

/** The tokens below a rule in the order of the grammar's parts: names first, then what separates them. */
function words(rule: Rule): readonly string[] {
  return Object.values(rule.children).flatMap((children) =>
    children.flatMap((child) => ("image" in child ? [child.image] : words(child))),
  );
}

function visit(rule: Rule, see: (rule: Rule) => void): void {
  see(rule);
  if (rule.name === "importDeclaration") return;
  for (const children of Object.values(rule.children))
    for (const child of children) if ("name" in child) visit(child, see);
}
