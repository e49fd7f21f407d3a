import type { Record_ } from '../../engine/resource.ts';

/** Kenmerken of channel `zaken`: always those of the case itself. */
export const kenmerkenVanZaak = ({ record }: { readonly record: Record_ }): Readonly<Record<string, string>> => ({
  bronorganisatie: String(record.bronorganisatie),
  zaaktype: String(record.zaaktype),
  vertrouwelijkheidaanduiding: String(record.vertrouwelijkheidaanduiding),
});
