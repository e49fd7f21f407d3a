/** Why a case must stay although its period is over: the grounds that a hold names, in words. No register's own. */
export const OPSCHORTING_GRONDEN = {
    bezwaar_of_beroep: 'bezwaar of beroep',
    rechtszaak: 'een rechtszaak',
    woo_verzoek: 'een verzoek om openbaarheid (Woo)',
    onderzoek: 'een onderzoek',
    inzageverzoek: 'een verzoek van een betrokkene (AVG)',
    anders: 'een andere reden',
};
export const grondInWoorden = (grond) => OPSCHORTING_GRONDEN[grond] ?? OPSCHORTING_GRONDEN.anders;
//# sourceMappingURL=opschorting-gronden.js.map