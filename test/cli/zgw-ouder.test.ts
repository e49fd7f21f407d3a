/** An older product moves in, with all that goes wrong on the way. */
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { uuid } from '../support/stand-in.ts';
import { type Move, SECRET, startMove, TO } from './zgw-move.ts';

const BSN = '999990019';

let move: Move;
beforeEach(async () => {
  move = await startMove();
});
afterEach(() => move.close());

test('comes over as it was, in spite of failures, and says what could not come and why', async () => {
  const { rows, body, bron, line, load, count } = move;
  bron.failEvery = 7;
  const before = await count('zaken_zaak');
  const { code, out, err } = await load();
  expect(code).toBe(1);
  // One status is of another case type; its case is here without it.
  const zaak = uuid('zaak 0');
  expect(out.slice(0, 2)).toEqual([
    `Let op: zaak ${zaak}`,
    `  status ${uuid('vreemde status')}: nonFieldErrors: Dit statustype hoort niet bij het zaaktype van de zaak.`,
  ]);
  expect(out).toContain('Geen plaats in Meent: zaak.communicatiekanaalNaam (5 keer ingevuld)');
  expect(out.some((text) => text.startsWith('Niet gelezen: verzending.'))).toBe(true);
  expect(out).toContain('enkelvoudiginformatieobject: 1 gedaan (de bron telt 1)');
  expect(out).toContain('zaak: 1 deels, 4 gedaan (de bron telt 5)');
  expect(out).toContain('besluit: 1 gedaan (de bron telt 1)');
  expect(await count('zaken_zaak')).toBe(before + 5);

  expect(await body('zaken_zaak', zaak)).toMatchObject({
    identificatie: 'ZAAK-2019-0000000000',
    einddatum: '2019-06-01',
    archiefactiedatum: '2024-06-01',
    archiefnominatie: 'vernietigen',
    registratiedatum: '2019-02-03',
    productenOfDiensten: ['https://producten.example/bestaat-niet-meer'],
    laatsteBetaaldatum: null,
  });
  expect(await body('zaken_zaak', uuid('zaak 2'))).toMatchObject({
    relevanteAndereZaken: [{ url: 'https://elders.example/zaken/api/v1/zaken/1' }],
  });
  expect(await body('zaken_zaak', uuid('zaak 1'))).toMatchObject({
    hoofdzaak: `~/zaken/api/v1/zaken/${uuid('zaak 4')}`,
  });
  expect(await body('zaken_status', uuid('status 0'))).toMatchObject({ datumStatusGezet: '2019-02-03T09:00:00.000Z' });
  expect(await body('zaken_rol', uuid('rol 0'))).toMatchObject({
    omschrijving: 'Aanvrager (oud)',
    registratiedatum: '2019-02-03T09:00:00.000Z',
  });
  expect(await body('zaken_zaakobject', uuid('object 0'))).toMatchObject({ objectType: 'pand' });
  expect(await body('besluiten_besluit', uuid('besluit'))).toMatchObject({
    identificatie: 'BESLUIT-1',
    datum: '2019-05-01',
    vervaldatum: null,
  });
  expect(await body('catalogi_besluittype', uuid('besluittype'))).toMatchObject({
    informatieobjecttypen: ['Brief'],
    concept: false,
  });
  const [state] = await rows<{ status: string; subjects: string[]; rollen: string[] }>(
    `select status, subjects, rollen from meent.zaken_zaak, it where municipality = m and id = '${zaak}'`,
  );
  expect(state).toMatchObject({ status: uuid('eindstatus 0'), rollen: [uuid('rol 0')] });
  expect(state!.subjects).toHaveLength(1);
  const versions = await rows<{ versie: number; at: Date; inhoud: string[] }>(
    `select versie, begin_registratie as at, inhoud from meent.documenten_versie, it where municipality = m and informatieobject = '${uuid('document')}' order by versie`,
  );
  expect(versions.map(({ versie, at }) => [versie, at.toISOString()])).toEqual([
    [1, '2019-02-01T08:00:00.000Z'],
    [2, '2019-02-02T08:00:00.000Z'],
  ]);
  expect(await body('documenten_enkelvoudiginformatieobject', uuid('document'))).toMatchObject({
    versie: 3,
    titel: 'Derde',
    bestandsomvang: 16,
    identificatie: 'DOC-1',
  });
  const links = await rows(
    `select id from meent.documenten_objectinformatieobject, it where municipality = m and informatieobject = '${uuid('document')}'`,
  );
  expect(links).toEqual([{ id: uuid('oio') }]);

  // Nothing follows from it, and its history is kept apart, sealed.
  const changes = await rows<{ kenmerken: unknown; moved: boolean; application_label: string }>(
    `select kenmerken, moved, application_label from meent.engine_change, it where municipality = m and main = '${zaak}' and not implied`,
  );
  expect(changes.length).toBeGreaterThan(4);
  for (const one of changes) expect(one).toMatchObject({ kenmerken: null, moved: true });
  const history = await rows<{ sealed: string; source: string }>(
    `select sealed, source from meent.engine_moved_history, it where municipality = m and main = '${zaak}'`,
  );
  expect(history).toHaveLength(1);
  expect(history[0]!.sealed).not.toContain('Oude toepassing');
  const entries = await rows<{ doel: string }>(
    `select v.body::text as doel from meent.log_entry e join it on e.municipality = m join meent.verwerkingsactiviteit v on v.municipality = m and v.id::text = e.activity where e.operation = 'meent.overzetten' limit 1`,
  );
  expect(entries[0]?.doel).toContain('zorgen dat uw gegevens meegaan naar een ander systeem van de gemeente');

  // What was said holds no secret and no person.
  const said = [...out, ...err].join('\n');
  for (const secret of [SECRET, BSN, 'Boom', 'Bearer']) expect(said).not.toContain(secret);

  // Every version once, encrypted.
  const folder = join(line.folder, 'blobs');
  expect(existsSync(folder)).toBe(true);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{64}$/.test(name));
  expect(files).toHaveLength(3);
  for (const file of files) expect(readFileSync(join(folder, file)).includes('inhoud van')).toBe(false);
});

test('without credentials or at a wrong address nothing is taken over', async () => {
  const { bron, line, load } = move;
  expect(await line.meent('load', 'zgw', bron.url, '--municipality', TO)).toMatchObject({
    code: 1,
    err: [expect.stringContaining('A client id and a secret of the source are needed')],
  });
  expect(await line.meent('load', 'zgw', 'ftp://x', '--municipality', TO)).toMatchObject({ code: 2 });
  expect(
    (await line.meent('load', 'zgw', 'https://gebruiker:geheim@x', '--municipality', TO)).err.join(),
  ).not.toContain('geheim');
  expect(await load('--follow', 'straks')).toMatchObject({ code: 2 });
});

test('a file of credentials that others on the machine can read is not used; twin: one that the group may read is', async () => {
  const { bron, line } = move;
  const path = join(line.folder, 'open.txt');
  writeFileSync(path, `meent\n${SECRET}\n`);
  const tried = async (mode: number) => {
    chmodSync(path, mode);
    return line.meent('load', 'zgw', bron.url, '--municipality', TO, '--credentials', path);
  };
  for (const mode of [0o644, 0o660])
    expect(await tried(mode)).toEqual({
      code: 1,
      out: [],
      err: [`Other users of this machine can reach ${path}; run "chmod 600 ${path}".`],
    });
  expect((await tried(0o640)).err.join()).not.toContain('chmod');
});
