/**
 * Codes with which a person shows on the command line who they are, where no login can be asked: one for each person, kept as a
 * scrypt hash beside the keys. Each is told once.
 */
import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Code {
  readonly name: string;
  readonly salt: string;
  readonly hash: string;
}

const FILE = 'noodcodes.json';
const HASH_BYTES = 32;

/** `M-0101` is nobody else than `m-0101`. */
const plain = (name: string): string => name.normalize('NFKC').trim().toLowerCase();
const same = (a: string, b: string): boolean => plain(a) === plain(b);

function codesIn(folder: string): readonly Code[] {
  try {
    return JSON.parse(readFileSync(join(folder, FILE), 'utf8')) as readonly Code[];
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

export const namesIn = (folder: string): readonly string[] => codesIn(folder).map(({ name }) => name);

/** The code, which nobody can be told again. One that this person had no longer holds. */
export function makeCode(folder: string, name: string): string {
  const code = randomBytes(15).toString('base64url').match(/.{5}/g)!.join('-');
  const salt = randomBytes(16).toString('base64url');
  const others = codesIn(folder).filter((one) => !same(one.name, name));
  keep(folder, [
    ...others,
    { name: name.normalize('NFC').trim(), salt, hash: hashOf(code, salt).toString('base64url') },
  ]);
  return code;
}

/** Returns whether there was one. */
export function dropCode(folder: string, name: string): boolean {
  const before = codesIn(folder);
  const left = before.filter((one) => !same(one.name, name));
  if (left.length < before.length) keep(folder, left);
  return left.length < before.length;
}

/** Whether this is the code of this person. */
export function isCode(folder: string, name: string, code: string): boolean {
  const found = codesIn(folder).find((one) => same(one.name, name));
  const { salt, hash } = found ?? { salt: '', hash: Buffer.alloc(HASH_BYTES).toString('base64url') };
  return timingSafeEqual(hashOf(code.trim(), salt), Buffer.from(hash, 'base64url')) && found !== undefined;
}

const hashOf = (code: string, salt: string): Buffer => scryptSync(code, salt, HASH_BYTES);

function keep(folder: string, codes: readonly Code[]): void {
  const file = join(folder, FILE);
  writeFileSync(`${file}.half`, `${JSON.stringify(codes, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(`${file}.half`, file);
}
