/** One case from the resident to the archive, over the pages; and what the logbook says of it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/run.ts';
import { vkeyOf } from '../../src/logbook/origin.ts';
import {
  action,
  COLLEAGUE,
  HANDLER,
  loggedIn,
  OTHER_TEAM,
  optionOf,
  report,
  residentsOf,
} from '../support/at-the-pages.ts';
import { keys } from '../support/server.ts';
import { KADERIJK, startSite, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import { formsOf } from '../support/visitor.ts';

let meent: TestSite;
let residents: readonly string[];
beforeAll(async () => {
  meent = await startSite();
  residents = await residentsOf(meent);
});
afterAll(() => meent?.stop());

describe('from report to archive', () => {
  test('the employee takes it, adds a document, sets a status and closes; the resident sees each step', async () => {
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    const id = await report(resident, 'Deze tegel gaat de hele weg.');
    await meent.settle();

    const employee = await loggedIn(meent, 'employee', HANDLER);
    const team = await employee.get('/werk?lijst=team');
    expect(team.html).toContain(`/werk/zaken/${id}`);
    let work = await employee.get(`/werk/zaken/${id}`);
    expect(work.text).toContain('Deze tegel gaat de hele weg.');
    expect(work.text).toContain('Breedtegraad 51,9062; lengtegraad 4,8745');
    expect(work.text).toContain('Doel: Meldingen openbare ruimte behandelen.');
    expect(work.text).not.toContain('uw melding wordt opgelost');
    work = await employee.submit(work, action(work, 'pakken'));
    expect(work.text).toContain('De zaak staat nu op uw lijst');
    expect((await employee.get('/werk')).html).toContain(`/werk/zaken/${id}`);

    work = await employee.submit(work, action(work, 'documenten'), {
      bestand: { name: 'werkbon.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4 proef') },
      titel: 'Wat wij deden',
      informatieobjecttype: optionOf(work, 'Terugkoppeling'),
    });
    expect(work.text).toContain('Het document staat bij de zaak');
    expect(work.text).toContain('Wat wij deden');

    work = await employee.submit(work, action(work, 'status'), {
      statustype: optionOf(work, 'Ingepland'),
      toelichting: 'De stratenmaker komt dinsdag.',
    });
    expect(work.text).toContain('De bewoner kreeg een bericht.');
    await meent.settle();

    expect((await resident.get('/mijn/wie-keek')).text).toContain(
      'Een behandelaar van Openbare ruimte maakte een document bij uw melding',
    );
    let mine = await resident.get(`/mijn/zaken/${id}`);
    expect(mine.text).toContain('De stratenmaker komt dinsdag.');
    expect(mine.text).toContain('Wat wij deden');
    const box = await resident.get('/mijn/berichten');
    expect(box.text).toContain('Nieuws over uw melding: Ingepland');
    const letter = /href="(\/mijn\/berichten\/[0-9a-f-]{36})"/.exec(box.html)![1]!;
    const read = await resident.get(letter);
    expect(read.text).toContain('De stratenmaker komt dinsdag.');
    expect(read.text).not.toContain('Akkerman');

    work = await employee.get(`/werk/zaken/${id}`);
    const open = work;
    const closing = {
      resultaattype: optionOf(open, 'Opgelost'),
      resultaattoelichting: 'De tegel ligt weer vast.',
    };
    work = await employee.submit(open, action(open, 'sluiten'), closing);
    expect(work.text).toContain('De zaak is afgerond');
    expect(work.text).toMatch(/De archiefdatum is \d+ \w+ \d{4}/);
    expect(formsOf(work).filter((form) => form.action.includes(id))).toEqual([]);
    const again = await employee.submit(open, action(open, 'sluiten'), closing);
    expect(again.text).toContain('De zaak was al afgerond');
    expect(again.text).not.toContain('probeer het opnieuw');
    mine = await resident.get(`/mijn/zaken/${id}`);
    expect(mine.text).toContain('Opgelost. De tegel ligt weer vast.');
    expect(mine.text).toContain('Afgehandeld');
  });

  test('a case that a colleague has cannot be taken; a form that was open says so', async () => {
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    const id = await report(resident, 'Twee collega’s willen deze tegel.');
    const [first, second] = [await loggedIn(meent, 'employee', HANDLER), await loggedIn(meent, 'employee', COLLEAGUE)];
    const open = await second.get(`/werk/zaken/${id}`);
    const taken = await first.submit(await first.get(`/werk/zaken/${id}`), `/werk/zaken/${id}/pakken`);
    expect(taken.text).toContain('De zaak staat nu op uw lijst');
    const late = await second.submit(open, `/werk/zaken/${id}/pakken`);
    expect(late.url).toBe('/werk');
    expect(late.text).toContain('Een collega was u voor.');
    expect(formsOf(await second.get(`/werk/zaken/${id}`)).filter((form) => form.action.includes(id))).toEqual([]);
  });

  test('pressed twice, a case is taken once and a status set once; a form that was open keeps what was typed', async () => {
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    const id = await report(resident, 'Twee tabbladen, een tegel.');
    const employee = await loggedIn(meent, 'employee', HANDLER);
    const free = await employee.get(`/werk/zaken/${id}`);
    const old = await employee.submit(free, action(free, 'pakken'));
    expect((await employee.submit(free, action(free, 'pakken'))).text).toContain('De zaak staat nu op uw lijst');

    const planned = { statustype: optionOf(old, 'Ingepland'), toelichting: 'De stratenmaker komt dinsdag.' };
    expect((await employee.submit(old, action(old, 'status'), planned)).text).toContain('De status is gezet');
    const late = await employee.submit(old, action(old, 'status'), { ...planned, toelichting: 'Of toch woensdag.' });
    expect(late.status).toBe(400);
    expect(late.text).toContain('De zaak kreeg intussen een andere status.');
    expect(late.html).toContain('Of toch woensdag.');
    const closing = { resultaattype: optionOf(old, 'Opgelost'), resultaattoelichting: 'Hij ligt vast.' };
    const unseen = await employee.submit(old, action(old, 'sluiten'), closing);
    expect(unseen.text).toContain('De zaak kreeg intussen een andere status.');
    await meent.settle();
    const mine = (await resident.get(`/mijn/zaken/${id}`)).text;
    expect(mine.match(/Nieuws over uw melding: Ingepland/g)).toHaveLength(1);
    // Twin: the page that came back is of now.
    const now = await employee.submit(late, action(late, 'status'), {
      statustype: optionOf(late, 'In uitvoering'),
      toelichting: '',
    });
    expect(now.text).toContain('De status is gezet');
    const done = await employee.submit(now, action(now, 'sluiten'), closing);
    expect(done.text).toContain('De zaak is afgerond');
  });

  test('a form without an answer comes back with what to do', async () => {
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    const id = await report(resident, 'Een formulier dat leeg blijft.');
    const employee = await loggedIn(meent, 'employee', HANDLER);
    const work = await employee.submit(await employee.get(`/werk/zaken/${id}`), `/werk/zaken/${id}/pakken`);
    for (const [name, message] of [
      ['status', 'Kies een status.'],
      ['sluiten', 'Kies een resultaat.'],
      ['documenten', 'Kies een bestand.'],
    ] as const) {
      const page = await employee.submit(work, `/werk/zaken/${id}/${name}`);
      expect([name, page.status]).toEqual([name, 400]);
      expect(page.text).toContain(message);
    }
  });
});

describe('who looked', () => {
  test('the look of an employee is there with role, purpose and ground, and without a name', async () => {
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    const id = await report(resident, 'Wie kijkt er naar deze tegel?');
    const employee = await loggedIn(meent, 'employee', HANDLER);
    await employee.get(`/werk/zaken/${id}`);
    await meent.settle();
    const page = await resident.get('/mijn/wie-keek');
    expect(page.text).toContain(
      'Een behandelaar van Openbare ruimte opende uw melding, om te zorgen dat uw melding wordt opgelost.',
    );
    expect(page.text).toContain('Wegenwet artikel 16');
    expect(page.text).toContain('het college van burgemeester en wethouders');
    expect(page.html).not.toMatch(/Akkerman|m-0101/);
    expect(page.html).toContain(`/mijn/zaken/${id}`);
    expect((await resident.get(`/mijn/zaken/${id}`)).text).toMatch(/Wie keek in deze zaak [1-9]/);

    const proof = await resident.get('/mijn/wie-keek/bewijs');
    expect([proof.status, proof.headers['content-type']], proof.text).toEqual([200, 'application/json; charset=utf-8']);
    const vkey = (await resident.get('/logboek/tlog/vkey')).html.trim();
    expect(vkey).toBe(vkeyOf(WEIDEHOEK.id, keys));
    const folder = mkdtempSync(join(tmpdir(), 'meent-proof-'));
    const file = join(folder, 'bewijs.json');
    writeFileSync(file, proof.html);
    const said: string[] = [];
    const io = { out: (line: string) => said.push(line), err: (line: string) => said.push(line) };
    expect(await run(['proof', file, '--key', vkey], io), said.join('\n')).toBe(0);
    const [, good, all] = /^(\d+) of (\d+) lines are in the log\.$/.exec(said.at(-1)!)!;
    expect(Number(good)).toBeGreaterThan(1);
    expect(good).toBe(all);
    // The key in the file itself is nobody's word but that of the file.
    expect(await run(['proof', file], io)).toBe(3);
    expect(await run(['proof', file, '--key', vkeyOf(KADERIJK.id, keys)], io)).toBe(1);
    // Twin: one changed character breaks it.
    const changed = JSON.parse(proof.html) as { bewijzen: string[] };
    changed.bewijzen[0] = changed.bewijzen[0]!.replace(/[A-Za-z](?==*\n)/, (one) => (one === 'A' ? 'B' : 'A'));
    writeFileSync(file, JSON.stringify(changed));
    expect(await run(['proof', file, '--key', vkey], io)).toBe(1);
    expect(said.at(-1)).toBe(`${Number(all) - 1} of ${all} lines are in the log.`);
    rmSync(folder, { recursive: true });
  });

  test('a refusal is shown too, and an own look is not', async () => {
    const resident = await loggedIn(meent, 'resident', residents[0]!);
    const id = await report(resident, 'Een ander team wil kijken.');
    const other = await loggedIn(meent, 'employee', OTHER_TEAM);
    expect((await other.get(`/werk/zaken/${id}`)).status).toBe(403);
    await resident.get(`/mijn/zaken/${id}`);
    await meent.settle();
    const page = await resident.get('/mijn/wie-keek');
    expect(page.text).toContain('Een consulent van Sociaal domein vroeg om uw melding. Dat mocht niet.');
    expect(page.text).not.toContain('U opende zelf');
    expect(page.text).toContain('U maakte zelf uw melding.');
    // The ground of who was refused is not that of who works on it.
    const blocks = page.html.split('<article').filter((block) => block.includes(`/mijn/zaken/${id}`));
    const [refused, worked] = [
      blocks.find((one) => one.includes('Dat mocht niet.')),
      blocks.find((one) => one.includes('Wegenwet')),
    ];
    expect(refused).not.toContain('Wegenwet artikel 16');
    expect(worked).not.toContain('Dat mocht niet.');
    expect(worked?.replaceAll(/<[^>]+>/g, '')).toContain('U maakte zelf uw melding.');
  });
});
