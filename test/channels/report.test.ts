import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jpeg, SECRET_PLACE } from '../support/photos.ts';
import { startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { type Fields, type Page, type Visitor, visitor } from '../support/visitor.ts';

let meent: TestSite;
beforeAll(async () => {
  meent = await startSite();
});
afterAll(() => meent?.stop());

const photo = { name: 'tegel.jpg', type: 'image/jpeg', content: jpeg() };
const RESIDENT = '[^<]+';

async function toPhotos(me: Visitor, what = 'Er ligt een tegel los.'): Promise<Page> {
  const first = await me.get('/melden');
  const where = await me.submit(first, '/melden/wat', { categorie: 'Stoep en weg', omschrijving: what });
  expect(where.url).toBe('/melden/waar');
  return me.submit(where, '/melden/waar', { adres: 'Kievitsloot 3', breedtegraad: '51,9062', lengtegraad: '4,8745' });
}

async function toCheck(me: Visitor, what?: string, contact: Fields = {}): Promise<Page> {
  const photos = await toPhotos(me, what);
  expect(photos.url).toBe('/melden/foto');
  const how = await me.submit(photos, '/melden/foto', { foto: photo });
  expect(how.url).toBe('/melden/gegevens');
  return me.submit(how, '/melden/gegevens', contact);
}

const cases = (what: string) =>
  meent.clone.asOwner<{ id: string; body: string; owners: string[] }>(
    `select id, body, owners from meent.zaken_zaak where body like '%' || $1 || '%'`,
    [what],
  );

describe('without login', () => {
  test('the report becomes a case with its place, properties, first status and photo', async () => {
    const me = visitor(meent.app);
    const check = await toCheck(me, 'Tegel nummer een ligt los.', {
      naam: 'Kim',
      email: 'kim@voorbeeld.nl',
      telefoon: '',
    });
    expect(check.text).toContain('Tegel nummer een ligt los.');
    expect(check.text).toContain('tegel.jpg');
    const done = await me.submit(check, '/melden/controle');
    expect(done.url).toBe('/melden/klaar');
    expect(done.text).toMatch(/Uw zaaknummer is WH-\d{4}-\d{5}/);

    const [zaak, ...more] = await cases('Tegel nummer een ligt los.');
    expect(more).toEqual([]);
    expect(zaak!.owners).toEqual([]);
    expect(JSON.parse(zaak!.body.replaceAll('\x01', ''))).toMatchObject({
      omschrijving: 'Stoep en weg, Kievitsloot 3',
      zaakgeometrie: { type: 'Point', coordinates: [4.8745, 51.9062] },
    });
    const parts = await meent.clone.asOwner<{ n: string }>(
      `select 'status' as n from meent.zaken_status where zaak = $1 union all
       select naam from meent.zaken_zaakeigenschap where zaak = $1 union all
       select omschrijving_generiek from meent.zaken_rol where zaak = $1 union all
       select 'foto' from meent.zaken_zaakinformatieobject where zaak = $1`,
      [zaak!.id],
    );
    expect(parts.map(({ n }) => n).sort()).toEqual(['categorie', 'foto', 'initiator', 'locatieomschrijving', 'status']);
  });

  test('the answers wait for a day, sealed, and are gone once sent', async () => {
    const me = visitor(meent.app);
    await toPhotos(me, 'Een geheim verhaal over een stoep.');
    const stored = () => meent.clone.asOwner<{ sealed: string }>('select sealed from meent.portal_draft');
    expect(JSON.stringify(await stored())).not.toContain('geheim verhaal');
    const again = await me.get('/melden/wat');
    expect(again.html).toContain('Een geheim verhaal over een stoep.');
    // Another browser sees nothing of it.
    expect((await visitor(meent.app).get('/melden/wat')).html).not.toContain('geheim verhaal');
    const contact = await me.get('/melden/gegevens');
    const check = await me.submit(contact, '/melden/gegevens');
    const done = await me.submit(check, '/melden/controle');
    expect(done.text).toContain('U gaf geen e-mailadres of telefoonnummer op.');
    expect((await me.get('/melden/wat')).html).not.toContain('geheim verhaal');
  });

  test('where it asks who somebody is, it says why: for which purpose, on what ground and how long it is kept', async () => {
    const me = visitor(meent.app);
    await toPhotos(me, 'Waarom vraagt u dit?');
    const asked = await me.get('/melden/gegevens');
    const why = await me.get(/href="(\/waarom\/[^"]+)"/.exec(asked.html)![1]!);
    expect(why.status).toBe(200);
    expect(why.text).toContain('te zorgen dat uw melding wordt opgelost');
    expect(why.text).toContain('Wegenwet artikel 16');
  });

  test('a question that has no answer yet sends the visitor back to it', async () => {
    expect((await visitor(meent.app).get('/melden/controle')).url).toBe('/melden/wat');
    expect((await visitor(meent.app).get('/melden/klaar')).url).toBe('/melden/wat');
  });

  test('a wrong address to write to holds the report until it is mended', async () => {
    const me = visitor(meent.app);
    const wrong = await toCheck(me, 'Een adres dat niet klopt.', { email: 'kim@' });
    expect([wrong.status, wrong.url.split('?')[0]]).toEqual([400, '/melden/gegevens']);
    expect((await me.get('/melden/controle')).url).toBe('/melden/gegevens');
    expect((await me.submit(wrong, '/melden/gegevens', { email: '' })).url).toBe('/melden/controle');
  });

  test('a wrong answer comes back as it was typed, with what to do', async () => {
    const me = visitor(meent.app);
    const first = await me.get('/melden/wat');
    const wrong = await me.submit(first, '/melden/wat', { omschrijving: 'Iets' });
    expect(wrong.status).toBe(400);
    expect(wrong.text).toContain('Kies waar het om gaat.');
    expect(wrong.html).toContain('>Iets</textarea>');
    // It has an address of its own: reloading sends nothing again, and going back to it later shows what is true then.
    expect((await me.get(wrong.url)).text).toContain('Kies waar het om gaat.');
    await me.submit(wrong, '/melden/wat', { categorie: 'Stoep en weg', omschrijving: 'Iets' });
    const back = await me.get(wrong.url);
    expect([back.status, back.text.includes('Kies waar het om gaat.')]).toEqual([200, false]);
  });

  test('every wrong answer to a question is told at once, each with what is wrong with it', async () => {
    const me = visitor(meent.app);
    const first = await me.get('/melden');
    const where = await me.submit(first, '/melden/wat', { categorie: 'Stoep en weg', omschrijving: 'Alles fout.' });
    const wrong = await me.submit(where, '/melden/waar', {
      adres: 'z'.repeat(256),
      breedtegraad: 'x',
      lengtegraad: '',
    });
    expect(wrong.text).toContain('3 dingen kloppen nog niet');
    expect(wrong.text).toContain('Uw tekst is te lang. Gebruik hooguit 255 tekens.');
    expect(wrong.text).not.toContain('Vul een straat of plek in');
    const elsewhere = await me.submit(wrong, '/melden/waar', { adres: '', breedtegraad: '48,85', lengtegraad: '2,35' });
    expect(elsewhere.text).toContain('2 dingen kloppen nog niet');
    expect(elsewhere.text).toContain('ligt niet in');
    const photos = await me.submit(elsewhere, '/melden/waar', { adres: 'Kade 1', breedtegraad: '', lengtegraad: '' });
    expect(photos.url).toBe('/melden/foto');
    const how = await me.submit(photos, '/melden/foto');
    const contact = await me.submit(how, '/melden/gegevens', {
      naam: 'n'.repeat(201),
      email: 'kim@',
      telefoon: '12345',
    });
    expect(contact.text).toContain('3 dingen kloppen nog niet');
    for (const telefoon of ['06 1234 5678', '+31 6 12345678', '+32 470 12 34 56', '0049 30 901820'])
      expect((await me.submit(contact, '/melden/gegevens', { naam: '', email: '', telefoon })).url, telefoon).toBe(
        '/melden/controle',
      );
    for (const telefoon of ['06123456789', '+316', '+31061234567', '0612'])
      expect((await me.submit(contact, '/melden/gegevens', { naam: '', email: '', telefoon })).status, telefoon).toBe(
        400,
      );
  });
});

describe('photos', () => {
  test('a name that is cut in the midst of a sign does not stop the report; nor does mark-up in it run', async () => {
    const me = visitor(meent.app);
    const photos = await toPhotos(me, 'Een lange naam.');
    // 127 places, of which the last 120 are kept: the first of those is half a sign.
    const name = `${'😀'.repeat(61)}.jpeg`;
    const how = await me.submit(photos, '/melden/foto', {
      foto: [
        { ...photo, name },
        { ...photo, name: `<svg onload=alert(1)>.jpg` },
      ],
    });
    const check = await me.submit(how, '/melden/gegevens');
    expect(check.html).toContain(`${'😀'.repeat(57)}.jpeg`);
    expect(check.html).not.toContain('<svg onload');
    const receipt = await me.submit(check, '/melden/controle');
    expect([receipt.status, receipt.url]).toEqual([200, '/melden/klaar']);
  });

  test('what the camera wrote beside the picture is not kept', async () => {
    const me = visitor(meent.app);
    const what = 'Een foto met een plek erin.';
    await me.submit(await toCheck(me, what), '/melden/controle');
    const [zaak] = await cases(what);
    const [document] = await meent.clone.asOwner<{ inhoud: string[]; body: string }>(
      `select d.inhoud, d.body from meent.documenten_enkelvoudiginformatieobject d
       join meent.zaken_zaakinformatieobject z on z.informatieobject = d.id where z.zaak = $1`,
      [zaak!.id],
    );
    const chunks: Buffer[] = [];
    const [digest] = document!.inhoud[0]!.split('/');
    for await (const part of await meent.site.blobs.read(WEIDEHOEK.id, digest!)) chunks.push(part as Buffer);
    const bytes = Buffer.concat(chunks);
    expect(bytes.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
    expect(bytes.includes(SECRET_PLACE)).toBe(false);
  });

  test.each([
    ['a text that is called a photo', Buffer.from('geen foto'), 'Dit bestand is geen foto.'],
    ['more than 10 MB', Buffer.concat([jpeg(), Buffer.alloc(10_000_000)]), 'Deze foto is te groot.'],
  ])('%s is refused, and a good one beside it is kept', async (_name, content, message) => {
    const me = visitor(meent.app);
    const page = await toPhotos(me);
    const refused = await me.submit(page, '/melden/foto', {
      foto: [
        { ...photo, name: 'goed.jpg' },
        { ...photo, content },
      ],
    });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(message);
    expect(refused.text).toContain('goed.jpg');
  });

  test('a fourth photo is refused; one that is taken away makes room', async () => {
    const me = visitor(meent.app);
    const page = await toPhotos(me);
    const full = await me.submit(page, '/melden/foto', { foto: [photo, photo, photo, photo] });
    expect(full.status).toBe(400);
    expect(full.text).toContain('Stuur hooguit 3 foto’s.');
    const verwijder = /name="verwijder" value="([^"]+)"/.exec(full.html)![1]!;
    const less = await me.submit(full, '/melden/foto', { verwijder });
    expect(less.url).toBe('/melden/foto');
    expect(less.html.match(/name="verwijder"/g)).toHaveLength(2);
  });
});

describe('sent twice', () => {
  test('two presses at the same moment make one case and show one number', async () => {
    const me = visitor(meent.app);
    const what = 'Tegel die twee keer gemeld wordt.';
    const check = await toCheck(me, what);
    const twin = me.copy();
    const [first, second] = await Promise.all([
      me.submit(check, '/melden/controle'),
      twin.submit(check, '/melden/controle'),
    ]);
    expect([first.url, second.url]).toEqual(['/melden/klaar', '/melden/klaar']);
    const number = /WH-\d{4}-\d{5}/;
    expect(number.exec(first.text)?.[0]).toBe(number.exec(second.text)?.[0]);
    expect(await cases(what)).toHaveLength(1);
  });

  test('twin: another report is another case', async () => {
    const me = visitor(meent.app);
    const what = 'Tegel die nog eens gemeld wordt.';
    await me.submit(await toCheck(me, what), '/melden/controle');
    await me.submit(await toCheck(me, what), '/melden/controle');
    expect(await cases(what)).toHaveLength(2);
  });
});

describe('logged in', () => {
  test('the report is the resident’s own case at once, and a confirmation is in the box', async () => {
    const me = visitor(meent.app);
    const home = await me.login('resident', RESIDENT);
    expect(home.url).toBe('/mijn');
    const what = 'Tegel van mijn eigen straat.';
    const check = await toCheck(me, what);
    const done = await me.submit(check, '/melden/controle');
    const [zaak] = await cases(what);
    expect(zaak!.owners).toHaveLength(1);
    expect(done.html).toContain(`/mijn/zaken/${zaak!.id}`);

    const mine = await me.get(`/mijn/zaken/${zaak!.id}`);
    expect(mine.status).toBe(200);
    expect(mine.text).toContain('Wij hebben uw melding ontvangen.');
    expect(mine.text).toContain('Foto bij de melding');
    const file = /href="(\/mijn\/zaken\/[^"]+\/bestanden\/[^"]+)"/.exec(mine.html)![1]!;
    const download = await me.get(file);
    expect(download.headers['content-disposition']).toMatch(/^attachment/);
    expect(download.headers['content-type']).toBe('image/jpeg');

    await meent.settle();
    const box = await me.get('/mijn/berichten');
    expect(box.text).toContain('Wij hebben uw melding ontvangen');
    // What is told twice is written once.
    const [before] = await meent.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.berichten_bericht');
    await meent.clone.asOwner(`update meent.engine_cursor set number = 0 where reader = 'berichten'`);
    await meent.settle();
    const [after] = await meent.clone.asOwner<{ n: number }>('select count(*)::int as n from meent.berichten_bericht');
    expect(after!.n).toBe(before!.n);
  });
});

describe('on a computer that others use too', () => {
  test('what was written while logged in is not for who comes next, and waits for who wrote it', async () => {
    const me = visitor(meent.app);
    await me.login('resident', RESIDENT);
    const page = await toPhotos(me, 'Mijn buurman en zijn heg.');
    await me.submit(page, '/uitloggen');
    expect((await me.get('/melden/wat')).html).not.toContain('zijn heg');
    expect((await me.get('/melden/controle')).url).toBe('/melden/wat');
    // The cookie is there still; somebody else who logs in opens nothing with it either.
    const other = me.copy();
    await other.login('employee', '[^<]+');
    expect((await other.get('/melden/wat')).html).not.toContain('zijn heg');
    await me.login('resident', RESIDENT);
    expect((await me.get('/melden/wat')).html).toContain('zijn heg');
  });

  test('nor is the number of what was sent', async () => {
    const me = visitor(meent.app);
    await me.login('resident', RESIDENT);
    const done = await me.submit(await toCheck(me, 'De heg, nog eens.'), '/melden/controle');
    expect(done.url).toBe('/melden/klaar');
    await me.submit(done, '/uitloggen');
    expect((await me.get('/melden/klaar')).url).toBe('/melden/wat');
  });

  test('twin: what was begun without login goes along when somebody logs in halfway', async () => {
    const me = visitor(meent.app);
    await toPhotos(me, 'Begonnen zonder inloggen.');
    await me.login('resident', RESIDENT);
    const contact = await me.get('/melden/gegevens');
    const check = await me.submit(contact, '/melden/gegevens');
    expect(check.text).toContain('Begonnen zonder inloggen.');
  });
});
