/** What each page leaves in the logbook, by its route; and of those that leave nothing why that is right. */
import type { action, optionOf } from '../support/at-the-pages.ts';
import type { TestSite } from '../support/site-server.ts';
import type { Page, Visitor } from '../support/visitor.ts';

export interface Life {
  readonly meent: TestSite;
  /** About `subject`, reported by `resident`. */
  readonly zaak: string;
  readonly municipality: number;
  readonly subject: string;
  readonly resident: Visitor;
  readonly other: Visitor;
  readonly handler: Visitor;
  readonly colleague: Visitor;
  /** Of a department without a right on it. */
  readonly outsider: Visitor;
  readonly manager: Visitor;
  readonly archivist: Visitor;
  readonly action: typeof action;
  readonly optionOf: typeof optionOf;
  /** Another case of the resident. */
  fresh(words: string): Promise<string>;
}

export interface Expected {
  /** What must be there first; then the call itself. */
  readonly prepare: (life: Life) => Promise<() => Promise<Page>>;
  /** `operation kind`, each of which has a line about the resident. */
  readonly entries: readonly string[];
  /** What the surroundings of the page leave as well. */
  readonly besides?: readonly string[];
  readonly status?: number;
}

/** The header of each page of a resident counts unread messages; what a redirect leads to is read too. */
const ROUND = ['portaal.berichten geopend', 'portaal.berichten.ander geopend'];
const HOME = ['portaal.zaken geopend', 'portaal.berichten geopend', 'portaal.wie-keek geopend'];
const CASE = ['werkbank.zaak geopend'];

const as =
  (who: (life: Life) => Visitor, url: (life: Life) => string) =>
  async (life: Life): Promise<() => Promise<Page>> =>
  () =>
    who(life).get(url(life));

const resident = (url: string) => as((life) => life.resident, () => url);

/** A form on the page of a case, sent with these fields. */
const onCase =
  (name: string, fields: (life: Life, page: Page) => Readonly<Record<string, string>> = () => ({})) =>
  async (life: Life): Promise<() => Promise<Page>> => {
    const id = await life.fresh(`Voor ${name}`);
    const page = await life.handler.get(`/werk/zaken/${id}`);
    return () => life.handler.submit(page, life.action(page, name), fields(life, page));
  };

const fileOf = async (life: Life, who: Visitor, url: string): Promise<string> => {
  const { html } = await who.get(url);
  const found = new RegExp(`${url}/(?:bestanden|documenten)/[0-9a-f-]{36}`).exec(html)?.[0];
  if (!found) throw new Error(`no file on ${url}`);
  return found;
};

export const PERSONAL: Readonly<Record<string, Expected>> = {
  'GET /mijn': { prepare: resident('/mijn'), entries: HOME, besides: ROUND },
  'GET /mijn/zaken': { prepare: resident('/mijn/zaken'), entries: ['portaal.zaken geopend'], besides: ROUND },
  'GET /mijn/zaken/:id': {
    prepare: as(
      (life) => life.resident,
      (life) => `/mijn/zaken/${life.zaak}`,
    ),
    entries: ['portaal.zaak geopend'],
    besides: ROUND,
  },
  'GET /mijn/zaken/:id/bestanden/:file': {
    async prepare(life) {
      const file = await fileOf(life, life.resident, `/mijn/zaken/${life.zaak}`);
      return () => life.resident.get(file);
    },
    entries: ['portaal.document geopend'],
    besides: ROUND,
  },
  'GET /mijn/wie-keek': { prepare: resident('/mijn/wie-keek'), entries: ['portaal.wie-keek geopend'], besides: ROUND },
  'GET /werk': {
    prepare: as(
      (life) => life.handler,
      () => '/werk?lijst=team',
    ),
    entries: ['werkbank.lijst getoond'],
  },
  'GET /werk/zaken/:id': {
    prepare: as(
      (life) => life.handler,
      (life) => `/werk/zaken/${life.zaak}`,
    ),
    entries: CASE,
  },
  'GET /werk/zaken/:id/documenten/:document': {
    async prepare(life) {
      const file = await fileOf(life, life.handler, `/werk/zaken/${life.zaak}`);
      return () => life.handler.get(file);
    },
    entries: ['werkbank.document geopend'],
    besides: CASE,
  },
  'POST /werk/zaken/:id/pakken': {
    prepare: onCase('pakken'),
    entries: ['werkbank.pakken gewijzigd'],
    besides: CASE,
  },
};

export const NOBODY: readonly { readonly reason: string; readonly routes: readonly string[] }[] = [];
