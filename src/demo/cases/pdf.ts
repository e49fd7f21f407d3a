/**
 * Letters of the demo municipality as real PDFs: tagged, in Dutch, with a title. The same letter gives the same bytes.
 * The standard font knows the letters of Western Europe; other letters lose their accent here (the register keeps them).
 */
import type { DemoBrief } from './types.ts';

interface Kleuren {
  readonly inkt: string;
  readonly stroken: readonly string[];
  readonly accent: string;
}

const KLEUREN: Readonly<Record<string, Kleuren>> = {
  Kaderijk: { inkt: '#101a3a', stroken: ['#2442c7', '#b3c2ff', '#1a2f9c'], accent: '#b3c2ff' },
};
const GEWOON: Kleuren = { inkt: '#0e2a2e', stroken: ['#d5e9ae', '#9cc45c', '#bddb86'], accent: '#ffd23f' };

const LEFT = 71;
const WIDTH = 453;

/** `gemaakt` is the date in the properties of the file: `YYYY-MM-DD`. */
export async function brief(inhoud: DemoBrief, gemaakt: string): Promise<Buffer> {
  const { default: PDFDocument } = await import('pdfkit');
  const kleuren = KLEUREN[inhoud.gemeente] ?? GEWOON;
  const datum = new Date(`${gemaakt}T12:00:00Z`);
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: 71, bottom: 71, left: LEFT, right: 71 },
    pdfVersion: '1.7',
    tagged: true,
    lang: 'nl-NL',
    displayTitle: true,
    info: {
      Title: western(inhoud.onderwerp),
      Author: `Gemeente ${inhoud.gemeente}`,
      Subject: western(inhoud.kenmerk),
      Creator: 'Meent',
      Producer: 'Meent',
      CreationDate: datum,
      ModDate: datum,
    },
  });
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (chunk: Buffer) => chunks.push(chunk));
    document.on('end', () => resolve(Buffer.concat(chunks)));
    document.on('error', reject);
  });
  decoration(document, kleuren);
  const letter = document.struct('Document');
  document.addStructure(letter);
  const say = (tag: 'H1' | 'P', draw: () => void) => letter.add(document.struct(tag, {}, draw));

  document.fillColor(kleuren.inkt);
  say('P', () => document.font('Helvetica-Bold').fontSize(17).text(`Gemeente ${inhoud.gemeente}`, LEFT, 72));
  say('P', () => document.font('Helvetica').fontSize(9.5).text(western(inhoud.afzender), LEFT, 94));
  say('P', () => document.fontSize(11).text(western(inhoud.aan.join('\n')), LEFT, 150, { lineGap: 2 }));
  say('P', () =>
    document
      .fontSize(9.5)
      .text(western(`${inhoud.plaatsEnDatum}\nOns kenmerk: ${inhoud.kenmerk}`), LEFT, 236, { lineGap: 2 }),
  );
  say('H1', () =>
    document.font('Helvetica-Bold').fontSize(15).text(western(inhoud.onderwerp), LEFT, 284, { width: WIDTH }),
  );
  document.font('Helvetica').fontSize(11);
  for (const alinea of [inhoud.aanhef, ...inhoud.alineas, inhoud.slot]) {
    document.moveDown(0.9);
    say('P', () => document.font('Helvetica').fontSize(11).text(western(alinea), { width: WIDTH, lineGap: 3.5 }));
  }
  letter.end();
  document.end();
  return done;
}

/** Strips of land and the path: not read aloud (artifact), as on the pages. */
function decoration(document: PDFKit.PDFDocument, { inkt, stroken, accent }: Kleuren): void {
  document.markContent('Artifact', { type: 'Layout' });
  const page = document.page.width;
  stroken.forEach((kleur, at) => {
    document.rect(330 + at * 92, 0, 86, 46).fill(kleur);
  });
  document.moveTo(0, 52).lineTo(page, 52).lineWidth(1.6).stroke(inkt);
  document.circle(LEFT, 52, 4.5).fillAndStroke(accent, inkt);
  document.endMarkedContent();
}

/** Letters outside the standard font, without their marks. */
function western(text: string): string {
  return [...text.replace(/[‘’]/g, "'").replace(/[“”]/g, '"')]
    .map((letter) =>
      /[\n\x20-\x7e\u00a0-\u00ff€–—…•]/.test(letter)
        ? letter
        : (STROKED[letter] ?? letter.normalize('NFD').replace(/[^\x20-\x7e]/g, '')),
    )
    .join('');
}

const STROKED: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ŀ: 'l',
  ı: 'i',
  ŋ: 'n',
  œ: 'oe',
  Œ: 'OE',
};
