/** `Kästner` and `KASTNER` are one word. */
export const gevouwen = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
const in_ = (part, name) => String(part?.[name] ?? '');
const text = (from) => ({ type: 'text', from: (record) => from(record) || null });
const folded = (group, name) => text((record) => gevouwen(in_(record[group], name)));
const plain = (group, name) => text((record) => in_(record[group], name));
/** The keyed hash, never the number itself. */
const hashed = (record, work) => work.hash('bsn', String(record.burgerservicenummer));
/** Everybody whose number stands in the record: a look at somebody shows their family too. */
function numbersIn(record) {
    const family = ['ouders', 'partners', 'kinderen'].flatMap((name) => record[name].map((one) => one.burgerservicenummer));
    const custody = record.gezag.flatMap(({ minderjarige, ouders, derden }) => [minderjarige, ...ouders, ...derden]);
    return [...new Set([String(record.burgerservicenummer), ...family, ...custody])].filter((number) => number !== '');
}
/** Of somebody who died a search says nothing unless it asks for that; a list that was a mistake is never found. */
const FOUND = { O: 'overleden', F: 'nooit', W: 'nooit' };
export const gevondenColumns = {
    burgerservicenummer: { type: 'text', from: hashed },
    subjects: { type: 'text[]', from: (record, work) => numbersIn(record).map((number) => work.hash('bsn', number)) },
    geslachtsnaam: folded('naam', 'geslachtsnaam'),
    voornamen: folded('naam', 'voornamen'),
    voorvoegsel: folded('naam', 'voorvoegsel'),
    geslachtsaanduiding: text((record) => String(record.geslacht)),
    geboortedatum: plain('geboorte', 'datum'),
    gemeente: plain('gemeenteVanInschrijving', 'code'),
    straat: folded('verblijfplaats', 'straat'),
    openbareRuimte: folded('verblijfplaats', 'naamOpenbareRuimte'),
    huisnummer: {
        type: 'integer',
        from: ({ verblijfplaats }) => verblijfplaats?.huisnummer ?? null,
    },
    huisletter: folded('verblijfplaats', 'huisletter'),
    toevoeging: folded('verblijfplaats', 'huisnummertoevoeging'),
    postcode: plain('verblijfplaats', 'postcode'),
    adresseerbaarObject: plain('verblijfplaats', 'adresseerbaarObjectIdentificatie'),
    nummeraanduiding: plain('verblijfplaats', 'nummeraanduidingIdentificatie'),
    gewijzigd: { type: 'date' },
    vindbaar: { type: 'text', from: ({ opschorting }) => FOUND[in_(opschorting, 'reden')] ?? 'ja' },
};
//# sourceMappingURL=gevonden.js.map