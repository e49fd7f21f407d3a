// Makes src/demo/personen/weidehoek.json and kaderijk.json from the fictional RvIG test persons.
//
//   node scripts/convert/personen.mjs TEST-DATA.json [--out FOLDER]
//
// Weidehoek gets 200 persons: whole families first, then people who live alone, with a few who died. Kaderijk gets twelve
// others. Persons of one family and one address in the source share an address there. Nothing is drawn at random: the
// same file in, the same file out.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { kaderijk } from '../../src/demo/personen/kaderijk.ts';
import { weidehoek } from '../../src/demo/personen/weidehoek.ts';

const COUNT = 200;
const COUNT_KADERIJK = 12;
const DECEASED = 5;

const args = process.argv.slice(2);
const outAt = args.indexOf('--out');
const out = outAt < 0 ? 'src/demo/personen' : args.splice(outAt, 2)[1];
if (!args[0]) {
  console.error('Geef het bestand met testpersonen van de RvIG.');
  process.exit(1);
}
const source = JSON.parse(readFileSync(args[0], 'utf8'));
const byBsn = new Map(source.map((person) => [person.burgerservicenummer, person]));

const RELATIONS = ['ouders', 'kinderen', 'partners'];
const relatives = new Map(source.map((person) => [person, new Set()]));
for (const person of source) {
  for (const { burgerservicenummer } of RELATIONS.flatMap((name) => person[name] ?? [])) {
    const other = byBsn.get(burgerservicenummer);
    if (!other) continue;
    relatives.get(person).add(other);
    relatives.get(other).add(person);
  }
}

/** The test set also holds names that test a screen; these are left to the screens. */
const strange = /test|kiesrecht|precise|homeros|olympos|asgaard|thursen|kierkegaard|goulouse|["'’0-9]|\b\p{L}\b/iu;
const usual = (person) => {
  const { voornamen, geslachtsnaam, voorvoegsel = '' } = person.naam;
  const full = `${voornamen} ${geslachtsnaam}`;
  return (
    voornamen &&
    /^[\p{Lu}]/u.test(geslachtsnaam) &&
    !strange.test(full) &&
    !/\p{Lu}{2}/u.test(full) &&
    full.length < 40 &&
    voorvoegsel.length < 9
  );
};
const lives = (person) => !person.opschortingBijhouding;
const died = (person) =>
  person.opschortingBijhouding?.reden?.code === 'O' && /^\d{8}$/.test(person.overlijden?.datum ?? '');
const bornFully = (person) =>
  /^(19|20)\d{6}$/.test(person.geboorte?.datum ?? '') && !/0000$|00$/.test(person.geboorte.datum);
const complete = (person) =>
  usual(person) &&
  bornFully(person) &&
  ['M', 'V', 'O'].includes(person.geslacht?.code) &&
  validBsn(person.burgerservicenummer);

function validBsn(bsn) {
  const sum = [...bsn].reduce((total, digit, at) => total + Number(digit) * (at === 8 ? -1 : 9 - at), 0);
  return bsn.length === 9 && sum % 11 === 0;
}

/** Connected by parent, child or partner. */
function families() {
  const seen = new Set();
  return source.flatMap((person) => {
    const family = [];
    const queue = [person];
    while (queue.length > 0) {
      const next = queue.shift();
      if (seen.has(next.burgerservicenummer)) continue;
      seen.add(next.burgerservicenummer);
      family.push(next);
      queue.push(...relatives.get(next));
    }
    return family.length > 0 ? [family] : [];
  });
}

const names = (person, relation, other) =>
  (person[relation] ?? []).some((entry) => entry.burgerservicenummer === other.burgerservicenummer);
const ended = (person, other) =>
  person.partners.some(
    (entry) => entry.burgerservicenummer === other.burgerservicenummer && entry.ontbindingHuwelijkPartnerschap,
  );

/** Who names a child or partner is named by them. The test set also holds families that differ, to test just that. */
const coherent = (family) =>
  family.every((person) =>
    family.every(
      (other) =>
        names(person, 'kinderen', other) === names(other, 'ouders', person) &&
        (!names(person, 'partners', other) || ended(person, other) || names(other, 'partners', person)),
    ),
  );

function choose() {
  const all = families();
  const chosen = all
    .filter(
      (family) =>
        family.length >= 2 &&
        family.length <= 10 &&
        coherent(family) &&
        family.every((person) => complete(person) && lives(person)),
    )
    .slice(0, 36);
  const alone = all.filter((family) => family.length === 1 && complete(family[0])).map(([person]) => person);
  const count = () => chosen.reduce((sum, family) => sum + family.length, 0);
  for (const person of alone.filter(died).slice(0, DECEASED)) chosen.push([person]);
  const adult = (person) => person.geboorte.datum < '20050101' && person.geboorte.datum > '19300101';
  const surnames = new Set(chosen.flat().map((person) => person.naam.geslachtsnaam));
  const special = alone
    .filter((person) => lives(person) && adult(person) && person.geheimhoudingPersoonsgegevens)
    .slice(0, 3);
  for (const person of special) chosen.push([person]);
  const others = [];
  for (const person of alone.filter(
    (candidate) => lives(candidate) && adult(candidate) && !special.includes(candidate),
  )) {
    if (surnames.has(person.naam.geslachtsnaam)) continue;
    surnames.add(person.naam.geslachtsnaam);
    if (count() < COUNT) chosen.push([person]);
    else if (others.length < COUNT_KADERIJK) others.push([person]);
  }
  return { chosen, others };
}

/** `19880400` (day unknown) becomes `1988-04`, as the BRP answers an incomplete date; wholly unknown is `0000`. */
function date(text) {
  if (!text) return undefined;
  if (text === '00000000') return '0000';
  const [, year, month, day] = /^(\d{4})(\d{2})(\d{2})$/.exec(text) ?? [];
  if (!year) return undefined;
  return [year, ...(month === '00' ? [] : [month, ...(day === '00' ? [] : [day])])].join('-');
}

const clean = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
const place = (value) =>
  value &&
  clean({
    plaats: value.plaats?.omschrijving,
    land: value.land?.omschrijving,
    plaatsCode: value.plaats?.code,
    landCode: value.land?.code,
  });
const name = (value) =>
  clean({
    voornamen: value.voornamen?.trim(),
    voorvoegsel: value.voorvoegsel,
    geslachtsnaam: value.geslachtsnaam,
    titel: value.adellijkeTitelPredicaat?.code,
  });
const code = (value) => value?.code && clean({ code: value.code, omschrijving: value.omschrijving });
const inquiry = (value) =>
  value && { aanduiding: value.aanduidingGegevensInOnderzoek, sinds: date(value.datumIngangOnderzoek) };
const birth = (value) => value && clean({ datum: date(value.datum), ...place(value) });
const relative = (value) => ({
  bsn: value.burgerservicenummer,
  naam: name(value.naam ?? {}),
  geboorte: birth(value.geboorte),
  geslacht: value.geslacht?.code,
  onderzoek: inquiry(value.inOnderzoek),
});

const bsns = (list) => list?.map((person) => person.burgerservicenummer);
const gezag = (value) =>
  clean({
    soort: value.type,
    minderjarige: value.minderjarige?.burgerservicenummer,
    ouders: value.ouder ? [value.ouder.burgerservicenummer] : bsns(value.ouders),
    derden: value.derde ? bsns([value.derde]) : bsns(value.derden)?.filter(Boolean),
  });

function person(row, home) {
  return clean({
    bsn: row.burgerservicenummer,
    aNummer: row.aNummer,
    naam: { ...name(row.naam), aanduidingNaamgebruik: row.naam.aanduidingNaamgebruik?.code ?? 'E' },
    geslacht: row.geslacht.code,
    geboorte: birth(row.geboorte),
    overlijden: row.overlijden && clean({ datum: date(row.overlijden.datum), ...place(row.overlijden) }),
    datumEersteInschrijving: date(row.datumEersteInschrijvingGBA),
    gemeenteVanInschrijving: { code: home.adresseerbaarObjectIdentificatie.slice(0, 4), omschrijving: home.woonplaats },
    inschrijvingInGemeente: date(row.datumInschrijvingInGemeente),
    immigratie:
      row.immigratie &&
      clean({
        vestigingInNederland: date(row.immigratie.datumVestigingInNederland),
        land: code(row.immigratie.landVanwaarIngeschreven),
      }),
    verblijfstitel:
      row.verblijfstitel &&
      clean({
        aanduiding: code(row.verblijfstitel.aanduiding),
        ingang: date(row.verblijfstitel.datumIngang),
        einde: date(row.verblijfstitel.datumEinde),
      }),
    europeesKiesrecht: row.europeesKiesrecht && { aanduiding: code(row.europeesKiesrecht.aanduiding) },
    uitsluitingKiesrecht: row.uitsluitingKiesrecht?.uitgeslotenVanKiesrecht ? { uitgesloten: true } : undefined,
    curateleRegister: row.indicatieCurateleRegister ? true : undefined,
    gezagMinderjarige: row.indicatieGezagMinderjarige?.code,
    gezagOnderzoek: inquiry(row.gezagInOnderzoek),
    rni: (row.rni ?? []).map((entry) => clean({ deelnemer: code(entry.deelnemer), categorie: entry.categorie })),
    verificatie:
      row.verificatie && clean({ datum: date(row.verificatie.datum), omschrijving: row.verificatie.omschrijving }),
    onderzoek: inquiry(row.persoonInOnderzoek),
    opschorting: row.opschortingBijhouding && {
      reden: row.opschortingBijhouding.reden.code,
      datum: date(row.opschortingBijhouding.datum),
    },
    geheimhouding: row.geheimhoudingPersoonsgegevens ? Number(row.geheimhoudingPersoonsgegevens) : undefined,
    nationaliteiten: (row.nationaliteiten ?? [])
      .filter((entry) => entry.nationaliteit?.omschrijving)
      .map((entry) =>
        clean({
          code: entry.nationaliteit.code,
          omschrijving: entry.nationaliteit.omschrijving,
          sinds: date(entry.datumIngangGeldigheid),
          redenOpname: code(entry.redenOpname),
          onderzoek: inquiry(entry.inOnderzoek),
        }),
      ),
    ouders: (row.ouders ?? [])
      .filter((parent) => parent.naam?.voornamen)
      .map((parent) =>
        clean({
          ...relative(parent),
          ouderAanduiding: parent.ouderAanduiding,
          sinds: date(parent.datumIngangFamilierechtelijkeBetrekking),
        }),
      ),
    partners: (row.partners ?? []).map((partner) =>
      clean({
        ...relative(partner),
        soort: partner.soortVerbintenis?.code,
        aangegaan: clean({
          datum: date(partner.aangaanHuwelijkPartnerschap?.datum),
          ...place(partner.aangaanHuwelijkPartnerschap),
        }),
        ontbonden: date(partner.ontbindingHuwelijkPartnerschap?.datum),
      }),
    ),
    kinderen: (row.kinderen ?? []).filter((child) => child.naam?.voornamen).map((child) => clean(relative(child))),
    gezag: (row.gezag ?? []).filter((entry) => entry.minderjarige).map(gezag),
    verblijfplaats: {
      ...home,
      naamOpenbareRuimte: home.straat,
      functieAdres: 'W',
      sinds: date(row.verblijfplaats?.datumAanvangAdreshouding) ?? date(row.verblijfplaats?.datumIngangGeldigheid),
      ingangGeldigheid: date(row.verblijfplaats?.datumIngangGeldigheid),
      onderzoek: inquiry(row.verblijfplaats?.inOnderzoek),
    },
  });
}

const addressOf = ({ verblijfplaats: v = {} }) => [v.straat, v.huisnummer, v.huisletter, v.postcode].join('|');

/** Spreads the households over all streets: each round of the place starts four numbers further. */
function settle(families, { straten, adres }) {
  let homes = 0;
  const nextHome = () => {
    const index = homes % straten.length;
    const round = Math.floor(homes / straten.length);
    homes++;
    return adres(index, 1 + round * 4 + (index % 4));
  };
  return families.flatMap((family) => {
    const households = new Map();
    for (const member of family) {
      const key = addressOf(member);
      if (!households.has(key)) households.set(key, nextHome());
    }
    return family.map((member) => person(member, households.get(addressOf(member))));
  });
}

const { chosen, others } = choose();
for (const [name, families, place] of [
  ['weidehoek', chosen, weidehoek],
  ['kaderijk', others, kaderijk],
]) {
  const rows = settle(families, place);
  writeFileSync(join(out, `${name}.json`), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
  console.log(`${name}: ${rows.length} personen`);
}
