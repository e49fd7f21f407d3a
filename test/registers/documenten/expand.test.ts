/** The four rules on `expand` of documents; the engine's own tests and those of zaken say more. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Documenten, startDocumenten } from './support.ts';

/** An answer, whose shape is what is tested. */
// biome-ignore lint/suspicious/noExplicitAny: see above
type Json = Record<string, any>;

const DRC = '/documenten/api/v1';

let server: Documenten;
let url: string;
let right: string;
beforeAll(async () => {
  server = await startDocumenten();
  ({ url } = await server.create());
  const gebruiksrecht = { informatieobject: url, startdatum: '2026-01-01T00:00:00Z', omschrijvingVoorwaarden: 'Geen' };
  right = (await server.want(201, 'POST', `${DRC}/gebruiksrechten`, gebruiksrecht)).url;
});
afterAll(() => server.close());

describe('expand', () => {
  it('drc-011: works on one record, a list and a search', async () => {
    const one: Json = await server.want(200, 'GET', `${url}?expand=informatieobjecttype`);
    const { omschrijving } = one._expand.informatieobjecttype;
    expect(omschrijving).not.toBe('');
    const list: Json = await server.want(
      200,
      'GET',
      `${DRC}/enkelvoudiginformatieobjecten?expand=informatieobjecttype`,
    );
    expect(list.results.length).toBeGreaterThan(0);
    for (const { _expand } of list.results) expect(_expand.informatieobjecttype.url).toBe(one.informatieobjecttype);
    const asked = { uuid__in: [url.split('/').at(-1)], expand: 'informatieobjecttype' };
    const found: Json = await server.want(200, 'POST', `${DRC}/enkelvoudiginformatieobjecten/_zoek`, asked);
    expect(found.results[0]._expand.informatieobjecttype.omschrijving).toBe(omschrijving);
  });

  it('drc-012: goes from relation to relation', async () => {
    const path = 'informatieobject.informatieobjecttype.catalogus';
    const { _expand }: Json = await server.want(200, 'GET', `${right}?expand=${path}`);
    expect(_expand.informatieobject.url).toBe(url);
    expect(_expand.informatieobject._expand.informatieobjecttype._expand.catalogus.url).toContain('/catalogussen/');
  });

  it('drc-012: no further than three, however much is asked', async () => {
    const path = 'informatieobject.informatieobjecttype.catalogus';
    const three = await server.want(200, 'GET', `${right}?expand=${path}`);
    const more = `${path}.zaaktypen,${path}.informatieobjecttypen.catalogus.zaaktypen`;
    expect(await server.want(200, 'GET', `${right}?expand=${more}`)).toEqual(three);
  });

  it.each(['inhoud', 'link', 'integriteit'])('drc-011: 404 for %s, which lies in no register', async (path) => {
    await server.want(404, 'GET', `${url}?expand=${path}`);
  });

  it.each(['onzin', 'titel', 'informatieobjecttype.onzin'])(
    'drc-013, drc-014: 404 for %s, which is named',
    async (path) => {
      const { detail } = await server.want(404, 'GET', `${url}?expand=${path}`);
      expect(detail).toContain(path.split('.').at(-1));
    },
  );

  it('drc-014: one wrong name among good ones refuses the whole', async () => {
    await server.want(404, 'GET', `${url}?expand=informatieobjecttype,onzin`);
  });

  it('drc-013: also where there is no document', async () => {
    for (const path of ['onzin', 'informatieobjecttype.onzin'])
      await server.want(404, 'GET', `${DRC}/enkelvoudiginformatieobjecten?identificatie=nergens&expand=${path}`);
  });
});
