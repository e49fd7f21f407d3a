/**
 * Reads an export as a stream. An export is input from outside: no DTD, no own entities, and limits on size and depth,
 * so that a small file cannot grow in memory (OWASP ASVS 5.0, 1.5.1).
 */
import sax from 'sax';
import type { Element } from './element.ts';

const MAX_BYTES = 200 * 1024 * 1024;
const MAX_DEPTH = 24;
/** Elements in one process; the largest real process has about 6,000. */
const MAX_ELEMENTS = 100_000;

/** Processes and kinds in one file: a report of each is held until the end. The largest real export has a few thousand. */
const MAX_HANDED_ON = 20_000;
/** Of one element; the largest has three. */
const MAX_ATTRIBUTES = 50;

/** The file as a whole cannot be read. The message is meant for the person who loads it. */
export class UnreadableExport extends Error {}

/**
 * Gives the kinds of document and status (`documentsoort`, `statussoort`) and the processes (`proces`) in the order of the file, one at a time.
 * @throws UnreadableExport
 */
export async function* readExport(source: AsyncIterable<Uint8Array>): AsyncGenerator<Element> {
  const ready: Element[] = [];
  const parser = collect(ready);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const chunk of source) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BYTES)
      throw new UnreadableExport('Het bestand is groter dan 200 MB. Exporteer minder processen per keer.');
    parser.write(decode(decoder, chunk));
    yield* ready.splice(0);
  }
  if (bytes === 0) throw new UnreadableExport('Het bestand is leeg.');
  parser.write(decode(decoder));
  parser.close();
  yield* ready.splice(0);
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new UnreadableExport('Het bestand is geen UTF-8. Exporteer het opnieuw uit i-Navigator.');
  }
}

interface OpenElement extends Element {
  readonly children: Element[];
  text: string;
}

/** Paths of which the elements are handed on; everything else in the file is passed over. */
const WANTED: readonly string[] = [
  'dsp/documentsoorten/documentsoort',
  'dsp/statussoorten/statussoort',
  'dsp/processen/proces',
];

function collect(ready: Element[]) {
  const parser = sax.parser(true, { position: true });
  const path: string[] = [];
  const open: OpenElement[] = [];
  let elements = 0;
  let handedOn = 0;
  let attributes = 0;

  const fail = (message: string): never => {
    throw new UnreadableExport(`Regel ${parser.line + 1}: ${message}`);
  };
  parser.onerror = (error) =>
    fail(`dit is geen geldige XML (${error.message.split('\n')[0]}). Exporteer het bestand opnieuw.`);
  parser.ondoctype = () =>
    fail('het bestand heeft een DOCTYPE. Dat lezen wij niet, om veilig te blijven. Haal die regel weg.');
  parser.onopentagstart = () => {
    attributes = 0;
  };
  // Counted as they come: they are held until the element is there.
  parser.onattribute = () => {
    if (++attributes > MAX_ATTRIBUTES) fail(`een element heeft meer dan ${MAX_ATTRIBUTES} kenmerken.`);
  };
  parser.onopentag = ({ name, attributes: given }) => {
    if (path.length === 0 && name !== 'dsp')
      fail('dit is geen export van i-Navigator: het eerste element is geen "dsp".');
    if (path.length >= MAX_DEPTH) fail(`de elementen zitten dieper dan ${MAX_DEPTH} lagen in elkaar.`);
    path.push(name);
    const parent = open.at(-1);
    if (!parent && !WANTED.includes(path.join('/'))) return;
    if (!parent) {
      elements = 0;
      if (++handedOn > MAX_HANDED_ON)
        fail(`het bestand heeft meer dan ${MAX_HANDED_ON} processen en soorten. Exporteer minder per keer.`);
    }
    if (++elements > MAX_ELEMENTS) fail(`dit proces heeft meer dan ${MAX_ELEMENTS} elementen.`);
    const element: OpenElement = { name, attributes: given as Record<string, string>, children: [], text: '' };
    parent?.children.push(element);
    open.push(element);
  };
  const addText = (text: string) => {
    const element = open.at(-1);
    if (element) element.text += text;
  };
  parser.ontext = addText;
  parser.oncdata = addText;
  parser.onclosetag = () => {
    path.pop();
    const element = open.pop();
    if (element && open.length === 0) ready.push(element);
  };
  return parser;
}
