/** `werkbank.besluit`: an employee records a decision with the document that holds it, in one write. */
import type { Engine } from '../../engine/engine.ts';
import { today } from '../../foundation/clock.ts';
import { addDuration, isDate } from '../../foundation/days.ts';
import { newId } from '../../foundation/ids.ts';
import { type InvalidParam, invalid } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { decisionTypesOf } from './case-decisions.ts';
import { DOCUMENT, documentTypesOf } from './case-documents.ts';
import { organWords } from './case-words.ts';
import { formatOf } from './document-format.ts';
import { text, textOrNull, urlOf } from './door.ts';
import { documentItem, inCase, openMine } from './work-actions.ts';

export interface DecisionInput {
  readonly besluittype: string;
  /** Days as `YYYY-MM-DD`; '' for one that is not filled in. */
  readonly datum: string;
  readonly ingangsdatum: string;
  readonly vervaldatum: string;
  readonly verzenddatum: string;
  readonly toelichting: string;
  readonly informatieobjecttype: string;
  /** The document itself; absent when none was chosen. */
  readonly file?: { readonly name: string; readonly content: Buffer };
}

/** @throws invalid with every field that is missing or wrong */
export async function recordDecision(
  engine: Engine,
  blobs: Blobs,
  employee: Caller,
  id: string,
  input: DecisionInput,
): Promise<void> {
  const { caller, snapshot, zaak } = await openMine(engine, employee, id);
  const besluittype = decisionTypesOf(snapshot, caller, zaak).find((type) => type.id === input.besluittype);
  const documenttype = snapshot.get('informatieobjecttype', input.informatieobjecttype);
  const format = input.file && formatOf(input.file.name, input.file.content);
  const faults = faultsOf(input, besluittype !== undefined, documenttype !== undefined, format !== undefined);
  if (!besluittype || !documenttype || !input.file || !format || faults.length > 0) throw invalid(...faults);
  const [besluit, document] = [newId(), newId()];
  const termijn = textOrNull(besluittype.record.reactietermijn);
  const titel = text(besluittype.record.omschrijving);
  const known = documentTypesOf(snapshot, zaak).some(
    ({ record }) => record.informatieobjecttype === documenttype.record.omschrijving,
  );
  await engine.compose(caller, {
    operation: 'werkbank.besluit',
    exclusive: `zaak/${id}`,
    items: [
      {
        resource: 'besluit',
        id: besluit,
        input: {
          verantwoordelijkeOrganisatie: text(zaak.record.verantwoordelijkeOrganisatie),
          besluittype: urlOf(engine, caller, 'besluittype', besluittype.id),
          zaak: urlOf(engine, caller, 'zaak', id),
          datum: input.datum,
          ingangsdatum: input.ingangsdatum,
          vervaldatum: input.vervaldatum || null,
          vervalreden: input.vervaldatum ? 'tijdelijk' : '',
          verzenddatum: input.verzenddatum || null,
          toelichting: input.toelichting,
          bestuursorgaan: organWords(caller.activity.organ),
          // Awb 6:8: the term begins the day after the decision was sent.
          uiterlijkeReactiedatum: input.verzenddatum && termijn ? addDuration(input.verzenddatum, termijn) : null,
        },
      },
      await documentItem(
        engine,
        blobs,
        { caller, zaak },
        { ...input.file, id: document, format, titel, type: documenttype.id, vertrouwelijkheid: '' },
      ),
      {
        resource: 'besluitinformatieobject',
        input: {
          besluit: urlOf(engine, caller, 'besluit', besluit),
          informatieobject: urlOf(engine, caller, DOCUMENT, document),
        },
      },
      ...(known ? [inCase(engine, { caller, zaak }, document, titel)] : []),
    ],
  });
}

function faultsOf(
  { datum, ingangsdatum, vervaldatum, verzenddatum, file }: DecisionInput,
  type: boolean,
  documenttype: boolean,
  format: boolean,
): readonly InvalidParam[] {
  const fault = (name: string, code: string, reason: string): InvalidParam => ({ name, code, reason });
  const day = (name: string, value: string, required: boolean): readonly InvalidParam[] =>
    value === ''
      ? required
        ? [fault(name, 'required', 'Vul een datum in.')]
        : []
      : isDate(value)
        ? []
        : [fault(name, 'invalid', 'Vul een datum in, zoals 2026-03-31.')];
  return [
    ...(type ? [] : [fault('besluittype', 'required', 'Kies het soort besluit.')]),
    ...day('datum', datum, true),
    ...(isDate(datum) && datum > today()
      ? [fault('datum', 'future_not_allowed', 'De datum van een besluit ligt niet in de toekomst.')]
      : []),
    ...day('ingangsdatum', ingangsdatum, true),
    ...day('vervaldatum', vervaldatum, false),
    ...(isDate(vervaldatum) && isDate(ingangsdatum) && vervaldatum < ingangsdatum
      ? [fault('vervaldatum', 'early', 'Het besluit eindigt niet voordat het begint.')]
      : []),
    ...day('verzenddatum', verzenddatum, false),
    ...(isDate(verzenddatum) && isDate(datum) && verzenddatum < datum
      ? [fault('verzenddatum', 'early', 'Het besluit is niet verstuurd voordat het genomen was.')]
      : []),
    ...(documenttype ? [] : [fault('informatieobjecttype', 'required', 'Kies het soort document.')]),
    ...(file ? [] : [fault('bestand', 'required', 'Kies een bestand.')]),
    ...(file && !format ? [fault('bestand', 'format', 'Dit soort bestand kan niet bij een zaak.')] : []),
  ];
}
