import { MOST_PARTS } from '../bestandsdeel.js';
import { contentOf, sizeOf } from '../content.js';
/** `bestandsomvang` is the number of bytes of the content, or of the content that will follow in parts. */
export const bestandsomvang = (partBytes) => ({
    number: 'drc-bestandsomvang',
    on: ['create', 'update'],
    check(_, { columns, record }) {
        const content = contentOf(columns);
        if (content)
            return sizeOf(content) === record.bestandsomvang
                ? undefined
                : {
                    name: 'nonFieldErrors',
                    code: 'file-size',
                    reason: `De inhoud is ${sizeOf(content)} bytes groot. In bestandsomvang staat iets anders.`,
                };
        const most = partBytes * MOST_PARTS;
        return Number(record.bestandsomvang) > most
            ? { name: 'bestandsomvang', code: 'max_value', reason: `Een bestand is hoogstens ${most} bytes groot.` }
            : undefined;
    },
});
//# sourceMappingURL=omvang.js.map