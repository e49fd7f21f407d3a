/** Small services that the composition root (main.ts) makes once and hands down. Plain values, no container. */
export {};
//# sourceMappingURL=types.js.map