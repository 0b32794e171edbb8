import type {
  Expression,
  FunctionDefinition,
  Parameter,
  Program,
} from "../../../language/program/program.ts";
import { runSample, type SampleOutcome } from "../../../language/program/runSample.ts";
import { boolean, number, text, type Value } from "../../../language/program/values/value.ts";
import { expressionsIn } from "../../../language/program/walk.ts";

/** What a parameter holds. */
export type Shape = "text" | "number" | "texts" | "numbers" | "records" | "record";

/** Runs a function with a value in one of its parameters, and plain ones in the others. */
export interface Sampler {
  readonly definition: FunctionDefinition;
  readonly shape: Shape;
  /** Name of the parameter that is given a value. */
  readonly parameter: string;
  run(value: Value): SampleOutcome | undefined;
  /** The same without a copy: what the function does to the value stays done. */
  runSame(value: Value): SampleOutcome | undefined;
  /** A record with a value in each field that the function reads. */
  record(at: number, fields?: ReadonlyMap<string, Value>): Value;
  readonly fields: readonly string[];
}

const listType =
  /\[\]|^\[|\b\w*(?:List|Vec|Array|Set|Iterable|Sequence|Collection|IEnumerable|Slice|Stream)\b|^&?(?:mut )?\[|^(?:list|array|iterable|set|tuple)\b/i;
const textType = /\b(?:str|string|text|char\w*)\b/i;
const numberType =
  /\b(?:int|integer|float|number|double|decimal|long|short|byte|BigDecimal|[iu](?:8|16|32|64|128|size)|f32|f64|float64|float32|int64|int32|uint\w*)\b/;

/** The shapes that a parameter's type allows; all of them where none is written. */
export function shapesOf({ type, name }: Parameter): readonly Shape[] {
  const written = type.replace(/^[:\s]+/, "");
  if (written === "") return untyped(name);
  if (written.startsWith("{")) return ["record"];
  if (listType.test(written)) return listShapes(written);
  if (textType.test(written)) return ["text"];
  if (numberType.test(written)) return ["number"];
  return /bool|void|Map|Dict|func|=>|Callable/i.test(written) ? [] : ["record"];
}

function untyped(name: string): readonly Shape[] {
  const isMany = /s$|list|array|items|all/i.test(name) && !/status|class|address$|pass$/i.test(name);
  return isMany
    ? ["numbers", "texts", "records", "text", "number", "record"]
    : ["text", "number", "texts", "numbers", "records", "record"];
}

function listShapes(written: string): readonly Shape[] {
  if (/^(?:list|array|iterable|set|tuple)$/i.test(written)) return ["numbers", "texts", "records"];
  if (textType.test(written)) return ["texts"];
  return numberType.test(written) ? ["numbers"] : ["records"];
}

/** Values for parameters that a sample is not about. */
const plainNumber = 10;

/** Nobody asks what each of more does; trying them one by one, with all the others, is quadratic work. */
const mostParameters = 12;

/** One sampler for each parameter that may have a shape. */
export function samplersOf(
  program: Program,
  definition: FunctionDefinition,
  shapes: readonly Shape[],
  filler: Value = text("abc"),
): Sampler[] {
  if (definition.parameters.length > mostParameters) return [];
  const parameters = definition.parameters.map((each) => typed(each, definition));
  const fields = fieldsOf(definition);
  return [...parameters, ...ownFields(definition)].flatMap((main) =>
    shapes
      .filter((shape) => shapesOf(main).includes(shape))
      .map((shape): Sampler => {
        const others = parameters
          .filter((each) => each !== main && each.default === undefined)
          .map((each) => [each.name, plainFor(each, filler)] as const);
        return {
          definition,
          shape,
          parameter: main.name,
          fields,
          run: (value) => runSample(program, definition, new Map([...others, [main.name, copyOf(value)]])),
          runSame: (value) => runSample(program, definition, new Map([...others, [main.name, value]])),
          record: (at, given = new Map()) => recordOf(fields, at, given),
        };
      }),
  );
}

const ofNumbers = /^(?:[-*/%]|\*\*|\/\/|<|<=|>|>=)$/;

/** A parameter that is written without a type, as a number where it is computed with. */
function typed(parameter: Parameter, { body }: FunctionDefinition): Parameter {
  const { name, type } = parameter;
  if (type !== "") return parameter;
  const isName = (each: Expression) => each.kind === "name" && each.name === name;
  const isNumber = body.flatMap(expressionsIn).some((each) => {
    if (each.kind === "binary" && ofNumbers.test(each.operator))
      return (
        (isName(each.left) && each.right.kind === "number") ||
        (each.left.kind === "number" && isName(each.right))
      );
    return (
      each.kind === "call" &&
      each.callee.kind === "name" &&
      /^(?:range|divmod)$/.test(each.callee.name) &&
      each.args.some(({ value }) => isName(value))
    );
  });
  return isNumber ? { ...parameter, type: "number" } : parameter;
}

/** Fields of its own object that a method without parameters goes through: they are given to it as if it had them. */
function ownFields({ parameters, body }: FunctionDefinition): readonly Parameter[] {
  if (parameters.length > 0) return [];
  const names = body
    .flatMap(expressionsIn)
    .flatMap((each) => (each.kind === "member" && isSelf(each.object) ? [each.name] : []));
  return [...new Set(names)]
    .filter((name) => /s$|list|array|items/i.test(name))
    .map((name) => ({ name, default: undefined, type: "" }));
}

function isSelf(object: Expression): boolean {
  return object.kind === "name" && /^(?:this|self)$/.test(object.name);
}

/** Lists and records are changed by what is given them. */
function copyOf(value: Value): Value {
  if (value.kind === "list") return { ...value, items: value.items.map(copyOf) };
  if (value.kind === "record")
    return {
      kind: "record",
      fields: new Map([...value.fields].map(([name, field]) => [name, copyOf(field)])),
    };
  return value;
}

function plainFor(parameter: Parameter, filler: Value): Value {
  const [shape] = shapesOf(parameter);
  switch (shape) {
    case "number":
      return number(plainNumber);
    case "texts":
      return { kind: "list", items: [filler] };
    case "numbers":
      return { kind: "list", items: [number(1), number(2)] };
    case "text":
      return filler;
    default:
      if (dateType.test(parameter.type)) return number(plainNumber);
      return /bool/i.test(parameter.type) ? boolean(false) : { kind: "record", fields: new Map() };
  }
}

/** Points in time: all that is asked of them is which comes first. */
const dateType =
  /\b(?:Date|DateOnly|DateTime\w*|LocalDate\w*|Instant|ZonedDateTime|OffsetDateTime|date|datetime|NaiveDate\w*|Time)\b/;

/** Names of what is read of values: `item.price`, `item["price"]`, `item.getPrice()`. */
export function fieldsOf({ body }: FunctionDefinition): readonly string[] {
  const names = body.flatMap(expressionsIn).flatMap((expression) => {
    if (expression.kind === "call" && expression.callee.kind === "member" && expression.args.length === 0)
      return [expression.callee.name];
    if (expression.kind === "member") return [expression.name];
    return expression.kind === "index" && expression.index.kind === "text" ? [expression.index.value] : [];
  });
  return [...new Set(names)];
}

const textField =
  /name|login|user|owner|title|text|label|email|mail|type|kind|id$|code|city|country|status|author|description|url|path|sku|key/i;

/** A record whose fields tell it from others. */
function recordOf(fields: readonly string[], at: number, given: ReadonlyMap<string, Value>): Value {
  const held = new Map<string, Value>();
  for (const [index, name] of fields.entries())
    held.set(
      name,
      textField.test(name) ? text(`${"abcdefgh"[at] ?? "z"}${name.charAt(0)}`) : number(at * 7 + index + 3),
    );
  for (const [name, value] of given) held.set(name, value);
  return { kind: "record", fields: held };
}
