/** Generic kinds of role (RGBZ). */
export const ROLTYPE_GENERIEK = [
    'adviseur',
    'behandelaar',
    'belanghebbende',
    'beslisser',
    'initiator',
    'klantcontacter',
    'zaakcoordinator',
    'mede_initiator',
];
export const AFLEIDINGSWIJZE = [
    'afgehandeld',
    'ander_datumkenmerk',
    'eigenschap',
    'gerelateerde_zaak',
    'hoofdzaak',
    'ingangsdatum_besluit',
    'termijn',
    'vervaldatum_besluit',
    'zaakobject',
];
//# sourceMappingURL=catalogus-import.js.map