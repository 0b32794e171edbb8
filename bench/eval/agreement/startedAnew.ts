import type { Rule } from "eslint";

/**
 * A rule that forgets, inside a function, what it has seen outside: the peer's own code, started anew in each function.
 */
export function startedAnew(rule: Rule.RuleModule): Rule.RuleModule {
  return {
    ...rule,
    create(context) {
      const running: Rule.RuleListener[] = [rule.create(context)];
      const selectors = Object.keys(running[0] ?? {});
      const enter = () => {
        running.push(rule.create(context));
      };
      const leave = () => {
        running.pop();
      };
      const handlers = selectors.map((selector) => [
        selector,
        (...args: readonly unknown[]) => {
          const handler: unknown = running.at(-1)?.[selector];
          if (typeof handler === "function") handler(...args);
        },
      ]);
      const functions = ["FunctionDeclaration", "FunctionExpression", "ArrowFunctionExpression"];
      return {
        ...Object.fromEntries(handlers),
        ...Object.fromEntries(
          functions.flatMap((type) => [
            [type, enter],
            [`${type}:exit`, leave],
          ]),
        ),
      };
    },
  };
}
