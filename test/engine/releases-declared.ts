/** The library in two releases: the next one knows more of a book and a shelf than this one. */
import { bsn, choice, group, list, text, variant } from '../../src/engine/fields.ts';
import { type Record_, resource } from '../../src/engine/resource.ts';
import { LEVEL_OF } from '../../src/gate/rights.ts';
import { boek, lezer, plank } from './library.ts';

const maker = { naam: text(40, { required: true }), bsn: bsn() };
const kinds = { roman: { genre: text(20) }, atlas: { schaal: text(20) } };

const thisBoek = resource({
  ...boek,
  fields: {
    ...boek.fields,
    uitgave: group({ plaats: text(40) }, { nested: true, nullable: true }),
    makers: list(group(maker)),
    soort: choice(['roman', 'atlas', 'strip']),
    bijzonderheden: variant('soort', kinds, { nullable: true }),
  },
});

/** What follows from other fields: at each write, and when an earlier body is rendered again. */
const sleutel = (record: Record_): Record_ => ({ ...record, titelSleutel: String(record.titel).toLowerCase() });

const nextBoek = resource({
  ...thisBoek,
  bodyVersion: 2,
  fields: {
    ...thisBoek.fields,
    taal: text(20, { default: 'nl', column: true }),
    titelSleutel: text(80, { server: true }),
    bandnaam: text(40),
    uitgave: group({ plaats: text(40), jaar: text(4, { default: 'onb.' }) }, { nested: true, nullable: true }),
    makers: list(group({ ...maker, rol: text(20, { default: 'schrijver' }) })),
    bijzonderheden: variant('soort', { ...kinds, strip: { tekenaar: text(40) } }, { nullable: true }),
  },
  columns: {
    ...boek.columns,
    /** A diary is more secret than this release knew. */
    niveau: {
      type: 'smallint',
      from: (record) => LEVEL_OF.get(record.titel === 'Dagboek' ? 'zeer_geheim' : String(record.geheimhouding)) ?? null,
    },
    sleutel: { type: 'text', from: (record) => record.titelSleutel },
    beoordelingen: { type: 'text[]', shows: 'value', default: [] },
  },
  filters: { ...boek.filters, taal: { kind: 'compare', column: 'taal', operator: '=' } },
  derive: sleutel,
  renew: sleutel,
});

const nextPlank = resource({
  ...plank,
  bodyVersion: 2,
  fields: { ...plank.fields, kleur: text(20, { default: 'wit' }) },
});

export const RELEASES = { this: [plank, thisBoek, lezer], next: [nextPlank, nextBoek, lezer] } as const;

export const NEXT = { boek: nextBoek, plank: nextPlank } as const;
