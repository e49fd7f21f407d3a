/** ztc-012: when a type may be published; and when a case type can be used from its first case to its last. */

import type { Draft, Work } from '../../../engine/work.ts';
import { addDays } from '../../../foundation/days.ts';
import { type InvalidParam, invalid } from '../../../foundation/problems.ts';
import { related } from '../related.ts';
import { NAME, type Versioned, versionsOf } from '../versions.ts';
import { isOfOtherProcess } from './archief.ts';
import { overlap } from './geldigheid.ts';

/** Makes a concept final. What is published already stays as it is. @throws invalid */
export function publishDraft(work: Work, it: Draft): void {
  if (!it.record.concept) return;
  const [open, over] = [openRelations(work, it), overlap(work, it)];
  if (open.length > 0) throw invalid(...open);
  if (over) throw invalid(over);
  work.change(it, { concept: false });
}

/** Everything that keeps a concept from being published by who wants it complete: what `publish` would refuse, at once. */
export function faultsBefore(work: Work, it: Draft): readonly InvalidParam[] {
  if (!it.record.concept) return [];
  endPrevious(work, it.resource.name as Versioned, it);
  return [
    ...gapsIn(work, it),
    ...strayResults(work, it),
    ...openRelations(work, it),
    ...[overlap(work, it)].flatMap((one) => one ?? []),
  ];
}

/** Results whose class was right until the case type got another process type of the selectielijst (ztc-002). */
function strayResults(work: Work, it: Draft): readonly InvalidParam[] {
  if (it.resource.name !== 'zaaktype') return [];
  return partsOf(
    work,
    it,
  )('resultaattype')
    .filter((result) => isOfOtherProcess(work, result))
    .map(({ record }) => ({
      name: 'resultaattypen',
      code: 'procestype-mismatch',
      reason: `De selectielijstklasse van "${record.omschrijving}" hoort bij een ander procestype dan het zaaktype. Kies een andere klasse.`,
    }));
}

/** What a case type names must be published before it. */
function openRelations(work: Work, it: Draft): readonly InvalidParam[] {
  if (it.resource.name !== 'zaaktype') return [];
  const documents = partsOf(work, it)('zaaktypeinformatieobjecttype').map(({ record }) => record.informatieobjecttype);
  const open = [
    ...unpublished(work, it, 'informatieobjecttype', documents),
    ...unpublished(work, it, 'besluittype', it.record.besluittypen as readonly string[]),
  ];
  return open.length === 0
    ? []
    : [
        {
          name: 'nonFieldErrors',
          code: 'concept-relation',
          reason: `Publiceer eerst: ${open.slice(0, 10).join(', ')}.`,
        },
      ];
}

/** The version before has no end yet: it ends the day before this one begins (historiemodel). */
export function endPrevious(work: Work, kind: Versioned, draft: Draft): void {
  const { record } = draft;
  const begin = String(record.beginGeldigheid);
  const previous = versionsOf(work.snapshot, kind, String(record.catalogus), String(record[NAME[kind]])).find(
    (one) => !one.record.concept && one.record.eindeGeldigheid === null && String(one.record.beginGeldigheid) < begin,
  );
  const stored = previous && work.find(kind, previous.id);
  if (stored) work.change(stored, { eindeGeldigheid: addDays(begin, -1) });
}

/**
 * What a case type needs to run: asked of what we load ourselves. The standard asks it of nobody, and suppliers publish
 * sub-types without it.
 */
export function gapsIn(work: Work, it: Draft): readonly InvalidParam[] {
  if (it.resource.name !== 'zaaktype') return [];
  const parts = partsOf(work, it);
  const faults: InvalidParam[] = [];
  const fault = (name: string, reason: string) => faults.push({ name, code: 'concept-relation', reason });
  if (parts('roltype').length === 0) fault('roltypen', 'Voeg eerst minstens één roltype toe.');
  const results = parts('resultaattype');
  if (results.length === 0) fault('resultaattypen', 'Voeg eerst minstens één resultaattype toe.');
  if (results.some(({ record }) => !record.selectielijstklasse))
    fault('resultaattypen', 'Een resultaattype heeft geen selectielijstklasse. Vul die eerst in.');
  if (parts('statustype').length < 2) fault('statustypen', 'Voeg eerst minstens twee statustypen toe.');
  return faults;
}

const partsOf =
  (work: Work, it: Draft) =>
  (kind: string): readonly Draft[] =>
    related(work, kind, 'zaaktype', it.id);

/** Names of which no version in this catalogue is published. */
const unpublished = (work: Work, it: Draft, kind: Versioned, names: readonly unknown[]): readonly string[] =>
  [...new Set(names.map(String))].filter(
    (name) =>
      !related(work, kind, NAME[kind], name).some(
        ({ record }) => record.catalogus === it.record.catalogus && !record.concept,
      ),
  );
