import type { Getroffene } from '../../../../services/toegangsregels/proef.ts';
import type { PlainLabel } from '../../form-fields.ts';

export const STATE = {
  voorgesteld: 'rule.state.proposed',
  vastgesteld: 'rule.state.decided',
  afgewezen: 'rule.state.refused',
  ingetrokken: 'rule.state.withdrawn',
} as const satisfies Readonly<Record<string, PlainLabel>>;

export const EFFECTS = {
  verbied: 'rule.effect.forbid',
  laat_weg: 'rule.effect.leave',
  vervalt: 'rule.effect.ends',
} as const satisfies Readonly<Record<string, PlainLabel>>;

export const WHO = {
  applicatie: 'rule.who.app',
  rol: 'rule.who.role',
  inwoner: 'rule.who.resident',
} as const satisfies Readonly<Record<Getroffene['soort'], PlainLabel>>;
