/** What a request is, as far as routing cares. */
export type Intent = "create" | "modify" | "delete" | "query";
export type Complexity = "simple" | "medium" | "complex";
export type TaskType = "bugfix" | "feature" | "refactor" | "docs" | "test" | "question";

export interface RuleAnswer<T> {
  readonly value: T;
  /** 0 to 1. */
  readonly confidence: number;
}

export interface Rules {
  readonly intent: RuleAnswer<Intent>;
  readonly complexity: RuleAnswer<Complexity>;
  readonly taskType: RuleAnswer<TaskType>;
}
