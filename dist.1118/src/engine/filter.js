export {};
//# sourceMappingURL=filter.js.map