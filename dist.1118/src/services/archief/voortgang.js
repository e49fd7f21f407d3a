import { REGEL_STATUS } from '../../registers/archief/index.js';
const COUNTS = {
    name: 'archief_voortgang',
    text: `select vernietigingslijst as lijst, status, count(*)::int as n, coalesce(sum(cardinality(inhoud)), 0)::int as inhoud
 from archief_vernietigingsregel where municipality = $1 and vernietigingslijst = any($2::uuid[]) group by 1, 2`,
};
export async function voortgangVan(engine, caller, lijsten) {
    const rows = await engine.parts.db
        .in(caller)
        .query(COUNTS, [caller.municipality, lijsten]);
    return new Map(lijsten.map((id) => {
        const own = rows.filter(({ lijst }) => lijst === id);
        const count = (status) => own.find((row) => row.status === status)?.n ?? 0;
        const sum = (of) => own.reduce((total, row) => total + row[of], 0);
        const counts = Object.fromEntries(REGEL_STATUS.map((status) => [status, count(status)]));
        return [id, { ...counts, zaken: sum('n'), bestandenTeWissen: sum('inhoud') }];
    }));
}
//# sourceMappingURL=voortgang.js.map