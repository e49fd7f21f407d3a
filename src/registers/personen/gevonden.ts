/** The columns by which a person is found. Text is folded: capitals and diacritics make no difference to who looks for a name. */
import type { Column, Record_ } from '../../engine/resource.ts';
import type { Work } from '../../engine/work.ts';

/** `Kästner` and `KASTNER` are one word. */
export const gevouwen = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();

type Part = Readonly<Record<string, unknown>> | null | undefined;
const in_ = (part: unknown, name: string): string => String((part as Part)?.[name] ?? '');

const text = (from: (record: Record_) => string): Column => ({ type: 'text', from: (record) => from(record) || null });
const folded = (group: string, name: string): Column => text((record) => gevouwen(in_(record[group], name)));
const plain = (group: string, name: string): Column => text((record) => in_(record[group], name));

/** The keyed hash, never the number itself. */
const hashed = (record: Record_, work: Pick<Work, 'hash'>): string =>
  work.hash('bsn', String(record.burgerservicenummer));

/** Everybody whose number stands in the record: a look at somebody shows their family too. */
function numbersIn(record: Record_): readonly string[] {
  const family = ['ouders', 'partners', 'kinderen'].flatMap((name) =>
    (record[name] as readonly { burgerservicenummer: string }[]).map((one) => one.burgerservicenummer),
  );
  const custody = (record.gezag as readonly { minderjarige: string; ouders: string[]; derden: string[] }[]).flatMap(
    ({ minderjarige, ouders, derden }) => [minderjarige, ...ouders, ...derden],
  );
  return [...new Set([String(record.burgerservicenummer), ...family, ...custody])].filter((number) => number !== '');
}

/** Of somebody who died a search says nothing unless it asks for that; a list that was a mistake is never found. */
const FOUND: Readonly<Record<string, string>> = { O: 'overleden', F: 'nooit', W: 'nooit' };

export const gevondenColumns: Readonly<Record<string, Column>> = {
  burgerservicenummer: { type: 'text', from: hashed },
  subjects: { type: 'text[]', from: (record, work) => numbersIn(record).map((number) => work.hash('bsn', number)) },
  geslachtsnaam: folded('naam', 'geslachtsnaam'),
  voornamen: folded('naam', 'voornamen'),
  voorvoegsel: folded('naam', 'voorvoegsel'),
  geslachtsaanduiding: text((record) => String(record.geslacht)),
  geboortedatum: plain('geboorte', 'datum'),
  gemeente: plain('gemeenteVanInschrijving', 'code'),
  straat: folded('verblijfplaats', 'straat'),
  openbareRuimte: folded('verblijfplaats', 'naamOpenbareRuimte'),
  huisnummer: {
    type: 'integer',
    from: ({ verblijfplaats }) => (verblijfplaats as Part)?.huisnummer ?? null,
  },
  huisletter: folded('verblijfplaats', 'huisletter'),
  toevoeging: folded('verblijfplaats', 'huisnummertoevoeging'),
  postcode: plain('verblijfplaats', 'postcode'),
  adresseerbaarObject: plain('verblijfplaats', 'adresseerbaarObjectIdentificatie'),
  nummeraanduiding: plain('verblijfplaats', 'nummeraanduidingIdentificatie'),
  gewijzigd: { type: 'date' },
  vindbaar: { type: 'text', from: ({ opschorting }) => FOUND[in_(opschorting, 'reden')] ?? 'ja' },
};
