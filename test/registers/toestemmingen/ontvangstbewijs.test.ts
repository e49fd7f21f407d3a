/** The receipt of a consent: its form, its signature, and its place in the log, checked with nothing of ours but the file. */
import { createHash, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { main } from '../../../packages/meent-verify/src/cli.js';
import { parseKey, verifyLine } from '../../../packages/meent-verify/src/index.js';
import { vkeyOf } from '../../../src/logbook/origin.ts';
import { FIRST, keys } from '../../support/server.ts';
import { BUURT, makePlek, type Plek } from './plek.ts';

// biome-ignore lint/suspicious/noExplicitAny: what is in it is compared, not typed
type Receipt = Record<string, any>;

const KEUZES = '/meent/api/v1/mijn/keuzes';
const schema = JSON.parse(
  readFileSync(new URL('../../../docs/uitwisseling/ontvangstbewijs.schema.json', import.meta.url), 'utf8'),
);
const valid = new Ajv2020({ strict: false, formats: { uri: (text: string) => URL.canParse(text) } }).compile(schema);

let plek: Plek;
beforeAll(async () => {
  plek = await makePlek();
});
afterAll(() => plek?.close());

const receiptOf = async (id: string): Promise<Receipt> => {
  const answer = await plek.meent.ask({ url: `${KEUZES}/${id}/ontvangstbewijs`, as: plek.noor.login });
  expect(answer.statusCode, answer.body).toBe(200);
  expect(answer.body).not.toContain(plek.noor.bsn);
  return answer.json().ontvangstbewijs;
};

/** RFC 8785, written here a second time: what checks shares nothing with what signs. */
const canonical = (value: unknown): string =>
  typeof value !== 'object' || value === null
    ? JSON.stringify(value)
    : Array.isArray(value)
      ? `[${value.map(canonical).join(',')}]`
      : `{${Object.keys(value)
          .sort()
          .map((name) => `${JSON.stringify(name)}:${canonical((value as Record<string, unknown>)[name])}`)
          .join(',')}}`;
const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

const ALPHABET = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz';
function base58(text: string): Buffer {
  let value = 0n;
  for (const letter of text) value = value * 58n + BigInt(ALPHABET.indexOf(letter));
  const hex = value.toString(16);
  const noughts = /^1*/.exec(text)![0].length;
  return Buffer.concat([Buffer.alloc(noughts), Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex')]);
}

const keyIn = ({ proof }: Receipt): Buffer => base58(/#z(.+)$/.exec(proof.verificationMethod)![1]!).subarray(2);

/** W3C Data Integrity, eddsa-jcs-2022. */
function isSigned(receipt: Receipt, key = keyIn(receipt)): boolean {
  const { proof, ...document } = receipt;
  const { proofValue, ...options } = proof;
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), key]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  const message = Buffer.concat([sha256(canonical(options)), sha256(canonical(document))]);
  return verify(null, message, publicKey, base58(proofValue.slice(1)));
}

/** As docs/uitwisseling/ontvangstbewijs.md says. */
function idFrom(said: Record<string, string>): string {
  const digest = sha256(canonical(said));
  const bits = BigInt(`0x${digest.subarray(6, 16).toString('hex')}`);
  const time = Date.parse(said.gegeven!).toString(16).padStart(12, '0');
  const tail = bits.toString(16).padStart(20, '0');
  const third = `8${tail.slice(1, 4)}`;
  const fourth = ((Number.parseInt(tail.slice(4, 8), 16) & 0x3fff) | 0x8000).toString(16).padStart(4, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-${third}-${fourth}-${tail.slice(8)}`;
}

/** The same with another text, signed by somebody else in the same way. */
function forge({ proof, ...document }: Receipt): Receipt {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ format: 'der', type: 'spki' }).subarray(-32);
  const did = `z${toBase58(Buffer.concat([Buffer.from('ed01', 'hex'), raw]))}`;
  const { proofValue: _, ...options } = { ...proof, verificationMethod: `did:key:${did}#${did}` };
  const changed = { ...document, 'dpv:hasConsentStatus': { '@id': 'dpv:ConsentGiven' } };
  const message = Buffer.concat([sha256(canonical(options)), sha256(canonical(changed))]);
  return { ...changed, proof: { ...options, proofValue: `z${toBase58(sign(null, message, privateKey))}` } };
}

function toBase58(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.toString('hex')}`);
  let text = '';
  for (; value > 0n; value /= 58n) text = ALPHABET[Number(value % 58n)] + text;
  return (
    '1'.repeat(
      Math.max(
        0,
        bytes.findIndex((byte) => byte !== 0),
      ),
    ) + text
  );
}

describe('the receipt of a consent', () => {
  it('has the form that is documented, when it is given and when it was taken back', async () => {
    const id = await plek.geef(plek.noor, BUURT);
    const given = await receiptOf(id);
    expect(valid(given), JSON.stringify(valid.errors)).toBe(true);
    expect([given['dpv:hasConsentStatus']['@id'], given['dct:hasPart'].length]).toEqual(['dpv:ConsentGiven', 1]);
    await plek.trekIn(plek.noor, id);
    const taken = await receiptOf(id);
    expect(valid(taken), JSON.stringify(valid.errors)).toBe(true);
    expect([taken['dpv:hasConsentStatus']['@id'], taken['dct:hasPart'].length]).toEqual(['dpv:ConsentWithdrawn', 2]);
    // What was read stands in it, word for word.
    const { tekst, gelezen } = await plek.keuze(plek.noor, BUURT);
    expect(taken['dpv:hasNotice']).toMatchObject({ 'dct:description': tekst, 'meent:sha256': gelezen });
    // Twin: a form that it does not have.
    expect(valid({ ...taken, 'dpv:hasConsentStatus': { '@id': 'dpv:ConsentRefused' } })).toBe(false);
  });

  it('is signed with the key of the log; twin: not when a letter differs, nor with another key', async () => {
    const id = await plek.geef(plek.noor, BUURT);
    const receipt = await receiptOf(id);
    expect(isSigned(receipt)).toBe(true);
    const vkey = parseKey(receipt['meent:bewijs'].sleutel);
    expect(keyIn(receipt).equals(Buffer.from(vkey!.key))).toBe(true);
    const altered = structuredClone(receipt);
    altered['dpv:hasNotice']['dct:description'] += ' ';
    expect(isSigned(altered)).toBe(false);
    const later = structuredClone(receipt);
    later.proof.created = '2020-01-01T00:00:00.000Z';
    expect(isSigned(later)).toBe(false);
    expect(isSigned(receipt, Buffer.alloc(32, 9))).toBe(false);
    await plek.trekIn(plek.noor, id);
  });

  it('names what was said yes to by its id, and the log has that id', async () => {
    const id = await plek.geef(plek.noor, BUURT);
    await plek.trekIn(plek.noor, id);
    await plek.number();
    const receipt = await receiptOf(id);
    const said = receipt['meent:vastgelegd'];
    expect(idFrom(said)).toBe(id);
    expect(sha256(receipt['dpv:hasNotice']['dct:description']).toString('hex')).toBe(said.tekstHash);
    // Twin: another text is another id.
    expect(idFrom({ ...said, tekstHash: sha256('iets anders').toString('hex') })).not.toBe(id);

    const { sleutel, regels } = receipt['meent:bewijs'];
    expect(regels.map(({ handeling }: { handeling: string }) => handeling)).toEqual(['gegeven', 'ingetrokken']);
    for (const { bewijs } of regels) {
      const checked = verifyLine(bewijs, [parseKey(sleutel)!]);
      expect(checked.holds).toBe(true);
      if (checked.holds) expect([checked.line.id, checked.line.resource]).toEqual([id, 'toestemming']);
    }
  });

  it('is judged by meent-verify with the published key; twin: not one that was tampered with', async () => {
    const id = await plek.geef(plek.noor, BUURT);
    await plek.trekIn(plek.noor, id);
    await plek.number();
    const receipt = await receiptOf(id);
    const vkey = vkeyOf(FIRST, keys);
    const folder = mkdtempSync(join(tmpdir(), 'meent-receipt-'));
    const judge = async (given: unknown, key: string | undefined = vkey) => {
      const file = join(folder, 'ontvangstbewijs.json');
      writeFileSync(file, typeof given === 'string' ? given : JSON.stringify(given));
      const said: string[] = [];
      const code = await main([file, ...(key ? ['--sleutel', key] : []), '--en'], (line) => said.push(line));
      return { code, said: said.join('\n') };
    };
    const changed = (change: (copy: Receipt) => void) => {
      const copy = structuredClone(receipt);
      change(copy);
      return copy;
    };
    try {
      const good = await judge({ ontvangstbewijs: receipt });
      expect(good, good.said).toMatchObject({ code: 0 });
      expect(good.said).toContain(`receipt of consent ${id} (withdrawn)`);
      expect(good.said).toContain('2 of 2 lines are in the log');
      expect((await judge(receipt)).code).toBe(0);
      // Without a key of one's own it fits itself, and no more is said.
      expect((await judge(receipt, '')).code).toBe(3);

      const spoiled: readonly (readonly [string, Receipt, RegExp])[] = [
        ['text', changed((one) => (one['dpv:hasNotice']['dct:description'] += ' ')), /not genuine/],
        ['status', changed((one) => (one['dpv:hasConsentStatus']['@id'] = 'dpv:ConsentGiven')), /not genuine/],
        ['a line less', changed((one) => one['meent:bewijs'].regels.pop()), /not genuine/],
        ['one more field', changed((one) => (one['meent:erbij'] = 'x')), /not genuine/],
        ['another moment', changed((one) => (one.proof.created = '2020-01-01T00:00:00Z')), /not genuine/],
        ['another context', changed((one) => (one['@context'].dpv = 'https://example.org/#')), /agreed form/],
        ['no signature', changed((one) => delete one.proof), /agreed form/],
        ['another suite', changed((one) => (one.proof.cryptosuite = 'none')), /agreed form/],
        ['a letter that is none', changed((one) => (one.proof.proofValue = 'z0OIl')), /agreed form/],
      ];
      for (const [what, one, why] of spoiled) {
        const { code, said } = await judge(one);
        expect(`${what} ${code}`, said).toBe(`${what} 1`);
        expect(said).toMatch(why);
      }
      const forged = forge(receipt);
      expect(isSigned(forged), 'a forger signs well with a key of their own').toBe(true);
      expect((await judge(forged)).said).toMatch(/not signed with the key that you gave/);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('that is asked for at once has no line yet, and gets it', async () => {
    await plek.number();
    const id = await plek.geef(plek.noor, BUURT);
    expect((await receiptOf(id))['meent:bewijs'].regels).toEqual([]);
    await plek.number();
    expect((await receiptOf(id))['meent:bewijs'].regels).toHaveLength(1);
    await plek.trekIn(plek.noor, id);
  });
});
