/**
 * Content is stored before the row that refers to it, so a crash or a refusal leaves bytes that nobody refers to. The
 * sweep finds and removes them. What was written in the last hour is left: its row may be on its way.
 */
import { now } from '../../foundation/clock.js';
import { BACKUP_LOCK } from '../../foundation/db/snapshot.js';
import { everyDay } from '../../foundation/jobs/daily.js';
const GRACE_MS = 3_600_000;
/** A request that stores content ends within this time (`requestTimeout`), and its row is there then. */
const ON_ITS_WAY_MS = 600_000;
/** Digests in one question to the database. */
const BATCH = 10_000;
/** Every place that refers to content; a piece is `<digest>/<bytes>`. */
const REFERENCES = `(select inhoud from documenten_enkelvoudiginformatieobject where municipality = $1
 union all select inhoud from documenten_versie where municipality = $1
 union all select inhoud from documenten_bestandsdeel where municipality = $1
 union all select inhoud from archief_overbrenging where municipality = $1) r cross join unnest(r.inhoud) piece`;
/** A backup refers to what was there at its moment, so nothing goes while one is made: the next sweep finds it again. */
const UNUSED = {
    name: 'documenten_unused',
    text: `with backup as materialized (select pg_try_advisory_xact_lock_shared(${BACKUP_LOCK}) as none)
select d.digest from backup cross join unnest($2::text[]) as d(digest)
 where backup.none and not exists (select 1 from ${REFERENCES} where split_part(piece, '/', 1) = d.digest)`,
};
const OF_USE = {
    name: 'documenten_of_use',
    text: `with backup as materialized (select pg_try_advisory_xact_lock_shared(${BACKUP_LOCK}) as none)
select d.digest, not backup.none as held, exists (select 1 from ${REFERENCES} where split_part(piece, '/', 1) = d.digest) as used
 from backup cross join unnest($2::text[]) as d(digest)`,
};
const OF_DOCUMENT = {
    name: 'documenten_digests',
    text: `select distinct split_part(piece, '/', 1) as digest from
 (select inhoud from documenten_enkelvoudiginformatieobject where municipality = $1 and id = $2::uuid
 union all select inhoud from documenten_versie where municipality = $1 and informatieobject = $2::uuid
 union all select inhoud from documenten_bestandsdeel where municipality = $1 and informatieobject = $2::uuid) r
 cross join unnest(r.inhoud) piece`,
};
const ALL = {
    text: `select distinct municipality, split_part(piece, '/', 1) as digest from
 (select municipality, inhoud from documenten_enkelvoudiginformatieobject
 union all select municipality, inhoud from documenten_versie
 union all select municipality, inhoud from documenten_bestandsdeel
 union all select municipality, inhoud from archief_overbrenging) r cross join unnest(r.inhoud) piece order by 1, 2`,
};
/** Everything that rows of all municipalities refer to. */
export const allContents = (q) => q.query(ALL);
/** Digests that a document, its versions and its parts refer to. */
export async function digestsOf(db, municipality, id) {
    const rows = await db.in(municipality).query(OF_DOCUMENT, [municipality, id]);
    return rows.map(({ digest }) => digest);
}
/** Removes those of the digests that nothing refers to and that are older than the grace; returns how many were asked to go. */
export async function removeUnused({ db, blobs }, municipality, digests) {
    if (digests.length === 0)
        return 0;
    const unused = await db.in(municipality).query(UNUSED, [municipality, digests]);
    const writtenBefore = new Date(now().getTime() - GRACE_MS);
    for (const { digest } of unused)
        await blobs.remove(municipality, digest, { writtenBefore });
    return unused.length;
}
/**
 * Removes content of records that were destroyed, as far as nothing else refers to it. Returns the digests that must wait:
 * a backup is being made, or the same was stored so lately that its row may be on its way.
 */
export async function destroyContent({ db, blobs }, municipality, digests) {
    const waiting = [];
    const writtenBefore = new Date(now().getTime() - ON_ITS_WAY_MS);
    for (let at = 0; at < digests.length; at += BATCH) {
        const batch = digests.slice(at, at + BATCH);
        const found = await db
            .in(municipality)
            .query(OF_USE, [municipality, batch]);
        for (const { digest, held, used } of found)
            if (!used && (held || !(await blobs.remove(municipality, digest, { writtenBefore }))))
                waiting.push(digest);
    }
    return waiting;
}
/** Goes through all content of a municipality. Returns how many blobs nothing referred to. */
export async function sweep(parts, municipality) {
    await parts.blobs.clearUnfinished();
    let removed = 0;
    let batch = [];
    for await (const digest of parts.blobs.list(municipality)) {
        batch.push(digest);
        if (batch.length < BATCH)
            continue;
        removed += await removeUnused(parts, municipality, batch);
        batch = [];
    }
    return removed + (await removeUnused(parts, municipality, batch));
}
const QUEUE = 'documenten.opruimen';
/** Lets the jobs sweep every day. Call the result once per municipality at the start. */
export const handleSweep = (jobs, parts) => everyDay(jobs, parts.db, QUEUE, (municipality) => sweep(parts, municipality));
//# sourceMappingURL=sweep.js.map