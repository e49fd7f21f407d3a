/** Which cases an application finds and reads: by type, up to a level, by scope (zrc-006). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { VERTROUWELIJKHEID } from '../../../src/gate/rights.ts';
import { start, stop, z } from './lezen.ts';
import { ZRC } from './support.ts';

beforeAll(start);
afterAll(stop);

describe('zrc-006: the rights of the application', () => {
  it('decide which cases a list shows, and which may be read', async () => {
    const seen = await z.zaak({ vertrouwelijkheidaanduiding: 'openbaar' });
    const higher = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    const other = await z.zaak({ zaaktype: z.catalogue.ander.zaaktype, vertrouwelijkheidaanduiding: 'openbaar' });
    await z.grant(['zaken.lezen'], { level: 'vertrouwelijk' });
    const as = { as: 'beperkt' };
    for (const { identificatie } of [seen, higher, other]) {
      const list = await z.want(200, 'GET', `${ZRC}/zaken?identificatie=${identificatie}`, undefined, as);
      expect(list.count).toBe(identificatie === seen.identificatie ? 1 : 0);
    }
    await z.want(200, 'GET', seen.url, undefined, as);
    await z.want(403, 'GET', higher.url, undefined, as);
    await z.want(403, 'GET', other.url, undefined, as);
    await z.grant(['zaken.aanmaken']);
    await z.want(403, 'GET', seen.url, undefined, as);
    await z.want(403, 'GET', `${ZRC}/zaken`, undefined, as);
  });
});

describe('zrc-006: a scope holds for the type and up to the level that it is given on', () => {
  const as = { as: 'beperkt' };
  const autorisatie = (scopes: readonly string[], zaaktype: string, maxVertrouwelijkheidaanduiding: string) => ({
    component: 'zrc',
    scopes,
    zaaktype,
    maxVertrouwelijkheidaanduiding,
  });

  it('lower or the same is open, higher is not', async () => {
    const levels = await Promise.all(
      VERTROUWELIJKHEID.map((vertrouwelijkheidaanduiding) => z.zaak({ vertrouwelijkheidaanduiding })),
    );
    for (const [at, max] of VERTROUWELIJKHEID.entries()) {
      await z.grant(['zaken.lezen'], { level: max });
      for (const [level, { url }] of levels.entries()) await z.want(level <= at ? 200 : 403, 'GET', url, undefined, as);
    }
  });

  it('each type has its own scopes and its own ceiling', async () => {
    const [here, there] = [z.catalogue.zaaktype, z.catalogue.ander.zaaktype];
    const make = (zaaktype: string, vertrouwelijkheidaanduiding = 'openbaar') =>
      z.body({ zaaktype, vertrouwelijkheidaanduiding, productenOfDiensten: [] });
    const [one, other] = [await z.zaak(make(here)), await z.zaak(make(there))];
    await z.meent.grant([
      autorisatie(['zaken.lezen', 'zaken.bijwerken'], here, 'openbaar'),
      autorisatie(['zaken.lezen', 'zaken.aanmaken'], there, 'geheim'),
    ]);
    await z.want(200, 'PATCH', one.url, { omschrijving: 'x' }, as);
    await z.want(403, 'PATCH', other.url, { omschrijving: 'x' }, as);
    await z.want(403, 'POST', `${ZRC}/zaken`, make(here), as);
    await z.want(201, 'POST', `${ZRC}/zaken`, make(there, 'geheim'), as);
    await z.want(403, 'POST', `${ZRC}/zaken`, make(there, 'zeer_geheim'), as);
    // Nobody lifts a case above their own ceiling.
    await z.want(403, 'PATCH', one.url, { vertrouwelijkheidaanduiding: 'intern' }, as);
    expect((await z.read(one.url)).vertrouwelijkheidaanduiding).toBe('openbaar');
  });

  it('heeftAlleAutorisaties opens every operation on every case', async () => {
    const zaak = await z.zaak({ zaaktype: z.catalogue.ander.zaaktype, vertrouwelijkheidaanduiding: 'zeer_geheim' });
    await z.want(200, 'GET', zaak.url);
    await z.want(200, 'PATCH', zaak.url, { omschrijving: 'x' });
    await z.want(204, 'DELETE', zaak.url);
  });
});
