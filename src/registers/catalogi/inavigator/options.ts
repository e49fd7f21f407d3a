/** What the loader needs of the selectielijst. A sibling register, so it comes in as a value. */
export interface Selectielijst {
  resultaatMetNummer(jaar: number, volledigNummer: string): SelectielijstResultaat | undefined;
  omschrijvingMetNaam(naam: string): { readonly uuid: string } | undefined;
}

export interface SelectielijstResultaat {
  readonly uuid: string;
  readonly procestype: string;
  readonly volledigNummer: string;
  readonly naam: string;
  readonly waardering: '' | 'blijvend_bewaren' | 'vernietigen';
  readonly procestermijn: string;
  readonly bewaartermijn: string | null;
}

export interface InavigatorOptions {
  readonly selectielijst: Selectielijst;
  /** Edition that goes first when a result names several. Default 2020. */
  readonly jaar?: number;
  /** Used when a process has no owner; at most 50 characters. */
  readonly verantwoordelijke: string;
  /** ISO 8601 term for processes without one. Absent: such a process is refused. */
  readonly doorlooptijdIndienLeeg?: string;
  /** Gives processes without roles an initiator and a behandelaar. Absent: such a process is refused. */
  readonly roltypenIndienLeeg?: boolean;
}
