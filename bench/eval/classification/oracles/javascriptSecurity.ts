/**
 * Security problems that a tree of JavaScript or TypeScript shows by itself: data run as code or as a command, markup
 * made of data, weak hashes, certificates that nobody checks, secrets in the source.
 */
import { isNode, nameOf, type TreeNode } from "./javascript.ts";

const secretName = /^(?:password|passwd|api_?key|secret(?:_?key)?|access_?token)$/i;
const placeholder = /example|placeholder|changeme|your|xxx|test|dummy|[<>\s]|\$\{/i;

/** Whether the node is such a problem. */
export function isInsecure(node: TreeNode): boolean {
  switch (node.type) {
    case "CallExpression":
      return isInsecureCall(node);
    case "NewExpression":
      return nameOf(node.callee) === "Function" && argumentsOf(node).some((each) => !isConstant(each));
    case "AssignmentExpression":
      return (
        (propertyOf(node.left) === "innerHTML" && !isConstant(node.right)) ||
        isSecret(propertyOf(node.left) ?? nameOf(node.left), node.right)
      );
    case "JSXAttribute":
      return nameOf(node.name) === "dangerouslySetInnerHTML";
    case "Property":
      return isInsecureProperty(node);
    case "VariableDeclarator":
      return isSecret(nameOf(node.id), node.init);
    default:
      return false;
  }
}

function isInsecureCall(node: TreeNode): boolean {
  const [first] = argumentsOf(node);
  const called = nameOf(node.callee) ?? propertyOf(node.callee);
  const isPlain = nameOf(node.callee) !== undefined;
  if (called === "eval" && isPlain) return first !== undefined && !isConstant(first);
  if (called === "createHash") return isNode(first) && /^(?:md5|sha1)$/i.test(String(first.value));
  if (called === "write" || called === "writeln")
    return isNode(node.callee) && nameOf(node.callee.object) === "document" && !isConstant(first);
  const isShell = called === "exec" || called === "execSync";
  const object = isNode(node.callee) ? nameOf(node.callee.object) : undefined;
  return isShell && (isPlain || /^(?:child_?process\d*|cp)$/i.test(object ?? "")) && isComposed(first);
}

function isInsecureProperty(node: TreeNode): boolean {
  const key = nameOf(node.key) ?? (isNode(node.key) ? String(node.key.value) : "");
  if (key === "rejectUnauthorized") return isNode(node.value) && node.value.value === false;
  return key === "dangerouslySetInnerHTML" || isSecret(key, node.value);
}

function isSecret(name: string | undefined, value: unknown): boolean {
  if (name === undefined || !secretName.test(name) || !isNode(value)) return false;
  const text = value.value;
  // A word of letters alone is a label or a name.
  return (
    typeof text === "string" &&
    text.length >= 8 &&
    /[a-z]/i.test(text) &&
    /[\d!@#$%^&*+=]/.test(text) &&
    !placeholder.test(text)
  );
}

/** Text put together from parts that are data. */
function isComposed(node: unknown): boolean {
  if (!isNode(node)) return false;
  if (node.type === "TemplateLiteral") return (node.expressions as readonly unknown[]).length > 0;
  return node.type === "BinaryExpression" && node.operator === "+" && !isConstant(node);
}

function isConstant(node: unknown): boolean {
  if (!isNode(node)) return node === undefined;
  if (node.type === "TemplateLiteral") return (node.expressions as readonly unknown[]).length === 0;
  if (node.type === "BinaryExpression") return isConstant(node.left) && isConstant(node.right);
  return node.type === "Literal";
}

function argumentsOf(node: TreeNode): readonly unknown[] {
  return node.arguments as readonly unknown[];
}

function propertyOf(node: unknown): string | undefined {
  return isNode(node) && node.type === "MemberExpression" ? nameOf(node.property) : undefined;
}
