/** What the forms of applications and rights say, as the operations take it; and where on the page a fault stands. */
import type { AppInput } from '../../services/operations/manage-applications.ts';
import type { RightChange, RightInput } from '../../services/operations/manage-rights.ts';
import type { FormField } from './form-fields.ts';

export type Typed = Readonly<Record<string, string>>;

export const appFrom = (typed: Typed): AppInput => ({
  label: typed.naam ?? '',
  clientIds: (typed.clientids ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean),
  activities: Object.keys(typed).flatMap((name) => (name.startsWith('doel-') ? [name.slice('doel-'.length)] : [])),
});

export const rightFrom = ({ waarover = '', mag = '', niveau = '', activiteit = '' }: Typed): RightInput => ({
  about: waarover,
  may: mag,
  level: niveau,
  activity: activiteit,
});

export const changeFrom = (typed: Typed): RightChange => (typed.weg ? { take: typed.weg } : { give: rightFrom(typed) });

export function appField(name: string): string {
  if (name.startsWith('clientIds')) return 'clientids';
  return name === 'label'
    ? 'naam'
    : ['waarover', 'mag', 'niveau', 'activiteit', 'laatstedag'].includes(name)
      ? name
      : 'waarover';
}

/** Of which the register speaks by the name alone. */
export const APP_FIELDS: readonly FormField[] = [
  { name: 'naam', label: 'app.name', kind: 'text' },
  { name: 'clientids', label: 'app.ids', kind: 'long' },
];

/** The number is in the client id. */
export const employeeField = (name: string): string =>
  name.startsWith('clientIds') || name === 'nummer' ? 'nummer' : appField(name);
