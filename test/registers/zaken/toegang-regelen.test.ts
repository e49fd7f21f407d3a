/** Who decides on access to one case, what follows it and goes with it, and what is told of it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Caller } from '../../../src/gate/context.ts';
import { werkbankVan } from '../../../src/registers/client-ids.ts';
import { employeeCaller } from '../../../src/services/people.ts';
import { geefToegang, hefOp, leesToegang, schermAf, trekIn } from '../../../src/services/toegang/toegang.ts';
import { FIRST, SECOND, seeder } from '../../support/server.ts';
import { DRC, faults, type Json } from './support.ts';
import { AFDELING, als, besluitOp, code, dicht, dossier, inZaak, refusedBy, start, stop, uuid, z } from './toegang.ts';

beforeAll(start);
afterAll(stop);

it('is for who decides on access, gives no more than they have, and leaves somebody on a shielded case', async () => {
  const it = await dossier();
  const { engine } = z.meent;
  const id = uuid(it.zaak);
  const werk = { medewerker: 'nieuw', omgang: 'werken', reden: 'Meekijken.' };
  const refusal = async (caller: Caller, body: object) =>
    code(await geefToegang(engine, caller, id, body).catch((e) => e));
  expect(await refusal(await als('collega', 'behandelaar'), werk)).toBe('permission-denied');
  // Who reads gives reading alone.
  expect(await refusal(await als('bode', 'lezer'), werk)).toBe('permission-denied');
  await geefToegang(engine, await als('bode', 'lezer'), id, { ...werk, medewerker: 'mee', omgang: 'lezen' });
  expect(code(await schermAf(engine, await als('collega', 'behandelaar'), id, { reden: 'x' }).catch((e) => e))).toBe(
    'permission-denied',
  );
  const chef = () => als('chef', 'teamleider');
  const wrong = async (body: object) => faults(await refusedBy(async () => schermAf(engine, await chef(), id, body)));
  expect(await wrong({ reden: 'Gevoelig.' })).toEqual(['toegangen:required']);
  expect(await wrong({ reden: 'Gevoelig.', toegangen: [{ medewerker: 'chef', omgang: 'lezen' }] })).toEqual([
    'toegangen:required',
  ]);
  expect(await wrong({ toegangen: [{ medewerker: 'chef', omgang: 'werken', reden: 'Ik.' }] })).toEqual([
    'reden:required',
  ]);
  expect(await wrong({ reden: 'x', toegangen: [{ omgang: 'werken' }] })).toEqual(['toegangen.0.medewerker:required']);
  expect(
    await wrong({ reden: 'x', toegangen: [{ medewerker: 'a', rol: 'b', afdeling: 'c', omgang: 'werken' }] }),
  ).toEqual(['toegangen.0.medewerker:invalid']);

  await dicht(it);
  const { toegangen } = await leesToegang(engine, await chef(), id);
  const last = toegangen.find(({ medewerker }) => medewerker === 'chef')!;
  expect(faults(await refusedBy(async () => trekIn(engine, await chef(), id, last.id)))).toEqual([
    'toegangen:required',
  ]);
  expect(code(await trekIn(engine, await als('ander', 'teamleider'), id, last.id).catch((e) => e))).toBe('not-found');
  expect(code(await hefOp(engine, await als('ander', 'teamleider'), id).catch((e) => e))).toBe('not-found');
  // Who may only read is on the case, and does not decide on it.
  expect(code(await hefOp(engine, await als('mee', 'behandelaar'), id).catch((e) => e))).toBe('permission-denied');
  await geefToegang(engine, await chef(), id, werk);
  await trekIn(engine, await chef(), id, last.id);
  expect(code(await leesToegang(engine, await chef(), id).catch((e) => e))).toBe('not-found');
  await z.meent.engine.read(await als('nieuw', 'niets'), 'zaak', id);
});

it('follows what comes in and goes out of a shielded case', async () => {
  const it = await dossier();
  await dicht(it);
  const collega = () => als('collega', 'behandelaar');
  const sees = async (resource: string, one: Json): Promise<boolean> =>
    z.meent.engine.read(await collega(), resource, uuid(one)).then(
      () => true,
      () => false,
    );
  const DOC = 'enkelvoudiginformatieobject';
  const nieuw = await z.document();
  expect(await sees(DOC, nieuw)).toBe(true);
  const zio = await inZaak(it.zaak, nieuw);
  expect(await sees(DOC, nieuw)).toBe(false);
  expect(await sees('besluit', await besluitOp(it.zaak))).toBe(false);
  // Its earlier versions are as shielded as it is.
  const lock = (await z.want(200, 'POST', `${nieuw.url}/lock`, {})).lock;
  await z.want(200, 'PATCH', nieuw.url, { titel: 'Anders', lock });
  await z.grant(['zaken.lezen'], { documenten: ['documenten.lezen'] });
  await z.want(403, 'GET', `${nieuw.url}?versie=1`, undefined, { as: 'beperkt' });
  await z.want(200, 'GET', `${nieuw.url}?versie=1`);
  const later = await inZaak(it.ander, nieuw);
  expect(await sees(DOC, nieuw)).toBe(true);
  await z.want(204, 'DELETE', later.url);
  expect(await sees(DOC, nieuw)).toBe(false);
  await z.want(204, 'DELETE', zio.url);
  expect(await sees(DOC, nieuw)).toBe(false);
  // The open case goes; what it shared with the shielded one is shielded from then on.
  expect(await sees(DOC, it.gedeeld)).toBe(true);
  await z.want(204, 'DELETE', it.ander.url);
  expect(await sees(DOC, it.gedeeld)).toBe(false);
  expect(await sees(DOC, await inZaak(it.zaak, it.gedeeld).catch(() => it.gedeeld))).toBe(false);
});

it('goes with its case, and is no business of another municipality', async () => {
  const it = await dossier();
  await dicht(it);
  await geefToegang(z.meent.engine, await als('chef', 'teamleider'), uuid(it.zaak), {
    ...{ medewerker: 'gast', omgang: 'lezen', reden: 'Kijkt mee.' },
  });
  const elsewhere = await z.meent.engine.parts.snapshots.current(SECOND);
  const { base, trace } = seeder(SECOND);
  const gast = employeeCaller(
    elsewhere,
    { municipality: SECOND, base, trace },
    { id: 'gast', name: 'G', role: 'niets', department: 'Post' },
  );
  expect(gast.rights.grants).toEqual([]);
  expect(code(await leesToegang(z.meent.engine, seeder(SECOND), uuid(it.zaak)).catch((e) => e))).toBe('not-found');
  expect(elsewhere.all('zaaktoegang')).toEqual([]);

  for (const document of [it.eigen, it.gedeeld]) expect(document.url).toContain(DRC);
  await z.want(204, 'DELETE', it.zaak.url);
  const snapshot = await z.meent.engine.parts.snapshots.current(FIRST);
  expect(snapshot.related('zaaktoegang', 'zaak', uuid(it.zaak))).toEqual([]);
  expect(snapshot.related('zaakafscherming', 'zaak', uuid(it.zaak))).toEqual([]);
});

it('is logged where it happens, and told in the audit trail to who may read that', async () => {
  const it = await dossier();
  await z.rol(it.zaak);
  await dicht(it);
  const entries = z.meent.logged.filter(({ operation }) => operation === 'zaak.afschermen');
  expect(entries.at(-1)).toMatchObject({ kind: 'gewijzigd', lines: [{ subject: expect.any(String) }] });
  await leesToegang(z.meent.engine, await als('ander', 'behandelaar'), uuid(it.zaak)).catch(() => {});
  expect(z.meent.logged.at(-1)).toMatchObject({ operation: 'zaak.toegang', kind: 'geweigerd' });
  const trail = (await z.want(200, 'GET', `${it.zaak.url}/audittrail`)) as unknown as Json[];
  expect(trail.map(({ resource }) => resource)).toEqual(expect.arrayContaining(['zaaktoegang', 'zaakafscherming']));
});

it('who decides on access up to a level does so up to that level of what is shielded too', async () => {
  await z.meent.engine.create(seeder(FIRST), 'applicatie', {
    clientIds: [werkbankVan('laag', AFDELING)],
    label: 'Werkbank: laag',
    autorisaties: [
      {
        component: 'zrc',
        scopes: ['zaken.lezen', 'zaken.toegang-regelen'],
        zaaktype: z.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'openbaar',
      },
    ],
  });
  const lift = async (vertrouwelijkheidaanduiding: string) => {
    const zaak = await z.zaak({ vertrouwelijkheidaanduiding });
    const toegangen = [{ medewerker: 'laag-1', omgang: 'werken' }];
    await schermAf(z.meent.engine, seeder(FIRST), uuid(zaak), { reden: 'Gaat over een collega', toegangen });
    return hefOp(z.meent.engine, await als('laag-1', 'laag'), uuid(zaak)).then(({ status }) => status, code);
  };
  expect(await lift('openbaar')).toBe(204);
  expect(await lift('geheim')).toBe('permission-denied');
});
