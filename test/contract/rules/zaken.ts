/** Zaken 1.7.0. It gives 025 and 026 twice: `a` is what stands with the registers, `b` what stands with expand. */
import { not, type Rules, shownIn } from './types.ts';

const zaak = shownIn('zaken/regels-zaak');
const elders = shownIn('zaken/elders');
const delen = shownIn('zaken/regels-delen');
const zien = shownIn('zaken/rechten');
const uitklappen = shownIn('zaken/uitklappen');
const afsluiten = shownIn('zaken/afsluiten');
const archief = shownIn('zaken/archief');
const willekeurig = shownIn('zaken/archief-willekeurig');
const vernietigen = shownIn('zaken/vernietigen');
const besluiten = shownIn('besluiten/zaak');
const processen = shownIn('all/processen');
const rechten = shownIn('zaken/willekeurig');
const TYPED = ['is taken from the case type of the case, and from no other', 'belongs to the case type'] as const;

export const zaken: Rules = {
  'zrc-001': [
    ...zaak(
      ['a published type is taken', 'is one that is published here'],
      ['nothing, something else, a concept or an address elsewhere is refused', 'is refused when it %s'],
      ['a change of it is refused', 'stays what it is'],
    ),
    ...elders([
      'what lies elsewhere is no type of this catalogue',
      'and is refused when %s lies at an address elsewhere',
    ]),
  ],
  'zrc-002': [
    ...zaak(
      [
        'a given number is unique in the organisation, at a change too',
        'is unique within the organisation, also after a change',
      ],
      [
        'without one it is given, once',
        'is given when the client has none, each once, also to who asks at the same time',
      ],
      ['a number that a client took is passed over', 'is given past numbers that clients took'],
    ),
    ...processen(['also by two processes', 'of cases, documents and contacts are each given once']),
  ],
  'zrc-003': delen(['the document is there; nothing, something else or an address elsewhere is refused', 'exists']),
  'zrc-004': delen(
    ['kind and moment are ours, and stay', 'is set by us: its kind and its moment'],
    ['case and document never change, by put or patch', 'keeps its case and document'],
  ),
  'zrc-005': delen(
    ['the mirror comes and goes in the same write', 'comes and goes with the relation, in the same transaction'],
    ['one for each case', 'is one for each case that has the document'],
  ),
  'zrc-006': [
    ...zien(
      ['of the granted type alone, in a list and by itself', 'decide which cases a list shows, and which may be read'],
      ['up to the granted level, each of the eight; higher is 403', 'lower or the same is open, higher is not'],
      ['a scope holds for the type it was given on; 403 otherwise', 'each type has its own scopes and its own ceiling'],
      ['all authorisations open everything', 'heeftAlleAutorisaties opens every operation on every case'],
    ),
    ...rechten(['random rights, against a model', 'shows, lists, changes and adds what the model says']),
  ],
  'zrc-007': [
    ...afsluiten(
      ['no end without a result', 'wants a result first'],
      [
        'the end is the day of the last status, in the Netherlands',
        'ends the case on the day it is in the Netherlands: %s',
      ],
      [
        'an end status that came before the last one closes nothing',
        'of the end that came before the last one close nothing',
      ],
      [
        'each document has its rights of use said: true or false',
        'takes a document with rights of use, and one without',
      ],
      ['null is refused', 'wants a choice about the rights of use of every document'],
      [
        'what is closed does not change, with all its parts',
        'is not changed with zaken.bijwerken, nor is anything of it',
      ],
      ['nor does it get a status', 'gets no status either, but from who corrects or reopens'],
      ['but for correction', 'is corrected with zaken.geforceerd-bijwerken'],
    ),
    ...besluiten(['and its decisions', 'keeps its decisions as they are, but for who corrects']),
  ],
  'zrc-008': afsluiten(
    [
      'another status reopens, with its own scope, and empties the three fields',
      'wants its own scope, and empties what closing filled in',
    ],
    ['without that scope it is refused', 'zaken.statussen.toevoegen sets any, and reopens nothing'],
  ),
  'zrc-009': zaak(
    ['what is given is kept; otherwise that of the type', 'is what the client gives, or that of the case type'],
    ['also in a change', 'is also what the client gives in a change'],
    ['and never lost', 'is not lowered by a put that leaves it out'],
  ),
  'zrc-010': elders(
    ['nothing there, or of another shape, is refused', 'is refused when %s lies at the address'],
    ['a channel is taken', 'is taken when it has the shape of one, also behind a redirect'],
    ['at a change too', 'is asked once for many, and again only when it changes'],
  ),
  'zrc-011': [
    ...zaak(['each case is there', 'exist, and are told apart by their place in the list']),
    ...elders(['also elsewhere', 'is there, and a case']),
    not(
      'the fault is named by its place, relevanteAndereZaken.0',
      'It is named relevanteAndereZaken.0.url: the field that is wrong, as the reference component does.',
    ),
  ],
  'zrc-012': zaak(
    [
      'null is as if it were not sent, and the answer has the group',
      'show their fields, also when nothing or null was given',
    ],
    ['what is sent is validated as a group', 'are whole or not there'],
  ),
  'zrc-013': [
    ...zaak(
      ['a case here', 'are cases of this installation'],
      ['no sub-case of a sub-case, nor of itself', 'go one level deep'],
    ),
    ...processen([
      'also when two processes say so at once',
      'is a sub-case of one that is no sub-case itself, whoever says so first',
    ]),
  ],
  'zrc-014': zaak(
    ['with nvt no date; with every other value it may be', 'has no date when nothing is to be paid'],
    ['a date that was there is emptied', 'loses its date when that becomes so'],
  ),
  'zrc-015': zaak(['a subset of those of the type, at a change too', 'are among those of the case type']),
  'zrc-016': delen(TYPED),
  'zrc-017': delen(
    ['the case type knows the document type', 'is known to the case type'],
    ['in its own catalogue', 'of the same name in another catalogue is another kind'],
  ),
  'zrc-018': delen(TYPED),
  'zrc-019': delen(TYPED),
  'zrc-020': delen(TYPED),
  'zrc-021': [
    ...archief(
      [
        'the nomination of the case, or else of the result',
        'takes the nomination from the result, unless the case has its own',
      ],
      ['afgehandeld', 'afgehandeld: from the end of the case'],
      ['hoofdzaak', 'hoofdzaak: from the end of the main case'],
      [
        'the same of a sub-case that closed first',
        'hoofdzaak: a sub-case that closed first is dated when its main case closes',
      ],
      ['eigenschap', 'eigenschap: from the value of the property, %s'],
      ['no date from what is no date', 'eigenschap: no date from %s, and the case closes all the same'],
      ['ander_datumkenmerk', 'ander_datumkenmerk: a person fills it in, before or after'],
      ['zaakobject', 'zaakobject: from the last of its dates, and of no other kind of object'],
      ['termijn', 'termijn: from the end of the case and a period of two years'],
      ['gerelateerde_zaak', 'gerelateerde_zaak: from the last end of the cases it names'],
    ),
    ...besluiten(['ingangsdatum_besluit and vervaldatum_besluit', 'is archived by the last %s (zrc-021)']),
    ...willekeurig(['all nine over random cases, against a model', 'the date of the archive']),
    not(
      'of several dates the latest',
      'Only when all of them are known: with one to come, the period has not begun, and no date is better than one that is too early.',
    ),
    not(
      'the date is set when a case is closed',
      'One that a person filled in before is kept, as the reference component does.',
    ),
  ],
  'zrc-022': archief(
    ['not archived, unless said', 'is a case when nobody says otherwise not yet'],
    ['with nomination and date, each', 'wants a nomination and a date'],
    ['with every document archived', 'wants every document archived'],
  ),
  'zrc-023': [
    ...vernietigen(
      [
        'all of it, from the store',
        'goes with its sub-cases, its parts, the mirrors and its history; the documents stay',
      ],
      ['no row is left', 'leaves no row in any table whose id is one of its records, or that points at one'],
      ['nor its history', 'leaves nothing of what it said in the history either'],
      ['a sub-case alone', 'a sub-case goes alone'],
    ),
    ...besluiten([
      'and its decisions',
      'takes its decisions along, those of sub-cases too, with all that belongs to them (zrc-023)',
    ]),
  ],
  'zrc-024': [
    ...elders(['a request that is there', 'point at something that is there, whatever it is']),
    not(
      'the relation is written in the register of requests too',
      'No: the standard itself says that API is no longer in use, and we hold no key of registers of others. Subscribers of channel zaken are told of each relation.',
    ),
  ],
  'zrc-025a': [
    ...elders(['a contact that is there', 'point at something that is there, whatever it is']),
    not('the relation is written in the register of contacts too', 'No, for the same reasons as zrc-024.'),
  ],
  'zrc-025b': [
    ...uitklappen(
      ['cases and their types', 'zrc-025: puts records inside, of one case, of a list and of a search'],
      ['what lies with others is refused', 'zrc-025: 404 for what lies in a source of others: %s'],
    ),
    not(
      'cases and catalogue alone',
      'Documents, decisions and the selectielijst too, where they lie here: the OpenAPI document has them, and zrc-029 shows it.',
    ),
  ],
  'zrc-026a': archief(
    ['of what is destroyed, and of nothing else', 'is known of what is destroyed alone'],
    ['as soon as it is known', 'that somebody filled in before stays'],
    ['or later, when the process object ends', 'is filled in afterwards, when the process object ends later'],
  ),
  'zrc-026b': uitklappen(['as deep as one likes', 'goes as deep as one likes (zrc-026), also into related cases']),
  'zrc-027': uitklappen(
    ['404 for what is no relation', 'zrc-027, zrc-028: 404 for what is no relation, and the answer names it: %s'],
    ['whatever the data', 'zrc-027: whatever the case happens to point at, and where there is no case'],
  ),
  'zrc-028': [
    ...uitklappen([
      '404 and no half answer',
      'zrc-027, zrc-028: 404 for what is no relation, and the answer names it: %s',
    ]),
    not(
      'what cannot be given is a 404',
      'What the caller may not see is left out, as if it were not there: a 404 would say that it is.',
    ),
    ...uitklappen(['left out', 'leaves out what the caller may not see']),
  ],
  'zrc-029': shownIn('zaken/zoeken')(
    ['the fields that are named; * is all', 'gives what is named, in the names of the standard'],
    [
      'also inside what is pointed at, and in a group',
      'goes into groups and into what is pointed at, as deep as asked',
    ],
    ['never beside expand', 'is a 404 into what is no relation (zrc-027), and not together with expand'],
  ),
};
