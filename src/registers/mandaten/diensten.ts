/** Which services a mandate opens: the themes of today, read by its kind and by what was given. */
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { MandateKind, Services } from '../../gate/mandate.ts';
import { MANDAATTHEMA } from './thema.ts';

export interface Thema {
  readonly identificatie: string;
  readonly naam: string;
  readonly uitleg: string;
  readonly zaaktypen: readonly string[];
  readonly geefbaar: boolean;
  readonly soorten: readonly string[];
  readonly zelfVanaf: number | null;
}

const themaIn = (record: Record_): Thema => record as unknown as Thema;

export const themasIn = (snapshot: Snapshot): readonly Thema[] =>
  snapshot.derive('mandaatthemas', (of) => of.all(MANDAATTHEMA).map(({ record }) => themaIn(record)));

export interface Given {
  readonly kind: MandateKind;
  /** Of a voluntary one: `thema:geld` or `zaaktype:BUDGET`. */
  readonly diensten?: readonly string[];
  /** Of who is stood in for, where it matters (parental authority). */
  readonly age?: number;
}

const OF_THEME = 'thema:';
const OF_TYPE = 'zaaktype:';
export const themaDienst = (identificatie: string): string => `${OF_THEME}${identificatie}`;

export function servicesOf(themas: readonly Thema[], { kind, diensten = [], age = 18 }: Given): Services {
  switch (kind) {
    case 'vrijwillig':
      return { only: new Set(diensten.flatMap((one) => givenBy(themas, one))) };
    case 'bewindvoerder':
    case 'mentor':
      return { only: new Set(themas.filter(({ soorten }) => soorten.includes(kind)).flatMap(typesOf)) };
    case 'curator':
      return { alle: true, but: new Set(themas.filter(({ soorten }) => !soorten.includes(kind)).flatMap(typesOf)) };
    case 'ouderlijk-gezag':
      return {
        alle: true,
        but: new Set(
          themas
            .filter(({ soorten, zelfVanaf }) => !soorten.includes(kind) || age >= (zelfVanaf ?? 18))
            .flatMap(typesOf),
        ),
      };
  }
}

const typesOf = ({ zaaktypen }: Thema): readonly string[] => zaaktypen;

/** What can no longer be given is no longer open either, nor is what was never there. */
function givenBy(themas: readonly Thema[], dienst: string): readonly string[] {
  const open = themas.filter(({ geefbaar }) => geefbaar);
  if (dienst.startsWith(OF_THEME)) {
    const name = dienst.slice(OF_THEME.length);
    return open.filter(({ identificatie }) => identificatie === name).flatMap(typesOf);
  }
  const type = dienst.startsWith(OF_TYPE) ? dienst.slice(OF_TYPE.length) : '';
  return open.some(({ zaaktypen }) => zaaktypen.includes(type)) ? [type] : [];
}

export const isGeefbaar = (themas: readonly Thema[], dienst: string): boolean => givenBy(themas, dienst).length > 0;

/** As people read it. @param naam of a case type by its identificatie */
export function dienstWoorden(themas: readonly Thema[], dienst: string, naam: (type: string) => string): string {
  if (dienst.startsWith(OF_TYPE)) return naam(dienst.slice(OF_TYPE.length));
  const name = dienst.slice(OF_THEME.length);
  return themas.find(({ identificatie }) => identificatie === name)?.naam ?? name;
}
