/**
 * A case file that is asked again under its Idempotency-Key, by who sees less by now: the kept answer shows no more of the case,
 * its roles and its documents than who reads them is shown. Twins: who sees the same is given the same bytes.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { regel } from '../all/toegangsregels.ts';
import { CRS, zaakBody } from '../all/world.ts';
import { rightsOn } from './samen.ts';
import { BSN, call, type Kinds, makeKinds, NUMBER, WITHOUT_NUMBER } from './soorten.ts';

const DOSSIERS = '/meent/api/v1/zaakdossiers';
const WORDS = ['Merknaam', 'merk@voorbeeld.example', BSN, 'Merkvraag'];

let kinds: Kinds;
let wide: string;
let narrow: string;
let client: Awaited<ReturnType<Kinds['clientOf']>>;
beforeAll(async () => {
  kinds = await makeKinds();
  const { place } = kinds;
  wide = (await kinds.reader({ zaken: [] }, NUMBER)).url;
  narrow = (await kinds.reader({ zaken: ['werk'] }, WITHOUT_NUMBER)).url;
  const rights = (verwerkingsactiviteit: string) => [
    ...rightsOn(place, 'zaken', verwerkingsactiviteit).slice(1),
    {
      component: 'zrc',
      scopes: ['zaken.lezen', 'zaken.bijwerken', 'zaken.aanmaken'],
      zaaktype: place.world.catalogue.zaaktype,
      maxVertrouwelijkheidaanduiding: 'geheim',
      verwerkingsactiviteit,
    },
  ];
  client = await place.client(['twee'], [...rights(wide), ...rights(narrow)], [wide, narrow]);
});
afterAll(() => kinds?.place.close());

const payload = () => ({
  zaak: { ...zaakBody(kinds.place.world), toelichting: 'Merkvraag' },
  rollen: [
    {
      roltype: kinds.place.world.catalogue.roltypen.belanghebbende,
      roltoelichting: '',
      betrokkeneType: 'natuurlijk_persoon',
      contactpersoonRol: { naam: 'Merknaam', emailadres: 'merk@voorbeeld.example' },
      betrokkeneIdentificatie: { inpBsn: BSN, geslachtsnaam: 'Merknaam' },
    },
  ],
});
const make = (key: string, activity: string) =>
  call(
    client,
    { method: 'POST', url: DOSSIERS, headers: { ...CRS, 'idempotency-key': key }, payload: payload() },
    activity,
    kinds.place.meent,
  );
const wordsIn = (body: string) => WORDS.filter((word) => body.includes(word));

describe('a case file under a key', () => {
  it('shows another activity no more than it would read; twin: the same activity is given the same bytes', async () => {
    const first = await make('smal', wide);
    expect([first.statusCode, wordsIn(first.body)]).toEqual([201, WORDS]);
    const again = await make('smal', narrow);
    expect([again.statusCode, wordsIn(again.body)]).toEqual([201, []]);
    const url = `${DOSSIERS}/${first.json().url.slice(-36)}`;
    const read = await call(client, { url, headers: CRS }, narrow, kinds.place.meent);
    expect(again.json().rollen).toEqual(read.json().rollen);
    expect(again.headers.etag).not.toBe(first.headers.etag);
    const same = await make('smal', wide);
    expect([same.body, same.headers.etag]).toEqual([first.body, first.headers.etag]);
  });

  it('that was made for the narrow one is given to it again, byte for byte, and no more of it to the other', async () => {
    const first = await make('eerst-smal', narrow);
    expect([first.statusCode, wordsIn(first.body)]).toEqual([201, []]);
    for (const activity of [narrow, wide]) expect((await make('eerst-smal', activity)).body).toBe(first.body);
  });

  it('follows a rule on its roles that came since, and gives all once that is over', async () => {
    const { world } = kinds.place;
    const first = await make('regel', wide);
    const rule = {
      identificatie: 'rollen-minder',
      naam: 'Rollen minder',
      reden: 'Contactgegevens horen hier niet.',
      voor: { applicaties: ['twee'] },
      over: { gegevens: ['rol'] },
    };
    await regel(world, { ...rule, effect: 'laat_weg', weglaten: ['contactpersoonRol', 'betrokkeneIdentificatie'] });
    const less = await make('regel', wide);
    expect([less.statusCode, wordsIn(less.body)]).toEqual([201, ['Merkvraag']]);
    await regel(world, { ...rule, effect: 'verbied', weglaten: [] });
    const shut = await make('regel', wide);
    expect([shut.statusCode, wordsIn(shut.body)]).toEqual([403, []]);
    await regel(world, { ...rule, effect: 'vervalt', weglaten: [] });
    expect((await make('regel', wide)).body).toBe(first.body);
  });
});
