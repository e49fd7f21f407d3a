/**
 * Verified tokens, bounded, least recently used out first. The key is a hash, so that a memory dump shows no live token.
 * Only successes are kept: a refusal may be mended by the next change of a secret.
 */
import { hash } from 'node:crypto';
export function tokenCache(size) {
    const entries = new Map();
    const keyOf = (municipality, token) => `${municipality}:${hash('sha256', token, 'base64url')}`;
    return {
        get(municipality, token, at) {
            const key = keyOf(municipality, token);
            const entry = entries.get(key);
            if (entry === undefined)
                return undefined;
            entries.delete(key);
            if (at >= entry.until)
                return undefined;
            entries.set(key, entry);
            return entry.value;
        },
        set(municipality, token, value, until) {
            if (size === 0)
                return;
            if (entries.size >= size)
                entries.delete(entries.keys().next().value);
            entries.set(keyOf(municipality, token), { value, until });
        },
        clear(municipality) {
            const prefix = `${municipality}:`;
            for (const key of entries.keys())
                if (key.startsWith(prefix))
                    entries.delete(key);
        },
    };
}
//# sourceMappingURL=token-cache.js.map