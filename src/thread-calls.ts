/** Questions and answers between two threads, by the names of functions. */

/** A `Worker`, or the port to who started it. */
export interface Port {
  postMessage(message: Message): void;
  on(event: 'message', heard: (message: Message) => void): unknown;
}

type Message =
  | { readonly is: 'told'; readonly name: string; readonly what: unknown }
  | { readonly is: 'asked'; readonly name: string; readonly what: unknown; readonly call: number }
  | { readonly is: 'answered'; readonly answer: unknown; readonly call: number };

type Hears<All> = { [Name in keyof All]: (what: never) => unknown };
type What<Heard> = Heard extends (what: infer One) => unknown ? One : undefined;

export interface Line<Theirs extends Hears<Theirs>> {
  /** Without waiting. */
  tell<Name extends keyof Theirs & string>(name: Name, what: What<Theirs[Name]>): void;
  ask<Name extends keyof Theirs & string>(
    name: Name,
    what: What<Theirs[Name]>,
  ): Promise<Awaited<ReturnType<Theirs[Name]>>>;
  /** The same; undefined when there is no answer in time. */
  askInTime<Name extends keyof Theirs & string>(
    name: Name,
    what: What<Theirs[Name]>,
  ): Promise<Awaited<ReturnType<Theirs[Name]>> | undefined>;
}

/** A thread that does not answer within it hangs, and whoever asks goes on without it. */
const PATIENCE_MS = 1_000;

/** @param ours what the other may ask; none of it throws: between threads there is no caller to tell */
export function connect<Theirs extends Hears<Theirs>, Ours extends Hears<Ours>>(port: Port, ours: Ours): Line<Theirs> {
  const waiting = new Map<number, (answer: never) => void>();
  let calls = 0;
  const run = (name: string, what: unknown): unknown => ours[name as keyof Ours](what as never);

  port.on('message', async (message) => {
    if (message.is === 'told') run(message.name, message.what);
    else if (message.is === 'asked')
      port.postMessage({ is: 'answered', answer: await run(message.name, message.what), call: message.call });
    else waiting.get(message.call)?.(message.answer as never);
  });

  /** @param patienceMs after which nothing is remembered of it, and the answer is undefined */
  const ask = <Answer>(name: string, what: unknown, patienceMs?: number): Promise<Answer> =>
    new Promise((done) => {
      const call = ++calls;
      const end = (answer: never): void => {
        clearTimeout(timer);
        waiting.delete(call);
        done(answer);
      };
      const timer = patienceMs === undefined ? undefined : setTimeout(end, patienceMs, undefined as never);
      waiting.set(call, end);
      port.postMessage({ is: 'asked', name, what, call });
    });

  return {
    tell: (name, what) => port.postMessage({ is: 'told', name, what }),
    ask: (name, what) => ask(name, what),
    askInTime: (name, what) => ask(name, what, PATIENCE_MS),
  };
}
