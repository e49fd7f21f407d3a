/**
 * What an activity does not name is at no door, and what wants a ground of its own is there with that ground alone
 * (docs/decisions/0059).
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NUMMER } from '../../../src/gate/categories.ts';
import { numberEntries } from '../../../src/logbook/number.ts';
import { createSequencer } from '../../../src/logbook/sequencer.ts';
import { replayLog } from '../../../src/services/access/replay-log.ts';
import { inSource } from '../../../src/services/gegevens.ts';
import { activityBody } from '../../support/activity.ts';
import { FIRST, keys, type Request } from '../../support/server.ts';
import { CRS, documentBody, zaakBody } from '../all/world.ts';
import { dice, RECORDS } from './samen.ts';
import { BSN, call, inZip, type Kinds, makeKinds, NUMBER, VELDEN, visible, WITHOUT_NUMBER, WORDS } from './soorten.ts';

const SEED = 20261128;

let kinds: Kinds;
beforeAll(async () => {
  kinds = await makeKinds();
});
afterAll(() => kinds?.place.close());

describe('an activity', () => {
  it.each(RECORDS)('that names kinds of data of %s shows those; twin: and no other', async (source) => {
    const roll = dice(SEED + RECORDS.indexOf(source));
    const all = Object.keys(WORDS[source]).filter((code) => code !== 'strafrechtelijk');
    for (const some of [all, roll.some(all, 1)]) {
      const { name, url, sources } = await kinds.reader(
        { [source]: some },
        some.includes(NUMMER) ? NUMBER : WITHOUT_NUMBER,
      );
      const client = await kinds.clientOf(name, sources, url);
      expect([some, await kinds.shown(client, source, url)]).toEqual([some, visible(source, some)]);
      expect(await kinds.shown(client, source, undefined, { doors: 3 })).toEqual(visible(source, some));
    }
  });

  it('without a law for the BSN shows none, of any source; twin: with one it does', async () => {
    for (const source of ['zaken', 'personen', 'objecten'] as const)
      for (const [more, there] of [
        [WITHOUT_NUMBER, false],
        [NUMBER, true],
      ] as const) {
        const uses = { [source]: source === 'personen' ? ['naam', ...(there ? [NUMMER] : [])] : [] };
        const { name, url, sources } = await kinds.reader(uses, more);
        const client = await kinds.clientOf(name, sources, url);
        expect([source, there, (await kinds.shown(client, source, url, { doors: 3 })).includes(NUMMER)]).toEqual([
          source,
          there,
          there,
        ]);
      }
  });

  it('that names all that is in it gets the package for the archive; twin: with one kind less it gets nothing', async () => {
    const ask = async (uses: readonly string[], more: object) => {
      const { name, url, sources } = await kinds.reader({ zaken: uses }, more);
      return call(await kinds.clientOf(name, sources, url), { url: kinds.pakket }, url, kinds.place.meent);
    };
    const whole = await ask([], NUMBER);
    expect([whole.statusCode, whole.headers['content-type']]).toEqual([200, 'application/zip']);
    const inside = inZip(whole.rawPayload);
    for (const word of Object.values(WORDS.zaken)) expect(inside).toContain(word);
    const ordinary = inSource('zaken');
    for (const [uses, more] of [
      [[], WITHOUT_NUMBER],
      [[...ordinary].filter((code) => code !== 'documenten' && code !== 'strafrechtelijk'), NUMBER],
    ] as const) {
      const less = await ask(uses, more);
      expect([less.statusCode, less.json().detail]).toEqual([
        403,
        expect.stringMatching(/nieuwe versie van de activiteit/),
      ]);
    }
  });

  it('that uses no documents has no bytes of one, wherever its address is written; twin: with documents they are there', async () => {
    const { place } = kinds;
    const { world, meent } = place;
    const made = await world.post('/zaken/api/v1/zaken', zaakBody(world));
    const document = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
      ...documentBody(world),
      inhoud: Buffer.from('Merkinhoud').toString('base64'),
      bestandsomvang: 10,
    });
    await world.post('/zaken/api/v1/zaakinformatieobjecten', { zaak: made.url, informatieobject: document.url });
    const mark = document.url.slice(-36);
    await world.post('/zaken/api/v1/zaakobjecten', {
      zaak: made.url,
      objectType: 'overige',
      objectTypeOverige: 'boom',
      objectIdentificatie: { overigeData: { inhoud: document.inhoud, '"inhoud":': mark } },
    });
    const bytes = Buffer.from('Merkinhoud').toString('base64');
    const lines = async (uses: readonly string[], more: object) => {
      const { name, url, sources } = await kinds.reader({ zaken: uses }, more);
      const client = await kinds.clientOf(name, sources, url);
      const get = async (path: string) => {
        const answer = await call(client, { url: `/meent/api/v1/${path}`, headers: CRS }, url, meent);
        expect(answer.statusCode, answer.body.slice(0, 300)).toBe(200);
        return answer.body.trim().split('\n');
      };
      const dossier = JSON.parse((await get(`zaakdossiers?zaak=${made.url.slice(-36)}&inhoud=true`))[0]!);
      const uitvoer = await get('uitvoer/enkelvoudiginformatieobject?inhoud=true');
      return { dossier, uitvoer: uitvoer.find((line) => line.includes(mark))! };
    };
    const less = await lines(['plaats'], WITHOUT_NUMBER);
    expect(less.dossier.objecten[0].objectIdentificatie.overigeData.inhoud).toBe(document.inhoud);
    for (const text of [JSON.stringify(less.dossier), less.uitvoer]) expect(text).not.toContain(bytes);
    const whole = await lines([], NUMBER);
    expect(whole.dossier.objecten[0].objectIdentificatie.overigeData.inhoud).toBe(document.inhoud);
    expect([whole.dossier.documenten[0].document.inhoud, JSON.parse(whole.uitvoer).inhoud]).toEqual([bytes, bytes]);
  });

  it('without a law for the BSN looks nobody up by it, and is told what to do; twin: with one it finds them', async () => {
    const key = 'betrokkeneIdentificatie__natuurlijkPersoon__inpBsn';
    const ask = async (more: object) => {
      const { name, url, sources } = await kinds.reader({ zaken: [] }, more);
      const client = await kinds.clientOf(name, sources, url);
      return call(client, { url: `/zaken/api/v1/rollen?${key}=${BSN}`, headers: CRS }, url, kinds.place.meent);
    };
    const refused = await ask(WITHOUT_NUMBER);
    expect(refused.statusCode).toBe(403);
    expect(refused.json().detail).toMatch(/gebruiktBsn en bsnGrond, UAVG artikel 46/);
    const found = await ask(NUMBER);
    expect([found.statusCode, found.json().count]).toEqual([200, 1]);
  });

  it('shows criminal data with a ground of AVG 10 alone; twin: with one', async () => {
    const special = {
      bijzondereGegevens: ['strafrechtelijk'],
      bijzondereGrond: 'Kieswet artikel B 5, AVG artikel 10',
      bijzondereArtikelen: [{ wet: 'AVG', artikel: '10' }],
      dpiaToelichting: 'Proef',
    };
    const keeper = await kinds.reader({ personen: Object.keys(VELDEN) }, special);
    const rights = [{ component: 'meent', scopes: ['personen.lezen', 'personen.beheren'] }];
    const client = await kinds.place.client([keeper.name], rights, [keeper.url]);
    const change: Request = {
      method: 'PATCH',
      url: kinds.persoon,
      payload: { uitsluitingKiesrecht: { uitgesloten: true, einde: '2031-07-09' } },
    };
    const wrote = await call(client, change, keeper.url, kinds.place.meent);
    expect(wrote.statusCode, wrote.body).toBe(200);
    expect(await kinds.shown(client, 'personen', keeper.url)).toEqual(Object.keys(WORDS.personen).sort());
    const other = await kinds.reader({ personen: Object.keys(VELDEN) });
    const without = await kinds.place.client([other.name], rights, [other.url]);
    const unseen = await call(without, change, other.url, kinds.place.meent);
    expect([unseen.statusCode, unseen.json().invalidParams?.[0].code]).toEqual([400, 'not-seen']);
    expect(await kinds.shown(without, 'personen', other.url)).toEqual(
      Object.keys(WORDS.personen)
        .filter((code) => code !== 'strafrechtelijk')
        .sort(),
    );
  });

  it('says what it may not say without a ground nowhere', async () => {
    let faulty = 0;
    const faults = async (more: object) =>
      (
        await kinds.place.meent.ask({
          method: 'POST',
          url: '/registers/api/v1/verwerkingsactiviteiten',
          payload: activityBody({ identificatie: `fout-${++faulty}`, beginGeldigheid: '2999-01-01', ...more }),
        })
      )
        .json()
        .invalidParams.map(({ name, code }: Record<string, string>) => `${name}:${code}`);
    const zaken = (categorieen: readonly string[]) => ({ gebruikt: [{ bron: 'zaken', velden: [], categorieen }] });
    expect(await faults({ ...zaken(['naam', NUMMER]), ...WITHOUT_NUMBER })).toEqual([
      'gebruikt.0.categorieen.1:invalid',
    ]);
    expect(await faults(zaken(['gezondheid']))).toEqual(['gebruikt.0.categorieen.0:invalid']);
    expect(await faults(zaken(['schoenmaat']))).toEqual(['gebruikt.0.categorieen.0:invalid_choice']);
    expect(await faults({ gebruikt: [{ bron: 'personen', velden: ['naam'], categorieen: ['naam'] }] })).toEqual([
      'gebruikt.0.categorieen:not-supported',
    ]);
  });
});

describe('an address that leads to somebody by their BSN', () => {
  const mark = 'https://brp.example/ingeschrevenpersonen';
  const plain = 'https://hr.example/medewerkers/12345';
  /** Nine digits that are no number of anybody. */
  const other = 'https://hr.example/medewerkers/123456789';

  it('is not there without a law for the BSN, nor found by; twin: with one, and any other address', async () => {
    const { meent, world } = kinds.place;
    const zaak = await world.post('/zaken/api/v1/zaken', zaakBody(world));
    const rol = async (betrokkene: string) =>
      (
        await world.post('/zaken/api/v1/rollen', {
          zaak: zaak.url,
          roltype: world.catalogue.roltypen.belanghebbende,
          roltoelichting: '',
          betrokkeneType: 'natuurlijk_persoon',
          betrokkene,
        })
      ).url as string;
    const escaped = `${mark}/99999365%33`;
    const told = [`${mark}/${BSN}`, escaped, `https://kern.example/personen?burgerservicenummer=${BSN}&a=1`];
    const all = [...told, plain, other];
    const made = await Promise.all(all.map(rol));
    const seen = async (more: object) => {
      const { name, url, sources } = await kinds.reader({ zaken: [] }, more);
      const client = await kinds.clientOf(name, sources, url);
      const ask = (path: string) => call(client, { url: path.replace(world.base, ''), headers: CRS }, url, meent);
      const read = await Promise.all(made.map(async (one) => (await ask(one)).json().betrokkene));
      const list = await ask(`/zaken/api/v1/rollen?zaak=${encodeURIComponent(zaak.url as string)}`);
      const expanded = await ask(`${zaak.url}?expand=rollen`);
      const exported = await ask('/meent/api/v1/uitvoer/rol');
      const bodies = [list, expanded, exported].map(({ body }) => body.includes(BSN) || body.includes('99999365%33'));
      const found = await Promise.all(
        all.flatMap((one) =>
          [`/rollen?betrokkene=`, `/zaken?rol__betrokkene=`].map(async (path) => {
            const answer = await ask(`/zaken/api/v1${path}${encodeURIComponent(one)}`);
            return answer.statusCode === 200 ? answer.json().count : answer.statusCode;
          }),
        ),
      );
      return { read, bodies, found };
    };
    expect(await seen(WITHOUT_NUMBER)).toEqual({
      read: ['', '', '', plain, other],
      bodies: [false, false, false],
      found: [403, 403, 403, 403, 403, 403, 1, 1, 1, 1],
    });
    expect(await seen(NUMBER)).toEqual({
      read: all,
      bodies: [true, true, true],
      found: all.flatMap(() => [1, 1]),
    });
  });
});

describe('who may not see a field', () => {
  it('does not write it, nor search by it, and reads why', async () => {
    const { name, url } = await kinds.reader({ zaken: ['behandeling'] }, WITHOUT_NUMBER);
    const client = await kinds.clientOf(name, ['zaken'], url);
    const searched = await call(
      client,
      { url: `/zaken/api/v1/rollen?betrokkeneIdentificatie__medewerker__identificatie=x`, headers: CRS },
      url,
      kinds.place.meent,
    );
    expect(searched.statusCode).toBe(403);
    expect(searched.json().detail).toMatch(/gebruikt niet: .*naam/);
  });

  it('reads of no bytes either: a document is what it says', async () => {
    const { name, url } = await kinds.reader({ zaken: ['behandeling'] }, WITHOUT_NUMBER);
    const client = await kinds.clientOf(name, ['zaken'], url);
    const download = kinds.place.doors.zaken[5]!();
    expect(download.url).toMatch(/download$/);
    expect((await call(client, download, url, kinds.place.meent)).statusCode).toBe(404);
    const other = await kinds.reader({ zaken: ['documenten'] }, WITHOUT_NUMBER);
    expect(
      (await call(await kinds.clientOf(other.name, ['zaken'], other.url), download, other.url, kinds.place.meent))
        .statusCode,
    ).toBe(200);
  });
});

it('every decision of this is made again from the log as it was made', async () => {
  const { meent } = kinds.place;
  const sequencer = createSequencer({
    db: meent.db,
    tasks: [numberEntries(keys)],
    onError: (error) => {
      throw error;
    },
  });
  while ((await sequencer.round()) !== 0);
  const told = await replayLog(meent.engine, FIRST);
  expect(told.differ).toEqual([]);
  expect(told.decided).toBeGreaterThan(100);
});
