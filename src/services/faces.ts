/** What visitors see of a municipality: its name, how to reach it, its theme. A snapshot of its dated attributes. */
import { today } from '../foundation/clock.ts';
import type { Municipality, Queryable } from '../foundation/db/types.ts';

export interface Face {
  readonly name: string;
  /** '' when the municipality did not say. */
  readonly phone: string;
  /** '' when the municipality did not say. */
  readonly address: string;
  /** Opening hours in one sentence, in Dutch and in English; '' when the municipality did not say. */
  readonly hours: { readonly nl: string; readonly en: string };
  /** Name of a theme; the channel falls back on its own when it does not know it. */
  readonly theme: string;
}

export interface Faces {
  of(municipality: Municipality): Face;
  /** Reads the table again, after a municipality came or changed. */
  reload(): Promise<void>;
}

interface Row {
  readonly municipality: Municipality;
  readonly kind: string;
  readonly value: string;
  readonly valid_from: string;
  readonly valid_to: string | null;
}

const ALL = {
  name: 'faces_all',
  text: `select municipality, kind, value, valid_from::text, valid_to::text from municipality_attribute
         where kind in ('naam', 'telefoon', 'adres', 'openingstijden', 'openingstijden-en', 'thema') order by municipality, valid_from desc`,
};

const UNKNOWN = {
  naam: 'Meent',
  telefoon: '',
  adres: '',
  openingstijden: '',
  'openingstijden-en': '',
  thema: 'meent',
};

export async function loadFaces(node: Queryable): Promise<Faces> {
  let rows: ReadonlyMap<Municipality, readonly Row[]> = new Map();
  const faces: Faces = {
    of(municipality) {
      const day = today();
      const valid = (rows.get(municipality) ?? []).filter(
        (row) => row.valid_from <= day && (row.valid_to === null || day < row.valid_to),
      );
      const value = (kind: keyof typeof UNKNOWN) => valid.find((row) => row.kind === kind)?.value ?? UNKNOWN[kind];
      return {
        name: value('naam'),
        phone: value('telefoon'),
        address: value('adres'),
        hours: { nl: value('openingstijden'), en: value('openingstijden-en') },
        theme: value('thema'),
      };
    },
    async reload() {
      rows = Map.groupBy(await node.query<Row>(ALL), (row) => row.municipality);
    },
  };
  await faces.reload();
  return faces;
}
