/** Doors to what is held about the resident, and to what they may ask of it: each where a mandate opens it. */
import { addresses } from '../../ui/addresses.ts';
import { RowLink } from '../../ui/components/button.tsx';
import { mayOpen, useUi } from '../../ui/ui.ts';

const DOORS = {
  gegevens: { href: addresses.myData, text: 'data.title' },
  avg: { href: addresses.avg, text: 'data.rights' },
  uitvoer: { href: addresses.takeData, text: 'take.title' },
} as const;
type Door = keyof typeof DOORS;

interface DataDoorsProps {
  readonly doors: readonly Door[];
  readonly class?: string;
}

export function DataDoors({ doors, class: extra }: DataDoorsProps) {
  const ui = useUi();
  const open = doors.filter((door) => mayOpen(ui, door));
  if (open.length === 0) return null;
  return (
    <div class={extra}>
      {open.map((door) => (
        <p>
          <RowLink href={DOORS[door].href}>{ui.t(DOORS[door].text)}</RowLink>
        </p>
      ))}
    </div>
  );
}
