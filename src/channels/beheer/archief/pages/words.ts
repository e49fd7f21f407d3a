/** What the registers call it, as the pages say it. */
export const LIST_STATE = {
  opgesteld: 'archive.state.opgesteld',
  beoordeeld: 'archive.state.beoordeeld',
  vastgesteld: 'archive.state.vastgesteld',
  wordt_uitgevoerd: 'archive.state.wordt_uitgevoerd',
  uitgevoerd: 'archive.state.uitgevoerd',
  ingetrokken: 'archive.state.ingetrokken',
} as const;

export const LINE_STATE = {
  opgenomen: 'archive.line.opgenomen',
  uitgezonderd: 'archive.line.uitgezonderd',
  verlengd: 'archive.line.verlengd',
  vervallen: 'archive.line.vervallen',
  vernietigd: 'archive.line.vernietigd',
  ingetrokken: 'archive.line.ingetrokken',
} as const;
export const LINE_STATES = Object.keys(LINE_STATE) as (keyof typeof LINE_STATE)[];

export const STEP = {
  made: 'archive.step.made',
  judged: 'archive.step.judged',
  fixed: 'archive.step.fixed',
  started: 'archive.step.started',
  done: 'archive.step.done',
  withdrawn: 'archive.step.withdrawn',
} as const;

/** What a list still goes through; carrying it out ends by itself. */
export const TO_DO = [
  { what: 'judged', title: 'archive.todo.judged', by: 'archive.todo.judged.by' },
  { what: 'fixed', title: 'archive.todo.fixed', by: 'archive.todo.fixed.by' },
  { what: 'started', title: 'archive.todo.started', by: 'archive.todo.started.by' },
  { what: 'done', title: 'archive.todo.done', by: undefined },
] as const;

/** Why a step is for somebody else. */
export const WAITS = { judge: 'archive.judge.other', fix: 'archive.fix.other' } as const;

export const GROUND = {
  bezwaar_of_beroep: 'hold.ground.bezwaar_of_beroep',
  rechtszaak: 'hold.ground.rechtszaak',
  woo_verzoek: 'hold.ground.woo_verzoek',
  onderzoek: 'hold.ground.onderzoek',
  inzageverzoek: 'hold.ground.inzageverzoek',
  anders: 'hold.ground.anders',
} as const;

export const TRANSFER_STATE = {
  wordt_gemaakt: 'transfer.state.wordt_gemaakt',
  klaar: 'transfer.state.klaar',
  ontvangen: 'transfer.state.ontvangen',
  overgedragen: 'transfer.state.overgedragen',
  ingetrokken: 'transfer.state.ingetrokken',
} as const;
