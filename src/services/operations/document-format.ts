/**
 * Which files may come with a case, by what is in them and not by what they are called alone: a resident opens them later.
 * No programs, and no office files of the old kind, which may carry one.
 */
const ascii = (content: Buffer, start: number, end: number): string => content.toString('latin1', start, end);

interface Format {
  readonly mime: string;
  readonly fits: (content: Buffer) => boolean;
}

const ZIP = (content: Buffer): boolean => ascii(content, 0, 4) === 'PK\x03\x04';
/** Compound File Binary: a message of Outlook. */
const COMPOUND = (content: Buffer): boolean => content.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
const JPEG: Format = { mime: 'image/jpeg', fits: (content) => content.subarray(0, 3).toString('hex') === 'ffd8ff' };
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

function TEXT(content: Buffer): boolean {
  if (content.includes(0)) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(content);
    return true;
  } catch {
    return false;
  }
}

const FORMATS: Readonly<Record<string, Format>> = {
  pdf: { mime: 'application/pdf', fits: (content) => ascii(content, 0, 1024).includes('%PDF-') },
  jpg: JPEG,
  jpeg: JPEG,
  png: { mime: 'image/png', fits: (content) => ascii(content, 0, 8) === '\x89PNG\r\n\x1a\n' },
  webp: {
    mime: 'image/webp',
    fits: (content) => ascii(content, 0, 4) === 'RIFF' && ascii(content, 8, 12) === 'WEBP',
  },
  docx: { mime: `${OFFICE}.wordprocessingml.document`, fits: ZIP },
  xlsx: { mime: `${OFFICE}.spreadsheetml.sheet`, fits: ZIP },
  pptx: { mime: `${OFFICE}.presentationml.presentation`, fits: ZIP },
  odt: { mime: `${OPEN}.text`, fits: ZIP },
  ods: { mime: `${OPEN}.spreadsheet`, fits: ZIP },
  odp: { mime: `${OPEN}.presentation`, fits: ZIP },
  msg: { mime: 'application/vnd.ms-outlook', fits: COMPOUND },
  eml: { mime: 'message/rfc822', fits: TEXT },
  txt: { mime: 'text/plain', fits: TEXT },
  csv: { mime: 'text/csv', fits: TEXT },
};

/** Names that a file may end in, with the dot: for the file picker. */
export const DOCUMENT_ENDINGS: readonly string[] = Object.keys(FORMATS).map((ending) => `.${ending}`);

/** The MIME type; undefined for what may not come with a case, or is not what its name says. */
export function formatOf(name: string, content: Buffer): string | undefined {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const format = Object.hasOwn(FORMATS, ending) ? FORMATS[ending] : undefined;
  return format?.fits(content) ? format.mime : undefined;
}
