/**
 * Meent against the least that a program in Node does for the same call (floor-node.ts). What PostgreSQL does against what Node does
 * differs by the hour and the machine, and moves a ratio to pgbench; this one says what Meent adds.
 */
import type { Benchmark } from './benchmark.ts';
import { type NodeFloor, startNodeFloor } from './floor-node.ts';
import { headers } from './lua.ts';
import { newCase, posted } from './new-case.ts';
import {
  anyCopy,
  anyPage,
  createScript,
  firstCopy,
  listScript,
  readScript,
  unchanged,
  unchangedScript,
} from './scripts.ts';
import { ratio, wrk } from './tools.ts';
import type { World } from './world.ts';

/** The body of a case as it is stored. */
export async function storedCase({ sql, municipality }: World): Promise<string> {
  const [example] = await sql<{ body: string }>(
    `select body from meent.zaken_zaak where municipality = ${municipality} and identificatie = 'DEMO-1'`,
  );
  return example!.body;
}

interface Compared {
  readonly name: string;
  readonly script: (world: World) => string | Promise<string>;
  /** What wrk asks of the floor. */
  readonly floor: (world: World) => string | Promise<string>;
}

const besideNode = ({ name, script, floor }: Compared): Benchmark => ({
  name: `${name}_vs_node`,
  unit: 'ratio',
  budget: 'none yet',
  holds: () => true,
  trial: true,
  async run(world) {
    const own = await script(world);
    const other = world.file(`${name}-node.lua`, await floor(world));
    const node: NodeFloor = await startNodeFloor(world, await storedCase(world));
    try {
      return await ratio(
        (seconds) => wrk(world.url, own, seconds),
        (clients, seconds) => wrk(node.url, other, seconds, clients),
        [32],
      );
    } finally {
      await node.close();
    }
  },
});

export const nodeBenchmarks = {
  reading: [
    besideNode({
      name: 'read_one',
      script: readScript,
      floor: (world) => headers(world.token) + anyCopy(world, '/read/'),
    }),
    besideNode({
      name: 'list100',
      script: listScript,
      floor: (world) => headers(world.token) + anyPage('/page/'),
    }),
    besideNode({
      name: 'not_modified',
      script: unchangedScript,
      floor: (world) => headers(world.token) + unchanged(`/same/${firstCopy}`, '"1"'),
    }),
  ],
  writing: [
    besideNode({
      name: 'create',
      script: createScript,
      floor: async (world) => headers(world.token) + posted(await newCase(world), '/create'),
    }),
  ],
} as const satisfies Record<string, readonly Benchmark[]>;
