/** A functional manager makes a case type from nothing, and cases go by it; what is wrong or late keeps what was typed. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { today } from '../../src/foundation/clock.ts';
import { changeType, makeType } from '../../src/services/operations/manage-type-actions.ts';
import { savePart } from '../../src/services/operations/manage-type-parts.ts';
import { relate } from '../../src/services/operations/type-relations.ts';
import { action, loggedIn } from '../support/at-the-pages.ts';
import { HANDLER, idIn, MANAGER, type ManagedSite, managedSite, WEIDEHOEK } from '../support/manager.ts';
import { linksOf, type Page, type Visitor, visitor } from '../support/visitor.ts';

let site: ManagedSite;
let manager: Visitor;
let procestype: string;
let klasse: string;
let uitkomst: string;
beforeAll(async () => {
  site = await managedSite();
  manager = site.manager;
  const snapshot = await site.meent.engine.parts.snapshots.current(WEIDEHOEK);
  const result = snapshot.all('selectielijst_resultaat').find(({ record }) => record.waardering === 'vernietigen')!;
  klasse = result.id;
  procestype = String(result.record.procesType).slice(-36);
  uitkomst = snapshot.all('selectielijst_resultaattypeomschrijving')[0]!.id;
});
afterAll(() => site?.meent.stop());

const NEW = '/beheer/zaaktypen/nieuw';
const fields = (number: string) => ({
  omschrijving: 'Buurtfeest melden',
  identificatie: number,
  doel: 'Zorgen dat een feest veilig is.',
  aanleiding: 'Een melding van een inwoner.',
  onderwerp: 'Buurtfeest',
  beginGeldigheid: today(),
  indicatieInternOfExtern: 'extern',
  handelingInitiator: 'melden',
  handelingBehandelaar: 'beoordelen',
  verantwoordelijke: 'Vergunningen',
  'referentieproces.naam': 'Melding afhandelen',
  doorlooptijd: '8 weken',
  vertrouwelijkheidaanduiding: 'openbaar',
  selectielijstProcestype: procestype,
});

const make = async (number: string): Promise<Page> => manager.submit(await manager.get(NEW), NEW, fields(number));

async function add(concept: string, kind: string, typed: Readonly<Record<string, string>>): Promise<Page> {
  const to = `${concept}/delen/${kind}/nieuw`;
  return manager.submit(await manager.get(to), to, typed);
}

const result = () => ({ omschrijving: 'Akkoord', resultaattypeomschrijving: uitkomst, selectielijstklasse: klasse });

/** With all that it needs to be published. */
async function complete(concept: string): Promise<Page> {
  for (const omschrijving of ['Ontvangen', 'Afgehandeld']) await add(concept, 'statustype', { omschrijving });
  await add(concept, 'resultaattype', result());
  return add(concept, 'roltype', { omschrijving: 'Melder', omschrijvingGeneriek: 'initiator' });
}

describe('a case type', () => {
  test('is made from nothing: what is wrong keeps what was typed, what is missing is said, and cases go by it', async () => {
    const empty = await manager.submit(await manager.get(NEW), NEW, {
      ...fields('BF-1'),
      doel: '',
      doorlooptijd: 'ooit',
    });
    expect(empty.status).toBe(400);
    expect(empty.text).toContain('Doel: Vul dit in.');
    expect(empty.text).toContain('Doorlooptijd: Vul een tijd in zoals 8 weken');
    // Beside the form stands in which part of it something is wrong, and in which nothing.
    expect(empty.html).toMatch(/href="#deel-what">Wat het is<\/a><span[^>]*><span[^>]*>: <\/span>1 fout</);
    expect(empty.html).toMatch(/href="#deel-time">Hoe lang het duurt<\/a><span[^>]*><span[^>]*>: <\/span>1 fout</);
    expect(empty.html).toMatch(/href="#deel-archive">Archief<\/a><\/li>/);
    for (const typed of ['Buurtfeest melden', 'ooit', 'Melding afhandelen'])
      expect(empty.html).toContain(`value="${typed}"`);
    const longer = await manager.submit(empty, NEW, {
      doel: 'Veilig.',
      doorlooptijd: '8 weken',
      verlengingMogelijk: 'ja',
    });
    expect([longer.status, longer.text]).toEqual([400, expect.stringContaining('Vul dan de verlengingstermijn in.')]);

    let page = await manager.submit(longer, NEW, { verlengingstermijn: '2 weken' });
    expect(page.text).toContain('Het concept is er.');
    const own = page.url;
    expect(page.text).toContain('Voeg eerst minstens twee statustypen toe.');
    expect(page.html).toMatch(/href="#weg">De weg van de zaak<\/a><span[^>]*><span[^>]*>: <\/span>nog iets nodig</);
    const part = linksOf(page).find((one) => one.endsWith('#deel-time'))!;
    expect((await manager.get(part.split('#')[0]!)).html).toContain('id="deel-time"');
    expect(page.html).not.toContain(`"${own}/publiceren"`);
    const twice = await make('BF-1');
    expect([twice.status, twice.text]).toEqual([400, expect.stringContaining('Er is al een zaaktype met dit nummer.')]);
    expect(twice.html).toContain('id="identificatie-fout"');

    const nameless = await add(own, 'resultaattype', { ...result(), omschrijving: '', archiefactietermijn: 'lang' });
    expect([nameless.status, nameless.text]).toEqual([400, expect.stringContaining('Naam: Vul dit in.')]);
    expect(nameless.html).toContain('value="lang"');
    page = await complete(own);
    expect(page.text).toContain('Alles is er. U kunt publiceren.');
    page = await manager.submit(page, `${own}/publiceren`);
    expect(page.text).toContain('De versie is gepubliceerd');
    expect(page.text).toContain('Nog niemand heeft rechten op dit type.');

    const zaaktype = `http://localhost:8000${own.replace('/beheer', '/catalogi/api/v1')}`;
    expect((await site.api('GET', new URL(zaaktype).pathname)).json()).toMatchObject({
      concept: false,
      doorlooptijd: 'P8W',
      verlengingstermijn: 'P2W',
      referentieproces: { naam: 'Melding afhandelen', link: '' },
    });
    const created = await site.api('POST', '/zaken/api/v1/zaken', {
      zaaktype,
      bronorganisatie: '123456782',
      verantwoordelijkeOrganisatie: '123456782',
      startdatum: today(),
    });
    expect([created.statusCode, created.json()]).toEqual([201, expect.objectContaining({ zaaktype })]);
  });

  test('keeps what its form does not show', async () => {
    const page = await make('BF-2');
    const { engine } = site.meent;
    const type = { kind: 'zaaktype', id: idIn(page.url), etag: '*' } as const;
    const link = 'https://processen.voorbeeld.nl/melding';
    await changeType(engine, await site.caller(MANAGER), type, () => ({
      referentieproces: { naam: 'Van elders', link },
    }));
    const saved = await manager.submit(await manager.get(`${page.url}/gegevens`), `${page.url}/gegevens`, {
      'referentieproces.naam': 'Van ons',
    });
    expect(saved.text).toContain('Bewaard');
    const stored = await site.api('GET', page.url.replace('/beheer', '/catalogi/api/v1'));
    expect(stored.json()).toMatchObject({ referentieproces: { naam: 'Van ons', link } });
  });

  test('has one number in all its versions', async () => {
    const concept = await site.caseTypeConcept();
    const form = await manager.get(`${concept.url}/gegevens`);
    expect(form.html).not.toContain('name="identificatie"');
    expect(form.text).toContain('Het nummer blijft gelijk.');
    const forged = await manager.submit(form, form.url, { identificatie: 'ANDERS', onderwerp: 'Van mij' });
    expect(forged.status).toBe(400);
    expect(forged.text).toContain('Andere typen of versies kennen dit type hieraan.');
    expect((await manager.get(concept.url)).text).not.toContain('Van mij');
    const alone = await make('BF-3');
    const to = `${alone.url}/gegevens`;
    expect((await manager.submit(await manager.get(to), to, { identificatie: 'BF-4' })).text).toContain('BF-4');
  });

  test('follows the selectielijst: another process type asks for other classes, another class brings its own term', async () => {
    const own = (await make('BF-5')).url;
    await complete(own);
    const snapshot = await site.meent.engine.parts.snapshots.current(WEIDEHOEK);
    const other = snapshot
      .all('selectielijst_resultaat')
      .find(({ record }) => !String(record.procesType).endsWith(procestype) && record.bewaartermijn)!;
    const form = await manager.get(`${own}/gegevens`);
    const changed = await manager.submit(form, form.url, {
      selectielijstProcestype: String(other.record.procesType).slice(-36),
    });
    expect(changed.text).toContain('De selectielijstklasse van "Akkoord" hoort bij een ander procestype');
    expect(changed.html).not.toContain(`"${own}/publiceren"`);
    const to = /href="([^"]+\/delen\/resultaattype\/[0-9a-f-]{36})"/.exec(changed.html)![1]!;
    const kept = await manager.submit(await manager.get(to), to);
    expect([kept.status, kept.html]).toEqual([400, expect.stringContaining('id="selectielijstklasse-fout"')]);
    const chosen = await manager.submit(kept, to, {
      selectielijstklasse: other.id,
      'brondatumArchiefprocedure.afleidingswijze': 'afgehandeld',
    });
    expect(chosen.text).toContain('Alles is er.');
    const part = await site.api('GET', `/catalogi/api/v1/resultaattypen/${idIn(to.slice(own.length))}`);
    expect(part.json()).toMatchObject({
      archiefnominatie: other.record.waardering,
      archiefactietermijn: other.record.bewaartermijn,
    });
  });
});

describe('a form of a case type that comes too late', () => {
  test('shows by name what the other changed, and keeps what was typed until it is sent again', async () => {
    const { url } = await make('BF-6');
    const to = `${url}/gegevens`;
    const seen = await manager.get(to);
    const options = [...seen.html.matchAll(/<option value="([0-9a-f-]{36})" *>([^<]+)</g)];
    const [, theirs, theirName] = options[0]!;
    const [, mine, myName] = options[1]!;
    await manager.submit(seen, to, { selectielijstProcestype: theirs!, verantwoordelijke: 'Openbare orde' });
    const late = await manager.submit(seen, to, { selectielijstProcestype: mine!, onderwerp: 'Feesten' });
    expect([late.status, late.text]).toEqual([400, expect.stringContaining('Iemand anders was u voor.')]);
    const table = /<table[\s\S]*?<\/table>/.exec(late.html)![0];
    expect(table).toContain(theirName);
    expect(table).toContain(myName);
    expect(table).not.toMatch(/[0-9a-f]{8}-/);
    expect(late.html).toContain('value="Feesten"');
    expect(late.html).toContain('value="Openbare orde"');
    const saved = await manager.submit(late, to);
    for (const words of ['Feesten', 'Openbare orde', 'Bewaard']) expect(saved.text).toContain(words);
  });

  test('changes no part, and removes none', async () => {
    const concept = await site.caseTypeConcept();
    const status = /\/delen\/statustype\/([0-9a-f-]{36})"/.exec(concept.html)![1]!;
    const to = `${concept.url}/delen/statustype/${status}`;
    const seen = await manager.get(to);
    expect((await manager.submit(seen, to, { omschrijving: 'Eerste naam' })).text).toContain('Eerste naam');
    const late = await manager.submit(seen, to, { omschrijving: 'Tweede naam' });
    expect(late.text).toContain('Iemand anders was u voor.');
    expect(late.html).toContain('value="Tweede naam"');
    expect(late.text).toContain('Eerste naam');
    expect((await manager.submit(seen, `${to}/weg`)).text).toContain('Iemand anders was u voor.');
    const now = await manager.get(concept.url);
    expect(now.text).toContain('Eerste naam');
    await manager.submit(now, action(now, 'weg'));
  });
});

describe('a list of types', () => {
  test('is searched by words without accents, and says how many it found', async () => {
    const found = await manager.get('/beheer/zaaktypen?zoek=TERRAS');
    expect(found.text).toContain('Terrasvergunning');
    expect(found.text).not.toContain('Budgetbeheer');
    const none = await manager.get('/beheer/zaaktypen?zoek=bestaat+niet&pagina=9');
    expect([none.status, none.text]).toEqual([200, expect.stringContaining('0 typen gevonden.')]);
    const rights = await manager.get('/beheer/rechten?wat=zaken&zoek=terras');
    expect(rights.text).toContain('Terrasvergunning');
    expect(rights.text).not.toContain('Budgetbeheer');
  });
});

describe('somebody else', () => {
  test('makes no case type and no part of one, whatever page it came from', async () => {
    const concept = (await make('BF-7')).url;
    const handler = await loggedIn(site.meent, 'employee', 'S\\. Akkerman');
    for (const url of [NEW, concept, `${concept}/gegevens`, `${concept}/delen/statustype/nieuw`]) {
      expect([url, (await manager.get(url)).status]).toEqual([url, 200]);
      expect([url, (await handler.get(url)).status]).toEqual([url, 403]);
      expect((await visitor(site.meent.app).get(url)).url).not.toBe(url);
    }
    for (const to of [NEW, `${concept}/gegevens`, `${concept}/delen/statustype/nieuw`])
      expect([to, (await handler.send(to, fields('BF-8'))).status]).toEqual([to, 403]);
    const { engine } = site.meent;
    const caller = await site.caller(HANDLER);
    const id = idIn(concept);
    const type = { kind: 'zaaktype', id, etag: '*' } as const;
    for (const refused of [
      () => makeType(engine, caller, 'zaaktype', fields('BF-8')),
      () => savePart(engine, caller, { zaaktype: id, kind: 'statustype', which: 'nieuw', etag: '' }, () => ({})),
      () => relate(engine, caller, type, { zaaktype: 'MOR', aardRelatie: 'vervolg', toelichting: '' }),
    ])
      await expect((async () => refused())()).rejects.toMatchObject({ code: 'permission-denied' });
  });

  test('asks for a part of another type, or of no kind: it is not there', async () => {
    const [mine, theirs] = [(await make('BF-9')).url, (await site.caseTypeConcept()).url];
    const part = /\/delen\/(statustype\/[0-9a-f-]{36})"/.exec((await manager.get(theirs)).html)![1]!;
    for (const [url, status] of [
      [`${theirs}/delen/${part}`, 200],
      [`${mine}/delen/${part}`, 404],
      [`${mine}/delen/zaakobjecttype/nieuw`, 404],
      [`${mine}/delen/statustype/onbekend`, 404],
      ['/beheer/zaaktypen/onbekend', 404],
    ] as const)
      expect([url, (await manager.get(url)).status]).toEqual([url, status]);
  });
});
