/** To who may not know of a record an address that leads to it leads nowhere: nobody finds out that it exists. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationId, FIRST } from '../../support/server.ts';
import { type Besluiten, BRC, startBesluiten } from '../besluiten/support.ts';
import { BASE, type Json, ZRC } from './support.ts';

let z: Besluiten;
/** One that the caller may work on, and one of another type that it may not see. */
let own: Json;
let hidden: Json;
let document: Json;
beforeAll(async () => {
  z = await startBesluiten();
  own = await z.zaak();
  hidden = await z.zaak({ zaaktype: z.catalogue.ander.zaaktype });
  document = await z.document();
});
afterAll(() => z.meent.close());

const ALL = ['lezen', 'aanmaken', 'bijwerken'];
const zrc = (zaaktype: string) => ({
  component: 'zrc',
  scopes: ALL.map((one) => `zaken.${one}`),
  zaaktype,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});
const brc = () => ({
  component: 'brc',
  scopes: ALL.map((one) => `besluiten.${one}`),
  besluittype: z.catalogue.besluittype,
});
const drc = () => ({
  component: 'drc',
  scopes: ['documenten.lezen'],
  informatieobjecttype: z.catalogue.informatieobjecttypen.foto,
  maxVertrouwelijkheidaanduiding: 'zeer_geheim',
});

const about = (object: string) => ({ zaak: own.url, objectType: 'overige', objectTypeOverige: 'stuk', object });
const related = (url: string) => ({
  relevanteAndereZaken: [{ url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' }],
});

/** Who asks may do all that these want, but for what the address leads to. */
const CASES: readonly {
  readonly what: string;
  readonly path: string;
  readonly body: (address: string) => object;
  readonly target: () => string;
  readonly right: () => object;
}[] = [
  {
    what: 'a document in a case',
    path: `${ZRC}/zaakinformatieobjecten`,
    body: (informatieobject) => ({ zaak: own.url, informatieobject }),
    target: () => document.url,
    right: drc,
  },
  {
    what: 'the case of a decision',
    path: `${BRC}/besluiten`,
    body: (zaak) => z.besluitBody({ zaak }),
    target: () => hidden.url,
    right: () => zrc(z.catalogue.ander.zaaktype),
  },
  {
    what: 'a main case',
    path: `${ZRC}/zaken`,
    body: (hoofdzaak) => z.body({ hoofdzaak }),
    target: () => hidden.url,
    right: () => zrc(z.catalogue.ander.zaaktype),
  },
  {
    what: 'a relevant other case',
    path: `${ZRC}/zaken`,
    body: (url) => z.body(related(url)),
    target: () => hidden.url,
    right: () => zrc(z.catalogue.ander.zaaktype),
  },
  {
    what: 'what a case is about',
    path: `${ZRC}/zaakobjecten`,
    body: about,
    target: () => document.url,
    right: drc,
  },
  {
    what: 'an application that a case is about',
    path: `${ZRC}/zaakobjecten`,
    body: about,
    target: () => `${BASE}/autorisaties/api/v1/applicaties/${applicationId(FIRST, 'alles')}`,
    right: () => ({ component: 'ac', scopes: ['autorisaties.lezen'] }),
  },
];

describe.each(CASES)('$what', ({ path, body, target, right }) => {
  const answer = async (address: string) => {
    const { statusCode, body: text } = await z.ask('POST', path, body(address), { as: 'beperkt' });
    const { instance, ...problem } = JSON.parse(text);
    return { statusCode, problem };
  };
  const usual = () => [zrc(z.catalogue.zaaktype), brc()];
  const nowhere = () => target().replace(/.{12}$/, '000000000000');

  it('is refused as what is not there, in the same words', async () => {
    await z.meent.grant(usual());
    const refused = await answer(target());
    expect(refused.statusCode).toBe(400);
    expect(refused).toEqual(await answer(nowhere()));
  });

  it('twin: it is taken from who may know of it, who hears of what is not there as before', async () => {
    await z.meent.grant([...usual(), right()]);
    const taken = await answer(target());
    // A decision of that type may not fit the case; that it is there is known then.
    expect(JSON.stringify(taken.problem.invalidParams ?? [])).not.toMatch(/bad-url|does_not_exist/);
    expect((await answer(nowhere())).statusCode).toBe(400);
  });
});

it('what stood there before the right went does not keep a case from being changed', async () => {
  await z.meent.grant([zrc(z.catalogue.zaaktype), zrc(z.catalogue.ander.zaaktype)]);
  const zaak = await z.want(201, 'POST', `${ZRC}/zaken`, z.body({ hoofdzaak: hidden.url, ...related(hidden.url) }), {
    as: 'beperkt',
  });
  await z.meent.grant([zrc(z.catalogue.zaaktype)]);
  await z.want(200, 'PATCH', zaak.url, { toelichting: 'Anders' }, { as: 'beperkt' });
});
