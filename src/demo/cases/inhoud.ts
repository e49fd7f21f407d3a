import { type FotoOnderwerp, foto } from './foto.ts';
import { brief } from './pdf.ts';
import type { DemoDocument } from './types.ts';

/** The file itself: a PDF for a letter, a PNG for a photo. Made when it is needed, always the same bytes. */
export async function inhoudVan({ inhoud, creatiedatum }: DemoDocument): Promise<Buffer> {
  return inhoud.soort === 'foto' ? getekend(inhoud.onderwerp, inhoud.variant) : brief(inhoud, creatiedatum);
}

const pictures = new Map<string, Buffer>();

/** A drawing takes time, so cases share a few of each subject. */
function getekend(onderwerp: FotoOnderwerp, variant: number): Buffer {
  const key = `${onderwerp}/${variant}`;
  const picture = pictures.get(key) ?? foto(onderwerp, String(variant));
  pictures.set(key, picture);
  return picture;
}
