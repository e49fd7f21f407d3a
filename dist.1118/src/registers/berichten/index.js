import { bericht } from './bericht.js';
export const berichtenResources = [bericht];
//# sourceMappingURL=index.js.map