/**
 * Cookies of Meent: HttpOnly, SameSite=Lax, whole site. Over https with the prefix `__Host-`, so that no other host of
 * the same domain can plant one (RFC 6265bis 4.1.3.2). Lax, because the way back from an identity provider is cross-site.
 */
/** Holds the secret of a session. */
export const SESSION_COOKIE = 'meent';
/** The name a cookie has on the wire. */
export const cookieName = (name, secure) => (secure ? `__Host-${name}` : name);
/** The value of one cookie of a `Cookie` header. The first one counts, as browsers send the most specific first. */
export function readCookie(header, name, secure) {
    const wanted = `${cookieName(name, secure)}=`;
    for (const pair of header?.split(';') ?? []) {
        const trimmed = pair.trim();
        if (trimmed.startsWith(wanted))
            return trimmed.slice(wanted.length);
    }
    return undefined;
}
/** A `Set-Cookie` value. `value` is base64url or sealed text, which need no encoding. Without `maxAge` it ends with the browser. */
export function writeCookie(name, value, secure, maxAge) {
    const parts = [`${cookieName(name, secure)}=${value}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
    if (secure)
        parts.push('Secure');
    if (maxAge !== undefined)
        parts.push(`Max-Age=${maxAge}`);
    return parts.join('; ');
}
/** A `Set-Cookie` value that removes the cookie. */
export const clearCookie = (name, secure) => writeCookie(name, '', secure, 0);
//# sourceMappingURL=cookies.js.map