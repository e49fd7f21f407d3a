/** A zip of files to the records in it. */
import { parseJson } from '../../../foundation/json-text/strict.ts';
import { Problem } from '../../../foundation/problems.ts';
import { readZip, UnreadableZip } from '../../../foundation/zip.ts';
import { type Entries, type Entry, idOf, type Kind, MEMBERS } from './members.ts';

/** @throws UnreadableZip for a file that is no catalogue */
export function readEntries(bytes: Buffer): Entries {
  const files = readZip(bytes);
  if (!files.has('Catalogus.json'))
    throw new UnreadableZip('The zip has no Catalogus.json; export the catalogue together with its types.');
  const read = Object.entries(MEMBERS).map(([member, kind]) => [kind, listIn(files.get(`${member}.json`), member)]);
  return Object.fromEntries(read) as Record<Kind, readonly Entry[]>;
}

function listIn(content: Buffer | undefined, member: string): readonly Entry[] {
  if (!content) return [];
  const list = parsed(content, member);
  if (!Array.isArray(list)) throw new UnreadableZip(`${member}.json is not a list.`);
  return list.map((body, index) => {
    const id = idOf((body as { url?: unknown } | null)?.url);
    if (!id) throw new UnreadableZip(`${member}.json: record ${index + 1} has no url that ends in a UUID.`);
    return { id, body };
  });
}

function parsed(content: Buffer, member: string): unknown {
  try {
    return parseJson(content);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new UnreadableZip(`${member}.json cannot be read: ${error.detail}`);
  }
}
