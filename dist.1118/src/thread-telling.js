export function createTelling(tell) {
    let lines = [];
    let stored = [];
    let woken = new Set();
    let planned;
    function flush() {
        if (!planned)
            return;
        clearImmediate(planned);
        planned = undefined;
        tell({ lines, stored, woken: [...woken] });
        lines = [];
        stored = [];
        woken = new Set();
    }
    const plan = () => {
        planned ??= setImmediate(flush);
    };
    return {
        flush,
        line(line) {
            lines.push(line);
            plan();
        },
        stored(one) {
            stored.push(one);
            plan();
        },
        wake(sign) {
            woken.add(sign);
            plan();
        },
    };
}
//# sourceMappingURL=thread-telling.js.map