/** What the pages of mandates leave in the logbook. The resident gives one, or takes one that another resident gives. */
import type { Page, Visitor } from '../support/visitor.ts';
import type { Expected, Life } from './entries-of.ts';

const LIST = '/mijn/machtigingen';
const COURT = '/werk/vertegenwoordigers';
/** The header of each page counts unread messages, and what a redirect leads to is read too. */
const ROUND = [
  'portaal.berichten geopend',
  'portaal.machtigingen geopend',
  'namens-vrijwillig.portaal.machtigingen geopend',
  // The resident has children.
  'namens-ouderlijk-gezag.portaal.machtigingen geopend',
];

const give = async (who: Visitor): Promise<Page> =>
  who.submit(await who.get(`${LIST}/geven`), `${LIST}/geven`, { 'dienst-1': 'ja' });

export const codeOn = ({ text }: Page): string => /[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(text)![0];

/** The page with what another offers the resident. */
async function offer({ resident, other }: Life): Promise<Page> {
  const code = codeOn(await give(other));
  return resident.submit(await resident.get(LIST), `${LIST}/code`, { code });
}

const court = (life: Life) => ({
  soort: 'curator',
  vertegenwoordigde: life.bsn,
  vertegenwoordiger: '999990068',
  gerecht: 'Rechtbank',
  datum: '2026-01-02',
  kenmerk: 'X-1',
  gezien: '2026-01-03',
  vanaf: '2026-01-02',
});
const enter = async (life: Life): Promise<Page> =>
  life.registrar.submit(await life.registrar.get(COURT), COURT, court(life));
const stepOn = ({ html }: Page, step: string): string => new RegExp(`${COURT}/[0-9a-f-]{36}/${step}`).exec(html)![0];

/** The first that waits, with whom it is about. */
const opened = async (who: Visitor): Promise<Page> =>
  who.get(new RegExp(`${COURT}/[0-9a-f-]{36}`).exec((await who.get(COURT)).html)![0]);

/** In the field of the first. */
const reasonOn = ({ html }: Page, why: string) => ({ [/name="(reden-[0-9a-f-]{36})"/.exec(html)![1]!]: why });

export const MANDATES: Readonly<Record<string, Expected>> = {
  'GET /mijn/machtigingen': {
    async prepare({ resident }) {
      await give(resident);
      return () => resident.get(LIST);
    },
    entries: ['portaal.machtigingen geopend'],
    besides: ROUND,
  },
  'POST /mijn/machtigingen/geven': {
    async prepare({ resident }) {
      const page = await resident.get(`${LIST}/geven`);
      return () => resident.submit(page, `${LIST}/geven`, { 'dienst-1': 'ja' });
    },
    entries: ['portaal.machtiging-aanbieden aangemaakt'],
    besides: ROUND,
  },
  'POST /mijn/machtigingen/code': {
    async prepare({ resident, other }) {
      const code = codeOn(await give(other));
      const page = await resident.get(LIST);
      return () => resident.submit(page, `${LIST}/code`, { code });
    },
    entries: ['namens-vrijwillig.portaal.machtiging-bekijken geopend'],
    besides: ROUND,
  },
  'POST /mijn/machtigingen/aanvaarden': {
    async prepare(life) {
      const page = await offer(life);
      return () => life.resident.submit(page, `${LIST}/aanvaarden`);
    },
    entries: ['namens-vrijwillig.portaal.machtiging-aanvaarden gewijzigd'],
    besides: ROUND,
  },
  'POST /mijn/machtigingen/weigeren': {
    async prepare(life) {
      const page = await offer(life);
      return () => life.resident.submit(page, `${LIST}/weigeren`);
    },
    entries: ['namens-vrijwillig.portaal.machtiging-weigeren gewijzigd'],
    besides: ROUND,
  },
  'POST /mijn/machtigingen/einde': {
    async prepare({ resident }) {
      await give(resident);
      const page = await resident.get(LIST);
      // What they gave, not what they were given.
      const html = page.html.slice(page.html.indexOf('id="wie-voor-mij"'));
      return () => resident.submit({ ...page, html }, `${LIST}/einde`);
    },
    entries: ['portaal.machtiging-beeindigen gewijzigd'],
    besides: ROUND,
  },
  'POST /mijn/machtigingen/namens': {
    async prepare(life) {
      await life.resident.submit(await offer(life), `${LIST}/aanvaarden`);
      const page = await life.resident.get(LIST);
      return () => life.resident.submit(page, `${LIST}/namens`, { namens: '' });
    },
    entries: ['portaal.machtigingen geopend'],
    besides: ROUND,
  },
  ...Object.fromEntries(
    ['code', 'aanvaarden'].map((form): [string, Expected] => [
      `GET ${LIST}/${form}`,
      {
        async prepare({ resident }) {
          await give(resident);
          return () => resident.get(`${LIST}/${form}`);
        },
        entries: ['portaal.machtigingen geopend'],
        besides: ROUND,
      },
    ]),
  ),
  'GET /werk/vertegenwoordigers': {
    async prepare(life) {
      await enter(life);
      return () => life.registrar.get(COURT);
    },
    entries: ['werkbank.vertegenwoordigers getoond'],
  },
  'POST /werk/vertegenwoordigers/zoeken': {
    async prepare(life) {
      const page = await enter(life);
      return () => life.registrar.submit(page, `${COURT}/zoeken`, { zoek: life.bsn });
    },
    entries: ['werkbank.vertegenwoordigers gezocht'],
  },
  'GET /werk/vertegenwoordigers/:id': {
    async prepare(life) {
      await enter(life);
      const { html } = await life.registrar.get(COURT);
      const url = new RegExp(`${COURT}/[0-9a-f-]{36}`).exec(html)![0];
      return () => life.registrar.get(url);
    },
    entries: ['werkbank.vertegenwoordiger geopend'],
  },
  'POST /werk/vertegenwoordigers': {
    async prepare(life) {
      const page = await life.registrar.get(COURT);
      return () => life.registrar.submit(page, COURT, court(life));
    },
    entries: ['meent.mandaat.create aangemaakt'],
    besides: ['werkbank.vertegenwoordigers getoond', 'werkbank.vertegenwoordiger geopend'],
  },
  'POST /werk/vertegenwoordigers/:id/vaststellen': {
    async prepare(life) {
      await enter(life);
      const page = await opened(life.welfare);
      return () => life.welfare.submit(page, stepOn(page, 'vaststellen'));
    },
    entries: ['mandaat.vaststellen gewijzigd'],
    besides: ['werkbank.vertegenwoordigers getoond', 'werkbank.vertegenwoordiger geopend'],
  },
  'POST /werk/vertegenwoordigers/:id/afwijzen': {
    async prepare(life) {
      await enter(life);
      const page = await opened(life.welfare);
      return () =>
        life.welfare.submit(page, stepOn(page, 'afwijzen'), reasonOn(page, 'Het staat niet in het register.'));
    },
    entries: ['mandaat.afwijzen gewijzigd'],
    besides: ['werkbank.vertegenwoordigers getoond', 'werkbank.vertegenwoordiger geopend'],
  },
  'POST /werk/vertegenwoordigers/:id/beeindigen': {
    async prepare(life) {
      await enter(life);
      const waiting = await opened(life.welfare);
      await life.welfare.submit(waiting, stepOn(waiting, 'vaststellen'));
      const page = await life.registrar.get(COURT);
      return () => life.registrar.submit(page, stepOn(page, 'beeindigen'), reasonOn(page, 'De rechter hief het op.'));
    },
    entries: ['mandaat.beeindigen gewijzigd'],
    besides: ['werkbank.vertegenwoordigers getoond', 'werkbank.vertegenwoordiger geopend'],
  },
};
