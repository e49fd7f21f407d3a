const ADDRESS = /\/([a-z]+)\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
/**
 * `value` is an id, or an address elsewhere. The public lists are served on several hosts under the same UUIDs, so that
 * the UUID says which entry is meant, and the last folder that it is of the right kind; nothing is fetched.
 */
export function entry(work, lijst, value) {
    const text = String(value ?? '');
    if (!text.includes(':'))
        return work.snapshot.get(lijst, text);
    const match = ADDRESS.exec(text);
    const found = match ? work.snapshot.get(lijst, match[2]) : undefined;
    return found?.resource.path === match?.[1] ? found : undefined;
}
//# sourceMappingURL=selectielijst.js.map