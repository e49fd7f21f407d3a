/** Who may act beside the initiator, in the order in which a case type is asked for it. */
export const BESIDE = ['belanghebbende', 'mede_initiator'];
/** Nothing where the case type knows no initiator. */
export function askerRoles(snapshot, zaaktype, { bsn, name, email, phone, acting }, { nameless, asked, askedForOther, beside: did }, urls) {
    const roltypen = snapshot.related('roltype', 'zaaktype', zaaktype.id);
    const roltypeOf = (kind) => roltypen.find(({ record }) => record.omschrijvingGeneriek === kind);
    const roltype = roltypeOf('initiator');
    if (!roltype)
        return undefined;
    const beside = acting && BESIDE.map(roltypeOf).find((one) => one !== undefined);
    const person = { zaak: urls.zaak, betrokkeneType: 'natuurlijk_persoon' };
    // Where the case type knows no other role, who acts is the one to reach about it.
    const reachedAs = acting && !beside ? acting.name : name;
    const contact = email || phone || (acting && !beside);
    return [
        {
            resource: 'rol',
            input: {
                ...person,
                roltype: urls.roltype(roltype),
                afwijkendeNaamBetrokkene: name ? '' : nameless,
                roltoelichting: acting ? askedForOther : asked,
                indicatieMachtiging: acting ? 'machtiginggever' : '',
                betrokkeneIdentificatie: { inpBsn: bsn ?? '', geslachtsnaam: (name ?? '').slice(0, 200) },
                contactpersoonRol: contact
                    ? {
                        emailadres: email ?? '',
                        telefoonnummer: phone ?? '',
                        functie: acting && !beside ? 'gemachtigde' : '',
                        naam: (reachedAs || nameless).slice(0, 40),
                    }
                    : null,
            },
        },
        ...(acting && beside
            ? [
                {
                    resource: 'rol',
                    input: {
                        ...person,
                        roltype: urls.roltype(beside),
                        roltoelichting: did,
                        indicatieMachtiging: 'gemachtigde',
                        betrokkeneIdentificatie: { inpBsn: acting.bsn, geslachtsnaam: acting.name.slice(0, 200) },
                    },
                },
            ]
            : []),
    ];
}
//# sourceMappingURL=asker-roles.js.map