/** Words that every page may use. */
export const frame = {
  'page.skip': 'Naar de inhoud',
  'page.breadcrumb': 'Kruimelpad',

  'site.front': 'Gemeente {municipality}',
  'site.portal': 'Mijn {municipality}',
  'site.workbench': 'Werkbank {municipality}',
  'site.manage': 'Beheer {municipality}',
  'brand.manage': 'beheer',
  'brand.front': 'gemeente',
  'brand.portal': 'mijn gemeente',
  'brand.workbench': 'werkbank',

  'nav.front': 'Begin',
  'nav.report': 'Meld iets',
  'nav.mine': 'Mijn gemeente',
  'nav.api': 'Voor bouwers',
  'nav.overview': 'Overzicht',
  'nav.cases': 'Zaken',
  'nav.messages': 'Berichten',
  'nav.unread': 'nieuw:',
  'nav.looked': 'Wie keek',
  'nav.work.mine': 'Mijn werk',
  'nav.work.team': 'Teamlijst',
  'nav.work.search': 'Zoeken',

  'session.login': 'Inloggen',
  'session.logout': 'Uitloggen',
  'session.language': 'English',

  'mandate.label': 'U doet dit voor iemand anders',
  'mandate.text': 'U doet dit voor {relation}, {name}. Uw beide namen komen in de zaak.',
  'mandate.stop': 'Stop hiermee',

  'footer.talk': 'Liever iemand spreken?',
  'footer.contact': 'Bel {phone} of kom langs: {address}.',
  'footer.phone': 'de gemeente',
  'footer.hall': 'het gemeentehuis',
  'footer.same': 'U kunt daar hetzelfde regelen als hier.',
  'footer.looked': 'Wie keek in uw gegevens?',
  'footer.runs': 'Wat hier draait',
  'footer.demo': 'Dit is een demo. Alle personen zijn verzonnen.',

  'errors.prefix': 'Fout:',
  'errors.title': { one: 'Eén ding klopt nog niet', other: '{count} dingen kloppen nog niet' },
  'form.optional': '{label} (hoeft niet)',

  'path.step': 'stap {now} van {total}',
  'path.finished': 'afgerond',
  'steps.done': 'Gebeurd:',
  'steps.current': 'Nu:',
  'steps.next': 'Komt nog:',
  'steps.latest': 'Uiterlijk op',

  'file.from': 'Van {who}',
  'file.you': 'u',
  'file.municipality': 'de gemeente',

  'pagination.label': 'Bladzijden',
  'pagination.page': 'Bladzijde',
  'pagination.next': 'Volgende bladzijde',

  'code.copy': 'Kopieer',
  'code.copied': 'Gekopieerd',
  'code.selected': 'Kopiëren lukte niet. De tekst is nu geselecteerd.',

  'place.map': 'Kaart van de buurt. Druk op de plek om die te kiezen.',
  'place.here': 'Gebruik de plek waar ik nu ben',
  'place.set': 'De plek is ingevuld.',
  'place.searching': 'Wij zoeken uw plek.',
  'place.failed': 'Uw plek is niet gevonden. Vul het adres in.',

  'proof.title': 'U hoeft ons niet te geloven',
  'proof.text':
    'Deze regels liggen vast met een wiskundig zegel. Haalt iemand later een regel weg, dan breekt het zegel. U kunt dat zelf nagaan, ook zonder de gemeente.',
  'proof.download': 'Download het bewijs',
  'proof.size': 'Regels in het logboek van {municipality}',
  'proof.signed': 'Getekend',
  'proof.details': 'Voor wie het wil narekenen',
  'proof.root': 'Zegel van dit moment:',
  'proof.command': 'Reken het na op uw eigen computer:',
} as const;
