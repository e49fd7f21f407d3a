/** A profile of a process that runs, through its inspector: of a stretch of its time, and not of its start. */
import { writeFileSync } from 'node:fs';

const PORT = 9_229;
const ATTEMPTS = 50;

async function address(): Promise<string> {
  for (let attempt = 0; ; attempt++)
    try {
      const answer = await fetch(`http://127.0.0.1:${PORT}/json/list`);
      return ((await answer.json()) as { webSocketDebuggerUrl: string }[])[0]!.webSocketDebuggerUrl;
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
}

/** Begins one; `stop` writes it to a file that the tools of a browser read. */
export async function profiling(pid: number): Promise<{ stop(file: string): Promise<void> }> {
  process.kill(pid, 'SIGUSR1');
  const socket = new WebSocket(await address());
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = reject;
  });
  const ask = (id: number, method: string, params = {}): Promise<{ profile: object }> =>
    new Promise((resolve) => {
      const hear = ({ data }: MessageEvent): void => {
        const said = JSON.parse(String(data)) as { id?: number; result: { profile: object } };
        if (said.id !== id) return;
        socket.removeEventListener('message', hear);
        resolve(said.result);
      };
      socket.addEventListener('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  await ask(1, 'Profiler.enable');
  await ask(2, 'Profiler.setSamplingInterval', { interval: 500 });
  await ask(3, 'Profiler.start');
  return {
    async stop(file) {
      const { profile } = await ask(4, 'Profiler.stop');
      writeFileSync(file, JSON.stringify(profile));
      socket.close();
    },
  };
}
