// @ts-check
/** What the program says: what holds, or what is wrong and what that means. `{name}` is filled in. */

/** @typedef {'nl' | 'en'} Language */

const TEXTS = {
  usage: {
    nl: `meent-verify BESTAND... --sleutel SLEUTEL [--log PLAATS] [--en]

BESTAND   een bewijs of een ontvangstbewijs van toestemming dat u ophaalde, of een controlepunt
          (checkpoint) dat u bewaarde; meer mag
SLEUTEL   de sleutel van het logboek, of een bestand met die sleutel (regels met oudere sleutels mogen)
PLAATS    het logboek zelf, om controlepunten te vergelijken: een adres (https://…/logboek/tlog)
          of een map met een kopie daarvan
--en      antwoorden in het Engels

Uitkomst: 0 alles klopt, 1 er klopt iets niet, 2 niet te controleren, 3 geen eigen sleutel gegeven`,
    en: `meent-verify FILE... --key KEY [--log PLACE] [--en]

FILE    a proof or a receipt of consent that you downloaded, or a checkpoint that you kept;
        more than one is fine
KEY     the key of the log, or a file that holds it (lines with earlier keys are fine)
PLACE   the log itself, to compare checkpoints: an address (https://…/logboek/tlog)
        or a folder with a copy of it
--en    answers in English

Exit code: 0 all holds, 1 something does not hold, 2 cannot be checked, 3 no key of your own was given`,
  },
  line: {
    nl: 'Deze regel staat in het logboek {origin}, op plaats {index}: {what}',
    en: 'This line is in the log {origin}, at place {index}: {what}',
  },
  what: {
    nl: '{at}: {kind} ({operation}), activiteit {activity}, namens {organ}, met {application}{role}.',
    en: '{at}: {kind} ({operation}), activity {activity}, for {organ}, with {application}{role}.',
  },
  bad: { nl: 'Regel {number} van {file} klopt niet. {why}', en: 'Line {number} of {file} does not hold. {why}' },
  receipt: {
    nl: '{file}: de gemeente ondertekende dit ontvangstbewijs van toestemming {id} ({status}).',
    en: '{file}: the municipality signed this receipt of consent {id} ({status}).',
  },
  given: { nl: 'gegeven', en: 'given' },
  withdrawn: { nl: 'ingetrokken', en: 'withdrawn' },
  'receipt-no-lines': {
    nl: 'Er staat nog geen regel van het logboek in. Haal het later opnieuw op om dat ook na te kijken.',
    en: 'It holds no line of the log yet. Download it again later to check that too.',
  },
  'bad-receipt': { nl: 'Het ontvangstbewijs {file} klopt niet. {why}', en: 'The receipt {file} does not hold. {why}' },
  'no-receipt': {
    nl: 'Het heeft niet de vorm die is afgesproken. Het is veranderd of niet heel. Haal het opnieuw op.',
    en: 'It does not have the agreed form. It was changed or is not complete. Download it again.',
  },
  'receipt-key': {
    nl: 'Het is niet ondertekend met de sleutel die u gaf. Het is van een andere gemeente, of iemand maakte het na.',
    en: 'It was not signed with the key that you gave. It is of another municipality, or somebody forged it.',
  },
  'receipt-signature': {
    nl: 'De handtekening klopt niet. Iemand heeft het veranderd nadat het was ondertekend.',
    en: 'The signature is not genuine. Somebody changed it after it was signed.',
  },
  'receipt-other': {
    nl: 'De tekst die erin staat, is niet waar dit kenmerk bij hoort. Bewaar dit bestand en vraag de gemeente om uitleg.',
    en: 'The text in it is not what this id belongs to. Keep this file and ask the municipality to explain.',
  },
  'receipt-line': {
    nl: 'De regel gaat niet over deze toestemming.',
    en: 'The line is not about this consent.',
  },
  'no-proof': {
    nl: 'Dit is geen bewijs in de vorm die is afgesproken. Het bestand is veranderd of niet heel. Haal het opnieuw op.',
    en: 'This is not a proof in the agreed form. The file was changed or is not complete. Download it again.',
  },
  'no-checkpoint': {
    nl: 'Het controlepunt heeft niet de vorm die is afgesproken. Het is veranderd of niet heel. Haal het opnieuw op.',
    en: 'The checkpoint does not have the agreed form. It was changed or is not complete. Download it again.',
  },
  'other-key': {
    nl: 'Het controlepunt is niet gezet met de sleutel die u gaf. Het is van een ander logboek, of iemand maakte het na. Vergelijk uw sleutel met die van iemand anders.',
    en: 'The checkpoint was not signed with the key that you gave. It is of another log, or somebody forged it. Compare your key with that of somebody else.',
  },
  'bad-signature': {
    nl: 'De handtekening onder het controlepunt is niet echt. Iemand heeft het controlepunt veranderd nadat het was gezet.',
    en: 'The signature under the checkpoint is not genuine. Somebody changed the checkpoint after it was signed.',
  },
  'not-in-entry': {
    nl: 'De regel hoort niet bij wat het logboek over deze handeling vastlegde. De regel of de handeling is veranderd.',
    en: 'The line does not belong to what the log recorded of this processing. The line or the record was changed.',
  },
  'not-in-log': {
    nl: 'Wat er staat, is niet wat op deze plaats in het logboek staat. Het bewijs is veranderd, of het logboek zelf. Bewaar dit bestand en vraag de gemeente om uitleg; u kunt ook naar de Autoriteit Persoonsgegevens.',
    en: 'What it says is not what stands at this place in the log. The proof was changed, or the log itself. Keep this file and ask the municipality to explain; you can also go to the data protection authority.',
  },
  extended: {
    nl: 'Het logboek {origin} is van {earlier} naar {later} gegroeid. Van de eerste {earlier} is niets veranderd of weggehaald.',
    en: 'The log {origin} grew from {earlier} to {later}. Of the first {earlier} nothing was changed or taken away.',
  },
  'other-log': {
    nl: 'Controlepunten van twee logboeken ({origins}) zijn niet te vergelijken.',
    en: 'Checkpoints of two logs ({origins}) cannot be compared.',
  },
  'put-back': {
    nl: 'Het logboek is teruggezet en gaat verder als {origin}. Van de {earlier} die u bewaarde, zijn er {kept} over. De rest is weg. Dat staat er ondertekend bij: vraag de gemeente waarom.',
    en: 'The log was put back and goes on as {origin}. Of the {earlier} that you kept, {kept} are left. The rest is gone. That is said there, and signed: ask the municipality why.',
  },
  fork: {
    nl: 'Er zijn twee verschillende logboeken van {earlier} regels onder een handtekening. De gemeente toont niet iedereen hetzelfde. Bewaar beide bestanden en meld het.',
    en: 'There are two different logs of {earlier} entries under one signature. The municipality does not show everybody the same. Keep both files and report it.',
  },
  'not-extended': {
    nl: 'Het logboek van {later} is geen vervolg op dat van {earlier}. Er is iets veranderd of weggehaald. Bewaar beide bestanden en meld het.',
    en: 'The log of {later} does not continue that of {earlier}. Something was changed or taken away. Keep both files and report it.',
  },
  'no-tiles': {
    nl: 'Of het logboek van {later} verdergaat op dat van {earlier}, is niet nagekeken. Geef met --log waar het logboek staat.',
    en: 'Whether the log of {later} continues that of {earlier} was not checked. Say with --log where the log is.',
  },
  'own-key': {
    nl: 'U gaf geen sleutel. Nu weet u alleen dat het bestand klopt met de sleutel die er zelf in staat. Geef met --sleutel de sleutel die u eerder bewaarde, of van iemand anders kreeg.',
    en: 'You gave no key. Now you only know that the file fits the key that it holds itself. Give with --key the key that you kept earlier, or got from somebody else.',
  },
  'no-own-key': {
    nl: 'Een controlepunt is alleen na te kijken met de sleutel van het logboek. Geef die met --sleutel.',
    en: 'A checkpoint can only be checked with the key of the log. Give it with --key.',
  },
  'no-key': {
    nl: '{file} is geen sleutel van een logboek. Neem de hele regel over, in de vorm naam+nummer+sleutel.',
    en: '{file} is not the key of a log. Copy the whole line, of the form name+number+key.',
  },
  'no-file': { nl: '{file} is niet te lezen.', en: '{file} cannot be read.' },
  'no-lines': { nl: 'In {file} staat geen enkele regel.', en: 'There is no line in {file}.' },
  total: {
    nl: '{good} van {all} regels staan in het logboek.',
    en: '{good} of {all} lines are in the log.',
  },
};

/** @typedef {keyof typeof TEXTS} TextKey */

/** @param {Language} language @returns {(key: TextKey, values?: Readonly<Record<string, unknown>>) => string} */
export const speaker =
  (language) =>
  (key, values = {}) =>
    TEXTS[key][language].replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
