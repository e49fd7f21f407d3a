/** The form of a processing activity, under the names that the register has. Lists are lines of text. */
import type { Record_ } from '../../engine/resource.ts';
import { fieldFrom, linesOf } from '../../services/operations/manage-activities.ts';
import { bodyFrom, type FormField } from './form-fields.ts';

const what = 'activity.part.what';
const why = 'activity.part.why';
const data = 'activity.part.data';
const who = 'activity.part.who';
const long = 'activity.part.long';

const ACTIVITY_FORM: readonly FormField[] = [
  { name: 'naam', label: 'activity.naam', kind: 'text', group: what },
  { name: 'doel', label: 'activity.doel', kind: 'text', help: 'activity.doel.help', group: what },
  {
    name: 'organ',
    label: 'activity.organ',
    kind: 'choice',
    group: what,
    choices: {
      college: 'activity.organ.college',
      burgemeester: 'activity.organ.burgemeester',
      raad: 'activity.organ.raad',
      heffingsambtenaar: 'activity.organ.heffingsambtenaar',
      invorderingsambtenaar: 'activity.organ.invorderingsambtenaar',
      leerplichtambtenaar: 'activity.organ.leerplichtambtenaar',
    },
  },
  {
    name: 'zaaktypen',
    label: 'activity.zaaktypen',
    kind: 'words',
    help: 'activity.zaaktypen.help',
    optional: true,
    group: what,
  },
  {
    name: 'grond',
    label: 'activity.grond',
    kind: 'choice',
    group: why,
    choices: {
      publieke_taak: 'activity.grond.publieke_taak',
      wettelijke_plicht: 'activity.grond.wettelijke_plicht',
      overeenkomst: 'activity.grond.overeenkomst',
      toestemming: 'activity.grond.toestemming',
      vitaal_belang: 'activity.grond.vitaal_belang',
      gerechtvaardigd_belang: 'activity.grond.gerechtvaardigd_belang',
    },
  },
  {
    name: 'grondToelichting',
    label: 'activity.grondToelichting',
    kind: 'long',
    help: 'activity.grondToelichting.help',
    group: why,
  },
  {
    name: 'grondArtikelen',
    label: 'activity.grondArtikelen',
    kind: 'long',
    help: 'activity.artikelen.help',
    optional: true,
    group: why,
  },
  { name: 'intrekken', label: 'activity.intrekken', kind: 'long', optional: true, group: why },
  { name: 'buitenTaak', label: 'activity.buitenTaak', kind: 'flag', group: why },
  {
    name: 'bijzondereGegevens',
    label: 'activity.bijzondereGegevens',
    kind: 'words',
    help: 'activity.bijzondereGegevens.help',
    optional: true,
    group: why,
  },
  { name: 'bijzondereGrond', label: 'activity.bijzondereGrond', kind: 'long', optional: true, group: why },
  {
    name: 'bijzondereArtikelen',
    label: 'activity.bijzondereArtikelen',
    kind: 'long',
    help: 'activity.artikelen.help',
    optional: true,
    group: why,
  },
  { name: 'gebruiktBsn', label: 'activity.gebruiktBsn', kind: 'flag', group: why },
  { name: 'bsnGrond', label: 'activity.bsnGrond', kind: 'long', optional: true, group: why },
  {
    name: 'bsnArtikelen',
    label: 'activity.bsnArtikelen',
    kind: 'long',
    help: 'activity.artikelen.help',
    optional: true,
    group: why,
  },
  {
    name: 'categorieenGegevens',
    label: 'activity.categorieenGegevens',
    kind: 'words',
    help: 'activity.words.help',
    optional: true,
    group: data,
  },
  {
    name: 'categorieenBetrokkenen',
    label: 'activity.categorieenBetrokkenen',
    kind: 'words',
    optional: true,
    group: data,
  },
  { name: 'bronnen', label: 'activity.bronnen', kind: 'words', optional: true, group: data },
  { name: 'gebruikt', label: 'activity.gebruikt', kind: 'long', help: 'activity.gebruikt.help', group: data },
  {
    name: 'ontvangers',
    label: 'activity.ontvangers',
    kind: 'long',
    help: 'activity.lines.help',
    optional: true,
    group: who,
  },
  {
    name: 'verwerkers',
    label: 'activity.verwerkers',
    kind: 'long',
    help: 'activity.verwerkers.help',
    optional: true,
    group: who,
  },
  {
    name: 'doorgifte',
    label: 'activity.doorgifte',
    kind: 'long',
    help: 'activity.doorgifte.help',
    optional: true,
    group: who,
  },
  { name: 'fgContact.naam', label: 'activity.fg', kind: 'text', help: 'activity.fg.help', optional: true, group: who },
  { name: 'fgContact.email', label: 'activity.fg.email', kind: 'text', optional: true, group: who },
  {
    name: 'bewaartermijn',
    label: 'activity.bewaartermijn',
    kind: 'duration',
    help: 'activity.bewaartermijn.help',
    optional: true,
    group: long,
  },
  { name: 'bewaargrond', label: 'activity.bewaargrond', kind: 'long', optional: true, group: long },
  {
    name: 'dpiaStatus',
    label: 'activity.dpia',
    kind: 'choice',
    group: long,
    choices: {
      gepland: 'activity.dpia.gepland',
      bezig: 'activity.dpia.bezig',
      afgerond: 'activity.dpia.afgerond',
      niet_nodig: 'activity.dpia.niet_nodig',
    },
  },
  { name: 'dpiaDatum', label: 'activity.dpiaDatum', kind: 'date', optional: true, group: long },
  { name: 'dpiaToelichting', label: 'activity.dpiaToelichting', kind: 'long', optional: true, group: long },
  { name: 'toelichting', label: 'activity.toelichting', kind: 'long', optional: true, group: long },
  { name: 'beginGeldigheid', label: 'activity.begin', kind: 'date', group: long },
];

/** A new one has a name that its versions keep. */
export const NEW_ACTIVITY_FORM: readonly FormField[] = [
  {
    name: 'identificatie',
    label: 'activity.identificatie',
    kind: 'text',
    help: 'activity.identificatie.help',
    group: what,
  },
  ...ACTIVITY_FORM,
];
export const NEXT_ACTIVITY_FORM = ACTIVITY_FORM;

/** What the form of a security measure holds. */
export const MEASURE_FORM: readonly FormField<never>[] = [
  { name: 'omschrijving', label: 'measure.words', kind: 'text' },
  {
    name: 'soort',
    label: 'measure.kind',
    kind: 'choice',
    choices: { technisch: 'measure.kind.technisch', organisatorisch: 'measure.kind.organisatorisch' },
  },
  { name: 'norm', label: 'measure.norm', kind: 'text', optional: true },
  { name: 'beginGeldigheid', label: 'measure.from', kind: 'date' },
];

/** Typed a line each, because what is in them has commas or parts. */
const LINES: ReadonlySet<string> = new Set([
  'grondArtikelen',
  'bijzondereArtikelen',
  'bsnArtikelen',
  'gebruikt',
  'ontvangers',
  'verwerkers',
  'doorgifte',
]);

/** The record as the form shows it. */
export const formRecord = (record: Record_): Record_ =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [name, LINES.has(name) ? linesOf(name, value) : value]),
  );

/** The form as the register takes it. */
export function activityFrom(
  fields: readonly FormField<never>[],
  typed: Readonly<Record<string, string>>,
  before?: Record_,
): Record_ {
  const body = bodyFrom(fields, typed, { before });
  for (const name of LINES) if (name in body) body[name] = fieldFrom(name, String(body[name]));
  const fg = body.fgContact as Record_ | undefined;
  return { ...body, fgContact: fg?.naam ? fg : null };
}

/** At which field of the form a fault stands: of a line in a list, at the list. */
export const activityField = (name: string): string => {
  const inGroup = ACTIVITY_FORM.find((field) => field.name === name);
  const first = name.split('.', 1)[0]!;
  return inGroup || NEW_ACTIVITY_FORM.some((field) => field.name === first) ? (inGroup?.name ?? first) : 'naam';
};
