/** Closing and reopening (zrc-007, zrc-008), statuses in and out of order, and what is frozen meanwhile. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DRC, faults, type Json, natuurlijkPersoon, startZaken, type Zaken, ZRC } from './support.ts';

let z: Zaken;
beforeAll(async () => {
  z = await startZaken();
});
afterAll(() => z.meent.close());

const status = (zaak: Json, statustype: string, datumStatusGezet: string) => ({
  zaak: zaak.url,
  statustype,
  datumStatusGezet,
});
const end = (zaak: Json, op = '2026-05-01T10:00:00Z') => status(zaak, z.catalogue.statustypen.klaar, op);
const withResult = async (zaak: Json): Promise<Json> => {
  await z.post('/resultaten', { zaak: zaak.url, resultaattype: z.catalogue.resultaattypen.afgehandeld });
  return zaak;
};
const withDocument = async (zaak: Json, changes: object): Promise<Json> => {
  const document = await z.document(changes);
  await z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });
  return document;
};

describe('zrc-007: closing', () => {
  it('wants a result first', async () => {
    const zaak = await z.zaak();
    expect(await z.refused('/statussen', end(zaak))).toEqual(['zaak:resultaat-does-not-exist']);
    expect((await z.read(zaak.url)).einddatum).toBeNull();
    await withResult(zaak);
    const made = await z.post('/statussen', end(zaak));
    expect(await z.read(zaak.url)).toMatchObject({ einddatum: '2026-05-01', status: made.url });
  });

  it('wants a choice about the rights of use of every document', async () => {
    const zaak = await withResult(await z.zaak());
    await withDocument(zaak, { indicatieGebruiksrecht: false });
    const unset = await withDocument(zaak, { indicatieGebruiksrecht: null });
    expect(await z.refused('/statussen', end(zaak))).toEqual(['nonFieldErrors:indicatiegebruiksrecht-unset']);
    const lock = (await z.want(200, 'POST', `${unset.url}/lock`)).lock;
    await z.want(200, 'PATCH', unset.url, { indicatieGebruiksrecht: false, lock });
    expect(await z.refused('/statussen', end(zaak))).toEqual(['nonFieldErrors:informatieobject-locked']);
    await z.want(204, 'POST', `${unset.url}/unlock`, { lock });
    await z.post('/statussen', end(zaak));
  });

  it('takes a document with rights of use, and one without', async () => {
    const zaak = await withResult(await z.zaak());
    await withDocument(zaak, { indicatieGebruiksrecht: false });
    const { url } = await withDocument(zaak, { indicatieGebruiksrecht: null });
    await z.want(201, 'POST', `${DRC}/gebruiksrechten`, {
      informatieobject: url,
      startdatum: '2026-03-02T00:00:00Z',
      omschrijvingVoorwaarden: 'Met naamsvermelding',
    });
    await z.post('/statussen', end(zaak));
  });

  it('looks at the documents of this case alone', async () => {
    const other = await z.zaak();
    await withDocument(other, { indicatieGebruiksrecht: null });
    const zaak = await withResult(await z.zaak());
    await z.post('/statussen', end(zaak));
  });

  it.each([
    ['just before midnight in summer', '2026-07-31T21:59:59Z', '2026-07-31'],
    ['midnight in summer', '2026-07-31T22:00:00Z', '2026-08-01'],
    ['just before midnight in winter', '2026-01-31T22:59:59Z', '2026-01-31'],
    ['midnight in winter', '2026-01-31T23:00:00Z', '2026-02-01'],
    ['midnight before the clock goes forward', '2026-03-28T23:00:00Z', '2026-03-29'],
    ['midnight after the clock went forward', '2026-03-29T22:00:00Z', '2026-03-30'],
    ['an hour before that midnight', '2026-03-29T21:30:00Z', '2026-03-29'],
    ['midnight before the clock goes back', '2026-10-24T22:00:00Z', '2026-10-25'],
    ['an hour before midnight after it went back', '2026-10-25T22:30:00Z', '2026-10-25'],
    ['midnight after the clock went back', '2026-10-25T23:00:00Z', '2026-10-26'],
    ['another offset', '2026-05-01T23:30:00-04:00', '2026-05-02'],
  ])('ends the case on the day it is in the Netherlands: %s', async (_, op, einddatum) => {
    const zaak = await withResult(await z.zaak());
    await z.post('/statussen', end(zaak, op));
    expect((await z.read(zaak.url)).einddatum).toBe(einddatum);
  });
});

describe('statuses', () => {
  it('are all kept; the last one counts, in whatever order they come', async () => {
    const { ontvangen, bezig } = z.catalogue.statustypen;
    const zaak = await z.zaak();
    const late = await z.post('/statussen', status(zaak, bezig, '2026-04-01T10:00:00Z'));
    const early = await z.post('/statussen', status(zaak, ontvangen, '2026-03-02T10:00:00Z'));
    expect(early.indicatieLaatstGezetteStatus).toBe(false);
    expect((await z.read(zaak.url)).status).toBe(late.url);
    expect((await z.read(late.url)).indicatieLaatstGezetteStatus).toBe(true);
    const last = await z.post('/statussen', status(zaak, ontvangen, '2026-04-02T10:00:00Z'));
    expect((await z.read(zaak.url)).status).toBe(last.url);
    expect((await z.read(late.url)).indicatieLaatstGezetteStatus).toBe(false);
    const of = encodeURIComponent(zaak.url);
    expect((await z.want(200, 'GET', `${ZRC}/statussen?zaak=${of}`)).count).toBe(3);
    expect(await z.refused('/statussen', status(zaak, bezig, '2026-04-02T12:00:00+02:00'))).toEqual([
      'datumStatusGezet:unique',
    ]);
  });

  it('of the end that came before the last one close nothing', async () => {
    const zaak = await z.zaak();
    await z.post('/statussen', status(zaak, z.catalogue.statustypen.bezig, '2026-06-01T10:00:00Z'));
    await z.post('/statussen', end(zaak, '2026-05-01T10:00:00Z'));
    expect((await z.read(zaak.url)).einddatum).toBeNull();
  });

  it('are set by somebody with a role in the case', async () => {
    const zaak = await z.zaak();
    const rol = await z.rol(zaak);
    const ontvangen = status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
    expect((await z.post('/statussen', { ...ontvangen, gezetdoor: rol.url })).gezetdoor).toBe(rol.url);
    const stranger = await z.rol(await z.zaak());
    expect(
      await z.refused('/statussen', {
        ...ontvangen,
        datumStatusGezet: '2026-03-03T10:00:00Z',
        gezetdoor: stranger.url,
      }),
    ).toEqual(['gezetdoor:zaak-mismatch']);
  });
});

describe('the scopes of a status', () => {
  const first = (zaak: Json) => status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
  const next = (zaak: Json) => status(zaak, z.catalogue.statustypen.bezig, '2026-04-01T10:00:00Z');
  const post = (body: object) => z.ask('POST', `${ZRC}/statussen`, body, { as: 'beperkt' });

  it('zaken.aanmaken sets the first one only', async () => {
    await z.grant(['zaken.aanmaken']);
    const zaak = await z.zaak();
    expect((await post(first(zaak))).statusCode).toBe(201);
    expect((await post(next(zaak))).statusCode).toBe(403);
  });

  it('zaken.statussen.toevoegen sets any, and reopens nothing', async () => {
    await z.grant(['zaken.statussen.toevoegen']);
    const zaak = await withResult(await z.zaak());
    expect((await post(first(zaak))).statusCode).toBe(201);
    expect((await post(next(zaak))).statusCode).toBe(201);
    expect((await post(end(zaak))).statusCode).toBe(201);
    const again = status(zaak, z.catalogue.statustypen.bezig, '2026-06-01T10:00:00Z');
    const answer = await post(again);
    expect(answer.statusCode).toBe(403);
    expect(answer.json().detail).toContain('zaken.heropenen');
  });
});

describe('zrc-008: reopening', () => {
  it('wants its own scope, and empties what closing filled in', async () => {
    const zaak = await z.zaak();
    const closed = await z.close(zaak);
    expect(closed).toMatchObject({ archiefnominatie: 'vernietigen', archiefactiedatum: '2031-05-01' });
    await z.grant(['zaken.heropenen']);
    const again = status(zaak, z.catalogue.statustypen.bezig, '2026-06-01T10:00:00Z');
    await z.post('/statussen', again, 'beperkt');
    expect(await z.read(zaak.url)).toMatchObject({
      einddatum: null,
      archiefactiedatum: null,
      archiefnominatie: null,
      startdatumBewaartermijn: null,
    });
    await z.want(200, 'PATCH', zaak.url, { omschrijving: 'Weer open' });
    await z.post('/statussen', end(zaak, '2026-07-01T10:00:00Z'));
    expect(await z.read(zaak.url)).toMatchObject({ einddatum: '2026-07-01', archiefactiedatum: '2031-07-01' });
  });
});

describe('a closed case', () => {
  let zaak: Json;
  let rol: Json;
  let resultaat: string;
  /** What it holds, by name. */
  const held: Record<string, string> = {};
  beforeAll(async () => {
    zaak = await z.zaak();
    rol = await z.rol(zaak);
    const { url } = await z.document();
    const made = {
      zaakobject: z.post('/zaakobjecten', {
        zaak: zaak.url,
        objectType: 'pand',
        objectIdentificatie: { identificatie: '2' },
      }),
      eigenschap: z.post(`/zaken/${zaak.uuid}/zaakeigenschappen`, {
        zaak: zaak.url,
        eigenschap: z.catalogue.eigenschappen.vervaldatum,
        waarde: '20270203',
      }),
      document: z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: url }),
    };
    for (const [name, one] of Object.entries(made)) held[name] = (await one).url;
    resultaat = (await z.close(zaak)).resultaat;
  });

  const parts = async () => {
    const { url: verzoek } = zaak;
    return {
      klantcontact: { zaak: zaak.url, datumtijd: '2026-03-03T10:00:00Z' },
      verzoek: { zaak: zaak.url, verzoek },
      contactmoment: { zaak: zaak.url, contactmoment: verzoek },
      notitie: { gerelateerdAan: zaak.url, onderwerp: 'Na afloop', tekst: 'Gebeld' },
      document: { zaak: zaak.url, informatieobject: (await z.document()).url },
    };
  };
  const tries = async (): Promise<readonly (readonly [string, 'POST' | 'PATCH' | 'DELETE', string, object?])[]> => [
    ['the case', 'PATCH', zaak.url, { omschrijving: 'Anders' }],
    ['its result', 'PATCH', resultaat, { toelichting: 'Anders' }],
    [
      'a role',
      'POST',
      `${ZRC}/rollen`,
      { zaak: zaak.url, roltype: z.catalogue.roltypen.belanghebbende, roltoelichting: '', ...natuurlijkPersoon() },
    ],
    [
      'an object',
      'POST',
      `${ZRC}/zaakobjecten`,
      { zaak: zaak.url, objectType: 'pand', objectIdentificatie: { identificatie: '1' } },
    ],
    [
      'a property',
      'POST',
      `${ZRC}/zaken/${zaak.uuid}/zaakeigenschappen`,
      { zaak: zaak.url, eigenschap: z.catalogue.eigenschappen.kleur, waarde: 'rood' },
    ],
    ['a document', 'POST', `${ZRC}/zaakinformatieobjecten`, (await parts()).document],
    ['a contact', 'POST', `${ZRC}/klantcontacten`, (await parts()).klantcontact],
    ['a request', 'POST', `${ZRC}/zaakverzoeken`, (await parts()).verzoek],
    ['a contact elsewhere', 'POST', `${ZRC}/zaakcontactmomenten`, (await parts()).contactmoment],
    ['a note', 'POST', `${ZRC}/zaaknotities`, (await parts()).notitie],
    ['an object that changes', 'PATCH', held.zaakobject!, { relatieomschrijving: 'Anders' }],
    ['an object that goes', 'DELETE', held.zaakobject!],
    ['a property that changes', 'PATCH', held.eigenschap!, { waarde: 'blauw' }],
    ['a property that goes', 'DELETE', held.eigenschap!],
    ['a document that is titled anew', 'PATCH', held.document!, { titel: 'Anders' }],
    ['a document that goes', 'DELETE', held.document!],
    ['a role that goes', 'DELETE', rol.url],
    ['its result that goes', 'DELETE', resultaat],
  ];

  it('is not changed with zaken.bijwerken, nor is anything of it', async () => {
    await z.grant(['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken']);
    for (const [what, method, url, body] of await tries()) {
      const answer = await z.ask(method, url, body, { as: 'beperkt' });
      expect(`${what} ${answer.statusCode}`).toBe(`${what} 403`);
      expect(answer.json().detail).toContain('zaken.geforceerd-bijwerken');
    }
  });

  it('gets no status either, but from who corrects or reopens', async () => {
    await z.grant(['zaken.lezen', 'zaken.aanmaken', 'zaken.bijwerken', 'zaken.statussen.toevoegen']);
    const before = status(zaak, z.catalogue.statustypen.bezig, '2026-04-01T10:00:00Z');
    await z.want(403, 'POST', `${ZRC}/statussen`, before, { as: 'beperkt' });
    await z.grant(['zaken.aanmaken', 'zaken.geforceerd-bijwerken']);
    await z.want(201, 'POST', `${ZRC}/statussen`, before, { as: 'beperkt' });
    expect((await z.read(zaak.url)).einddatum).toBe('2026-05-01');
  });

  it('is corrected with zaken.geforceerd-bijwerken', async () => {
    await z.grant(['zaken.geforceerd-bijwerken'], { documenten: ['documenten.lezen'] });
    for (const [what, method, url, body] of await tries()) {
      const answer = await z.ask(method, url, body, { as: 'beperkt' });
      expect([what, answer.statusCode < 300 || faults(answer.json())]).toEqual([what, true]);
    }
    expect((await z.read(zaak.url)).einddatum).toBe('2026-05-01');
  });

  it('is destroyed with zaken.verwijderen: that is what happens to closed cases', async () => {
    await z.grant(['zaken.verwijderen']);
    await z.want(204, 'DELETE', zaak.url, undefined, { as: 'beperkt' });
  });
});
