/** Which lines an erasure names: `position.line,line position.line`. Pure. */
/** @param places in any order; each once */
export function renderPlaces(places) {
    const byPosition = Map.groupBy(places, ({ position }) => position);
    return [...byPosition]
        .toSorted(([a], [b]) => a - b)
        .map(([position, some]) => `${position}.${some
        .map(({ line }) => line)
        .toSorted((a, b) => a - b)
        .join(',')}`)
        .join(' ');
}
/** Lines by position. What is no place is left out. */
export function placesIn(text) {
    const places = new Map();
    for (const token of text.split(' ')) {
        const [position, lines] = token.split('.');
        if (!NUMBER.test(position ?? '') || lines === undefined)
            continue;
        const known = places.get(Number(position)) ?? new Set();
        for (const line of lines.split(','))
            if (NUMBER.test(line))
                known.add(Number(line));
        places.set(Number(position), known);
    }
    return places;
}
const NUMBER = /^\d{1,15}$/;
//# sourceMappingURL=places.js.map