import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Documenten, faults, startDocumenten } from './support.ts';

const DRC = '/documenten/api/v1';

let it_: Documenten;
beforeAll(async () => {
  it_ = await startDocumenten();
});
afterAll(() => it_.close());

const shipment = (informatieobject: string, changes: object = {}): object => ({
  informatieobject,
  betrokkene: 'https://relaties.voorbeeld.nl/melder',
  contactPersoon: 'https://relaties.voorbeeld.nl/balie',
  aardRelatie: 'geadresseerde',
  ...changes,
});

const ADRESSEN = {
  binnenlandsCorrespondentieadres: { huisnummer: 4, naamOpenbareRuimte: 'Meentweg', woonplaatsnaam: 'Weidehoek' },
  buitenlandsCorrespondentieadres: { adresBuitenland1: 'Rue 1', landPostadres: 'https://landen.voorbeeld.nl/be' },
  correspondentiePostadres: {
    postBusOfAntwoordnummer: 12,
    postadresPostcode: '1234AB',
    postadresType: 'postbusnummer',
    woonplaatsnaam: 'Weidehoek',
  },
  faxnummer: '0101234567',
  emailadres: 'post@voorbeeld.nl',
  mijnOverheid: true,
  telefoonnummer: '0101234568',
};

describe('a verzending', () => {
  it('keeps to whom a document went, and is changed and removed', async () => {
    const { url } = await it_.create();
    const { binnenlandsCorrespondentieadres } = ADRESSEN;
    const made = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(url, { binnenlandsCorrespondentieadres }));
    expect(made).toMatchObject({
      informatieobject: url,
      binnenlandsCorrespondentieadres: { huisnummer: 4, huisletter: '', postcode: '' },
      correspondentiePostadres: null,
      faxnummer: null,
      mijnOverheid: false,
      ontvangstdatum: null,
    });
    expect(await it_.want(200, 'GET', made.url)).toEqual(made);
    const changed = await it_.want(200, 'PATCH', made.url, { toelichting: 'Per post' });
    expect(changed).toEqual({ ...made, toelichting: 'Per post' });
    const replaced = await it_.want(200, 'PUT', made.url, shipment(url));
    expect(replaced).toMatchObject({ toelichting: '', binnenlandsCorrespondentieadres: null });
    await it_.want(204, 'DELETE', made.url);
    await it_.want(404, 'GET', made.url);
  });

  it('goes to one address, of whatever kind', async () => {
    const { url } = await it_.create();
    const kinds = Object.entries(ADRESSEN).map(([name, value]) => ({ [name]: value }));
    for (const [at, one] of kinds.entries()) {
      const made = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(url, one));
      const other = kinds[(at + 1) % kinds.length]!;
      const fault = [expect.stringMatching(/:een-adres$/)];
      expect(faults(await it_.want(400, 'POST', `${DRC}/verzendingen`, shipment(url, { ...one, ...other })))).toEqual(
        fault,
      );
      expect(faults(await it_.want(400, 'PATCH', made.url, other))).toEqual(fault);
      expect(await it_.want(200, 'GET', made.url)).toEqual(made);
    }
    const [first, second] = kinds as [object, object];
    const made = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(url, first));
    const moved = { ...second, [Object.keys(first)[0]!]: null };
    expect(await it_.want(200, 'PATCH', made.url, moved)).toMatchObject({ [Object.keys(first)[0]!]: null });
  });

  it('is found by document, by whom and by direction', async () => {
    const { url } = await it_.create();
    const betrokkene = 'https://relaties.voorbeeld.nl/alleen-hier';
    const sent = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(url, { betrokkene }));
    const came = await it_.want(
      201,
      'POST',
      `${DRC}/verzendingen`,
      shipment(url, { aardRelatie: 'afzender', ontvangstdatum: '2026-03-02' }),
    );
    const found = async (query: object): Promise<readonly string[]> => {
      const asked = new URLSearchParams(query as Record<string, string>);
      const { results } = await it_.want(200, 'GET', `${DRC}/verzendingen?${asked}`);
      return (results as { url: string }[]).map((one) => one.url).sort();
    };
    expect(await found({ informatieobject: url })).toEqual([sent.url, came.url].sort());
    expect(await found({ informatieobject: url, aardRelatie: 'afzender' })).toEqual([came.url]);
    expect(await found({ betrokkene })).toEqual([sent.url]);
    const expanded = await it_.want(200, 'GET', `${sent.url}?expand=informatieobject`);
    expect(expanded._expand).toMatchObject({ informatieobject: { url } });
    const wrong = await it_.send('GET', `${DRC}/verzendingen?aardRelatie=anders`);
    expect(wrong.statusCode).toBe(400);
  });

  it('says when a document came in, if it came in', async () => {
    const { url } = await it_.create();
    const incoming = shipment(url, { aardRelatie: 'afzender' });
    expect(faults(await it_.want(400, 'POST', `${DRC}/verzendingen`, incoming))).toEqual(['ontvangstdatum:required']);
    const made = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(url));
    expect(faults(await it_.want(400, 'PATCH', made.url, { aardRelatie: 'afzender' }))).toEqual([
      'ontvangstdatum:required',
    ]);
    expect((await it_.want(200, 'GET', made.url)).aardRelatie).toBe('geadresseerde');
  });

  it('stays with its document, and wants whole addresses', async () => {
    const [one, other] = [await it_.create(), await it_.create()];
    const made = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(one.url));
    expect(faults(await it_.want(400, 'PATCH', made.url, { informatieobject: other.url }))).toEqual([
      'informatieobject:wijzigen-niet-toegelaten',
    ]);
    const half = { binnenlandsCorrespondentieadres: { huisnummer: 0, naamOpenbareRuimte: 'Meentweg' } };
    expect(faults(await it_.want(400, 'POST', `${DRC}/verzendingen`, shipment(one.url, half)))).toEqual([
      'binnenlandsCorrespondentieadres.huisnummer:min_value',
      'binnenlandsCorrespondentieadres.woonplaatsnaam:required',
    ]);
  });

  it('goes with its document', async () => {
    const { url } = await it_.create();
    const made = await it_.want(201, 'POST', `${DRC}/verzendingen`, shipment(url));
    await it_.want(204, 'DELETE', url);
    await it_.want(404, 'GET', made.url);
  });
});
