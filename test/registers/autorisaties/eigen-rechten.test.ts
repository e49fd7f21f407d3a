/** Who may change applications gives no right that they do not have themselves, to whomever. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { INZAGE, STANDAARD } from '../../../src/registers/activiteiten/index.ts';
import { loadCatalogue } from '../../support/catalogue.ts';
import { activityId, applicationId, FIRST, type Request, startMeent, type TestMeent } from '../../support/server.ts';

let meent: TestMeent;
beforeAll(async () => {
  meent = await startMeent();
});
afterAll(() => meent.close());

const ROOT = '/autorisaties/api/v1/applicaties';
let made = 0;
const app = (extra: object) => ({ clientIds: [`client-${++made}`], label: 'Meldingen', ...extra });
const post = (payload: object) => meent.ask({ method: 'POST', url: ROOT, payload });
const pathOf = (url: string) => new URL(url).pathname;
const status = async (request: Request): Promise<number> => (await meent.ask(request)).statusCode;

describe('who may change applications gives no right that they do not have', () => {
  const AC = { component: 'ac', scopes: ['autorisaties.lezen', 'autorisaties.bijwerken'] };
  const zrc = (scopes: readonly string[], zaaktype: string, maxVertrouwelijkheidaanduiding: string) => ({
    component: 'zrc',
    scopes,
    zaaktype,
    maxVertrouwelijkheidaanduiding,
  });
  let types: readonly string[];
  let concept: string;
  beforeAll(async () => {
    const catalogue = await loadCatalogue(meent);
    types = [catalogue.zaaktype, catalogue.ander.zaaktype];
    concept = catalogue.concept;
  });
  const give = (autorisaties: readonly object[], extra: object = {}) =>
    meent.ask({ method: 'POST', url: ROOT, as: 'beperkt', payload: app({ autorisaties, ...extra }) });
  const mine = () => [AC, zrc(['zaken.lezen', 'zaken.aanmaken'], types[0]!, 'intern')];

  it.each<[string, () => object]>([
    ['another component', () => ({ component: 'nrc', scopes: ['notificaties.publiceren'] })],
    ['another scope', () => zrc(['zaken.lezen', 'zaken.verwijderen'], types[0]!, 'intern')],
    ['another type', () => zrc(['zaken.lezen'], types[1]!, 'intern')],
    ['a higher confidentiality', () => zrc(['zaken.lezen'], types[0]!, 'geheim')],
    ['the work of the functional manager', () => ({ component: 'meent', scopes: ['beheer.uitvoeren'] })],
  ])('not %s, not to themselves either, with the reason; twin: who may do everything does', async (_, more) => {
    await meent.grant(mine());
    const refused = await give([more()]);
    expect(refused.statusCode).toBe(403);
    expect(refused.json().detail).toContain('U geeft geen rechten die u zelf niet hebt.');
    const self = `${ROOT}/${applicationId(FIRST, 'beperkt')}`;
    const payload = { autorisaties: [...mine(), more()] };
    expect(await status({ method: 'PATCH', url: self, as: 'beperkt', payload })).toBe(403);
    expect((await post(app({ autorisaties: [more()] }))).statusCode).toBe(201);
  });

  it('not everything; twin: less than, or as much as they have', async () => {
    await meent.grant(mine());
    expect((await give([], { heeftAlleAutorisaties: true })).statusCode).toBe(403);
    expect((await give([zrc(['zaken.lezen'], types[0]!, 'openbaar')])).statusCode).toBe(201);
    expect((await give(mine())).statusCode).toBe(201);
  });

  it('but leaves what was there, and takes away', async () => {
    await meent.grant(mine());
    const strong = [zrc(['zaken.lezen', 'zaken.verwijderen'], types[1]!, 'geheim'), AC];
    const { url } = (await post(app({ autorisaties: strong }))).json();
    const change = (payload: object) => status({ method: 'PATCH', url: pathOf(url), as: 'beperkt', payload });
    expect(await change({ label: 'Anders' })).toBe(200);
    expect(await change({ autorisaties: [zrc(['zaken.lezen'], types[1]!, 'intern'), AC] })).toBe(200);
    expect(await change({ autorisaties: strong })).toBe(403);
  });

  it('nor the secret of one that may do more; twin: of one that may not', async () => {
    await meent.grant(mine());
    const secret = (url: string, as: string) =>
      status({ method: 'POST', url: `/meent/api/v1/applicaties/${url.slice(-36)}/geheim`, as });
    expect(await secret(applicationId(FIRST, 'alles'), 'beperkt')).toBe(403);
    const { url } = (await post(app({ autorisaties: [zrc(['zaken.lezen'], types[1]!, 'intern')] }))).json();
    expect(await secret(url, 'beperkt')).toBe(403);
    expect(await secret(url, 'alles')).toBe(201);
    const { url: weak } = (await post(app({ autorisaties: [zrc(['zaken.lezen'], types[0]!, 'intern')] }))).json();
    expect(await secret(weak, 'beperkt')).toBe(201);
  });

  it('twin: the functional manager gives what is needed', async () => {
    await meent.grant([AC, { component: 'meent', scopes: ['beheer.uitvoeren'] }]);
    expect((await give([zrc(['zaken.verwijderen'], types[1]!, 'zeer_geheim')])).statusCode).toBe(201);
  });

  it('nor more by the name of a type that a right is on; twin: another field, a type without rights, who may give them', async () => {
    const { identificatie } = (await meent.ask({ url: pathOf(types[1]!) })).json();
    const write = { component: 'ztc', scopes: ['catalogi.lezen', 'catalogi.schrijven'] };
    const change = (payload: object, as: string) => meent.ask({ method: 'PATCH', url: pathOf(concept), as, payload });
    await meent.grant([write, zrc(['zaken.lezen'], concept, 'zeer_geheim')]);
    const refused = await change({ identificatie }, 'beperkt');
    expect(refused.statusCode).toBe(400);
    expect(refused.json().invalidParams).toMatchObject([{ name: 'identificatie', code: 'in-autorisaties' }]);
    expect((await change({ doel: 'Iets anders.' }, 'beperkt')).statusCode).toBe(200);
    expect((await change({ identificatie: 'ANDERS-1' }, 'alles')).statusCode).toBe(200);
    await meent.grant([write]);
    expect((await change({ identificatie: 'ANDERS-2' }, 'beperkt')).statusCode).toBe(200);
  });

  it('by no name of Meent itself, which needs no secret; twin: to an application that has no more than they', async () => {
    await meent.grant(mine());
    const change = async (of: object, name: string) => {
      const { url, clientIds } = (await post(app(of))).json();
      const names = name.startsWith('werkbank:') ? [name] : [...clientIds, name];
      return status({ method: 'PATCH', url: pathOf(url), as: 'beperkt', payload: { clientIds: names } });
    };
    expect(await change({ heeftAlleAutorisaties: true }, 'werkbank:medewerker=m-1')).toBe(403);
    expect(await change({ autorisaties: [zrc(['zaken.verwijderen'], types[0]!, 'intern')] }, 'werkbank:a:b')).toBe(403);
    expect(await change({ autorisaties: mine() }, 'werkbank:medewerker=m-1')).toBe(200);
    // A name from outside lets nobody in without the secret.
    expect(await change({ heeftAlleAutorisaties: true }, 'van-buiten')).toBe(200);
  });

  it('nor takes the name of one that may do more, with what that name has; twin: of one that may not, who may do everything', async () => {
    await meent.grant(mine());
    const strong = { heeftAlleAutorisaties: true };
    const leaves = async (of: object, as: string): Promise<readonly number[]> => {
      const [one, other] = [(await post(app(of))).json(), (await post(app(of))).json()];
      return [
        await status({ method: 'PATCH', url: pathOf(one.url), as, payload: { clientIds: [`client-${++made}`] } }),
        await status({ method: 'DELETE', url: pathOf(other.url), as }),
      ];
    };
    expect(await leaves(strong, 'beperkt')).toEqual([403, 403]);
    expect(await leaves({ autorisaties: mine() }, 'beperkt')).toEqual([200, 204]);
    expect(await leaves(strong, 'alles')).toEqual([200, 204]);
  });

  it('nor a purpose that they do not have; twin: theirs, what was there, and who may give all', async () => {
    const address = (name: string) =>
      `http://localhost/registers/api/v1/verwerkingsactiviteiten/${activityId(FIRST, name)}`;
    const set = (id: string, names: readonly string[], as: string) =>
      status({
        method: 'PUT',
        url: `/meent/api/v1/applicaties/${id}/activiteiten`,
        as,
        payload: { activiteiten: names.map(address) },
      });
    await meent.grant(mine());
    const self = applicationId(FIRST, 'beperkt');
    expect(await set(self, [INZAGE], 'beperkt')).toBe(403);
    expect(await set(self, [STANDAARD], 'alles')).toBe(200);
    expect(await set(self, [STANDAARD, INZAGE], 'beperkt')).toBe(403);
    const other = (await post(app({ autorisaties: mine() }))).json().url.slice(-36);
    expect(await set(other, [STANDAARD], 'beperkt')).toBe(200);
    expect(await set(other, [INZAGE], 'beperkt')).toBe(403);
    expect(await set(other, [INZAGE], 'alles')).toBe(200);
    expect(await set(other, [INZAGE, STANDAARD], 'beperkt')).toBe(200);
    await meent.grant([AC, { component: 'meent', scopes: ['beheer.uitvoeren'] }]);
    expect(await set(self, [STANDAARD, INZAGE], 'beperkt')).toBe(200);
    expect(await set(self, [], 'beperkt')).toBe(200);
  });
});
