/** The package was made by a job that sees everything: it goes to who may see all of what is in it, and to nobody else. */
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../../src/gate/context.ts';
import type { Grant, Rights } from '../../../src/gate/rights.ts';
import type { Rule } from '../../../src/gate/rules.ts';
import { createToken } from '../../../src/identity/tokens.ts';
import { stuurPakket } from '../../../src/services/archief/overbrenging.ts';
import { pakIn } from '../../../src/services/archief/overbrenging-taak.ts';
import { activityBody } from '../../support/activity.ts';
import { FIRST, seeder } from '../../support/server.ts';
import { unzip } from '../../support/zip.ts';
import { BSN, CRS, type Json } from '../zaken/support.ts';
import { type Archief, blijvendBewaard, padVan, startArchief } from './support.ts';

let a: Archief;
let zaak: Json;
let pad: string;
beforeAll(async () => {
  a = await startArchief();
  zaak = await blijvendBewaard(a, {}, { vertrouwelijkheidaanduiding: 'geheim' });
  const aanvraag = { naam: 'Jaar 2025', archiefbewaarplaats: 'Streekarchief Proef' };
  pad = padVan(await a.doe(201, 'POST', '/overbrengingen', 'een', aanvraag));
  await pakIn({ engine: a.z.meent.engine, blobs: a.blobs, nameOf: () => 'Proefdorp' }, FIRST);
});
afterAll(() => a?.close());

const GRANTS: Readonly<Record<'overbrengen' | 'zaken' | 'documenten', Grant>> = {
  overbrengen: { component: 'meent', scopes: new Set(['archief.overbrengen']) },
  zaken: { component: 'zrc', scopes: new Set(['zaken.lezen']) },
  documenten: { component: 'drc', scopes: new Set(['documenten.lezen']) },
};
const ALL = Object.values(GRANTS);

const ask = (rights: Partial<Rights>) =>
  stuurPakket(a.z.meent.engine, a.blobs, {
    caller: { ...seeder(FIRST), rights: { everything: false, grants: ALL, ...rights } } satisfies Caller,
    params: { id: pad.slice(-36) },
  });

async function gets(rights: Partial<Rights>): Promise<void> {
  const answer = await ask(rights);
  expect(answer.status).toBe(200);
  for await (const _ of answer.content as Readable);
}

const refused = (detail: RegExp) => ({ code: 'permission-denied', detail: expect.stringMatching(detail) });

const rule = (what: Rule['what'], more: Partial<Rule> = {}): Rule => ({
  id: 'proef',
  version: 1,
  effect: 'verbied',
  whom: {},
  what,
  reason: 'Een proef.',
  ...more,
});

describe('a package', () => {
  it('with a document goes to who may read documents of that confidentiality; twin: not without, or below', async () => {
    await gets({});
    const { overbrengen, zaken, documenten } = GRANTS;
    await expect(ask({ grants: [overbrengen, zaken] })).rejects.toMatchObject(refused(/documenten\.lezen/));
    a.z.meent.logged.length = 0;
    const low = { ...documenten, level: 2 };
    await expect(ask({ grants: [overbrengen, zaken, low] })).rejects.toMatchObject(
      refused(/1 keer enkelvoudiginformatieobject/),
    );
    expect(a.z.meent.logged).toMatchObject([
      { operation: 'archief.overbrenging.pakket', kind: 'geweigerd', lines: [{ id: zaak.document.url.slice(-36) }] },
    ]);
    await gets({ grants: [overbrengen, zaken, { ...documenten, level: 6 }] });
  });

  it('is kept back by a rule on a part of the case that is in it; twin: not by one on a part that is not', async () => {
    await expect(ask({ rules: [rule({ resources: ['rol'] })] })).rejects.toMatchObject(refused(/1 keer rol/));
    await gets({ rules: [rule({ resources: ['zaakobject'] })] });
  });

  it('is kept back by a rule that leaves a field out; twin: not by one for another type of case', async () => {
    const less = (what: Rule['what']) => rule(what, { effect: 'laat_weg', leaveOut: ['toelichting'] });
    await expect(ask({ rules: [less({ resources: ['zaak'] })] })).rejects.toMatchObject(
      refused(/Niet helemaal voor u: zaak\./),
    );
    await gets({ rules: [less({ resources: ['zaak'], types: [a.z.catalogue.ander.zaaktype.slice(-36)] })] });
  });

  it.each([
    ['names what is in it, with a law for the BSN', 200, { categorieen: [] }, true],
    ['has no law for the BSN', 403, { categorieen: [] }, false],
    ['does not use names', 403, { categorieen: ['behandeling', 'documenten', 'burgerservicenummer'] }, true],
    ['does not use documents', 403, { categorieen: ['behandeling', 'naam', 'burgerservicenummer'] }, true],
  ] as const)('for an activity that %s: %i', async (name, status, uses, bsn) => {
    const answer = await (await clientOf(name, uses, bsn))(`/meent/api/v1${pad}/pakket`);
    expect([answer.statusCode, name]).toEqual([status, name]);
    if (status === 200) {
      const files = [...unzip(answer.rawPayload).values()].map(String).join('\n');
      for (const inside of [BSN, 'De straat krijgt een park.']) expect(files).toContain(inside);
    } else
      expect(answer.json().detail).toMatch(
        /Leg in een nieuwe versie van de activiteit|Leg een nieuwe versie van de activiteit/,
      );
  });

  it('of a case that is gone goes to nobody any more', async () => {
    await a.z.want(204, 'DELETE', zaak.url);
    await expect(ask({ everything: true })).rejects.toMatchObject({ code: 'wrong-state' });
  });
});

let clients = 0;

/** A program with every right that it takes, for an activity that uses this of cases. */
async function clientOf(naam: string, uses: object, bsn: boolean) {
  const { meent, catalogue, want } = a.z;
  const name = `archief-${++clients}`;
  const { url } = await want(
    201,
    'POST',
    '/registers/api/v1/verwerkingsactiviteiten',
    activityBody({
      identificatie: name,
      naam,
      gebruikt: [{ bron: 'zaken', velden: [], ...uses }],
      beginGeldigheid: '2026-01-01',
      ...(bsn ? {} : { gebruiktBsn: false, bsnGrond: '', bsnArtikelen: [] }),
    }),
  );
  const made = await want(201, 'POST', '/autorisaties/api/v1/applicaties', {
    clientIds: [name],
    label: name,
    autorisaties: [{ component: 'nrc', scopes: ['notificaties.consumeren'] }],
  });
  const own = `/meent/api/v1/applicaties/${made.url.slice(-36)}`;
  await want(200, 'PUT', `${own}/activiteiten`, { activiteiten: [url] });
  const most = { maxVertrouwelijkheidaanduiding: 'zeer_geheim' };
  await want(200, 'PATCH', made.url, {
    autorisaties: [
      { component: 'meent', scopes: ['archief.overbrengen'] },
      { component: 'zrc', scopes: ['zaken.lezen'], zaaktype: catalogue.zaaktype, ...most },
      {
        component: 'drc',
        scopes: ['documenten.lezen'],
        informatieobjecttype: catalogue.informatieobjecttypen.foto,
        ...most,
      },
    ],
  });
  const { geheim } = await want(201, 'POST', `${own}/geheim`);
  return (path: string) =>
    meent.ask({
      url: path,
      as: false,
      headers: {
        ...CRS,
        'x-meent-activiteit': url,
        authorization: `Bearer ${createToken({ clientId: name, secret: String(geheim), userId: 'een', userRepresentation: 'Een' })}`,
      },
    });
}
