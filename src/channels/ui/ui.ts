/** What every component may know of the page it stands on. Made once per request by the channel; components read it with `useUi`. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { MandateKind, MandateOperation } from '../../gate/mandate.ts';
import type { EmployeePage } from '../../services/operations/menu.ts';
import type { PageAssets } from './assets.ts';
import type { Format } from './texts/format.ts';
import type { Language } from './texts/language.ts';
import type { Translate } from './texts/translate.ts';

export interface Ui {
  readonly language: Language;
  readonly t: Translate;
  readonly format: Format;
  readonly municipality: MunicipalityFace;
  readonly assets: PageAssets;
  /** Path of this page without the language, for the link to the other language. */
  readonly path: string;
  /** Who is logged in, when somebody is. */
  readonly visitor?: Visitor;
  /** Sent along with each form, against forged requests: a token for the address that the form goes to. */
  readonly formToken?: (action: string) => string;
  /** Acting for somebody else: shown on every page until the visitor ends it. */
  readonly acting?: {
    readonly name: string;
    /** As the session keeps it: goes along in each form, so that none is sent for somebody else than it was opened for. */
    readonly namens?: string;
    /** Absent: the mandate is over. */
    readonly kind?: MandateKind;
    readonly allows: (operation: MandateOperation) => boolean;
  };
  /** The pages of employees that this visitor gets in at; absent: nobody could be asked, or no employee is here. */
  readonly opens?: (page: EmployeePage) => boolean;
  /** Demo data: said on every page, so that nobody takes it for real. */
  readonly demo: boolean;
  /** Reports can be made here: doors to them lead somewhere. */
  readonly takesReports: boolean;
}

/** A municipality as its visitors see it. */
export interface MunicipalityFace {
  readonly name: string;
  /** `14 0999`. */
  readonly phone: string;
  readonly address: string;
  /** Opening hours in one sentence; '' when the municipality did not say. */
  readonly hours: { readonly nl: string; readonly en: string };
}

export type Visitor =
  | { readonly kind: 'resident'; readonly name: string; readonly unread: number }
  | { readonly kind: 'employee'; readonly role: string; readonly department: string };

/** Of whom the words of a page speak, where that is not the reader. */
export const otherOf = (acting: Ui['acting']): string | undefined => (acting?.kind ? acting.name : undefined);

/** What is drawn for who acts for themselves, and for who acts for another when the mandate opens it. */
export const mayOpen = ({ acting }: Pick<Ui, 'acting'>, operation: MandateOperation): boolean =>
  !acting || acting.allows(operation);

/** The field in which a form says for whom it was opened. */
export const FOR_WHOM = '_voor';

const Context = createContext<Ui | undefined>(undefined);

export const UiProvider = Context.Provider;

export function useUi(): Ui {
  const ui = useContext(Context);
  if (!ui) throw new Error('A component was rendered outside renderPage');
  return ui;
}
