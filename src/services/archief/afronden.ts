/** The end of a list: the last content is gone, and the declaration says so. */
import { existing } from '../../engine/change.ts';
import type { Engine } from '../../engine/engine.ts';
import { dateInNetherlands } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { destroyContent } from '../../registers/documenten/index.ts';
import { log } from '../operations/door.ts';
import { verklaringVan, vernietigdMet } from './verklaring.ts';
import { grondslagOp, WIJZE } from './wet.ts';

interface Parts {
  readonly engine: Engine;
  readonly blobs: Blobs;
  /** Name of the municipality that the declaration is of. */
  readonly organisatie: string;
}

const LIJST = 'vernietigingslijst';
const REGEL = 'vernietigingsregel';

/** @returns false while content of it must wait. */
export async function rondAf({ engine, blobs, organisatie }: Parts, caller: Caller, lijstId: string): Promise<boolean> {
  const { parts } = engine;
  const resource = parts.registry.get(LIJST);
  const regels = await parts.loader.load(caller, [{ resource: REGEL, where: LIJST, is: lijstId }]);
  const digests = [...new Set(regels.flatMap(({ columns }) => (columns.inhoud as readonly string[] | null) ?? []))];
  const waiting = new Set(await destroyContent({ db: parts.db, blobs }, caller.municipality, digests));
  const zaken = await vernietigdMet(engine, caller, lijstId);
  if (waiting.size === 0) await log(engine, caller, 'archief.vernietigingsverklaring', 'aangemaakt', []);
  await engine.run({
    caller,
    resource,
    operation: 'archief.vernietigingslijst.afronden',
    kind: 'gewijzigd',
    scopes: resource.scopes.create!,
    exclusive: `${LIJST}/${lijstId}`,
    async load(work) {
      work.load(await existing(parts, caller, resource, lijstId));
      work.load(regels);
    },
    act(work) {
      const lijst = work.find(LIJST, lijstId)!;
      for (const regel of work.filter(REGEL, ({ columns }) => Array.isArray(columns.inhoud))) {
        const left = (regel.columns.inhoud as readonly string[]).filter((digest) => waiting.has(digest));
        if (left.length < (regel.columns.inhoud as readonly string[]).length)
          work.setColumns(regel, { inhoud: left.length > 0 ? left : null });
      }
      if (waiting.size > 0 || lijst.record.status !== 'wordt_uitgevoerd') return lijst;
      const voltooidOp = work.at.toISOString();
      const total = (name: string) => zaken.reduce((sum, { record }) => sum + Number(record[name] ?? 0), 0);
      const hoofd = {
        naam: lijst.record.naam,
        organisatie,
        grondslag: grondslagOp(dateInNetherlands(work.at)),
        wijze: WIJZE,
        opgesteldDoor: lijst.record.opgesteldDoor,
        beoordeeldDoor: lijst.record.beoordeeldDoor,
        vastgesteldDoor: lijst.record.vastgesteldDoor,
        vastgesteldOp: lijst.record.vastgesteldOp,
        begonnenOp: lijst.record.gestartOp,
        voltooidOp,
        zaken: zaken.length,
        documenten: total('documenten'),
        documentenBehouden: total('documentenBehouden'),
        besluiten: total('besluiten'),
        nietVernietigd: regels.filter(({ record }) => record.status !== 'vernietigd').length,
      };
      const id = newId();
      const { controlegetal } = verklaringVan(id, lijstId, hoofd, zaken);
      work.create('vernietigingsverklaring', { ...hoofd, vernietigingslijst: lijstId, controlegetal }, { id });
      lijst.implied = false;
      work.change(lijst, { status: 'uitgevoerd', uitgevoerdOp: voltooidOp, verklaring: id });
      return lijst;
    },
  });
  return waiting.size === 0;
}
