/**
 * What follows a shielded case: its decisions, and the documents that are in nothing else. Registers do not import each
 * other, so what three of them do with the same records is here.
 */
import { MOST_EACH } from '../engine/load.ts';
import type { Effect, Need, Values } from '../engine/resource.ts';
import type { Draft, Work } from '../engine/work.ts';
import { Problem } from '../foundation/problems.ts';
import { isApart, isRestricted, isShielded } from '../gate/rights.ts';
import { metRegels } from './afgeschermde-regels.ts';
import { markeer, markIn, wordtBeperkt } from './beperking.ts';

const DOCUMENT = 'enkelvoudiginformatieobject';

/** True where somebody shielded a case at all; elsewhere nobody looks further. */
export const wordtAfgeschermd = ({ snapshot, filter }: Pick<Work, 'snapshot' | 'filter'>): boolean =>
  snapshot.all('zaakafscherming').length > 0 || filter('zaakafscherming', () => true).length > 0;

/** A write that has to know what else a document is in. What moves in may be shielded before anything else is. */
export const kijktNaarHouders = (work: Work): boolean =>
  work.moving !== undefined || wordtAfgeschermd(work) || wordtBeperkt(work);

/** Documents, and what they are in, as far as a conclusion needs it. */
export const metHouders = (documenten: Values): readonly Need[] => [
  { resource: DOCUMENT, whole: true, ...documenten },
  ...HOUDERS.map(({ link }): Need => ({ resource: link, where: 'informatieobject', each: true, ...documenten })),
];

const HOUDERS = [
  { link: 'zaakinformatieobject', houder: 'zaak' },
  { link: 'besluitinformatieobject', houder: 'besluit' },
] as const;

/** The documents and decisions of a case, what else those documents are in, and the lines of lists about it. */
export const metAlles = (zaak: string): readonly Need[] => {
  const besluiten: Values = { in: { resource: 'besluit', column: 'id', where: 'zaak', is: zaak } };
  return [
    ...metRegels(zaak),
    { resource: 'besluit', where: 'zaak', whole: true, is: zaak },
    { resource: 'zaakinformatieobject', where: 'zaak', whole: true, is: zaak },
    { resource: 'besluitinformatieobject', where: 'besluit', whole: true, ...besluiten },
    ...metHouders({ in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', is: zaak } }),
    ...metHouders({
      in: { resource: 'besluitinformatieobject', column: 'informatieobject', where: 'besluit', ...besluiten },
    }),
  ];
};

export const isAfgeschermd = ({ columns }: Draft): boolean => Boolean(columns.afscherming ?? columns.afgeschermd);

/** What holds a document is shielded: as it is after this write, or as it lies there when this write does not touch it. */
const houderAfgeschermd = (work: Work, link: Draft): boolean => {
  const { houder } = HOUDERS.find((one) => one.link === link.resource.name)!;
  const held = work.find(houder, link.record[houder]);
  return held ? isAfgeschermd(held) : isShielded(link.columns.r_level);
};

/** For what the use of what holds a document is restricted. */
const houderMark = (work: Work, link: Draft): ReturnType<typeof markIn> => {
  const { houder } = HOUDERS.find((one) => one.link === link.resource.name)!;
  const held = work.find(houder, link.record[houder]);
  if (held) return markIn(held);
  const { r_restricted: beperkt, r_level: level } = link.columns;
  return { beperkt: (beperkt as readonly string[] | null | undefined) ?? null, dicht: isRestricted(level) };
};

/** The use of a document is restricted for what that of all that it is in is. */
function beperkDocument(work: Work, document: Draft, held: readonly Draft[]): void {
  const marks = held.map((link) => houderMark(work, link));
  const [first, ...others] = marks;
  const beperkt = (first?.beperkt ?? []).filter((name) => others.every((mark) => mark.beperkt?.includes(name)));
  markeer(work, document, { beperkt, dicht: marks.every(({ dicht }) => dicht) });
}

/**
 * A document is shielded while all that it is in is so. One that came out of everything stays as it was: taken out of a
 * shielded case, it is not open to others for that. Who puts it in or takes it out, and who shields what it is in, wait for
 * each other: each would conclude from what the other changes. Enough is loaded to find one that
 * stays, however many cases a document is in. @throws wrong-state
 */
export function volgHouders(work: Work, documenten: Iterable<unknown>): void {
  const found = [...new Set(documenten)].flatMap((id) => work.find(DOCUMENT, id) ?? []);
  for (const document of found) work.stamp(document);
  const all =
    wordtAfgeschermd(work) || wordtBeperkt(work)
      ? found
      : found.filter((one) => isAfgeschermd(one) || markIn(one).beperkt !== null);
  if (all.length === 0) return;
  const ids = new Set<unknown>(all.map(({ id }) => id));
  const gone = new Set(
    work.drafts.filter(({ action }) => action === 'delete').map(({ resource, id }) => `${resource.name}/${id}`),
  );
  const links = Map.groupBy(
    work.drafts.filter(
      ({ resource, record }) => HOUDERS.some(({ link }) => link === resource.name) && ids.has(record.informatieobject),
    ),
    ({ record }) => record.informatieobject,
  );
  for (const document of all) {
    const some = links.get(document.id) ?? [];
    const held = some.filter(({ action, resource, record }) => {
      const { houder } = HOUDERS.find(({ link }) => link === resource.name)!;
      return action !== 'delete' && !gone.has(`${houder}/${record[houder]}`);
    });
    const dicht = held.every((link) => houderAfgeschermd(work, link));
    const unsure = (shielded: boolean): boolean => HOUDERS.some(({ link }) => isPart(some, link, shielded));
    if ((dicht && unsure(false)) || (held.length === 0 && unsure(true)))
      throw new Problem(
        'wrong-state',
        `Een document hierin zit in zo veel zaken of besluiten (${MOST_EACH} of meer) die tegelijk afgeschermd worden of weggaan, dat het niet in één keer kan. Haal het eerst daaruit weg.`,
      );
    if (held.length === 0) continue;
    schermAf(work, document, dicht);
    beperkDocument(work, document, held);
  }
}

/** There may be more of them than were loaded. */
const isPart = (links: readonly Draft[], name: string, shielded: boolean): boolean =>
  links.filter(
    ({ resource, before }) => resource.name === name && before && isApart(before.columns.r_level) === shielded,
  ).length >= MOST_EACH;

/** A document came into something, or out of it. */
export const volgtHouders: Effect = {
  number: 'meent-afscherming-document',
  on: ['create', 'delete', 'move'],
  apply: (work, { record: { informatieobject } }) => volgHouders(work, [informatieobject]),
};

export function schermAf(work: Work, draft: Draft, afgeschermd: boolean): void {
  if (isAfgeschermd(draft) !== afgeschermd) work.setColumns(draft, { afgeschermd });
}
