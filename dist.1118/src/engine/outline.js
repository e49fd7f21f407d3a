/**
 * The outline of a line or ring in fewer positions: those that stray most from what is there already are kept first (Douglas
 * and Peucker), until there are enough. The first and the last stay, so that a ring stays closed.
 */
/** Of more, so many at even distances: what is done for each split is bounded, whatever shape was made to be slow. */
const MOST_READ = 10_000;
/** A ring with fewer is no face. */
const LEAST = 4;
/** A centimetre, as a square of degrees. */
const HARDLY = 1e-14;
/** At most `most` of the positions, in their order; never fewer than make a ring. */
export function thinned(positions, most) {
    const enough = Math.max(LEAST, Math.floor(most));
    if (positions.length <= enough)
        return positions;
    const read = evenly(positions);
    const kept = [0, read.length - 1];
    const stretches = [stretch(read, 0, read.length - 1)];
    while (kept.length < enough) {
        let widest = 0;
        for (let index = 1; index < stretches.length; index++)
            if (stretches[index].strays > stretches[widest].strays)
                widest = index;
        const { from, to, at, strays } = stretches[widest];
        // The rest lies on what is kept.
        if (strays < HARDLY && kept.length >= LEAST)
            break;
        if (at < 0)
            break;
        kept.push(at);
        stretches[widest] = stretch(read, from, at);
        stretches.push(stretch(read, at, to));
    }
    return kept.sort((a, b) => a - b).map((index) => read[index]);
}
function evenly(positions) {
    if (positions.length <= MOST_READ)
        return positions;
    const last = positions.length - 1;
    return Array.from({ length: MOST_READ }, (_, index) => positions[Math.round((index * last) / (MOST_READ - 1))]);
}
function stretch(positions, from, to) {
    let at = -1;
    let strays = -1;
    for (let index = from + 1; index < to; index++) {
        const away = awayFrom(positions[index], positions[from], positions[to]);
        if (away > strays)
            [at, strays] = [index, away];
    }
    return { from, to, at, strays };
}
/** Square of the distance of a position to the line between two others, in degrees: only which is farther counts. */
function awayFrom([x = 0, y = 0], [x1 = 0, y1 = 0], [x2 = 0, y2 = 0]) {
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
    return (x - x1 - along * dx) ** 2 + (y - y1 - along * dy) ** 2;
}
//# sourceMappingURL=outline.js.map