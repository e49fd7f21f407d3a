import { formatTlogProof } from './tlogproof.js';
export function formatLineProof({ entry, line, number, linePath, index, path, checkpoint }) {
    const extra = JSON.stringify({ entry, line, number, path: Buffer.concat(linePath).toString('base64') });
    return formatTlogProof({ extra: Buffer.from(extra), index, path, checkpoint });
}
//# sourceMappingURL=lineproof.js.map