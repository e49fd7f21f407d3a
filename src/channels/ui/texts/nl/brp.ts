/** "Vraag iets aan Burgerzaken": an extract of the BRP, or something in it put right. */
export const brp = {
  'brp.title': 'Uw gegevens in de basisregistratie',
  'brp.door': 'Klopt er iets niet? Of hebt u een uittreksel nodig?',
  'brp.door.link': 'Vraag het aan Burgerzaken',

  'brp.step': 'Vraag {number} van {total}',
  'brp.next': 'Naar vraag {number}',
  'brp.tocheck': 'Kijk uw verzoek na',
  'brp.back': 'Terug naar vraag {number}',

  'brp.kind': 'Wat wilt u vragen?',
  'brp.kind.lead': 'De gemeente houdt bij wie u bent en waar u woont. Dit staat in de basisregistratie personen (BRP).',
  'brp.kind.field': 'Kies wat u wilt',
  'brp.kind.uittreksel': 'Een uittreksel',
  'brp.kind.uittreksel.help': 'U krijgt van ons wat er over u in de BRP staat.',
  'brp.kind.correctie': 'Een gegeven klopt niet',
  'brp.kind.correctie.help': 'Wij kijken of het anders moet. Dit is gratis.',

  'brp.topic.uittreksel': 'Wat moet er in het uittreksel staan?',
  'brp.topic.correctie': 'Welk gegeven klopt niet?',
  'brp.topic.field': 'Kies één antwoord',
  'brp.topic.alles': 'Alles wat over mij in de BRP staat',
  'brp.topic.adres.uittreksel': 'Mijn naam, geboorte en adres',
  'brp.topic.adressen': 'Mijn naam en de adressen waar ik woonde',
  'brp.topic.gezin': 'Mijn naam, mijn partner en mijn kinderen',
  'brp.topic.naam': 'Mijn naam',
  'brp.topic.geboorte': 'Mijn geboortedatum of geboorteplaats',
  'brp.topic.adres.correctie': 'Mijn adres',
  'brp.topic.nationaliteit': 'Mijn nationaliteit',
  'brp.topic.partner': 'Mijn huwelijk of partner',
  'brp.topic.familie': 'Mijn ouders of kinderen',
  'brp.topic.anders': 'Iets anders',

  'brp.why': 'Wat moet het zijn?',
  'brp.why.lead': 'Vertel wat er niet klopt. Hebt u een bewijs? Wij vragen er later om.',
  'brp.why.field': 'Wat klopt er niet, en wat moet het zijn?',
  'brp.why.help': 'Bijvoorbeeld: mijn straat heet Lindelaan, niet Lindenlaan.',

  'brp.check': 'Klopt uw verzoek?',
  'brp.check.lead': 'Kijk het nog eens na. Daarna gaat uw verzoek naar Burgerzaken.',
  'brp.check.who': 'Voor wie',
  'brp.check.purpose':
    'Wij gebruiken dit om over uw verzoek te beslissen. Dat moet van de Wet basisregistratie personen, artikel 2.55 en 2.58.',
  'brp.send': 'Stuur uw verzoek',

  'brp.error.kind': 'Kies een uittreksel, of een gegeven dat niet klopt.',
  'brp.error.topic': 'Kies één antwoord.',
  'brp.error.why': 'Schrijf wat er niet klopt, en wat het moet zijn.',
  'brp.error.why.long': 'Uw tekst is te lang. Gebruik hooguit {max} tekens.',

  'brp.done': 'Wij hebben uw verzoek',
  'brp.done.look': '{team} bekijkt uw verzoek',
  'brp.done.answer': 'U krijgt antwoord',
  'brp.done.law': 'De wet geeft ons vier weken. U krijgt een bericht als er nieuws is.',
  'brp.done.again': 'Vraag nog iets',

  'brp.closed': 'Online vragen kan hier nog niet',
  'brp.closed.lead': 'Bel of bezoek de gemeente. Burgerzaken helpt u graag.',
} as const;
