/**
 * Runs work over a list, a few at a time and in order of the list; the first failure ends it. What was under way then is
 * waited for, so that nothing is still being made when somebody begins again.
 */
export async function several<T>(list: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const queue = list[Symbol.iterator]();
  let failed: { readonly error: unknown } | undefined;
  const lane = async (): Promise<void> => {
    for (const one of queue) {
      if (failed) return;
      try {
        await work(one);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  if (failed) throw failed.error;
}
