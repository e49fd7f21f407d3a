/** Keys over a key ring. Derived keys are kept in memory: there are few municipalities and purposes. */
import { createHmac, sign } from 'node:crypto';
import { now } from '../clock.js';
import { hashKey, logKey, nodeKey, sealKey } from './derive.js';
import { activeKeys, hashKeys } from './ring.js';
import { decrypt, encrypt } from './seal.js';
/** A sealed value that cannot be opened. Holds nothing of the value. */
export class SealProblem extends Error {
    /** `key-unknown`: its key is not in the ring. `seal-broken`: changed, or moved from another municipality. */
    code;
    constructor(code) {
        super(code === 'key-unknown'
            ? 'the key of a sealed value is not in the key ring'
            : 'a sealed value was changed or moved');
        this.code = code;
    }
}
/** Looking for a key that another process added: at most once a second, since sealed values can come from a cookie. */
const RELOAD_MS = 1000;
/** @param reload reads the ring again; called when something was sealed or signed with a key that is not known. */
export function makeKeys(first, reload) {
    let ring = load(first);
    let loadedAt = Number.NEGATIVE_INFINITY;
    let read = first;
    function reread() {
        const instant = now().getTime();
        if (!reload || Math.abs(instant - loadedAt) < RELOAD_MS)
            return false;
        loadedAt = instant;
        try {
            const next = reload();
            // What was derived from keys that are still the same stays.
            if (!isSame(read, next))
                ring = load(next);
            read = next;
            return true;
        }
        catch {
            // The keys in memory still serve: a key file that is away for a moment must not stop the rest.
            return false;
        }
    }
    function opener(id) {
        const key = ring.seals.get(id);
        if (key)
            return key;
        reread();
        const added = ring.seals.get(id);
        if (!added)
            throw new SealProblem('key-unknown');
        return added;
    }
    const hashWith = (key, municipality, purpose, clear) => createHmac('sha256', ring.hashKey(key, municipality, purpose))
        .update(clear)
        .digest('base64url')
        .slice(0, 22);
    return {
        seal(municipality, clear) {
            const { key, bound } = ring.sealKey(ring.seal, municipality);
            return `${ring.seal.id}.${encrypt(key, bound, clear)}`;
        },
        unseal(municipality, sealed) {
            const dot = sealed.indexOf('.');
            const { key, bound } = ring.sealKey(opener(sealed.slice(0, Math.max(dot, 0))), municipality);
            try {
                return decrypt(key, bound, sealed.slice(dot + 1));
            }
            catch {
                throw new SealProblem('seal-broken');
            }
        },
        hash: (municipality, purpose, clear) => hashWith(ring.hashes[0], municipality, purpose, clear),
        hashes: (municipality, purpose, clear) => ring.everyHash.filter(isRecent).map((key) => hashWith(key, municipality, purpose, clear)),
        everyHash: (municipality, purpose, clear) => ring.everyHash.map((key) => hashWith(key, municipality, purpose, clear)),
        formerHashes: (municipality, purpose, clear) => ring.everyHash.slice(1).map((key) => hashWith(key, municipality, purpose, clear)),
        hashKeys: () => ring.everyHash.map(({ id }) => id),
        sealing: () => ring.seal.id,
        seals: () => [...ring.seals.keys()],
        isNewest: (sealed) => sealed.startsWith(`${ring.seal.id}.`),
        sign: (municipality, message) => sign(null, message, ring.logKey(ring.logs[0], municipality).privateKey),
        publicKey: (municipality) => ring.logKey(ring.logs[0], municipality).publicKey,
        publicKeys: (municipality) => ring.logs.map((key) => ring.logKey(key, municipality).publicKey),
        derive: (purpose) => Buffer.from(ring.nodeKey(ring.derive, purpose)),
        reread,
    };
}
/** Another process may not have heard yet that a key was retired, and what it made may wait. */
const LEAVES_MS = 3_600_000;
const isRecent = ({ state, retired }) => state === 'active' || (retired !== undefined && now().getTime() - Date.parse(retired) < LEAVES_MS);
const isSame = (one, other) => one.keys.length === other.keys.length &&
    one.keys.every(({ id, state }, at) => other.keys[at].id === id && other.keys[at].state === state);
/** A ring by use, with the keys derived from it. */
function load(ring) {
    const newest = (kind) => activeKeys(ring, kind).at(-1);
    const signing = newest('log-sign');
    return {
        seal: newest('seal'),
        seals: new Map(ring.keys.filter((key) => key.kind === 'seal').map((key) => [key.id, key])),
        hashes: activeKeys(ring, 'hash'),
        everyHash: hashKeys(ring),
        logs: [signing, ...ring.keys.filter((key) => key.kind === 'log-sign' && key !== signing).reverse()],
        derive: newest('derive'),
        sealKey: kept((key, municipality) => ({
            key: sealKey(key, municipality),
            bound: Buffer.from(`meent/seal/v1/${municipality}/${key.id}`),
        })),
        hashKey: kept(hashKey),
        logKey: kept(logKey),
        nodeKey: kept(nodeKey),
    };
}
function kept(make) {
    const known = new Map();
    return (key, ...args) => {
        const name = `${key.id}/${args.join('/')}`;
        let value = known.get(name);
        if (value === undefined) {
            value = make(key, ...args);
            known.set(name, value);
        }
        return value;
    };
}
//# sourceMappingURL=keys.js.map