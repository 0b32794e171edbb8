import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** One of the values that a record holds. */
export interface Component {
  readonly type: string;
  readonly name: string;
}

export function componentsOf(parameters: SyntaxNode): readonly Component[] {
  return parameters.namedChildren.flatMap((each) => {
    const [type, name] = [each.child("type"), each.child("name")];
    const dimensions = each.child("dimensions")?.text ?? "";
    return type && name ? [{ type: type.text + dimensions, name: name.text }] : [];
  });
}

const whole = /^(?:byte|short|int|long|char|boolean)$/;
const broken = /^(?:float|double)$/;

/** The statement of an `equals` that compares all components as a record does. */
export function comparedText(name: string, components: readonly Component[], isGeneric: boolean): string {
  const type = isGeneric ? `${name}<?>` : name;
  if (components.length === 0) return `return other instanceof ${type};`;
  return `return other instanceof ${type} that && ${components.map(equalText).join(" && ")};`;
}

function equalText({ type, name }: Component): string {
  if (whole.test(type)) return `${name} == that.${name}`;
  if (broken.test(type)) return `${boxes[type]}.compare(${name}, that.${name}) == 0`;
  return `java.util.Objects.equals(${name}, that.${name})`;
}

const boxes: Readonly<Record<string, string>> = { float: "Float", double: "Double" };

/** The text that a record prints as. */
export function printedText(name: string, components: readonly Component[]): string {
  const parts = components.map(
    ({ name: field }, index) => `"${index === 0 ? `${name}[` : ", "}${field}=" + ${field}`,
  );
  return parts.length > 0 ? `${parts.join(" + ")} + "]"` : `"${name}[]"`;
}
