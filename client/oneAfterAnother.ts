/** Runs of a task that follow one another; all that are asked for during one run become a single next one. */
export function oneAfterAnother(run: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  let next: Promise<void> | undefined;
  return () => {
    next ??= last
      .catch(() => undefined)
      .then(() => {
        next = undefined;
        last = run();
        return last;
      });
    return next;
  };
}
