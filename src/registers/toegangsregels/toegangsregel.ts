/**
 * Toegangsregel: one version of a rule that takes from what rights open. One person proposes it, another decides; what was
 * decided is never changed. The newest version that was decided on is the one that counts, so a rule ends with a version
 * that says so, and what counted on a day can be read off for ever.
 */
import { choice, date, group, instant, integer, list, longText, relation, text } from '../../engine/fields.ts';
import { type Resource, resource } from '../../engine/resource.ts';
import { VERTROUWELIJKHEID } from '../../gate/rights.ts';
import { SOORTEN_VRAGER } from '../../gate/rules.ts';
import { meentApi } from '../meent-api.ts';
import { naamVan, persoonVan, viaVan } from '../wie.ts';
import { LEZEN, VASTSTELLEN, VOORSTELLEN } from './api.ts';
import { periode, persoon, samen, uren, volledig, weglaten } from './rules.ts';

export const TOEGANGSREGEL = 'toegangsregel';

export const EFFECTEN = ['verbied', 'laat_weg', 'vervalt'] as const;
export const STATUS = ['voorgesteld', 'vastgesteld', 'afgewezen', 'ingetrokken'] as const;
export const BRONNEN = ['zaken', 'objecten', 'personen', 'berichten', 'logboek'] as const;
const NIVEAUS = ['laag', 'substantieel', 'hoog'] as const;
/** Types that records have, by whose name versions belong together. */
export const TYPEN = ['zaaktype', 'informatieobjecttype', 'besluittype', 'objecttype'] as const;

const names = (max: number, help: string) => list(text(max, { min: 1, required: true }), { help });
const wie = text(200, { server: true });
const wanneer = instant({ server: true, nullable: true });

/** @param declared what a rule may be about */
export const toegangsregel = (declared: readonly Resource[]): Resource =>
  resource({
    name: TOEGANGSREGEL,
    api: meentApi,
    path: 'toegangsregels',
    table: 'toegangsregel',
    cached: true,
    fields: {
      identificatie: text(60, {
        required: true,
        min: 1,
        blank: false,
        immutable: true,
        column: true,
        pattern: /^[a-z0-9]+(-[a-z0-9]+)*$/,
        help: 'Vaste naam die bij alle versies hetzelfde blijft: kleine letters, cijfers en streepjes.',
      }),
      versie: integer({ server: true, column: true, default: 1 }),
      naam: text(100, { required: true, min: 1, blank: false }),
      effect: choice(EFFECTEN, {
        required: true,
        help: 'verbied: het mag niet, ook al heeft iemand er recht op. laat_weg: de genoemde velden zijn er niet. vervalt: vanaf deze versie geldt de regel niet meer.',
      }),
      reden: text(300, {
        required: true,
        min: 10,
        blank: false,
        help: 'In gewone taal waarom. Wie geweigerd wordt, leest dit.',
      }),
      voor: group(
        {
          soorten: list(choice(SOORTEN_VRAGER), { help: 'Leeg: iedereen.' }),
          applicaties: names(200, 'Client-id’s. Voor medewerkers en inwoners: het programma dat zij gebruiken.'),
          rollen: names(100, 'Rollen van medewerkers.'),
          afdelingen: names(100, 'Afdelingen van medewerkers.'),
          activiteiten: names(40, 'Identificaties van verwerkingsactiviteiten.'),
          organen: names(40, 'Bestuursorganen die voor de activiteit verantwoordelijk zijn.'),
          lagerDan: choice(NIVEAUS, { blank: true, help: 'Wie met een lager betrouwbaarheidsniveau inlogde.' }),
          machtigingen: names(40, 'Soorten machtiging; geen is wie voor zichzelf handelt.'),
        },
        { nullable: true, help: 'Voor wie de regel is. Wat leeg is, maakt geen verschil.' },
      ),
      over: group(
        {
          componenten: names(10, 'zrc, drc, brc, orc, meent, ...'),
          gegevens: names(60, 'Soorten gegevens: zaak, status, persoon, ...'),
          scopes: names(100, 'Wat iemand ermee wil doen, als scope: zaken.lezen.'),
          bronnen: list(choice(BRONNEN)),
          typen: list(relation(TYPEN), { help: 'In al hun versies.' }),
          vanafVertrouwelijkheid: choice(VERTROUWELIJKHEID, { blank: true }),
        },
        { nullable: true, help: 'Waarover de regel gaat. Wat leeg is, maakt geen verschil.' },
      ),
      weglaten: names(100, 'Bij laat_weg: welke velden. Van een veld in een groep: geboorte.datum.'),
      beginGeldigheid: date({ nullable: true, help: 'Eerste dag waarop de regel geldt.' }),
      eindeGeldigheid: date({ nullable: true, help: 'Eerste dag waarop de regel niet meer geldt.' }),
      uren: group(
        {
          dagen: list(integer({ min: 1, max: 7, required: true }), { required: true, help: '1 is maandag.' }),
          van: text(5, { required: true, blank: false, pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }),
          tot: text(5, { required: true, blank: false, pattern: /^(([01]\d|2[0-3]):[0-5]\d|24:00)$/ }),
        },
        { nullable: true, help: 'Alleen op deze uren, in Nederlandse tijd.' },
      ),
      status: choice(STATUS, { server: true, column: true, default: 'voorgesteld' }),
      voorgesteldDoor: wie,
      voorgesteldOp: wanneer,
      beslistDoor: wie,
      beslistOp: wanneer,
      toelichtingBesluit: longText({ server: true, max: 1000 }),
    },
    columns: {
      /** Who the employees were: two names may be the same, and one person does not do both. */
      voorsteller: { type: 'text' },
      voorsteller_via: { type: 'text' },
      beslisser: { type: 'text' },
      beslisser_via: { type: 'text' },
    },
    unique: [
      {
        fields: ['identificatie', 'versie'],
        code: 'unique',
        reason: 'Er is net een andere versie voorgesteld. Stel uw regel nog eens voor.',
      },
    ],
    filters: {
      identificatie: { kind: 'memory', value: text(60), test: (row, value) => row.record.identificatie === value },
      status: { kind: 'memory', value: choice(STATUS), test: (row, value) => row.record.status === value },
    },
    operations: ['list', 'read'],
    scopes: {
      list: [LEZEN, VOORSTELLEN, VASTSTELLEN],
      read: [LEZEN, VOORSTELLEN, VASTSTELLEN],
      create: [VOORSTELLEN],
    },
    derive: (record, work, before) =>
      before
        ? record
        : {
            ...record,
            versie:
              1 +
              Math.max(
                0,
                ...work.snapshot
                  .related(TOEGANGSREGEL, 'identificatie', String(record.identificatie))
                  .map((row) => Number(row.record.versie)),
              ),
            voorgesteldOp: work.at.toISOString(),
          },
    rules: [persoon, volledig(declared), weglaten(declared), samen(declared), periode, uren],
    effects: [
      {
        number: 'meent-toegangsregel-voorsteller',
        on: ['create'],
        apply(work, it) {
          work.change(it, { voorgesteldDoor: naamVan(work.caller) });
          work.setColumns(it, { voorsteller: persoonVan(work.caller), voorsteller_via: viaVan(work.caller) });
        },
      },
    ],
    label: (record) => String(record.naam),
  });
