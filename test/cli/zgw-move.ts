/** A stand-in for an older product, and a Meent for it to move into. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type StandIn, startStandIn } from '../support/stand-in.ts';
import { type Filled, fillStandIn } from '../support/stand-in-data.ts';
import { type CommandLine, commandLine, type Said } from './support.ts';

export const TO = 'tweede.localhost';
export const SECRET = 'geheim-van-de-bron-0123456789';

export interface Move {
  readonly bron: StandIn;
  readonly filled: Filled;
  readonly line: CommandLine;
  /** The words of the command. */
  words(...more: string[]): string[];
  load(...more: string[]): Promise<Said>;
  /** A query in which `it.m` is the municipality. */
  rows<Row extends object = Record<string, unknown>>(text: string): Promise<Row[]>;
  /** The stored body, with `~` for what may not be stored. */
  body(table: string, id: string): Promise<Record<string, unknown>>;
  count(table: string): Promise<number>;
  close(): Promise<void>;
}

export async function startMove(): Promise<Move> {
  const [bron, line] = await Promise.all([startStandIn(), commandLine()]);
  const credentials = join(line.folder, 'bron.txt');
  writeFileSync(credentials, `meent\n${SECRET}\n`, { mode: 0o600 });
  const words: Move['words'] = (...more) => [
    'load',
    'zgw',
    bron.url,
    '--municipality',
    TO,
    '--credentials',
    credentials,
    ...more,
  ];
  const rows: Move['rows'] = (text) =>
    line.clone.asOwner(
      `with it as (select municipality as m from meent.municipality_attribute where kind = 'host' and value = '${TO}') ${text}`,
    );
  return {
    bron,
    filled: fillStandIn(bron),
    line,
    words,
    load: (...more) => line.meent(...words(...more)),
    rows,
    async body(table, id) {
      const [row] = await rows<{ body: string }>(
        `select body from meent.${table}, it where municipality = m and id = '${id}'`,
      );
      return JSON.parse(row!.body.replaceAll('\u0001', '~').replaceAll('\u0002', '~'));
    },
    async count(table) {
      const [row] = await rows<{ n: number }>(
        `select count(*)::int as n from meent.${table}, it where municipality = m`,
      );
      return row!.n;
    },
    async close() {
      await Promise.all([bron.close(), line.close()]);
    },
  };
}
