/** Integriteit: the caller says what a checksum of the content is; where we can compute it, it must be so. */
import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import type { Record_ } from '../../engine/resource.ts';
import type { InvalidParam } from '../../foundation/problems.ts';

const HASHES: Readonly<Record<string, string>> = {
  md5: 'md5',
  sha_1: 'sha1',
  sha_256: 'sha256',
  sha_512: 'sha512',
  sha_3: 'sha3-256',
};

/** @param integriteit `{algoritme, waarde}`; waarde is hexadecimal or base64. Other algorithms are kept unchecked. */
export async function checkIntegrity(
  integriteit: unknown,
  content: () => Promise<Readable> | Readable | Iterable<Buffer>,
): Promise<InvalidParam | undefined> {
  const { algoritme, waarde } = (integriteit ?? {}) as Record_;
  const sum = checksum(String(algoritme));
  if (!sum || typeof waarde !== 'string') return undefined;
  for await (const chunk of await content()) sum.update(chunk as Buffer);
  const found = sum.digest();
  return [found.toString('hex'), found.toString('base64')].includes(
    /^[0-9a-f]+$/i.test(waarde) ? waarde.toLowerCase() : waarde,
  )
    ? undefined
    : {
        name: 'integriteit.waarde',
        code: 'incorrect-integriteit',
        reason: 'De inhoud heeft een andere controlewaarde. Stuur het bestand opnieuw, of herstel de waarde.',
      };
}

interface Checksum {
  update(chunk: Buffer): unknown;
  digest(): Buffer;
}

function checksum(algoritme: string): Checksum | undefined {
  const name = Object.hasOwn(HASHES, algoritme) ? HASHES[algoritme] : undefined;
  if (name) return createHash(name);
  if (algoritme !== 'crc_32') return undefined;
  let value = 0;
  return {
    update(chunk) {
      value = crc32(chunk, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes;
    },
  };
}
