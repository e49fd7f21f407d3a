/**
 * Writes on one record wait for each other within an engine, so that 25 documents added to a case at once do not all
 * load, collide and retry. Between processes the version guard of the store decides.
 */
export type Exclusive = <T>(key: string, work: () => Promise<T>) => Promise<T>;

export function createExclusive(): Exclusive {
  const tails = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const before = tails.get(key);
    const run = before ? before.then(work, work) : work();
    const tail = run.then(
      () => undefined,
      () => undefined,
    );
    tails.set(key, tail);
    void tail.then(() => {
      if (tails.get(key) === tail) tails.delete(key);
    });
    return run;
  };
}
