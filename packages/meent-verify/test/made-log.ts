/** A log made here, with nothing of Meent: what is checked must not come from what checks. */
import { createHash, generateKeyPairSync, sign } from 'node:crypto';

const sha = (...parts: Uint8Array[]): Buffer =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
export const leafOf = (text: string): Buffer => sha(Uint8Array.of(0), Buffer.from(text));
const nodeOf = (left: Buffer, right: Buffer): Buffer => sha(Uint8Array.of(1), left, right);

/** The definitions of RFC 6962 section 2.1, as they stand there. */
const split = (n: number): number => 2 ** Math.ceil(Math.log2(n) - 1);
export function mth(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha();
  if (leaves.length === 1) return leaves[0]!;
  const k = split(leaves.length);
  return nodeOf(mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}
export function path(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length === 1) return [];
  const k = split(leaves.length);
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

export function makeSigner(name: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const typed = Buffer.concat([Uint8Array.of(1), publicKey.export({ format: 'der', type: 'spki' }).subarray(-32)]);
  const id = sha(Buffer.from(`${name}\n`), typed).subarray(0, 4);
  return {
    vkey: `${name}+${id.toString('hex')}+${base64(typed)}`,
    checkpoint(leaves: readonly Buffer[], origin = name): string {
      const text = `${origin}\n${leaves.length}\n${base64(mth(leaves))}\n`;
      return `${text}\n— ${name} ${base64(Buffer.concat([id, sign(null, Buffer.from(text), privateKey)]))}\n`;
    },
  };
}
export type MadeSigner = ReturnType<typeof makeSigner>;

export interface MadeEntry {
  readonly text: string;
  readonly lines: readonly string[];
}

export function makeEntry(number: number, people = 3): MadeEntry {
  const lines = Array.from({ length: people }, (_, i) =>
    JSON.stringify({ id: `${number}`, salt: `${number}/${i}`, subject: `p${i}` }),
  );
  const root = mth(lines.map(leafOf)).toString('hex');
  const said = { activity: 'melding', application: 'werkplek', at: '2026-03-29T00:59:00.000Z', kind: 'geopend' };
  return {
    text: JSON.stringify({ ...said, lines: people, operation: 'zaken.zaak.read', organ: 'college', root }),
    lines,
  };
}

export interface ProofParts {
  readonly extra: Readonly<Record<string, unknown>>;
  readonly index: number;
  readonly path: readonly string[];
  readonly checkpoint: string;
}

export function proofParts(entries: readonly MadeEntry[], index: number, line: number, checkpoint: string): ProofParts {
  const { text, lines } = entries[index]!;
  const linePath = base64(Buffer.concat(path(line, lines.map(leafOf))));
  const leaves = entries.map((entry) => leafOf(entry.text));
  return {
    extra: { entry: text, line: lines[line], number: line, path: linePath },
    index,
    path: path(index, leaves).map(base64),
    checkpoint,
  };
}

export const proofText = ({ extra, index, path: hashes, checkpoint }: ProofParts): string =>
  [
    `c2sp.org/tlog-proof@v1`,
    `extra ${base64(Buffer.from(JSON.stringify(extra)))}`,
    `index ${index}`,
    ...hashes,
    '',
    checkpoint,
  ].join('\n');

/** The tiles of a log, as a folder of C2SP tlog-tiles would hold them. */
export function tilesOf(leaves: readonly Buffer[]): Map<string, Buffer> {
  const tiles = new Map<string, Buffer>();
  const name = (index: number): string =>
    index < 1000
      ? String(index).padStart(3, '0')
      : `x${String(Math.floor(index / 1000)).padStart(3, '0')}/${String(index % 1000).padStart(3, '0')}`;
  for (let level = 0, row = leaves; row.length > 0; level += 1) {
    const above: Buffer[] = [];
    for (let at = 0; at < row.length; at += 256) {
      const some = row.slice(at, at + 256);
      tiles.set(`tile/${level}/${name(at / 256)}${some.length < 256 ? `.p/${some.length}` : ''}`, Buffer.concat(some));
      if (some.length === 256) above.push(mth(some));
    }
    row = above;
  }
  return tiles;
}
