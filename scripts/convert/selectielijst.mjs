// Makes src/registers/selectielijst/data/*.json from the public source files.
//
//   node scripts/convert/selectielijst.mjs PROCESTYPEN RESULTATEN OMSCHRIJVINGEN [VNG-FOLDER] [--out FOLDER]
//
// The first three are the files of OneGround (2017 and 2020); VNG-FOLDER is data/json of VNG-Realisatie/referentielijsten-api.
// The list of 2020 is published with two sets of UUIDs; both are kept (`ook`), because deployed catalogues and the public
// test collections point to either.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const TAAKGEBIEDEN = [
  'algemeenBestuurEnInrichtingOrganisatie',
  'bedrijfsvoeringEnPersoneel',
  'publiekeInformatieEnRegistratie',
  'burgerzaken',
  'veiligheid',
  'verkeerEnVervoer',
  'economie',
  'onderwijs',
  'sportCultuurEnRecreatie',
  'sociaalDomein',
  'volksgezonheidEnMilieu',
  'vhrosv',
  'heffenBelastingen',
  'alleTaakgebieden',
];

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const out = outAt < 0 ? 'src/registers/selectielijst/data' : args.splice(outAt, 2)[1];
const [procestypenFile, resultatenFile, omschrijvingenFile, vngFolder] = args;
if (!omschrijvingenFile) {
  console.error('Geef minstens drie bestanden: procestypen, resultaten en resultaattypeomschrijvingen.');
  process.exit(1);
}

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));
const uuidOf = (url) => url.split('/').at(-1);
const text = (value) => (value ?? '').trim();

const vng = (name) => (vngFolder ? read(join(vngFolder, `${name}.json`)) : []);

const vngProcestypen = new Map(vng('procestypen').map((row) => [uuidOf(row.url), `${row.jaar}/${row.nummer}`]));
const aliasProcestype = new Map([...vngProcestypen].map(([uuid, number]) => [number, uuid]));
const aliasResultaat = new Map(
  vng('resultaten').map((row) => [
    `${vngProcestypen.get(uuidOf(row.procesType))}/${row.volledigNummer}`,
    uuidOf(row.url),
  ]),
);
const aliasOmschrijving = new Map(vng('resultaattypeomschrijvingen').map((row) => [row.omschrijving, uuidOf(row.url)]));

const procestypen = read(procestypenFile)
  .map((row) => ({
    uuid: uuidOf(row.url),
    ...withAlias(aliasProcestype.get(`${row.jaar}/${row.nummer}`)),
    jaar: row.jaar,
    nummer: row.nummer,
    naam: text(row.naam),
    omschrijving: text(row.omschrijving),
    toelichting: text(row.toelichting),
    procesobject: text(row.procesobject),
  }))
  .sort((a, b) => a.jaar - b.jaar || a.nummer - b.nummer);
const jaarVan = new Map(procestypen.map((row) => [row.uuid, row]));

const resultaten = read(resultatenFile)
  .map((row) => {
    const procestype = jaarVan.get(uuidOf(row.procesType));
    return {
      uuid: uuidOf(row.url),
      ...withAlias(aliasResultaat.get(`${procestype.jaar}/${procestype.nummer}/${row.volledigNummer}`)),
      procestype: procestype.uuid,
      nummer: row.nummer,
      volledigNummer: row.volledigNummer,
      generiek: row.generiek,
      naam: text(row.naam),
      ...whenFilled('omschrijving', row.omschrijving),
      ...whenFilled('herkomst', row.herkomst),
      waardering: row.waardering,
      procestermijn: row.procestermijn,
      ...whenFilled('procestermijnOpmerking', row.procestermijnOpmerking),
      bewaartermijn: row.bewaartermijn ?? null,
      ...whenFilled('toelichting', row.toelichting),
      taakgebieden: TAAKGEBIEDEN.filter((name) => row[name]),
    };
  })
  .sort((a, b) => order(a) - order(b) || byNumber(a.volledigNummer, b.volledigNummer) || (a.uuid < b.uuid ? -1 : 1));

const omschrijvingen = read(omschrijvingenFile)
  .map((row) => ({
    uuid: row.id,
    ...withAlias(aliasOmschrijving.get(row.omschrijving)),
    omschrijving: row.omschrijving,
  }))
  .sort((a, b) => a.omschrijving.localeCompare(b.omschrijving, 'nl'));

function order(row) {
  const { jaar, nummer } = jaarVan.get(row.procestype);
  return jaar * 100 + nummer;
}

function byNumber(a, b) {
  const [left, right] = [a, b].map((text) => text.replace(/^P/, '900.').split('.').map(Number));
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference) return difference;
  }
  return 0;
}

function withAlias(uuid) {
  return uuid ? { ook: uuid } : {};
}

function whenFilled(name, value) {
  return text(value) ? { [name]: text(value) } : {};
}

/** One record a line: small, and a difference between two editions reads well. */
function write(name, rows) {
  writeFileSync(join(out, `${name}.json`), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  console.log(`${name}: ${rows.length}, waarvan ${rows.filter((row) => row.ook).length} met een tweede UUID`);
}

write('procestypen', procestypen);
write('resultaten', resultaten);
write('resultaattypeomschrijvingen', omschrijvingen);
