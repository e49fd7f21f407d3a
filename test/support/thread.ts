/** The thread in a real browser: a loose tile, from the resident to the archive. */
import type { Browser, Page } from 'playwright-core';
import { expect } from 'vitest';
import { logIn, personAt } from './person.ts';
import { png } from './photos.ts';

const next = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click();

/** What follows from a look or a status comes within a second; the page is loaded again until it is there. */
const comes = (page: Page, url: string, words: string | RegExp): Promise<void> =>
  expect
    .poll(
      async () => {
        await page.goto(url);
        return page.locator('main').textContent();
      },
      { timeout: 10_000, interval: 100 },
    )
    .toMatch(words);

const report = async (page: Page, what: string): Promise<void> => {
  await page.goto('/melden');
  await page.getByLabel('Stoep en weg').check();
  await page.getByLabel('Wat ziet u?').fill(what);
  await next(page, 'Naar vraag 2');
  await page.getByLabel('Straat en nummer in de buurt').fill('Kievitsloot 3');
  await page.getByText('Geef de plek precies aan').click();
  await page.getByLabel('Breedtegraad').fill('51,9062');
  await page.getByLabel('Lengtegraad').fill('4,8745');
  await next(page, 'Naar vraag 3');
  await page.getByLabel('Foto').setInputFiles({ name: 'tegel.png', mimeType: 'image/png', buffer: png() });
  await next(page, 'Naar vraag 4');
  await next(page, 'Kijk uw melding na');
  expect(await page.locator('main').textContent()).toContain('tegel.png');
  await next(page, 'Stuur uw melding');
  await page.getByRole('heading', { name: 'Wij hebben uw melding' }).waitFor();
};

/** A resident reports, an employee handles and closes; each sees what the other did. */
export async function followTheThread(browser: Browser, base: string, scripts: boolean): Promise<void> {
  const resident = await personAt(browser, base, scripts);
  await logIn(resident, '/mijn');
  await report(resident, 'Een tegel ligt los.');
  await resident.getByRole('link', { name: 'Bekijk uw zaak' }).click();
  const mine = new URL(resident.url()).pathname;
  const id = mine.split('/').at(-1)!;
  expect(await resident.locator('main').textContent()).toContain('Wij hebben uw melding ontvangen.');

  const employee = await personAt(browser, base, scripts);
  await logIn(employee, '/werk', 'S. Akkerman');
  await employee.getByRole('link', { name: 'Teamlijst' }).click();
  await employee.locator(`a[href="/werk/zaken/${id}"]`).click();
  await next(employee, 'Pak deze zaak op');
  await employee.getByText('De zaak staat nu op uw lijst').waitFor();

  await employee.getByText('Voeg een document toe').click();
  await employee
    .getByLabel('Bestand')
    .setInputFiles({ name: 'werkbon.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 proef') });
  await employee.getByLabel('Titel').fill('Wat wij deden');
  await employee.getByLabel('Soort document').selectOption({ label: 'Terugkoppeling' });
  await next(employee, 'Voeg toe');
  await employee.getByText('Het document staat bij de zaak').waitFor();

  await employee.getByLabel('Ingepland').check();
  await employee.getByLabel('Toelichting (hoeft niet)', { exact: true }).fill('De stratenmaker komt dinsdag.');
  await next(employee, 'Zet de status');
  await employee.getByText('De bewoner kreeg een bericht.').waitFor();

  await comes(resident, '/mijn/berichten', 'Nieuws over uw melding: Ingepland');
  await resident.getByRole('link', { name: 'Nieuws over uw melding: Ingepland' }).first().click();
  expect(await resident.locator('main').textContent()).toContain('De stratenmaker komt dinsdag.');
  await resident.goto(mine);
  expect(await resident.locator('main').textContent()).toContain('Wat wij deden');
  await comes(resident, '/mijn/wie-keek', 'Een behandelaar van Openbare ruimte opende uw melding');

  await employee.locator('summary', { hasText: 'Rond de zaak af' }).click();
  await employee.getByLabel('Opgelost', { exact: true }).check();
  await employee.getByLabel('Toelichting op het resultaat').fill('De tegel ligt weer vast.');
  await next(employee, 'Rond de zaak af');
  await employee.getByText('De zaak is afgerond').waitFor();
  expect(await employee.locator('main').textContent()).toMatch(/De archiefdatum is \d+ [a-z]+ \d{4}/);
  await resident.goto(mine);
  expect(await resident.locator('main').textContent()).toContain('De tegel ligt weer vast.');
}
