/** Assertions that do not hold here, by the start of the name of their request, with the reason. */
export type Explained = readonly (readonly [requests: string, reason: string])[];

export const OAS: Explained = [
  ['Publiceer een notificatie.', 'Notificaties 1.0.1 publishes 200 for it; the collection wants 201.'],
];

const RELATIONS =
  'Catalogi 1.3 withdrew it: zaaktypen, besluittypen and informatieobjecttypen name each other, published or not.';
const REWRITTEN =
  'Catalogi 1.3.2 rewrote ztc-010: with a published zaaktype a relation is not made, changed or removed, whatever the informatieobjecttype is.';

export const RULES: Explained = [
  [
    '(ac-001b)',
    'Fault of the collection: its client id is a placeholder that newman does not fill, so it is new each time.',
  ],
  [
    '(zrc-007e) Resultaat bij gesloten Zaak aanmaken',
    'The text of zrc-007 says 403, as the collection expects beside it; this one wants 400, for a second resultaat.',
  ],
  ['(ztc-010a)', RELATIONS],
  ['(ztc-010c)', RELATIONS],
  ['(ztc-010g) Zaaktype-Informatieobjecttype gerelateerd aan Zaaktype', REWRITTEN],
  ['(ztc-010h)', RELATIONS],
  ['(ztc-011a)', RELATIONS],
  ['(ztc-011f)', REWRITTEN],
  ['(ztc-011g)', RELATIONS],
  ['(ztc-013a)', 'Withdrawn with Catalogi 1.3.2; besluittype.zaaktypen follows from the zaaktypen and is not written.'],
  ['(ztc-013b)', 'Withdrawn with Catalogi 1.3.2; besluittype.zaaktypen follows from the zaaktypen and is not written.'],
  ['(ztc-013c)', 'Withdrawn with Catalogi 1.3.2; besluittype.zaaktypen follows from the zaaktypen and is not written.'],
  [
    '(ztc-013f)',
    'Fault of the collection: it sends zaaktypen, as ztc-013c does, where it means informatieobjecttypen.',
  ],
];
