/** How many records there are per type and confidentiality, as the counters know it: exact, and without reading a record. */
export const countsOf = (db, of, resource) => db.in(of).query({
    name: 'counts_of',
    text: `select type, level, sum(total)::float8 as total from (
 select type, level, total from engine_count where municipality = $1 and resource = $2
 union all
 select type, level, delta from engine_count_delta where municipality = $1 and resource = $2) n
group by type, level having sum(total) > 0`,
}, [of.municipality, resource]);
//# sourceMappingURL=counts.js.map