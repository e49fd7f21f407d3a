/** What each page leaves in the logbook, by its route; and of those that leave nothing why that is right. */

import { makeAvgRequest } from '../../src/demo/seed/avg.ts';
import { today } from '../../src/foundation/clock.ts';
import { type action, loggedIn, optionOf } from '../support/at-the-pages.ts';
import { keys } from '../support/server.ts';
import { REFERENTIE, type TestSite, WEIDEHOEK } from '../support/site-server.ts';
import type { Fields, Page, Visitor } from '../support/visitor.ts';
import { MANDATES } from './entries-mandates.ts';

export interface Life {
  readonly meent: TestSite;
  /** About `subject`, reported by `resident`. */
  readonly zaak: string;
  readonly municipality: number;
  readonly subject: string;
  /** Number of the resident, of whom `subject` is the keyed hash. */
  readonly bsn: string;
  readonly resident: Visitor;
  readonly other: Visitor;
  readonly handler: Visitor;
  readonly colleague: Visitor;
  /** Decides on access to a case. */
  readonly leader: Visitor;
  /** Enters what a court decided about persons. */
  readonly registrar: Visitor;
  /** Confirms it. */
  readonly welfare: Visitor;
  readonly manager: Visitor;
  readonly archivist: Visitor;
  readonly action: typeof action;
  /** Handles requests for permits. */
  readonly permits: Visitor;
  /** The page of such a request by the resident, taken. */
  permit(): Promise<Page>;
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
const CHOICES = ['portaal.keuzes geopend', 'portaal.avg-verzoeken geopend'];
const CASE = ['werkbank.zaak geopend'];

const as =
  (who: (life: Life) => Visitor, url: (life: Life) => string) =>
  async (life: Life): Promise<() => Promise<Page>> =>
  () =>
    who(life).get(url(life));

const resident = (url: string) =>
  as(
    (life) => life.resident,
    () => url,
  );

/** The same by who has taken it. */
const onTakenCase =
  (name: string, fields: (page: Page) => Fields) =>
  async (life: Life): Promise<() => Promise<Page>> => {
    const id = await life.fresh(`Voor ${name}`);
    const open = await life.handler.get(`/werk/zaken/${id}`);
    const page = await life.handler.submit(open, life.action(open, 'pakken'));
    return () => life.handler.submit(page, life.action(page, name), fields(page));
  };

/** A form on the page of a case. */
const onCase =
  (name: string) =>
  async (life: Life): Promise<() => Promise<Page>> => {
    const id = await life.fresh(`Voor ${name}`);
    const page = await life.handler.get(`/werk/zaken/${id}`);
    return () => life.handler.submit(page, life.action(page, name));
  };

const GIVE = { toegangmedewerker: 'm-0102', toegangomgang: 'lezen', toegangreden: 'Kijkt mee.' };
const SHIELD = { afschermreden: 'Over een collega.' };

/** The same by who decides on access, after another step. */
const onLeadersCase =
  (name: string, fields: Fields | ((page: Page) => Fields), before?: readonly [string, Fields]) =>
  async (life: Life): Promise<() => Promise<Page>> => {
    const id = await life.fresh(`Voor ${name}`);
    let page = await life.leader.get(`/werk/zaken/${id}`);
    if (before) page = await life.leader.submit(page, life.action(page, before[0]), before[1]);
    return () =>
      life.leader.submit(page, life.action(page, name), typeof fields === 'function' ? fields(page) : fields);
  };

const PDF = { name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF-1.4 proef') };

const fileOf = async (who: Visitor, url: string): Promise<string> => {
  const { html } = await who.get(url);
  const found = new RegExp(`${url}/(?:bestanden|documenten)/[0-9a-f-]{36}`).exec(html)?.[0];
  if (!found) throw new Error(`no file on ${url}`);
  return found;
};

/** A doubt about the resident, with the page of it. */
const doubt = (life: Life): Promise<Page> => life.handler.get('/werk/terugmeldingen').then(reporting(life));
const reporting =
  (life: Life) =>
  (page: Page): Promise<Page> =>
    life.handler.submit(page, '/werk/terugmeldingen/nieuw', {
      burgerservicenummer: life.bsn,
      gegeven: 'verblijfplaats.verblijfadres',
      toelichting: 'De post komt terug.',
    });
const DOUBT = ['werkbank.terugmelding geopend'];

export const PERSONAL: Readonly<Record<string, Expected>> = {
  ...MANDATES,
  // The demo has a request of this resident.
  'GET /werk/avg': {
    async prepare({ meent }) {
      await makeAvgRequest(meent.engine, keys, WEIDEHOEK, REFERENTIE);
      const officer = await loggedIn(meent, 'employee', 'N\\. Haddad');
      return () => officer.get('/werk/avg');
    },
    entries: ['avg.lijst getoond'],
  },
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
      const file = await fileOf(life.resident, `/mijn/zaken/${life.zaak}`);
      return () => life.resident.get(file);
    },
    entries: ['portaal.document geopend'],
    besides: ROUND,
  },
  'GET /mijn/wie-keek': { prepare: resident('/mijn/wie-keek'), entries: ['portaal.wie-keek geopend'], besides: ROUND },
  'GET /mijn/keuzes': { prepare: resident('/mijn/keuzes'), entries: CHOICES, besides: ROUND },
  'GET /mijn/keuzes/kies/:soort/:naam': {
    prepare: resident('/mijn/keuzes/kies/activiteit/buurtnieuws'),
    entries: ['portaal.keuze geopend'],
    besides: ROUND,
  },
  'POST /mijn/keuzes/kies/:soort/:naam': {
    async prepare({ resident: me }) {
      const url = '/mijn/keuzes/kies/combinatie/wat-u-meldde-en-wie-u-bent';
      const page = await me.get(url);
      return () => me.submit(page, url);
    },
    entries: ['mijn.toestemming.geven aangemaakt'],
    besides: [...ROUND, ...CHOICES],
  },
  'POST /mijn/keuzes/toestemming/:id/intrekken': {
    async prepare({ resident: me }) {
      const page = await me.get('/mijn/keuzes');
      const url = /\/mijn\/keuzes\/toestemming\/[0-9a-f-]{36}\/intrekken/.exec(page.html)![0];
      return () => me.submit(page, url);
    },
    entries: ['meent.toestemming.patch gewijzigd'],
    besides: [...ROUND, ...CHOICES],
  },
  'GET /mijn/keuzes/toestemming/:id/ontvangstbewijs': {
    async prepare({ resident: me }) {
      const { html } = await me.get('/mijn/keuzes');
      const url = /\/mijn\/keuzes\/toestemming\/[0-9a-f-]{36}\/ontvangstbewijs/.exec(html)![0];
      return () => me.get(url);
    },
    entries: ['portaal.ontvangstbewijs geexporteerd'],
  },
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
  'GET /werk/zaken/:id/documenten/:file': {
    async prepare(life) {
      const file = await fileOf(life.handler, `/werk/zaken/${life.zaak}`);
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
  'GET /mijn/wie-keek/bewijs': {
    prepare: resident('/mijn/wie-keek/bewijs'),
    entries: ['portaal.bewijs geexporteerd'],
  },
  'GET /mijn/gegevens': { prepare: resident('/mijn/gegevens'), entries: ['mijn.gegevens getoond'], besides: ROUND },
  'GET /mijn/gegevens/:bron': {
    prepare: resident('/mijn/gegevens/zaken'),
    entries: ['mijn.gegevens.bron geopend'],
    besides: ROUND,
  },
  'POST /mijn/meenemen': {
    async prepare(life) {
      const page = await life.resident.get('/mijn/meenemen');
      return () => life.resident.submit(page, '/mijn/meenemen');
    },
    entries: ['mijn.uitvoer geexporteerd'],
    // Whoever is in the same records has a line of their own.
    besides: ['mijn.uitvoer.ander geopend'],
  },
  'GET /mijn/berichten': {
    prepare: resident('/mijn/berichten'),
    entries: ['portaal.berichten geopend'],
    besides: ROUND,
  },
  'GET /mijn/berichten/:id': {
    async prepare(life) {
      const id = await life.fresh('Een bericht waard');
      const page = await life.handler.get(`/werk/zaken/${id}`);
      await life.handler.submit(page, life.action(page, 'pakken'));
      await life.meent.settle();
      const { html } = await life.resident.get('/mijn/berichten');
      const message = /\/mijn\/berichten\/[0-9a-f-]{36}/.exec(html)![0];
      return () => life.resident.get(message);
    },
    entries: ['portaal.bericht geopend', 'meent.bericht.patch gewijzigd'],
    besides: ROUND,
  },
  'POST /melden/controle': {
    async prepare(life) {
      const me = life.resident;
      let page = await me.submit(await me.get('/melden'), '/melden/wat', {
        categorie: 'Stoep en weg',
        omschrijving: 'Nog een tegel',
      });
      page = await me.submit(page, '/melden/waar', { adres: 'Kievitsloot 3' });
      page = await me.submit(page, '/melden/foto');
      page = await me.submit(page, '/melden/gegevens');
      return () => me.submit(page, '/melden/controle');
    },
    entries: ['portaal.melding aangemaakt'],
    besides: [...ROUND, 'portaal.melding geopend'],
  },
  'POST /mijn/brp/controle': {
    async prepare(life) {
      const me = life.resident;
      let page = await me.submit(await me.get('/mijn/brp'), '/mijn/brp/wat', { soort: 'correctie' });
      page = await me.submit(page, '/mijn/brp/onderwerp', { onderwerp: 'adres' });
      page = await me.submit(page, '/mijn/brp/uitleg', { toelichting: 'Mijn straat heet Lindelaan.' });
      return () => me.submit(page, '/mijn/brp/controle');
    },
    entries: ['portaal.brp-verzoek aangemaakt'],
    besides: ROUND,
  },
  'POST /werk/zoeken': {
    async prepare(life) {
      await life.meent.settle();
      const page = await life.handler.get('/werk/zoeken');
      return () => life.handler.submit(page, '/werk/zoeken', { zoek: 'tegel' });
    },
    entries: ['werkbank.zoeken gezocht'],
  },
  'POST /werk/zaken/:id/status': {
    prepare: onTakenCase('status', (page) => ({ statustype: optionOf(page, 'Ingepland'), toelichting: 'Dinsdag.' })),
    entries: ['werkbank.status gewijzigd'],
    besides: CASE,
  },
  'POST /werk/zaken/:id/sluiten': {
    prepare: onTakenCase('sluiten', (page) => ({
      resultaattype: optionOf(page, 'Opgelost'),
      resultaattoelichting: 'Klaar.',
    })),
    entries: ['werkbank.sluiten gewijzigd'],
    besides: CASE,
  },
  'POST /werk/zaken/:id/documenten': {
    prepare: onTakenCase('documenten', (page) => ({
      titel: 'Werkbon',
      informatieobjecttype: optionOf(page, 'Terugkoppeling'),
      bestand: PDF,
    })),
    entries: ['werkbank.document.toevoegen aangemaakt'],
    besides: CASE,
  },
  'POST /werk/zaken/:id/besluiten': {
    async prepare(life) {
      const page = await life.permit();
      return () =>
        life.permits.submit(page, life.action(page, 'besluiten'), {
          besluittype: optionOf(page, 'Besluit terrasvergunning'),
          besluittoelichting: 'U mag acht tafels neerzetten.',
          besluitdatum: today(),
          ingangsdatum: today(),
          verzenddatum: today(),
          besluitdocument: optionOf(page, 'Vergunning'),
          besluitbestand: PDF,
        });
    },
    entries: ['werkbank.besluit aangemaakt'],
    besides: CASE,
  },
  'POST /werk/zaken/:id/toegang': {
    prepare: onLeadersCase('toegang', GIVE),
    entries: ['zaak.toegang.geven gewijzigd'],
    besides: [...CASE, 'zaak.toegang geopend'],
  },
  'POST /werk/zaken/:id/afschermen': {
    prepare: onLeadersCase('afschermen', SHIELD),
    entries: ['zaak.afschermen gewijzigd'],
    besides: [...CASE, 'zaak.toegang geopend'],
  },
  'POST /werk/zaken/:id/opheffen': {
    prepare: onLeadersCase('opheffen', { ophefreden: 'Klaar.' }, ['afschermen', SHIELD]),
    entries: ['zaak.afscherming.opheffen gewijzigd'],
    besides: [...CASE, 'zaak.toegang geopend'],
  },
  'POST /werk/zaken/:id/intrekken': {
    prepare: onLeadersCase('intrekken', ({ html }) => ({ [/intrekreden-[0-9a-f-]{36}/.exec(html)![0]]: 'Klaar.' }), [
      'toegang',
      GIVE,
    ]),
    entries: ['zaak.toegang.intrekken gewijzigd'],
    besides: [...CASE, 'zaak.toegang geopend'],
  },
  'GET /beheer/archief/opschortingen': {
    async prepare(life) {
      const [row] = await life.meent.clone.asOwner<{ identificatie: string }>(
        `select identificatie from meent.zaken_zaak where id = '${life.zaak}'`,
      );
      const url = '/beheer/archief/opschortingen';
      await life.archivist.submit(await life.archivist.get(url), url, {
        zaak: row!.identificatie,
        grond: 'onderzoek',
        toelichting: 'Rekenkamer.',
      });
      return () => life.archivist.get(url);
    },
    entries: ['archief.opschortingen getoond'],
  },
  'GET /werk/terugmeldingen': {
    async prepare(life) {
      await doubt(life);
      return () => life.handler.get('/werk/terugmeldingen');
    },
    entries: ['werkbank.terugmeldingen getoond'],
  },
  'POST /werk/terugmeldingen/nieuw': {
    async prepare(life) {
      const page = await life.handler.get('/werk/terugmeldingen');
      return () => reporting(life)(page);
    },
    entries: ['meent.terugmelding.create aangemaakt'],
    besides: DOUBT,
  },
  'GET /werk/terugmeldingen/:id': {
    async prepare(life) {
      const { url } = await doubt(life);
      return () => life.handler.get(url);
    },
    entries: DOUBT,
  },
  'POST /werk/terugmeldingen/:id': {
    async prepare(life) {
      const { url } = await doubt(life);
      const page = await life.leader.get(url);
      return () => life.leader.submit(page, url, { status: 'in_onderzoek', uitkomst: '' });
    },
    entries: ['meent.terugmelding.patch gewijzigd'],
    besides: DOUBT,
  },
};
