const PURPOSE = 'logboek';
/** Preimages hold no line ends. Lines need no mark: each preimage has the root of its own. */
const textOf = (preimages) => preimages.join('\n');
/** @param preimages of the entries of one commit, in their order. */
export const markOf = (keys, municipality, preimages) => keys.hash(municipality, PURPOSE, textOf(preimages));
/** Under any key there ever was: what is never written over keeps the mark of its time. */
export const everBore = (keys, municipality, mark, texts) => mark === markOf(keys, municipality, texts) || keys.formerHashes(municipality, PURPOSE, textOf(texts)).includes(mark);
/** Under a key that hashes, or did until just now: it may have been made when the keys were rotated. */
export const bearsMark = (keys, municipality, mark, preimages) => keys.hashes(municipality, PURPOSE, textOf(preimages)).includes(mark);
//# sourceMappingURL=mark.js.map