/**
 * Which cases may go: closed, to be destroyed, their day past, not handed over, not held, and on no list. One text for the
 * list, for the count that a manager sees and for the check at the moment itself, so that they cannot differ.
 */
import { accessOf, accessSql, reachOf } from '../../engine/access.js';
import { today } from '../../foundation/clock.js';
import { invalid } from '../../foundation/problems.js';
import { SHIELD } from '../../gate/rights.js';
/** The same as `waaromNiet` in doel.ts says of one row. `$2` is today. */
const eligible = (t) => `${t}.archiefnominatie = 'vernietigen' and ${t}.archiefactiedatum < $2::date and ${t}.einddatum is not null and ${t}.archiefstatus in ('nog_te_archiveren', 'gearchiveerd') and ${t}.opgeschort is null`;
/** All of its sub-cases may go too: they go with it. */
const whole = (t) => `${eligible(t)} and not exists (select 1 from zaken_zaak d where d.municipality = $1 and d.hoofdzaak = ${t}.id and not coalesce(${eligible('d')}, false))`;
const free = (t) => `not exists (select 1 from archief_vernietigingsregel r where r.municipality = $1 and r.actief = ${t}.id)`;
/** A sub-case goes with its main case when that may go as well; while it waits on a list by itself, its main case waits. */
const listable = (t) => `${whole(t)} and ${free(t)}
   and not exists (select 1 from zaken_zaak d where d.municipality = $1 and d.hoofdzaak = ${t}.id and not ${free('d')})
   and not exists (select 1 from zaken_zaak m where m.municipality = $1 and m.id = ${t}.hoofdzaak and ${whole('m')})`;
/** What a list or transfer asks for, of all versions of its types. @throws invalid */
export async function selectieIn(engine, caller, given) {
    const snapshot = await engine.parts.snapshots.current(caller.municipality);
    const zaaktypen = given.zaaktypen;
    const vanaf = given.actiedatumVanaf;
    const totEnMet = given.actiedatumTotEnMet;
    const faults = zaaktypen.flatMap((id, at) => snapshot.get('zaaktype', id)
        ? []
        : [{ name: `zaaktypen.${at}`, code: 'does_not_exist', reason: 'Dit zaaktype bestaat hier niet.' }]);
    if (vanaf && totEnMet && vanaf > totEnMet)
        faults.push({
            name: 'actiedatumTotEnMet',
            code: 'invalid',
            reason: 'Deze dag ligt voor de eerste dag van de periode. Kies een latere dag.',
        });
    if (faults.length > 0)
        throw invalid(...faults);
    return { zaaktypen: versiesVan(snapshot, zaaktypen), vanaf, totEnMet };
}
/** More than this is a list that nobody reads. What is left over goes on the next. */
export const MEESTE_ZAKEN = 1_000;
/** Cases that this caller may see and that may be put on a list, the longest overdue first; one more than fits tells of more. */
export async function selecteer(engine, caller, { zaaktypen, vanaf, totEnMet }, most = MEESTE_ZAKEN) {
    const { registry, reader, db } = engine.parts;
    const zaak = registry.get('zaak');
    const reach = reachOf(registry, zaak);
    const values = [caller.municipality, today()];
    const bind = (value) => `$${values.push(value)}`;
    const conditions = [
        accessSql(reach, accessOf(caller, zaak, zaak.scopes.read ?? []), bind),
        listable('t'),
        ...(zaaktypen.length > 0 ? [`t.zaaktype = any(${bind(zaaktypen)}::uuid[])`] : []),
        ...(vanaf ? [`t.archiefactiedatum >= ${bind(vanaf)}::date`] : []),
        ...(totEnMet ? [`t.archiefactiedatum <= ${bind(totEnMet)}::date`] : []),
    ];
    const text = `select to_json(r) as row from (select ${reach.select} from ${reach.from} where t.municipality = $1 and ${conditions.join('\n and ')}
 order by t.archiefactiedatum, t.id limit ${bind(most)}::int) r`;
    const rows = await db
        .in(caller)
        .query(engine.parts.statement('archief', text), values);
    return rows.map(({ row }) => reader(zaak, caller.municipality, row));
}
/**
 * Cases whose day is past and that are on no list; counted up to `most`. Of the whole municipality, whatever types somebody may
 * see: who keeps an eye on it need not read cases. But for what is shielded from them: that there is such a case is theirs
 * who are named on it.
 */
export async function teLaat(engine, caller, most = 10_000) {
    const zaak = engine.parts.registry.get('zaak');
    const reach = reachOf(engine.parts.registry, zaak);
    const values = [caller.municipality, today(), most];
    const seen = accessSql(reach, accessOf(caller, zaak, zaak.scopes.read ?? []), (value) => `$${values.push(value)}`);
    const text = `select count(*)::int as n from (select 1 from zaken_zaak t where t.municipality = $1 and ${listable('t')}
 and (${reach.dimensions.level} < ${SHIELD} or ${seen}) limit $3::int) x`;
    const [row] = await engine.parts.db
        .in(caller)
        .query(engine.parts.statement('archief_te_laat', text), values);
    return row.n;
}
/** The archive date of the case that waits longest. */
export const OVERDUE_SINCE = {
    name: 'archief_te_laat_sinds',
    text: `select t.archiefactiedatum::text as day from zaken_zaak t where t.municipality = $1 and ${listable('t')}
 order by t.archiefactiedatum, t.id limit 1`,
};
/** Versions of the same case types: who names one means the type. */
export function versiesVan(snapshot, zaaktypen) {
    return zaaktypen.flatMap((id) => {
        const type = snapshot.get('zaaktype', id);
        if (!type)
            return [id];
        return snapshot
            .related('zaaktype', 'identificatie', String(type.record.identificatie))
            .filter(({ record }) => record.catalogus === type.record.catalogus)
            .map((row) => row.id);
    });
}
//# sourceMappingURL=selectie.js.map