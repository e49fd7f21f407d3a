/** What an employee does with a request before it is decided on, each step in one write under its own name. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Draft, Work } from '../../engine/work.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { invalid, Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import { AVGVERZOEK, BEHANDELEN, BESLISSEN, termijnVan } from '../../registers/avgverzoeken/index.ts';
import { text, urlOf } from '../operations/door.ts';
import { STATUS } from './catalogus.ts';
import {
  eenmaal,
  eisStand,
  eist,
  type Geopend,
  metVerzoek,
  openVerzoek,
  statusItem,
  wijzig,
  zet,
  hefOp as zetVoort,
} from './stappen.ts';
import { dagInWoorden } from './woorden.ts';

const OPEN = new Set(['in_behandeling', 'identiteit_gevraagd']);

/** @throws invalid */
export function redenIn(reden: string, most = 1000, name = 'reden'): string {
  const given = reden.trim();
  if (given === '') throw invalid({ name, code: 'required', reason: 'Vul in waarom. De inwoner leest dit.' });
  if (given.length > most) throw invalid({ name, code: 'max_length', reason: `Gebruik hoogstens ${most} tekens.` });
  return given;
}

/**
 * `avg.verlengen`: two months more, because it is complex or there are many (AVG 12, third paragraph). The resident is told
 * in the same write, which the law wants within the first month. @throws wrong-state, invalid
 */
export async function verleng(engine: Engine, caller: Caller, id: string, reden: string): Promise<void> {
  eist(caller, BEHANDELEN, BESLISSEN);
  const waarom = redenIn(reden, 200);
  const open = await openVerzoek(engine, caller, id, 'avg.verlengen');
  const uiterlijk = einde(open.verzoek.record, { verlengd: true });
  const woorden = `Wij hebben meer tijd nodig. ${waarom} ${
    uiterlijk ? `U krijgt uiterlijk ${dagInWoorden(uiterlijk)} antwoord.` : 'Er komen twee maanden bij.'
  } (AVG artikel 12, derde lid)`;
  const finish = (work: Work): void => {
    const it = work.find(AVGVERZOEK, id)!;
    eisStand(it, OPEN);
    if (it.record.verlengd) throw new Problem('wrong-state', 'De termijn is al verlengd. Dat kan één keer.');
    if (work.today > text(it.record.verlengenTot))
      throw new Problem(
        'wrong-state',
        'De eerste maand is voorbij. Verlengen moet de inwoner binnen die maand horen (AVG artikel 12, derde lid).',
      );
    zet(work, it, { verlengd: true, verlengdOp: work.at.toISOString(), redenVerlenging: waarom });
    const zaak = work.find('zaak', it.record.zaak)!;
    work.change(zaak, {
      uiterlijkeEinddatumAfdoening: it.record.uiterlijk,
      verlenging: { reden: waarom, duur: 'P2M' },
    });
  };
  await eenmaal(engine, caller, id, {
    operation: 'avg.verlengen',
    isGedaan: ({ record }) => record.verlengd === true && record.redenVerlenging === waarom,
    doe: () => stap(engine, open, 'avg.verlengen', STATUS.behandeling, woorden, finish),
  });
}

/** `avg.identiteit.vragen`: more is needed to know who asks (12, sixth paragraph); the term stands still. @throws wrong-state, invalid */
export async function vraagIdentificatie(engine: Engine, caller: Caller, id: string, reden: string): Promise<void> {
  eist(caller, BEHANDELEN, BESLISSEN);
  const waarom = redenIn(reden, 200);
  const open = await openVerzoek(engine, caller, id, 'avg.identiteit.vragen');
  const finish = (work: Work): void => {
    const it = work.find(AVGVERZOEK, id)!;
    eisStand(it, new Set(['in_behandeling']));
    const stilgelegd = [...stilIn(it.record), { van: work.today, tot: null, reden: waarom }];
    zet(work, it, { stand: 'identiteit_gevraagd', stilgelegd });
    work.change(work.find('zaak', it.record.zaak)!, { opschorting: { indicatie: true, reden: waarom } });
  };
  await eenmaal(engine, caller, id, {
    operation: 'avg.identiteit.vragen',
    isGedaan: ({ record }) => stilIn(record).some((one) => one.tot === null && one.reden === waarom),
    doe: () => stap(engine, open, 'avg.identiteit.vragen', STATUS.identiteit, waarom, finish),
  });
}

/** `avg.identiteit.ontvangen`: it is clear who asks; the term goes on with the days that were left. @throws wrong-state */
export async function identificatieOntvangen(engine: Engine, caller: Caller, id: string): Promise<void> {
  eist(caller, BEHANDELEN, BESLISSEN);
  const open = await openVerzoek(engine, caller, id, 'avg.identiteit.ontvangen');
  const finish = (work: Work): void => {
    const it = work.find(AVGVERZOEK, id)!;
    eisStand(it, new Set(['identiteit_gevraagd']));
    const stilgelegd = stilIn(it.record).map((one) => (one.tot === null ? { ...one, tot: work.today } : one));
    zet(work, it, { stand: 'in_behandeling', stilgelegd });
    work.change(work.find('zaak', it.record.zaak)!, {
      opschorting: { indicatie: false, reden: '' },
      uiterlijkeEinddatumAfdoening: it.record.uiterlijk,
    });
  };
  await eenmaal(engine, caller, id, {
    operation: 'avg.identiteit.ontvangen',
    isGedaan: ({ record }) => record.stand === 'in_behandeling' && stilIn(record).at(-1)?.tot === today(),
    doe: () => stap(engine, open, 'avg.identiteit.ontvangen', STATUS.behandeling, '', finish),
  });
}

/** `avg.inlichten`: a recipient was told what was put right, erased or restricted (AVG 19). @throws wrong-state, invalid */
export async function lichtIn(
  engine: Engine,
  caller: Caller,
  id: string,
  { ontvanger, waarom }: { readonly ontvanger: string; readonly waarom: string },
): Promise<void> {
  eist(caller, BEHANDELEN, BESLISSEN);
  const wie = redenIn(ontvanger, 200, 'ontvanger');
  const wat = redenIn(waarom, 1000, 'waarom');
  const open = await openVerzoek(engine, caller, id, 'avg.inlichten');
  await wijzig(engine, open, 'avg.inlichten', (work) => {
    const it = work.find(AVGVERZOEK, id)!;
    eisStand(it, new Set(['besloten']));
    if (!['rectificatie', 'wissing', 'beperking'].includes(text(it.record.soort)) || it.record.uitkomst === 'geweigerd')
      throw new Problem('wrong-state', 'Alleen na verbeteren, wissen of stilzetten worden ontvangers ingelicht.');
    const op = work.today;
    const eerder = it.record.ingelicht as readonly Record_[];
    // Sent again after an answer that was lost: told once is told.
    if (eerder.some((one) => one.ontvanger === wie && one.waarom === wat && one.op === op)) return;
    const ingelicht = [...eerder, { ontvanger: wie, op, waarom: wat }];
    zet(work, it, { ingelicht });
  });
}

/**
 * `avg.opheffing.melden`: the resident hears that the use goes on again (AVG 18, third paragraph), before it does.
 * @throws wrong-state, invalid
 */
export async function meldOpheffing(engine: Engine, caller: Caller, id: string, reden: string): Promise<void> {
  eist(caller, BESLISSEN);
  const waarom = redenIn(reden);
  const open = await openVerzoek(engine, caller, id, 'avg.opheffing.melden');
  const owners = (open.zaak.columns.owners as readonly string[] | null) ?? [];
  if (owners.length === 0) throw new Problem('conflict', 'Bij deze zaak staat niet wie het vroeg.');
  await engine.compose(open.caller, {
    operation: 'avg.opheffing.melden',
    kind: 'gewijzigd',
    exclusive: `zaak/${open.zaak.id}`,
    items: owners.map((owner) => ({
      resource: 'bericht',
      input: {
        onderwerp: 'Wij gaan uw gegevens weer gebruiken',
        inhoud: `Het gebruik van uw gegevens staat nu stil. Vanaf morgen kunnen wij ze weer gebruiken.\n\n${waarom}\n\nU leest dit voordat het gebeurt, omdat de wet dat zegt (AVG artikel 18, derde lid).`,
        afzender: open.caller.employee?.department || 'Gemeente',
        zaak: urlOf(engine, open.caller, 'zaak', open.zaak.id),
        verzonden: timestamp(),
        gelezen: null,
      },
      columns: { ontvanger: owner, subjects: [owner] },
    })),
    besides: metVerzoek(open.verzoek, open.zaak),
    finish(work) {
      const it = work.find(AVGVERZOEK, id)!;
      eisStand(it, new Set(['besloten']));
      const stilgezet = it.record.stilgezet as Record_ | null;
      if (!stilgezet || stilgezet.tot) throw new Problem('wrong-state', 'Door dit verzoek staat niets stil.');
      if (stilgezet.gemeldOp)
        throw new Problem(
          'wrong-state',
          `De inwoner kreeg dit bericht al op ${dagInWoorden(text(stilgezet.gemeldOp))}.`,
        );
      zet(work, it, { stilgezet: { ...stilgezet, gemeldOp: work.today } });
    },
  });
}

/** `avg.opheffen`: the use goes on, at the earliest the day after the resident was told. @throws wrong-state */
export async function hefOp(engine: Engine, caller: Caller, id: string): Promise<void> {
  eist(caller, BESLISSEN);
  const open = await openVerzoek(engine, caller, id, 'avg.opheffen');
  const eis = (it: Draft): void => {
    eisStand(it, new Set(['besloten']));
    const stilgezet = it.record.stilgezet as Record_ | null;
    if (!stilgezet || stilgezet.tot) throw new Problem('wrong-state', 'Door dit verzoek staat niets stil.');
    if (!stilgezet.gemeldOp || String(stilgezet.gemeldOp) >= today())
      throw new Problem(
        'wrong-state',
        'Meld eerst aan de inwoner dat het gebruik weer begint. Opheffen kan vanaf de dag erna (AVG artikel 18, derde lid).',
      );
  };
  await eenmaal(engine, caller, id, {
    operation: 'avg.opheffen',
    isGedaan: ({ record }) => record.stand === 'besloten' && Boolean((record.stilgezet as Record_ | null)?.tot),
    doe: () => zetVoort(engine, open, 'avg.opheffen', eis),
  });
}

const stilIn = (record: Record_) =>
  (record.stilgelegd ?? []) as readonly { readonly van: string; readonly tot: string | null; readonly reden: string }[];

const einde = (record: Record_, { verlengd }: { readonly verlengd: boolean }): string | null =>
  termijnVan({ ontvangen: text(record.ontvangen), verlengd, stil: stilIn(record) }).uiterlijk;

/** A status that tells the resident, and the change of the request, in one write. */
async function stap(
  engine: Engine,
  { caller, verzoek, zaak }: Geopend,
  operation: string,
  status: (typeof STATUS)[keyof typeof STATUS],
  woorden: string,
  finish: (work: Work) => void,
): Promise<void> {
  await engine.compose(caller, {
    operation,
    kind: 'gewijzigd',
    exclusive: `zaak/${zaak.id}`,
    items: [await statusItem(engine, caller, zaak, status, woorden)],
    besides: metVerzoek(verzoek, zaak),
    finish,
  });
}
