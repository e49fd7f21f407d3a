/** `expand`: records inside of what is read, as deep and as far as the caller may see (zrc-025 to zrc-027). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { found, one, start, stop, z } from './lezen.ts';
import { ZRC } from './support.ts';

beforeAll(start);
afterAll(stop);

describe('expand', () => {
  it('zrc-025: puts records inside, of one case, of a list and of a search', async () => {
    const main = await z.zaak();
    const sub = await z.zaak({ hoofdzaak: main.url });
    await z.status(sub, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
    const initiator = await z.rol(sub);
    const document = await z.document();
    await z.post('/zaakinformatieobjecten', { zaak: sub.url, informatieobject: document.url });
    const paths = 'zaaktype,status.statustype,rollen,zaakinformatieobjecten.informatieobject,hoofdzaak,resultaat';
    const { _expand } = await z.read(sub.url, `?expand=${paths}`);
    expect(_expand.zaaktype.url).toBe(z.catalogue.zaaktype);
    expect(_expand.status.datumStatusGezet).toBe('2026-03-02T10:00:00.000Z');
    expect(_expand.status._expand.statustype).toMatchObject({ omschrijving: 'Ontvangen', volgnummer: 1 });
    expect(_expand.rollen).toEqual([initiator]);
    expect(_expand.zaakinformatieobjecten[0]._expand.informatieobject.url).toBe(document.url);
    expect(_expand.hoofdzaak.url).toBe(main.url);
    // EmptyObject of the standard: there is none.
    expect(_expand.resultaat).toEqual({});
    const listed = await found('/zaken', { identificatie: sub.identificatie, expand: 'zaaktype,hoofdzaak' });
    expect(listed).toMatchObject([
      { _expand: { zaaktype: { url: z.catalogue.zaaktype }, hoofdzaak: { url: main.url } } },
    ]);
    const searched = await z.want(200, 'POST', `${ZRC}/zaken/_zoek`, {
      identificatie: sub.identificatie,
      expand: 'status.statustype',
    });
    expect(searched.results[0]._expand.status._expand.statustype.omschrijving).toBe('Ontvangen');
    expect((await found('/rollen', { zaak: sub.url, expand: 'zaak' }))[0]!._expand.zaak.url).toBe(sub.url);
  });

  it('leaves out what the caller may not see', async () => {
    const main = await z.zaak({ vertrouwelijkheidaanduiding: 'geheim' });
    const sub = await z.zaak({ hoofdzaak: main.url });
    const document = await z.document();
    await z.post('/zaakinformatieobjecten', { zaak: sub.url, informatieobject: document.url });
    await z.grant(['zaken.lezen'], { level: 'vertrouwelijk' });
    const read = await z.want(
      200,
      'GET',
      `${sub.url}?expand=hoofdzaak,zaakinformatieobjecten.informatieobject`,
      undefined,
      { as: 'beperkt' },
    );
    expect(read._expand).not.toHaveProperty('hoofdzaak');
    expect(read._expand.zaakinformatieobjecten).toHaveLength(1);
    expect(read._expand.zaakinformatieobjecten[0]).not.toHaveProperty('_expand');
  });

  it('goes as deep as one likes (zrc-026), also into related cases', async () => {
    const related = await z.zaak({ relevanteAndereZaken: [{ url: one.url, aardRelatie: 'vervolg' }] });
    const { _expand } = await z.read(
      related.url,
      '?expand=relevanteAndereZaken.zaaktype,status.zaak.status.zaak.status',
    );
    expect(_expand.relevanteAndereZaken[0].url).toBe(one.url);
    expect(_expand.relevanteAndereZaken[0]._expand.zaaktype.url).toBe(z.catalogue.zaaktype);
    expect(_expand.status).toEqual({});
  });

  it.each(['communicatiekanaal', 'productenOfDiensten', 'zaakverzoeken.verzoek', 'rollen.betrokkene'])(
    'zrc-025: 404 for what lies in a source of others: %s',
    async (path) => {
      await z.want(404, 'GET', `${one.url}?expand=${path}`);
    },
  );

  it('zrc-027: whatever the case happens to point at, and where there is no case', async () => {
    const bare = await z.zaak();
    for (const path of ['status.onzin', 'hoofdzaak.onzin', 'rollen.onzin', 'relevanteAndereZaken.zaaktype.onzin']) {
      await z.want(404, 'GET', `${bare.url}?expand=${path}`);
      await z.want(404, 'GET', `${ZRC}/zaken?identificatie=nergens&expand=${path}`);
      await z.want(404, 'POST', `${ZRC}/zaken/_zoek`, { identificatie: 'nergens', expand: path });
    }
    // Twin: what is empty is no fault.
    await z.want(200, 'GET', `${bare.url}?expand=status.statustype,hoofdzaak.zaaktype.catalogus`);
    await z.want(200, 'GET', `${ZRC}/zaken?identificatie=nergens&expand=rollen.roltype,status.statustype.zaaktype`);
  });

  it('stops an address that repeats itself', async () => {
    const deep = (steps: number): string => Array(steps).fill('hoofdzaak').join('.');
    await z.want(200, 'GET', `${one.url}?expand=${deep(20)}`);
    await z.want(404, 'GET', `${one.url}?expand=${deep(21)}`);
  });

  it.each(['onzin', 'zaaktype.onzin', 'omschrijving', 'kenmerken', Array(21).fill('zaaktype').join('.')])(
    'zrc-027, zrc-028: 404 for what is no relation, and the answer names it: %s',
    async (path) => {
      const answer = await z.ask('GET', `${one.url}?expand=${path}`);
      expect(answer.statusCode).toBe(404);
      expect(answer.json().detail).toContain(path.split('.').at(-1)!.slice(0, 5));
    },
  );
});
