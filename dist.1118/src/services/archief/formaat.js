/**
 * Which file format a document really has, by its bytes: the number in the PRONOM register (The National Archives, UK), which
 * archives sort and convert by. Only formats that municipalities keep; of another the media type is all that is known.
 */
import { createHash } from 'node:crypto';
/** Bytes in which a file must begin as its format does. */
const HOOFD = 8_192;
const OVERLAP = 1_024;
/** Over bytes, a letter each: a dot is any of them. */
const rauw = (tekst, ...waarden) => new RegExp(String.raw(tekst, ...waarden), 's');
const PDF_A = rauw `^.{0,144}?%PDF-[12]\.`;
const deel = (nummer) => `pdfaid:part(?:=["']|>)${nummer}`;
const niveau = (letter) => `pdfaid:conformance(?:=["']|>)${letter}`;
const samen = (a, b) => rauw `${a}.{0,200}?${b}|${b}.{0,200}?${a}`;
const pdfA = (puid, nummer, letter) => ({
    puid,
    naam: `PDF/A-${nummer}${letter.toLowerCase()}`,
    begint: PDF_A,
    bevat: samen(deel(nummer), niveau(letter)),
});
const pdf = (puid, versie) => ({
    puid,
    naam: `PDF ${versie}`,
    begint: rauw `^.{0,1024}?%PDF-${versie.replace('.', '[.]')}`,
});
const EXIF = rauw `^\xff\xd8\xff\xe1.{2}Exif\0\0(?:MM\0\*|II\*\0)`;
/** @param versie as its four letters stand in the file */
const exif = (puid, naam, versie) => ({
    puid,
    naam: `JPEG Exif ${naam}`,
    begint: EXIF,
    bevat: rauw `\x90\0\0\x07\0\0\0\x04${versie}|\x00\x90\x07\0\x04\0\0\x00${versie}`,
});
const jfif = (puid, minor) => ({
    puid,
    naam: `JPEG JFIF 1.0${minor}`,
    begint: rauw `^\xff\xd8\xff\xe0.{2}JFIF\0\x01\x0${String(minor)}`,
});
const PNG = rauw `^\x89PNG\r\n\x1a\n\0\0\0\rIHDR`;
const ZIP = rauw `^PK\x03\x04`;
/** The names of members stand unpacked in a zip. */
const office = (puid, naam, bevat) => ({ puid, naam, begint: ZIP, bevat });
const OLE = rauw `^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1`;
const inOle = (puid, naam, stroom) => ({
    puid,
    naam,
    begint: OLE,
    bevat: rauw `${[...stroom].map((letter) => `${letter}\\0`).join('')}`,
});
/** The first that fits is it: what is special stands before what is general. */
const FORMATEN = [
    pdfA('fmt/95', 1, 'A'),
    pdfA('fmt/354', 1, 'B'),
    pdfA('fmt/476', 2, 'A'),
    pdfA('fmt/477', 2, 'B'),
    pdfA('fmt/478', 2, 'U'),
    pdfA('fmt/479', 3, 'A'),
    pdfA('fmt/480', 3, 'B'),
    pdfA('fmt/481', 3, 'U'),
    pdfA('fmt/1911', 4, 'E'),
    pdfA('fmt/1912', 4, 'F'),
    { puid: 'fmt/1910', naam: 'PDF/A-4', begint: PDF_A, bevat: rauw `${deel(4)}` },
    ...[0, 1, 2, 3, 4, 5, 6].map((minor) => pdf(`fmt/${14 + minor}`, `1.${minor}`)),
    pdf('fmt/276', '1.7'),
    pdf('fmt/1129', '2.0'),
    exif('x-fmt/398', '2.0', '0200'),
    exif('x-fmt/390', '2.1', '0210'),
    exif('x-fmt/391', '2.2', '0220'),
    exif('fmt/645', '2.21', '0221'),
    exif('fmt/1507', '2.3', '023[0-9]'),
    jfif('fmt/42', 0),
    jfif('fmt/43', 1),
    jfif('fmt/44', 2),
    { puid: 'fmt/41', naam: 'JPEG', begint: rauw `^\xff\xd8\xff` },
    { puid: 'fmt/13', naam: 'PNG 1.2', begint: PNG, bevat: /iTXt/ },
    { puid: 'fmt/12', naam: 'PNG 1.1', begint: PNG, bevat: /iCCP|sPLT|sRGB/ },
    { puid: 'fmt/11', naam: 'PNG 1.0', begint: PNG },
    { puid: 'fmt/3', naam: 'GIF 87a', begint: rauw `^GIF87a` },
    { puid: 'fmt/4', naam: 'GIF 89a', begint: rauw `^GIF89a` },
    { puid: 'fmt/353', naam: 'TIFF', begint: rauw `^(?:II\*\0|MM\0\*)` },
    office('fmt/412', 'Word (docx)', /word\/document\.xml/),
    office('fmt/214', 'Excel (xlsx)', /xl\/workbook\.xml/),
    office('fmt/215', 'PowerPoint (pptx)', /ppt\/presentation\.xml/),
    inOle('x-fmt/430', 'Outlook (msg)', '__recip_version'),
    inOle('fmt/40', 'Word 97-2003 (doc)', 'WordDocument'),
    inOle('fmt/126', 'PowerPoint 97-2003 (ppt)', 'PowerPoint Document'),
    inOle('fmt/61', 'Excel 97-2003 (xls)', 'Workbook'),
    { puid: 'fmt/199', naam: 'MPEG-4', begint: rauw `^.{4}ftyp.{0,64}?(?:mp4[12]|iso[m2])`, bevat: /moov/ },
    { puid: 'fmt/101', naam: 'XML 1.0', begint: rauw `^(?:\xef\xbb\xbf)?<\?xml version=["']1\.0["']` },
    { puid: 'fmt/471', naam: 'HTML 5', begint: rauw `^.{0,1024}?<!(?:DOCTYPE|doctype) {0,4}(?:html|HTML)>` },
];
/** Text has no bytes of its own to be known by. */
const NAAR_MEDIATYPE = {
    'text/plain': ['x-fmt/111', 'Platte tekst'],
    'text/csv': ['x-fmt/18', 'CSV'],
    'application/json': ['fmt/817', 'JSON'],
    'message/rfc822': ['fmt/278', 'E-mail (eml)'],
};
/** Reads a file once. @param mediatype as the register has it; it counts where the bytes say nothing */
export async function onderzoek(inhoud, mediatype) {
    const hash = createHash('sha256');
    let kandidaten;
    const gezien = new Set();
    let hoofd = '';
    let vorige = '';
    const zoek = (tekst) => {
        for (const formaat of kandidaten ?? [])
            if (formaat.bevat?.test(tekst))
                gezien.add(formaat);
    };
    for await (const stuk of inhoud) {
        hash.update(stuk);
        const tekst = stuk.toString('latin1');
        if (kandidaten) {
            zoek(vorige + tekst);
            vorige = (vorige + tekst).slice(-OVERLAP);
            continue;
        }
        hoofd += tekst;
        if (hoofd.length < HOOFD)
            continue;
        kandidaten = beginnendAls(hoofd);
        zoek(hoofd);
        vorige = hoofd.slice(-OVERLAP);
    }
    if (!kandidaten) {
        kandidaten = beginnendAls(hoofd);
        zoek(hoofd);
    }
    const gevonden = kandidaten.find((formaat) => !formaat.bevat || gezien.has(formaat));
    return { formaat: begripVan(gevonden, mediatype), sha256: hash.digest('hex') };
}
const beginnendAls = (hoofd) => FORMATEN.filter(({ begint }) => begint.test(hoofd));
function begripVan(gevonden, mediatype) {
    const [type = ''] = mediatype.toLowerCase().split(';');
    const tekst = NAAR_MEDIATYPE[type.trim()];
    if (gevonden)
        return { label: gevonden.naam, code: gevonden.puid, lijst: 'PRONOM' };
    if (tekst)
        return { label: tekst[1], code: tekst[0], lijst: 'PRONOM' };
    return { label: mediatype || 'application/octet-stream', lijst: 'IANA Media Types' };
}
//# sourceMappingURL=formaat.js.map