/**
 * Places to take everything along, shared by all processes: one of a person, few of a municipality. The database counts them, so
 * that another process is not another chance. A place that its process no longer speaks for is free again by itself.
 */
import { createHash } from 'node:crypto';
import type { Database, Municipality } from '../../../foundation/db/types.ts';
import { newId } from '../../../foundation/ids.ts';
import { Problem } from '../../../foundation/problems.ts';
import type { Leave } from '../../../foundation/turns.ts';
import type { Caller } from '../../../gate/context.ts';

/** Of one municipality: each reads the database again and again for as long as it is taken. */
const PLACES = 4;
const HELD_SECONDS = 90;
const SPEAK_MS = 30_000;
/** Who waits longer is better told to come later. */
const PATIENCE_MS = 1_000;
const LOOK_AGAIN_MS = 100;

const FORGOTTEN = {
  name: 'uitvoer_beurt_forgotten',
  text: 'delete from mijn_uitvoer_beurt where municipality = $1 and tot <= now()',
};
const TAKE = {
  name: 'uitvoer_beurt_take',
  text: `insert into mijn_uitvoer_beurt (municipality, plaats, wie, houder, tot)
select $1, p, $2, $3::uuid, now() + $4 * interval '1 second' from generate_series(1, $5::int) p
where not exists (select from mijn_uitvoer_beurt b where b.municipality = $1 and b.plaats = p) order by p limit 1
on conflict do nothing returning plaats`,
};
const MINE = {
  name: 'uitvoer_beurt_mine',
  text: 'select 1 as n from mijn_uitvoer_beurt where municipality = $1 and wie = $2',
};
const SPEAK = {
  name: 'uitvoer_beurt_speak',
  text: `update mijn_uitvoer_beurt set tot = now() + $3 * interval '1 second' where municipality = $1 and houder = $2::uuid`,
};
const LEAVE = {
  name: 'uitvoer_beurt_leave',
  text: 'delete from mijn_uitvoer_beurt where municipality = $1 and houder = $2::uuid',
};

/** @throws too-many-requests while this person is taking another, unavailable while others take them all */
export async function neemBeurt(db: Pick<Database, 'in'>, caller: Caller): Promise<Leave> {
  const { municipality } = caller;
  const q = db.in(caller);
  const wie = createHash('sha256')
    .update(caller.asker ?? '')
    .digest('base64url');
  const houder = newId();
  for (let waited = 0; ; waited += LOOK_AGAIN_MS) {
    await q.query(FORGOTTEN, [municipality]);
    const [taken] = await q.query(TAKE, [municipality, wie, houder, HELD_SECONDS, PLACES]);
    if (taken) return hold(db, municipality, houder);
    if (waited >= PATIENCE_MS) {
      const [mine] = await q.query(MINE, [municipality, wie]);
      throw mine
        ? new Problem('too-many-requests', AL_BEZIG, { retryAfterSeconds: 60 })
        : new Problem('unavailable', undefined, { retryAfterSeconds: 60 });
    }
    // Who took one a moment ago gives its place back about now.
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}

const AL_BEZIG = 'U haalt uw gegevens al op. Wacht tot dat klaar is, en vraag het dan opnieuw.';

/** What fails here ends by itself: the place is held no longer than its time. */
function hold(db: Pick<Database, 'in'>, municipality: Municipality, houder: string): Leave {
  const q = db.in(municipality);
  const speaking = setInterval(() => {
    q.query(SPEAK, [municipality, houder, HELD_SECONDS]).catch(() => undefined);
  }, SPEAK_MS).unref();
  let left = false;
  return () => {
    if (left) return;
    left = true;
    clearInterval(speaking);
    q.query(LEAVE, [municipality, houder]).catch(() => undefined);
  };
}
