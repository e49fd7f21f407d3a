/** Objects of the demo: trees near what was reported, and a task for each of a few fictional residents. */
import type { Municipality } from '../../foundation/db/types.ts';
import { nameId } from '../../foundation/name-id.ts';
import type { DemoInhoud } from '../seed/gemeenten.ts';

export interface DemoObject {
  readonly id: string;
  /** Key of its type in objecttypen.json. */
  readonly type: string;
  readonly startAt: string;
  readonly data: object;
  readonly geometry?: { readonly type: 'Point'; readonly coordinates: readonly number[] };
  /** How it was before: then it was changed once. */
  readonly before?: { readonly startAt: string; readonly data: object };
}

export const objecttypenVanDemo = async (): Promise<readonly { readonly key: string; readonly schema: object }[]> =>
  (await import('./objecttypen.json', { with: { type: 'json' } })).default as {
    readonly key: string;
    readonly schema: object;
  }[];

const BOMEN = [
  { boomhoogteActueel: 14, stamdiameter: 45, kiemjaar: 1978, groeifase: 'Volwassen fase' },
  { boomhoogteActueel: 6, stamdiameter: 12, kiemjaar: 2014, groeifase: 'Jeugdfase' },
  {
    boomhoogteActueel: 21,
    stamdiameter: 80,
    kiemjaar: 1931,
    groeifase: 'Eindfase',
    typeBeschermingsstatus: 'Monumentale boom',
  },
  { boomhoogteActueel: 9, stamdiameter: 24, kiemjaar: 2002, groeifase: 'Volwassen fase', verplant: true },
] as const;

const TAKEN = ['Lever een foto van uw oprit na', 'Controleer uw adres', 'Kies een dag voor het gesprek'] as const;

export function objectenVan(municipality: Municipality, { personen, zaken }: DemoInhoud): readonly DemoObject[] {
  const id = (kind: string, place: number): string => nameId(municipality, 'demo', 'object', kind, place);
  const places = zaken.flatMap(({ zaakgeometrie }) => (zaakgeometrie ? [zaakgeometrie.coordinates] : []));
  const bomen = BOMEN.slice(0, places.length).map((data, place): DemoObject => {
    const [lon, lat] = places[place]!;
    const geometry = { type: 'Point' as const, coordinates: [lon + 0.0001, lat] };
    const grown = { ...data, boombeeld: 'Boombeeld regulier (HB)' };
    const small = { ...grown, boomhoogteActueel: data.boomhoogteActueel - 1 };
    return {
      id: id('boom', place),
      type: 'boom-delft',
      startAt: '2025-04-01',
      data: grown,
      geometry,
      ...(place === 0 ? { before: { startAt: '2020-04-01', data: small } } : {}),
    };
  });
  const taken = TAKEN.slice(0, personen.length).map(
    (titel, place): DemoObject => ({
      id: id('taak', place),
      type: 'taak',
      startAt: '2026-10-01',
      data: {
        titel,
        status: place === 2 ? 'afgerond' : 'open',
        soort: 'url',
        url: { uri: 'https://voorbeeld.nl/formulier' },
        identificatie: { type: 'bsn', value: personen[place]!.bsn },
        verwerker_taak_id: id('verwerker', place),
        eigenaar: 'demo',
      },
    }),
  );
  return [...bomen, ...taken];
}
