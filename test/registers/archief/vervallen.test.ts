/** What goes off a list that stands: whatever nobody judged as it is now. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '../zaken/support.ts';
import { type Archief, padVan, startArchief, wegIs } from './support.ts';

let a: Archief;
beforeAll(async () => {
  a = await startArchief();
});
afterAll(() => a.close());

const koppel = (zaak: Json, document: Json) =>
  a.z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });

describe('a case stays, and the list says why, when after it was put on the list', () => {
  const gebleven = async (wijzig: (zaak: Json, document: Json) => Promise<unknown>, reden: RegExp) => {
    const zaak = await a.overtijd();
    const document = await a.z.document();
    await koppel(zaak, document);
    const rustig = await a.overtijd();
    const lijst = await a.gestart();
    await wijzig(zaak, document);
    await a.voerUit();
    const regels = await a.regels(lijst);
    const van = ({ uuid }: Json) => regels.find(({ zaakId }) => zaakId === uuid);
    expect(van(zaak)).toMatchObject({ status: 'vervallen', reden: expect.stringMatching(reden) });
    expect(van(rustig)).toMatchObject({ status: 'vernietigd' });
    await a.z.read(zaak.url);
    await a.z.want(200, 'GET', document.url);
    await wegIs(a, rustig);
    const klaar = await a.doe(200, 'GET', padVan(lijst), 'lezer');
    expect(await a.doe(200, 'GET', padVan({ url: klaar.verklaring }), 'lezer')).toMatchObject({
      zaken: 1,
      nietVernietigd: 1,
    });
    await a.z.want(200, 'PATCH', zaak.url, { archiefactiedatum: '2040-01-01' });
  };

  it('it changed', () => gebleven((zaak) => a.z.want(200, 'PATCH', zaak.url, { omschrijving: 'Anders' }), /gewijzigd/));
  it('its date moved', () =>
    gebleven((zaak) => a.z.want(200, 'PATCH', zaak.url, { archiefactiedatum: '2039-01-01' }), /2039-01-01/));
  it('it must be kept for ever', () =>
    gebleven((zaak) => a.z.want(200, 'PATCH', zaak.url, { archiefnominatie: 'blijvend_bewaren' }), /niet \(meer\)/));
  it('a part of it changed', () =>
    gebleven(async (zaak) => {
      const { resultaat } = await a.z.read(zaak.url);
      return a.z.want(200, 'PATCH', resultaat, { toelichting: 'Toch anders' });
    }, /gewijzigd/));
  it('a document of it changed', () =>
    gebleven(async (_, document) => {
      const { lock } = await a.z.want(200, 'POST', `${document.url}/lock`);
      await a.z.want(200, 'PATCH', document.url, { titel: 'Anders', lock });
      await a.z.want(204, 'POST', `${document.url}/unlock`, { lock });
    }, /gewijzigd/));
  it('somebody works on a document of it', () =>
    gebleven((_, document) => a.z.want(200, 'POST', `${document.url}/lock`), /gewijzigd|document/));
  it('it was held', async () => {
    let opschorting: Json | undefined;
    await gebleven(async (zaak) => {
      opschorting = await a.doe(201, 'POST', '/opschortingen', 'vier', {
        zaak: zaak.url,
        grond: 'rechtszaak',
        toelichting: 'Boom procedeert.',
      });
    }, /opgeschort vanwege een rechtszaak/);
    await a.doe(200, 'POST', `${padVan(opschorting!)}/opheffen`, 'vier', { reden: 'Klaar.' });
  });
});
