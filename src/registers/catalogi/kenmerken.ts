import type { Record_ } from '../../engine/resource.ts';

/** Kenmerken of the channels of this API: the catalogue. */
export const kenmerken = ({ record }: { readonly record: Record_ }): Readonly<Record<string, string>> => ({
  catalogus: String(record.catalogus),
});
