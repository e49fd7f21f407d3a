/** What a document shows of its content: an address to download it, or the parts in which it is still to come. */
import type { Effect } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { downloadPath } from '../api.ts';
import { contentOf, EMPTY, sizeOf } from '../content.ts';

/** Purpose of the keyed hash that is the lock of a document which is made without its content. */
export const FIRST_LOCK = 'documentslot';

export const showContent = (partBytes: number): Effect => ({
  number: 'drc-bestandsdelen',
  on: ['create', 'update'],
  apply(work, it) {
    const size = it.record.bestandsomvang as number | null;
    if (!contentOf(it.columns) && size === 0) work.setColumns(it, { inhoud: EMPTY });
    const content = contentOf(it.columns);
    const parts = divide(work, it, content ? 0 : (size ?? 0), partBytes);
    // The standard: who makes a document without its content holds the lock at once.
    if (parts.length > 0 && !it.columns.lock) work.setColumns(it, { lock: work.hash(FIRST_LOCK, it.id) });
    forgetChecksum(work, it);
    work.change(it, {
      locked: Boolean(it.columns.lock),
      inhoud: content ? downloadPath(it.id, it.record.versie) : null,
      bestandsdelen: shownParts(parts),
    });
  },
});

/** Parts that together are `size` bytes. Those that are there stay when they do already: what was sent is not lost. */
function divide(work: Work, it: Draft, size: number, partBytes: number): readonly Draft[] {
  const present = partsOf(work, it);
  if (present.reduce((sum, { record }) => sum + Number(record.omvang), 0) === size) return present;
  for (const part of present) work.remove(part);
  return Array.from({ length: Math.ceil(size / partBytes) }, (_, index) =>
    work.create('bestandsdeel', {
      informatieobject: it.id,
      volgnummer: index + 1,
      omvang: Math.min(partBytes, size - index * partBytes),
      voltooid: false,
    }),
  );
}

/** Other content makes a checksum that came with the old content untrue. */
function forgetChecksum(work: Work, it: Draft): void {
  const old = it.before && contentOf(it.before.columns);
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (old && !same(old, contentOf(it.columns)) && same(it.record.integriteit, it.before.record.integriteit))
    work.change(it, { integriteit: null });
}

/** The parts of a document, in order. */
export const partsOf = (work: Work, { id }: Draft): readonly Draft[] =>
  work
    .filter('bestandsdeel', ({ record }) => record.informatieobject === id)
    .toSorted((a, b) => Number(a.record.volgnummer) - Number(b.record.volgnummer));

/** As the document shows them. The lock is told to its holder alone, who knows it. */
export const shownParts = (parts: readonly Draft[]): readonly object[] =>
  parts.map(({ id, record: { volgnummer, omvang, voltooid } }) => ({
    url: id,
    volgnummer,
    omvang,
    voltooid,
    lock: '',
  }));

/** The content that complete parts make together, or nothing when one is missing or of another size. */
export function joined(parts: readonly Draft[]): readonly string[] | undefined {
  const pieces = parts.map(({ columns, record }) => {
    const content = contentOf(columns);
    return record.voltooid === true && content && sizeOf(content) === record.omvang ? content : undefined;
  });
  return pieces.every((one) => one !== undefined) ? pieces.flat() : undefined;
}
