/** A municipality with a million parts of cases of each kind: five a case, and of one case twenty thousand, scattered through all of them. */
import type { Municipality } from '../../src/foundation/db/types.ts';
import type { Clone } from './database.ts';
import { fill, idSql } from './million.ts';

export const PARTS = 1_000_000;
export const CASES = 200_000;
/** One part in so many is of the large case, of its first decision, or a version of its first document. */
const OF_LARGE = 50;
export const LARGE_PARTS = PARTS / OF_LARGE;

export interface MillionParts {
  readonly municipality: Municipality;
  readonly zaaktype: string;
  readonly informatieobjecttype: string;
  readonly besluittype: string;
}

/** The large case is the one with this number; so are its decision and its document with their many parts. */
export const LARGE = CASES / 2;

interface Kind {
  readonly table: string;
  readonly id: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows?: number;
}

export async function fillParts(clone: Clone, it: MillionParts): Promise<void> {
  const kinds = kindsOf(it);
  await fill(clone, {
    tables: [...new Set(kinds.map(({ table }) => table))],
    besides: ['engine_count'],
    statements: kinds.map(({ table, id, columns, rows = PARTS }) => {
      const all = { municipality: String(it.municipality), id, version: '1', body: `'{}'`, ...columns };
      return `insert into ${table} (${Object.keys(all).join(', ')}) select ${Object.values(all).join(', ')} from generate_series(1::bigint, ${rows}) i`;
    }),
  });
}

function kindsOf({ zaaktype, informatieobjecttype, besluittype }: MillionParts): readonly Kind[] {
  /** Number of the parent: of some the large one. */
  const parent = `case when i % ${OF_LARGE} = 0 then ${LARGE} else 1 + i % ${CASES} end`;
  const zaak = idSql(parent, '0');
  const document = idSql('i', '4');
  const moment = `timestamptz '2016-01-01' + i * interval '1 minute'`;
  const part = (table: string, kind: string, columns: Kind['columns'] = {}): Kind => ({
    table,
    id: idSql('i', kind),
    columns: { zaak, ...columns },
  });
  const link = { informatieobject: document };
  return [
    {
      table: 'zaken_zaak',
      id: idSql('i', '0'),
      rows: CASES,
      columns: {
        identificatie: `'ZAAK-' || i`,
        bronorganisatie: `'000000012'`,
        zaaktype: `'${zaaktype}'`,
        niveau: 'i % 8',
        subjects: `'{}'`,
        owners: `'{}'`,
      },
    },
    part('zaken_status', '1', { datum_status_gezet: moment }),
    part('zaken_rol', '2'),
    part('zaken_zaakeigenschap', '3'),
    part('zaken_zaakobject', '5'),
    { ...part('zaken_zaaknotitie', '6'), columns: { gerelateerd_aan: zaak, aanmaakdatum: moment } },
    part('zaken_klantcontact', '7', { identificatie: 'i::text' }),
    part('zaken_zaakcontactmoment', '8', { contactmoment: 'i::text' }),
    part('zaken_zaakverzoek', '9', { verzoek: 'i::text' }),
    { ...part('zaken_resultaat', 'a'), rows: CASES, columns: { zaak: idSql('i', '0') } },
    part('zaken_zaakinformatieobject', 'b', link),
    {
      table: 'documenten_enkelvoudiginformatieobject',
      id: document,
      columns: {
        identificatie: `'DOC-' || i`,
        bronorganisatie: `'000000012'`,
        informatieobjecttype: `'${informatieobjecttype}'`,
        niveau: 'i % 8',
        inhoud: `'{}'`,
      },
    },
    {
      table: 'documenten_versie',
      id: idSql('i', 'c'),
      columns: { informatieobject: idSql(parent, '4'), versie: 'i', niveau: 'i % 8', inhoud: `'{}'` },
    },
    part('besluiten_besluit', 'd', {
      identificatie: `'BESLUIT-' || i`,
      verantwoordelijke_organisatie: `'000000012'`,
      besluittype: `'${besluittype}'`,
      niveau: 'i % 8',
    }),
    {
      table: 'besluiten_besluitinformatieobject',
      id: idSql('i', 'e'),
      columns: { ...link, besluit: idSql(parent, 'd') },
    },
  ];
}

export const idSqlOf = (n: number, kind: string): string => idSql(String(n), kind);
