/** People at the pages, and what they do most: log in, report something, find a form. */

import { jpeg } from './photos.ts';
import type { TestSite } from './site-server.ts';
import { formsOf, type Page, type Visitor, visitor } from './visitor.ts';

export const HANDLER = 'S\\. Akkerman';
export const COLLEAGUE = 'Y\\. Doğan';
/** Keeps the persons, and enters what a court decided. */
export const CIVIL_AFFAIRS = 'H\\. Nijhuis';
/** Of another department: no right on reports. */
export const OTHER_TEAM = 'F\\. Oulad';

/** Names of the residents who can log in. */
export async function residentsOf({ app }: TestSite): Promise<readonly string[]> {
  const page = await visitor(app).get('/inloggen/bewoner');
  return [...page.html.matchAll(/type="radio"[^>]*name="person"[^>]*>\s*<label[^>]*>([^<,]+)/g)].map(
    ([, name]) => name!,
  );
}

export async function loggedIn({ app }: TestSite, who: 'resident' | 'employee', name: string): Promise<Visitor> {
  const me = visitor(app);
  const page = await me.login(who, name);
  if (page.status !== 200) throw new Error(`${name} is not logged in: ${page.url} answers ${page.status}`);
  return me;
}

/** A report by this resident; the id of its case. */
export async function report(me: Visitor, what: string): Promise<string> {
  let page = await me.submit(await me.get('/melden'), '/melden/wat', { categorie: 'Stoep en weg', omschrijving: what });
  page = await me.submit(page, '/melden/waar', {
    adres: 'Kievitsloot 3',
    breedtegraad: '51,9062',
    lengtegraad: '4,8745',
  });
  page = await me.submit(page, '/melden/foto', { foto: { name: 'a.jpg', type: 'image/jpeg', content: jpeg() } });
  page = await me.submit(page, '/melden/gegevens');
  page = await me.submit(page, '/melden/controle');
  return /\/mijn\/zaken\/([0-9a-f-]{36})/.exec(page.html)![1]!;
}

/** Where the form on a page goes whose address ends so. */
export function action(page: Page, name: string): string {
  const found = formsOf(page).find((form) => form.action.endsWith(`/${name}`));
  if (!found) throw new Error(`no form ${name} on ${page.url}`);
  return found.action;
}

/** The value of a choice, by its words. */
export function optionOf(page: Page, label: string): string {
  const found = new RegExp(`value="([0-9a-f-]{36})"[^>]*>\\s*(?:<div>)?\\s*(?:<label[^>]*>)?${label}`).exec(
    page.html,
  )?.[1];
  if (!found) throw new Error(`no option ${label} on ${page.url}`);
  return found;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
type Json = Record<string, any>;

/** What an application asks beside the pages, with the token that the front page shows. */
export async function askApi(
  meent: TestSite,
  token: string,
  method: 'GET' | 'POST',
  url: string,
  payload?: object,
): Promise<Json> {
  const answer = await meent.app.inject({
    method,
    url: url.replace(/^http:\/\/localhost:8000/, ''),
    headers: {
      host: 'localhost:8000',
      'accept-crs': 'EPSG:4326',
      'content-crs': 'EPSG:4326',
      authorization: `Bearer ${token}`,
    },
    ...(payload ? { payload } : {}),
  });
  if (answer.statusCode >= 400) throw new Error(`${url}: ${answer.body}`);
  return answer.json();
}
