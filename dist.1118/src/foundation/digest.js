import { createHash } from 'node:crypto';
/** By which a text is known that is kept once however often it is referred to: SHA-256, base64url. */
export const digestOf = (text) => createHash('sha256').update(text).digest('base64url');
//# sourceMappingURL=digest.js.map