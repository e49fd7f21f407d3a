/** The rules of the Documenten API by their number, each with what it refuses and what it lets through. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { base64, type Documenten, DRC, faults, type Json, startDocumenten, ZRC } from './support.ts';

let it_: Documenten;
beforeAll(async () => {
  it_ = await startDocumenten();
});
afterAll(() => it_.close());

const COLLECTION = `${DRC}/enkelvoudiginformatieobjecten`;
const refused = async (changes: object): Promise<readonly string[]> =>
  faults(await it_.want(400, 'POST', COLLECTION, it_.body(changes)));

describe('drc-001', () => {
  it('takes a published type', async () => {
    expect(await it_.create()).toMatchObject({
      informatieobjecttype: it_.types.foto,
      versie: 1,
      locked: false,
      lock: '',
    });
  });

  it('refuses a type that is a concept, does not exist or is something else', async () => {
    expect(await refused({ informatieobjecttype: it_.types.concept })).toEqual(['informatieobjecttype:not-published']);
    const nowhere = it_.types.foto.replace(/.{12}$/, '000000000000');
    expect(await refused({ informatieobjecttype: nowhere })).toEqual(['informatieobjecttype:bad-url']);
    expect(await refused({ informatieobjecttype: it_.zaak })).toEqual(['informatieobjecttype:invalid-resource']);
    expect(await refused({ informatieobjecttype: 'https://elders.voorbeeld.nl/1' })).toEqual([
      'informatieobjecttype:bad-url',
    ]);
  });

  it('holds for a change too', async () => {
    const { url } = await it_.create();
    const lock = await it_.lock(url);
    const answer = await it_.want(400, 'PATCH', url, { lock, informatieobjecttype: it_.types.concept });
    expect(faults(answer)).toEqual(['informatieobjecttype:not-published']);
    const whole = await it_.want(400, 'PUT', url, it_.body({ lock, informatieobjecttype: it_.zaak }));
    expect(faults(whole)).toEqual(['informatieobjecttype:invalid-resource']);
  });
});

describe('drc-002, drc-003, drc-004: the mirror of zaakinformatieobject', () => {
  const mirrors = async (informatieobject: string) =>
    (await it_.want(
      200,
      'GET',
      `${DRC}/objectinformatieobjecten?informatieobject=${encodeURIComponent(informatieobject)}`,
    )) as unknown as Json[];
  const post = async (body: object, status = 400) => it_.want(status, 'POST', `${DRC}/objectinformatieobjecten`, body);

  it('comes and goes with the relation in the case', async () => {
    const { url } = await it_.create();
    expect(await mirrors(url)).toEqual([]);
    const relation = await it_.want(201, 'POST', `${ZRC}/zaakinformatieobjecten`, {
      zaak: it_.zaak,
      informatieobject: url,
    });
    const [mirror] = await mirrors(url);
    expect(mirror).toMatchObject({ informatieobject: url, object: it_.zaak, objectType: 'zaak' });
    expect(faults(await it_.want(400, 'DELETE', mirror!.url))).toEqual(['nonFieldErrors:inconsistent-relation']);
    await it_.want(204, 'DELETE', relation.url);
    expect(await mirrors(url)).toEqual([]);
    await it_.want(404, 'GET', mirror!.url);
  });

  it('is refused when the case does not exist, is something else, has it already, or does not know the document', async () => {
    const { url } = await it_.create();
    const relation = { informatieobject: url, object: it_.zaak, objectType: 'zaak' };
    expect(faults(await post({ ...relation, object: 'https://elders.voorbeeld.nl/1' }))).toEqual(['object:bad-url']);
    expect(faults(await post({ ...relation, object: it_.zaak.replace(/.{12}$/, '000000000000') }))).toEqual([
      'object:bad-url',
    ]);
    expect(faults(await post({ ...relation, object: it_.types.foto }))).toEqual(['object:invalid-resource']);
    expect(faults(await post({ ...relation, objectType: 'besluit' }))).toContain('object:invalid-resource');
    expect(faults(await post(relation))).toEqual(['nonFieldErrors:inconsistent-relation']);
    await it_.want(201, 'POST', `${ZRC}/zaakinformatieobjecten`, { zaak: it_.zaak, informatieobject: url });
    expect(faults(await post(relation))).toEqual(['nonFieldErrors:unique']);
    // It is in one case, and so not yet in another.
    const { zaaktype } = await it_.want(200, 'GET', it_.zaak);
    const [bronorganisatie, startdatum] = ['000000012', '2026-03-02'];
    const body = { bronorganisatie, verantwoordelijkeOrganisatie: bronorganisatie, zaaktype, startdatum };
    const other = await it_.want(201, 'POST', `${ZRC}/zaken`, body);
    expect(faults(await post({ ...relation, object: other.url }))).toEqual(['nonFieldErrors:inconsistent-relation']);
  });

  it('finds the documents of a case', async () => {
    const { url } = await it_.create();
    await it_.want(201, 'POST', `${ZRC}/zaakinformatieobjecten`, { zaak: it_.zaak, informatieobject: url });
    const found = await it_.want(
      200,
      'GET',
      `${COLLECTION}?objectinformatieobjecten_object=${encodeURIComponent(it_.zaak)}`,
    );
    expect((found.results as Json[]).map((one) => one.url)).toContain(url);
  });
});

describe('drc-005: what was received is not being written', () => {
  it.each(['in_bewerking', 'ter_vaststelling'])('refuses status %s', async (status) => {
    expect(await refused({ status, ontvangstdatum: '2026-03-01' })).toEqual(['status:invalid_for_received']);
    const { url } = await it_.create({ status });
    const lock = await it_.lock(url);
    for (const [method, body] of [
      ['PUT', it_.body({ status, ontvangstdatum: '2026-03-01', lock })],
      ['PATCH', { ontvangstdatum: '2026-03-01', lock }],
    ] as const)
      expect(faults(await it_.want(400, method, url, body))).toEqual(['status:invalid_for_received']);
    await it_.want(200, 'PATCH', url, { ontvangstdatum: '2026-03-01', status: 'definitief', lock });
  });
});

describe('drc-006: rights of use', () => {
  const right = (informatieobject: string) => ({
    informatieobject,
    startdatum: '2026-03-02T00:00:00Z',
    omschrijvingVoorwaarden: 'Met naamsvermelding',
  });

  it('are unknown at first, and cannot be said to be there', async () => {
    expect((await it_.create()).indicatieGebruiksrecht).toBeNull();
    expect((await it_.create({ indicatieGebruiksrecht: false })).indicatieGebruiksrecht).toBe(false);
    expect(await refused({ indicatieGebruiksrecht: true })).toEqual(['indicatieGebruiksrecht:missing-gebruiksrechten']);
  });

  it('show on the document while there are any', async () => {
    const { url } = await it_.create();
    const made = [];
    for (let n = 0; n < 2; n++) made.push(await it_.want(201, 'POST', `${DRC}/gebruiksrechten`, right(url)));
    expect(await it_.want(200, 'GET', url)).toMatchObject({ indicatieGebruiksrecht: true, versie: 1 });
    const lock = await it_.lock(url);
    expect(faults(await it_.want(400, 'PATCH', url, { indicatieGebruiksrecht: false, lock }))).toEqual([
      'indicatieGebruiksrecht:existing-gebruiksrechten',
    ]);
    expect(faults(await it_.want(400, 'PATCH', url, { indicatieGebruiksrecht: null, lock }))).toEqual([
      'indicatieGebruiksrecht:existing-gebruiksrechten',
    ]);
    await it_.want(200, 'PATCH', url, { indicatieGebruiksrecht: true, lock });
    await it_.want(204, 'DELETE', made[0]!.url);
    expect((await it_.want(200, 'GET', url)).indicatieGebruiksrecht).toBe(true);
    await it_.want(204, 'DELETE', made[1]!.url);
    expect((await it_.want(200, 'GET', url)).indicatieGebruiksrecht).toBeNull();
  });
});

describe('drc-007: confidentiality', () => {
  it('is that of the type, unless one is given; a put does not lose it', async () => {
    expect((await it_.create({ informatieobjecttype: it_.types.geheim })).vertrouwelijkheidaanduiding).toBe(
      'vertrouwelijk',
    );
    const made = await it_.create({ vertrouwelijkheidaanduiding: 'geheim' });
    expect(made.vertrouwelijkheidaanduiding).toBe('geheim');
    const lock = await it_.lock(made.url);
    expect((await it_.want(200, 'PUT', made.url, it_.body({ lock }))).vertrouwelijkheidaanduiding).toBe('geheim');
    expect(
      (await it_.want(200, 'PATCH', made.url, { vertrouwelijkheidaanduiding: 'intern', lock }))
        .vertrouwelijkheidaanduiding,
    ).toBe('intern');
  });
});

describe('drc-008: destroying', () => {
  it('is refused while the document belongs to a case, or is locked', async () => {
    const { url } = await it_.create();
    const relation = await it_.want(201, 'POST', `${ZRC}/zaakinformatieobjecten`, {
      zaak: it_.zaak,
      informatieobject: url,
    });
    expect(faults(await it_.want(400, 'DELETE', url))).toEqual(['nonFieldErrors:pending-relations']);
    await it_.want(204, 'DELETE', relation.url);
    const lock = await it_.lock(url);
    expect(faults(await it_.want(400, 'DELETE', url))).toEqual(['nonFieldErrors:destroy-locked']);
    await it_.want(204, 'POST', `${url}/unlock`, { lock });
    await it_.want(204, 'DELETE', url);
    await it_.want(404, 'GET', url);
  });

  it('takes versions, parts and rights of use with it', async () => {
    const { url, lock } = await it_.create({ bestandsomvang: 15 });
    await it_.want(200, 'PATCH', url, { titel: 'Andere', lock });
    await it_.want(201, 'POST', `${DRC}/gebruiksrechten`, {
      informatieobject: url,
      startdatum: '2026-03-02T00:00:00Z',
      omschrijvingVoorwaarden: 'Vrij',
    });
    const id = url.slice(-36);
    const rows = () =>
      it_.meent.clone.asOwner<{ n: number }>(
        `select (select count(*) from meent.documenten_versie where informatieobject = $1)::int
         + (select count(*) from meent.documenten_bestandsdeel where informatieobject = $1)::int
         + (select count(*) from meent.documenten_gebruiksrecht where informatieobject = $1)::int as n`,
        [id],
      );
    expect((await rows())[0]!.n).toBe(4);
    await it_.want(204, 'POST', `${url}/unlock`);
    await it_.want(204, 'DELETE', url);
    expect((await rows())[0]!.n).toBe(0);
  });

  it('takes its history with it', async () => {
    const { url } = await it_.create({ titel: 'Van Boom' });
    const said = () =>
      it_.meent.clone.asOwner<{ n: number }>(
        'select count(*)::int as n from meent.engine_change where main = $1 and after is not null',
        [url.slice(-36)],
      );
    await it_.want(200, 'GET', `${url}/audittrail`);
    expect((await said())[0]!.n).toBeGreaterThan(0);
    await it_.want(204, 'DELETE', url);
    await it_.want(404, 'GET', `${url}/audittrail`);
    expect(await said()).toEqual([{ n: 0 }]);
  });
});

describe('drc-009: the lock', () => {
  it('is wanted, must be right, and is nobody’s to guess', async () => {
    const { url } = await it_.create();
    const put = (lock?: string) => it_.body(lock === undefined ? {} : { lock });
    expect(faults(await it_.want(400, 'PUT', url, put('x')))).toEqual(['nonFieldErrors:unlocked']);
    expect(faults(await it_.want(400, 'PATCH', url, { titel: 'B', lock: 'x' }))).toEqual(['nonFieldErrors:unlocked']);
    const lock = await it_.lock(url);
    expect(lock).toMatch(/^[0-9a-f]{32}$/);
    expect(await it_.want(200, 'GET', url)).toMatchObject({ locked: true, versie: 1 });
    expect(await it_.want(200, 'GET', url)).not.toHaveProperty('lock');
    expect(faults(await it_.want(400, 'POST', `${url}/lock`))).toEqual(['nonFieldErrors:existing-lock']);
    expect(faults(await it_.want(400, 'PUT', url, put()))).toEqual(['lock:required']);
    expect(faults(await it_.want(400, 'PATCH', url, { titel: 'B' }))).toEqual(['nonFieldErrors:missing-lock-id']);
    for (const wrong of ['x', `${lock}0`]) {
      expect(faults(await it_.want(400, 'PUT', url, put(wrong)))).toEqual(['nonFieldErrors:incorrect-lock-id']);
      expect(faults(await it_.want(400, 'PATCH', url, { titel: 'B', lock: wrong }))).toEqual([
        'nonFieldErrors:incorrect-lock-id',
      ]);
      expect(faults(await it_.want(400, 'POST', `${url}/unlock`, { lock: wrong }))).toEqual([
        'nonFieldErrors:incorrect-lock-id',
      ]);
    }
    expect(await it_.want(200, 'PUT', url, put(lock))).toMatchObject({ versie: 2, locked: true });
    expect(await it_.want(200, 'PATCH', url, { titel: 'B', lock })).toMatchObject({ versie: 3, titel: 'B' });
    await it_.want(204, 'POST', `${url}/unlock`, { lock });
    expect((await it_.want(200, 'GET', url)).locked).toBe(false);
  });

  it('is forced only with the scope for it', async () => {
    const { url } = await it_.create();
    await it_.lock(url);
    const grant = (...scopes: string[]) =>
      it_.meent.grant([
        {
          component: 'drc',
          scopes: ['documenten.lezen', ...scopes],
          informatieobjecttype: it_.types.foto,
          maxVertrouwelijkheidaanduiding: 'openbaar',
        },
      ]);
    await grant('documenten.lock');
    expect(faults(await it_.want(400, 'POST', `${url}/unlock`, undefined, 'beperkt'))).toEqual([
      'nonFieldErrors:incorrect-lock-id',
    ]);
    await grant('documenten.geforceerd-unlock');
    await it_.want(204, 'POST', `${url}/unlock`, undefined, 'beperkt');
    await it_.want(403, 'POST', `${url}/lock`, undefined, 'beperkt');
  });

  it('two at once: one gets it', async () => {
    const { url } = await it_.create();
    const answers = await Promise.all(Array.from({ length: 5 }, () => it_.send('POST', `${url}/lock`)));
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 400, 400, 400, 400]);
  });
});

describe('drc-010: what may change', () => {
  it('wants the lock, and then also takes another type', async () => {
    const { url } = await it_.create();
    const informatieobjecttype = it_.types.geheim;
    expect(faults(await it_.want(400, 'PATCH', url, { informatieobjecttype, lock: 'x' }))).toEqual([
      'nonFieldErrors:unlocked',
    ]);
    const lock = await it_.lock(url);
    expect(faults(await it_.want(400, 'PATCH', url, { informatieobjecttype, lock: 'x' }))).toEqual([
      'nonFieldErrors:incorrect-lock-id',
    ]);
    expect(await it_.want(200, 'PATCH', url, { informatieobjecttype, lock })).toMatchObject({ informatieobjecttype });
  });
});

describe('drc-010: what is final', () => {
  it('is changed only with documenten.geforceerd-bijwerken, but may be archived', async () => {
    const { url } = await it_.create({ status: 'definitief', inhoud: base64('eerst'), bestandsomvang: 5 });
    const lock = await it_.lock(url);
    const grant = (scope: string) =>
      it_.meent.grant([
        {
          component: 'drc',
          scopes: ['documenten.lezen', scope],
          informatieobjecttype: it_.types.foto,
          maxVertrouwelijkheidaanduiding: 'openbaar',
        },
      ]);
    const patch = (status: number, body: object) => it_.want(status, 'PATCH', url, { ...body, lock }, 'beperkt');
    await grant('documenten.bijwerken');
    await patch(403, { titel: 'B' });
    await patch(403, { status: 'in_bewerking' });
    await patch(403, { inhoud: base64('ander'), bestandsomvang: 5 });
    await patch(403, { inhoud: base64('later') });
    await patch(403, { status: 'gearchiveerd', titel: 'B' });
    await patch(200, { status: 'gearchiveerd' });
    await patch(403, { status: 'definitief' });
    await grant('documenten.geforceerd-bijwerken');
    expect(await patch(200, { titel: 'B' })).toMatchObject({ titel: 'B', versie: 3 });
  });
});

it('an identificatie is given, and belongs to one document of an organisation', async () => {
  const { identificatie } = await it_.create();
  expect(identificatie).toMatch(/^DOCUMENT-\d{4}-\d{10}$/);
  expect(await refused({ identificatie })).toEqual(['identificatie:identificatie-niet-uniek']);
});

it('_zoek finds by uuid', async () => {
  const [one, two] = [await it_.create(), await it_.create()];
  const found = await it_.want(200, 'POST', `${COLLECTION}/_zoek`, {
    uuid__in: [one, two].map(({ url }) => url.slice(-36)),
  });
  expect(new Set((found.results as Json[]).map(({ url }) => url))).toEqual(new Set([one.url, two.url]));
  await it_.want(400, 'POST', `${COLLECTION}/_zoek`, { uuid__in: ['geen-uuid'] });
});
