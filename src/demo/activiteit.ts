/** The shape of a demo activity, and what several of them say alike. */
import type { Category } from '../gate/categories.ts';
import { ALLES_GEBRUIKT, IN_ZAAK } from '../registers/activiteiten/index.ts';

export type Grondslag = 'wettelijke plicht' | 'algemeen belang' | 'overeenkomst' | 'toestemming';

export interface Artikel {
  readonly wet: string;
  readonly artikel: string;
  readonly lid: string;
  readonly onderdeel: string;
}

export interface Gebruik {
  readonly bron: string;
  /** Of persons: which fields. */
  readonly velden: readonly string[];
  /** Of other sources: which kinds of data; none named is all that want no ground of their own. */
  readonly categorieen?: readonly Category[];
}

export interface DemoActiviteit {
  readonly sleutel: string;
  readonly naam: string;
  /** The administrative organ that is controller (AVG art. 4, 7). */
  readonly orgaan: 'college' | 'burgemeester';
  /** Starts with a verb; shown after "om te". */
  readonly doel: string;
  /** AVG art. 6, first paragraph: a consent (a free choice), b contract, c legal duty (no objection), e public task (objection possible, AVG art. 21). */
  readonly grondslag: Grondslag;
  readonly grond: string;
  /** Of consent: how somebody takes it back. */
  readonly intrekken?: string;
  readonly artikelen: readonly Artikel[];
  readonly bijzonder?: {
    readonly gegevens: readonly string[];
    readonly grond: string;
    readonly artikelen: readonly Artikel[];
  };
  /** False: the BSN is not used. */
  readonly bsn?: false;
  readonly gegevens: readonly string[];
  /** Residents when absent. */
  readonly betrokkenen?: readonly string[];
  readonly gebruikt: readonly Gebruik[];
  /** Besides the municipality itself. */
  readonly ontvangers?: readonly string[];
  readonly bewaren: { readonly termijn?: string; readonly tekst: string };
  readonly dpia: { readonly status: 'niet_nodig' | 'afgerond'; readonly datum?: string; readonly waarom: string };
  /** Case types (identificatie) that have this activity as their default. */
  readonly zaaktypen: readonly string[];
}

export const wet = (naam: string, artikel: string, lid = '', onderdeel = ''): Artikel => ({
  wet: naam,
  artikel,
  lid,
  onderdeel,
});
export const AVG = (artikel: string, lid = '', onderdeel = ''): Artikel => wet('AVG', artikel, lid, onderdeel);

/** Why the BSN may be used in all that use it: Wabb art. 10 (task of a public body), UAVG art. 46. */
export const GROND_BSN =
  'Wet algemene bepalingen burgerservicenummer artikel 10 en Uitvoeringswet AVG artikel 46, eerste lid';
export const ARTIKELEN_BSN = [
  wet('Wet algemene bepalingen burgerservicenummer', '10'),
  wet('Uitvoeringswet AVG', '46', '1'),
];

export const SELECTIELIJST = 'selectielijst gemeenten en intergemeentelijke organen 2020';

export const zaken = (categorieen: readonly Category[]): Gebruik => ({ bron: 'zaken', velden: [], categorieen });
export const ZAKEN = zaken([...IN_ZAAK, 'burgerservicenummer']);
/** Among the advice on who runs a business may be what they were convicted of. */
export const ZAKEN_MET_STRAFRECHT = zaken([...IN_ZAAK, 'burgerservicenummer', 'strafrechtelijk']);
export const OBJECTEN: Gebruik = { bron: 'objecten', velden: [] };
export const BRIEVEN: Gebruik = { bron: 'berichten', velden: [] };
export const LOGBOEK: Gebruik = { bron: 'logboek', velden: [] };
export const personen = (velden: readonly string[]): Gebruik => ({ bron: 'personen', velden });

/** What it takes to write to somebody. */
export const ADRES = ['burgerservicenummer', 'naam', 'adressering', 'verblijfplaats'];
/** And to know that it is them. */
export const NAW = [...ADRES, 'geboorte', 'geslacht', 'overlijden'];
export const PERSOON_ALLES = ALLES_GEBRUIKT.find(({ bron }) => bron === 'personen')!.velden;
/** Without what wants a ground of AVG 10: only the ballot asks who may not vote. */
export const PERSOON_GEWOON = PERSOON_ALLES.filter((veld) => !/[Kk]iesrecht$/.test(veld));
