import type { Record_ } from '../../engine/resource.ts';
import type { Work } from '../../engine/work.ts';
import { catalogiApi } from './api.ts';

/** Kenmerken of the channels of this API: the catalogue. */
export const kenmerken = ({ record }: { readonly record: Record_ }, work: Work): Readonly<Record<string, string>> => ({
  catalogus: `${work.caller.base}${catalogiApi.root}/catalogussen/${record.catalogus}`,
});
