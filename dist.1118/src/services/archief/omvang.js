const OMVANG = {
    name: 'archief_omvang',
    text: `with familie as (
 select z.id as root, z.id as lid from zaken_zaak z where z.municipality = $1 and z.id = any($2::uuid[])
 union all select z.hoofdzaak, z.id from zaken_zaak z where z.municipality = $1 and z.hoofdzaak = any($2::uuid[])),
besluit as (select f.root, b.id as lid from familie f join besluiten_besluit b on b.municipality = $1 and b.zaak = f.lid),
lid as (select root, lid from familie union all select root, lid from besluit),
document as (
 select f.root, x.informatieobject as id from familie f join zaken_zaakinformatieobject x on x.municipality = $1 and x.zaak = f.lid
 union select b.root, x.informatieobject from besluit b join besluiten_besluitinformatieobject x on x.municipality = $1 and x.besluit = b.lid),
gewogen as (select d.root, d.id, exists (select 1 from documenten_objectinformatieobject o where o.municipality = $1 and o.informatieobject = d.id
  and not exists (select 1 from lid l where l.root = d.root and l.lid = o.object)) as elders from document d)
select root as zaak,
 (select r.resultaattype from zaken_resultaat r where r.municipality = $1 and r.zaak = root limit 1) as resultaattype,
 (select count(*) from familie f where f.root = z.root and f.lid <> z.root)::int as deelzaken,
 (select count(*) from besluit b where b.root = z.root)::int as besluiten,
 (select count(*) from gewogen g where g.root = z.root and not g.elders)::int as documenten,
 (select count(*) from gewogen g where g.root = z.root and g.elders)::int as "documentenBehouden"
from (select unnest($2::uuid[]) as root) z`,
};
export async function omvangVan(engine, caller, zaken) {
    const rows = await engine.parts.db.in(caller).query(OMVANG, [caller.municipality, zaken]);
    return new Map(rows.map((row) => [row.zaak, row]));
}
//# sourceMappingURL=omvang.js.map