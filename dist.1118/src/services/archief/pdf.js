import { dateInNetherlands } from '../../foundation/clock.js';
const MARGIN = 57;
export async function verklaringPdf(verklaring) {
    const { default: PDFDocument } = await import('pdfkit');
    const made = new Date(String(verklaring.voltooidOp));
    const document = new PDFDocument({
        size: 'A4',
        margin: MARGIN,
        pdfVersion: '1.7',
        tagged: true,
        lang: 'nl-NL',
        displayTitle: true,
        info: {
            Title: `Verklaring van vernietiging: ${latin(String(verklaring.naam))}`,
            Author: latin(String(verklaring.organisatie)),
            Creator: 'Meent',
            Producer: 'Meent',
            CreationDate: made,
            ModDate: made,
        },
    });
    const whole = document.struct('Document');
    document.addStructure(whole);
    const say = (tag, size, bold, words) => {
        whole.add(document.struct(tag, {}, () => document
            .font(bold ? 'Helvetica-Bold' : 'Helvetica')
            .fontSize(size)
            .text(latin(words), { lineGap: 2 })));
        document.moveDown(tag === 'LI' ? 0.35 : 0.6);
    };
    say('H1', 18, true, 'Verklaring van vernietiging');
    for (const line of hoofdregels(verklaring))
        say('P', 10.5, false, line);
    say('H2', 13, true, `Vernietigde zaken (${verklaring.vernietigdeZaken.length})`);
    for (const zaak of verklaring.vernietigdeZaken)
        say('LI', 9, false, zaakregel(zaak));
    say('H2', 13, true, 'Controlegetal');
    say('P', 9, false, `SHA-256 (RFC 8785): ${verklaring.controlegetal}`);
    whole.end();
    document.end();
    return document;
}
function hoofdregels(it) {
    return [
        `Organisatie: ${it.organisatie}`,
        `Vernietigingslijst: ${it.naam} (${it.vernietigingslijst})`,
        `Grondslag: ${it.grondslag}`,
        `Wijze: ${it.wijze}`,
        `Opgesteld door ${it.opgesteldDoor}, beoordeeld door ${it.beoordeeldDoor}, vastgesteld door ${it.vastgesteldDoor} op ${dag(it.vastgesteldOp)}.`,
        `Vernietigd van ${dag(it.begonnenOp)} tot en met ${dag(it.voltooidOp)}: ${it.zaken} zaken, ${it.documenten} documenten, ${it.besluiten} besluiten.`,
        `Gebleven: ${it.documentenBehouden} documenten die elders in gebruik zijn; ${it.nietVernietigd} zaken van de lijst.`,
    ];
}
const zaakregel = (it) => [
    `${it.identificatie}: ${it.zaaktypeOmschrijving} (${it.zaaktype})`,
    `${it.startdatum} tot ${it.einddatum ?? '-'}`,
    `${it.resultaat || 'geen resultaat'}; ${it.selectielijstklasse || 'geen klasse'}; termijn ${it.bewaartermijn ?? '-'} vanaf ${it.beginTermijn ?? '-'}, tot ${it.archiefactiedatum ?? '-'}`,
    `${it.documenten} documenten`,
    ...(it.hoofdzaak ? [`deelzaak van ${it.hoofdzaak}`] : []),
].join('. ');
const dag = (moment) => (moment ? dateInNetherlands(new Date(String(moment))) : '-');
/** The standard font has the letters of Western Europe; others lose their marks here (the JSON keeps them). */
const latin = (words) => [...words.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')]
    .map((letter) => /[\n\x20-\x7e\u00a0-\u00ff€–—…•]/.test(letter) ? letter : letter.normalize('NFD').replace(/[^\x20-\x7e]/g, ''))
    .join('');
//# sourceMappingURL=pdf.js.map