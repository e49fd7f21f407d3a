/** Answers of a report: what of each question may be kept, and what is wrong with it. */
import type { Answers } from '../../services/operations/draft.ts';
import type { FieldError } from '../ui/components/form.tsx';
import type { Translate } from '../ui/texts/translate.ts';

export const LONGEST_DESCRIPTION = 1000;
const LONGEST_PLACE = 255;
const LONGEST_NAME = 200;

/** A number as people type it: `52,08` and `52.08`. */
export const degrees = (typed: string | undefined): number => Number((typed ?? '').replace(',', '.') || Number.NaN);

export function wrongWhat(t: Translate, categories: readonly string[], answers: Answers): FieldError[] {
  const errors: FieldError[] = [];
  const { categorie = '', omschrijving = '' } = answers;
  if (!categories.includes(categorie)) errors.push({ field: 'categorie', message: t('report.error.category') });
  if (omschrijving === '') errors.push({ field: 'omschrijving', message: t('report.error.description') });
  if (omschrijving.length > LONGEST_DESCRIPTION)
    errors.push({ field: 'omschrijving', message: t('report.error.long', { max: LONGEST_DESCRIPTION }) });
  return errors;
}

/** The European part of the Netherlands, in degrees (WGS 84): west, south, east, north. */
const COUNTRY = [3.2, 50.7, 7.3, 53.7] as const;

export function wrongWhere(t: Translate, municipality: string, answers: Answers): FieldError[] {
  const { adres = '', breedtegraad = '', lengtegraad = '' } = answers;
  const errors: FieldError[] = [];
  if (adres === '') errors.push({ field: 'adres', message: t('report.error.address') });
  if (adres.length > LONGEST_PLACE)
    errors.push({ field: 'adres', message: t('report.error.long', { max: LONGEST_PLACE }) });
  if (breedtegraad === '' && lengtegraad === '') return errors;
  const [lat, lon] = [degrees(breedtegraad), degrees(lengtegraad)];
  if (!Number.isFinite(lat))
    errors.push({ field: 'breedtegraad', message: t('report.error.number', { example: '52,08402' }) });
  if (!Number.isFinite(lon))
    errors.push({ field: 'lengtegraad', message: t('report.error.number', { example: '5,10520' }) });
  if (!Number.isFinite(lat) || !Number.isFinite(lon)) return errors;
  const [west, south, east, north] = COUNTRY;
  const inside = lon >= west && lon <= east && lat >= south && lat <= north;
  if (!inside) errors.push({ field: 'breedtegraad', message: t('report.error.place', { municipality }) });
  return errors;
}

const EMAIL = /^[^\s@]{1,64}@[^\s@.]+(\.[^\s@.]+)+$/;
/** Dutch, or of another country with its code (E.164). */
const PHONE = /^(?:0[1-9]\d{8}|(?:\+|00)(?:31[1-9]\d{8}|(?!31)[1-9]\d{6,13}))$/;

export function wrongContact(t: Translate, answers: Answers): FieldError[] {
  const { naam = '', email = '', telefoon = '' } = answers;
  const errors: FieldError[] = [];
  if (naam.length > LONGEST_NAME) errors.push({ field: 'naam', message: t('report.error.name') });
  if (email && (!EMAIL.test(email) || email.length > 254))
    errors.push({ field: 'email', message: t('report.error.email') });
  if (telefoon && !PHONE.test(telefoon.replace(/[\s()-]/g, '')))
    errors.push({ field: 'telefoon', message: t('report.error.phone') });
  return errors;
}
