/** `reason_user` may be shown to who is refused; the rest is for who manages. */
export function toAnswer({ permit, reasons, leaveOut }) {
    const words = reasons.flatMap(({ effect, text }) => (effect === 'verbied' && text ? [text] : []));
    const user = permit ? undefined : words.length > 0 ? words.join(' ') : 'Hier is geen recht op.';
    return {
        decision: permit,
        context: {
            id: '0',
            ...(user ? { reason_user: { nl: user } } : {}),
            reason_admin: {
                nl: reasons.length > 0
                    ? reasons.map(({ id, version, effect }) => `${effect} ${id} versie ${version}`).join('; ')
                    : 'geen recht dat dit opent',
            },
            regels: reasons.map(({ id, version, effect }) => ({ id, versie: version, effect })),
            ...(leaveOut.length > 0 ? { verplichtingen: { velden_weglaten: leaveOut } } : {}),
        },
    };
}
//# sourceMappingURL=answer.js.map