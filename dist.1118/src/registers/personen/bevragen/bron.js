export {};
//# sourceMappingURL=bron.js.map