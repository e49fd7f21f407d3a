/**
 * Writes on one record wait for each other within a process, so that 25 documents added to a case at once do not all
 * load, collide and retry. Between processes the version guard of the store decides.
 */
const tails = new Map<string, Promise<unknown>>();

export function runExclusive<T>(key: string, work: () => Promise<T>): Promise<T> {
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
}
