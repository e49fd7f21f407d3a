import { MANDAATTHEMA } from './thema.js';
const themaIn = (record) => record;
export const themasIn = (snapshot) => snapshot.derive('mandaatthemas', (of) => of.all(MANDAATTHEMA).map(({ record }) => themaIn(record)));
const OF_THEME = 'thema:';
const OF_TYPE = 'zaaktype:';
export const themaDienst = (identificatie) => `${OF_THEME}${identificatie}`;
export function servicesOf(themas, { kind, diensten = [], age = 18 }) {
    switch (kind) {
        case 'vrijwillig':
            return { only: new Set(diensten.flatMap((one) => givenBy(themas, one))) };
        case 'bewindvoerder':
        case 'mentor':
            return { only: new Set(themas.filter(({ soorten }) => soorten.includes(kind)).flatMap(typesOf)) };
        case 'curator':
            return { alle: true, but: new Set(themas.filter(({ soorten }) => !soorten.includes(kind)).flatMap(typesOf)) };
        case 'ouderlijk-gezag':
            return {
                alle: true,
                but: new Set(themas
                    .filter(({ soorten, zelfVanaf }) => !soorten.includes(kind) || age >= (zelfVanaf ?? 18))
                    .flatMap(typesOf)),
            };
    }
}
const typesOf = ({ zaaktypen }) => zaaktypen;
/** What can no longer be given is no longer open either, nor is what was never there. */
function givenBy(themas, dienst) {
    const open = themas.filter(({ geefbaar }) => geefbaar);
    if (dienst.startsWith(OF_THEME)) {
        const name = dienst.slice(OF_THEME.length);
        return open.filter(({ identificatie }) => identificatie === name).flatMap(typesOf);
    }
    const type = dienst.startsWith(OF_TYPE) ? dienst.slice(OF_TYPE.length) : '';
    return open.some(({ zaaktypen }) => zaaktypen.includes(type)) ? [type] : [];
}
export const isGeefbaar = (themas, dienst) => givenBy(themas, dienst).length > 0;
/** As people read it. @param naam of a case type by its identificatie */
export function dienstWoorden(themas, dienst, naam) {
    if (dienst.startsWith(OF_TYPE))
        return naam(dienst.slice(OF_TYPE.length));
    const name = dienst.slice(OF_THEME.length);
    return themas.find(({ identificatie }) => identificatie === name)?.naam ?? name;
}
//# sourceMappingURL=diensten.js.map