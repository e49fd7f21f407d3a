/** What there is at the other installation and how far its copy has come, in the database: nothing is done twice. */
import { monotonic } from '../../foundation/clock.ts';
import type { Database, Municipality } from '../../foundation/db/types.ts';
import { SourceProblem } from './source.ts';

/** A main record with its parts is taken over as one. */
export type Soort = 'enkelvoudiginformatieobject' | 'zaak' | 'besluit';

export interface Listed {
  readonly id: string;
  /** Keyed hash of the body in the list. */
  readonly gezien: string;
  /** What must be here first. */
  readonly na?: string | undefined;
  /** It changes still, perhaps in ways that the list does not show. */
  readonly open: boolean;
}

export interface Waiting {
  readonly id: string;
  readonly gezet: string | null;
}

export interface Outcome {
  readonly staat: 'gedaan' | 'deels' | 'geweigerd';
  readonly gezet?: string;
  readonly redenen: readonly string[];
  readonly aantallen: Amounts;
  /** Fields there without a place here, with how often they were filled in. */
  readonly onbekend: Amounts;
  readonly bytes: number;
}

export type Amounts = Readonly<Record<string, number>>;

export type Totals = Pick<Outcome, 'aantallen' | 'onbekend' | 'bytes'>;

export interface Counts {
  readonly soort: Soort;
  readonly staat: string;
  readonly aantal: number;
}

export interface Told {
  readonly soort: Soort;
  readonly id: string;
  readonly staat: string;
  readonly redenen: readonly string[];
}

/** Of a list in its last round: how many the source says it has, null where it does not say, and how many it showed. */
export interface Telling {
  readonly bron: number | null;
  readonly gezien: number;
}

export interface Round {
  readonly ronde: number;
  /** It looks again at what is known and looks as it did. */
  readonly alles: boolean;
}

export interface Hold {
  readonly letGo: () => Promise<void>;
  /** Aborts when another took its place: this one was not heard of for too long. */
  readonly lost: AbortSignal;
}

export interface Inventory {
  /** Alone with this source until it lets go; nothing while another is. Waits for one that was cut off. */
  hold(houder: string, patienceMs?: number): Promise<Hold | undefined>;
  /** The round to go on with: a new one when the last was ended, or did not look at everything and this is to. */
  begin(everything: boolean): Promise<Round>;
  end(): Promise<void>;
  /** Where a list goes on; undefined when it was whole in this round already. */
  place(soort: Soort, ronde: number): Promise<{ readonly next: string | null } | undefined>;
  /** A page and the place after it, in one transaction. @param telling how many the source says there are */
  page(
    soort: Soort,
    round: Round,
    listed: readonly Listed[],
    next: string | undefined,
    telling: number | undefined,
  ): Promise<void>;
  /** The list begins anew: the place where it was is not to be trusted. */
  anew(soort: Soort): Promise<void>;
  /** What is still to be done after an id. @param late what waits for another of its kind, or what does not */
  waiting(soort: Soort, late: boolean, after: string, limit: number): Promise<readonly Waiting[]>;
  done(soort: Soort, id: string, outcome: Outcome): Promise<void>;
  /** Looked at again, and it is as it was. */
  still(soort: Soort, id: string): Promise<void>;
  counts(): Promise<readonly Counts[]>;
  /** Totals of the parts, of fields without a place and of the bytes. */
  totals(): Promise<Totals>;
  tellingen(): Promise<ReadonlyMap<Soort, Telling>>;
  /** What has reasons: refused, or without some of its parts. */
  told(): AsyncIterable<Told>;
  /** Not seen any more in the last whole list. */
  vanished(soort: Soort, ronde: number): Promise<readonly string[]>;
  forget(soort: Soort, id: string): Promise<void>;
}

const SOME = 1_000;
/** Seconds that a command is believed to be at work after its last sign. */
const HELD = 10;
const ANOTHER = 'Een andere opdracht zet nu uit deze bron over: van deze was te lang niets gehoord.';

export function openInventory(db: Database, m: Municipality, bron: string): Inventory {
  const at = db.in(m);
  const run = <Row extends object>(text: string, values: readonly unknown[] = []): Promise<Row[]> =>
    at.query<Row>({ text }, [m, bron, ...values]);

  const take = async (houder: string): Promise<boolean> => {
    const rows = await run(
      `insert into overzetten_bron as b (municipality, bron, houder, gehouden_tot) values ($1, $2, $3, now() + interval '${HELD} seconds')
on conflict (municipality, bron) do update set houder = excluded.houder, gehouden_tot = excluded.gehouden_tot
where b.houder = excluded.houder or b.gehouden_tot < now() returning 1`,
      [houder],
    );
    return rows.length > 0;
  };

  return {
    async hold(houder, patienceMs = HELD * 1_500) {
      const until = monotonic() + patienceMs;
      while (!(await take(houder))) {
        if (monotonic() > until) return undefined;
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      const lost = new AbortController();
      const again = async (): Promise<void> => {
        if (!(await take(houder))) lost.abort(new SourceProblem('refused', 0, ANOTHER));
      };
      // One that fails is followed by another before it is missed.
      const beat = setInterval(() => void again().catch(() => {}), HELD * 250);
      return {
        lost: lost.signal,
        async letGo() {
          clearInterval(beat);
          await run(
            `update overzetten_bron set gehouden_tot = '-infinity' where municipality = $1 and bron = $2 and houder = $3`,
            [houder],
          );
        },
      };
    },
    async begin(everything) {
      const [row] = await run<Round>(
        `insert into overzetten_bron as b (municipality, bron, alles) values ($1, $2, $3)
on conflict (municipality, bron) do update set ronde = b.ronde + (b.klaar or ($3 and not b.alles))::int, klaar = false,
 alles = $3 or (b.alles and not b.klaar), begonnen = case when b.klaar then now() else b.begonnen end returning ronde, alles`,
        [everything],
      );
      // What was refused in a round that was not ended may have been so for what was still to come.
      await run(
        `update overzetten_record set staat = 'wacht' where municipality = $1 and bron = $2 and ronde = $3 and staat in ('geweigerd', 'deels')`,
        [row!.ronde],
      );
      return row!;
    },
    async end() {
      await run('update overzetten_bron set klaar = true where municipality = $1 and bron = $2');
    },
    async place(soort, ronde) {
      const [row] = await run<{ volgende: string | null; klaar: boolean }>(
        `insert into overzetten_lijst as l (municipality, bron, soort, ronde) values ($1, $2, $3, $4)
on conflict (municipality, bron, soort) do update set ronde = excluded.ronde,
 volgende = case when l.ronde = excluded.ronde then l.volgende end, klaar = l.klaar and l.ronde = excluded.ronde
returning volgende, klaar`,
        [soort, ronde],
      );
      return row!.klaar ? undefined : { next: row!.volgende };
    },
    async page(soort, { ronde, alles }, listed, next, telling) {
      await db.transaction(m, async (tx) => {
        await tx.query(
          {
            text: `insert into overzetten_record as r (municipality, bron, soort, id, ronde, na, gezien, open)
select $1::int, $2::text, $3::text, x.id, $4::int, x.na, x.gezien, x.open from unnest($5::uuid[], $6::uuid[], $7::text[], $8::boolean[]) as x(id, na, gezien, open)
on conflict (municipality, bron, soort, id) do update set ronde = excluded.ronde, na = excluded.na, gezien = excluded.gezien, open = excluded.open,
 staat = case when r.ronde < excluded.ronde and ($9::boolean or r.open or excluded.open or r.gezien <> excluded.gezien or r.staat in ('geweigerd', 'deels'))
  or r.ronde = excluded.ronde and r.gezien <> excluded.gezien then 'wacht' else r.staat end`,
          },
          [
            m,
            bron,
            soort,
            ronde,
            listed.map(({ id }) => id),
            listed.map(({ na }) => na ?? null),
            listed.map(({ gezien }) => gezien),
            listed.map(({ open }) => open),
            alles,
          ],
        );
        await tx.query(
          {
            text: `update overzetten_lijst set volgende = $4::text, klaar = $4::text is null, telling = coalesce($5::bigint, telling) where municipality = $1 and bron = $2 and soort = $3`,
          },
          [m, bron, soort, next ?? null, telling ?? null],
        );
      });
    },
    async anew(soort) {
      await run(
        'update overzetten_lijst set volgende = null, klaar = false where municipality = $1 and bron = $2 and soort = $3',
        [soort],
      );
    },
    waiting: (soort, late, after, limit) =>
      run(
        `select id, gezet from overzetten_record where municipality = $1 and bron = $2 and soort = $3
 and staat = 'wacht' and (na is not null) = $4 and id > $5 order by id limit $6`,
        [soort, late, after, limit],
      ),
    async still(soort, id) {
      await run(
        `update overzetten_record set staat = 'gedaan' where municipality = $1 and bron = $2 and soort = $3 and id = $4`,
        [soort, id],
      );
    },
    async done(soort, id, { staat, gezet, redenen, aantallen, onbekend, bytes }) {
      await run(
        `update overzetten_record set staat = $5, gezet = $6, redenen = $7, aantallen = $8, onbekend = $9, bytes = $10
 where municipality = $1 and bron = $2 and soort = $3 and id = $4`,
        [soort, id, staat, gezet ?? null, redenen, JSON.stringify(aantallen), JSON.stringify(onbekend), bytes],
      );
    },
    counts: () =>
      run(
        `select soort, staat, count(*)::int as aantal from overzetten_record where municipality = $1 and bron = $2 group by 1, 2 order by 1, 2`,
      ),
    async totals() {
      const summed = async (column: 'aantallen' | 'onbekend'): Promise<Amounts> => {
        const rows = await run<{ naam: string; aantal: number }>(
          `select a.key as naam, sum(a.value::int)::int as aantal from overzetten_record r, jsonb_each_text(r.${column}) a
 where r.municipality = $1 and r.bron = $2 group by 1 order by 1`,
        );
        return Object.fromEntries(rows.map(({ naam, aantal }) => [naam, aantal]));
      };
      const [sum] = await run<{ bytes: number }>(
        'select coalesce(sum(bytes), 0)::float8 as bytes from overzetten_record where municipality = $1 and bron = $2',
      );
      return { aantallen: await summed('aantallen'), onbekend: await summed('onbekend'), bytes: sum!.bytes };
    },
    async tellingen() {
      const rows = await run<{ soort: Soort; telling: string | null; gezien: number }>(
        `select l.soort, l.telling, (select count(*)::int from overzetten_record r
  where r.municipality = $1 and r.bron = $2 and r.soort = l.soort and r.ronde = l.ronde) as gezien
from overzetten_lijst l where l.municipality = $1 and l.bron = $2 order by l.soort`,
      );
      return new Map(
        rows.map(({ soort, telling, gezien }) => [soort, { bron: telling === null ? null : Number(telling), gezien }]),
      );
    },
    async *told() {
      let after = '';
      for (;;) {
        const rows = await run<Told>(
          `select soort, id, staat, redenen from overzetten_record where municipality = $1 and bron = $2
 and redenen <> '{}' and soort || id::text > $3 order by soort || id::text limit ${SOME}`,
          [after],
        );
        yield* rows;
        const last = rows.at(-1);
        if (!last) return;
        after = `${last.soort}${last.id}`;
      }
    },
    async vanished(soort, ronde) {
      const rows = await run<{ id: string }>(
        'select id from overzetten_record where municipality = $1 and bron = $2 and soort = $3 and ronde < $4 order by id',
        [soort, ronde],
      );
      return rows.map(({ id }) => id);
    },
    async forget(soort, id) {
      await run('delete from overzetten_record where municipality = $1 and bron = $2 and soort = $3 and id = $4', [
        soort,
        id,
      ]);
    },
  };
}
