/** `/glas/logboek`: what the logbook counts, and how anybody checks it. */
export const glass = {
  'glass.title': 'Het logboek van {municipality}',
  'glass.lead':
    'Wie naar gegevens van bewoners kijkt, komt in dit logboek. Ook de gemeente kan er niets ongemerkt in veranderen. Dat kunt u zelf nagaan.',
  'glass.now': 'Zo staat het er nu voor',
  'glass.size': 'Handelingen in het logboek',
  'glass.size.text':
    'Een handeling is bijvoorbeeld: iemand opent een melding. Gaat die over meer mensen? Dan krijgt ieder van hen een eigen regel.',
  'glass.signed': 'Laatste controlepunt',
  'glass.age.new': 'minder dan een minuut oud',
  'glass.age': { one: '{count} minuut oud', other: '{count} minuten oud' },
  'glass.age.long': 'gezet op {when}; daarna gebeurde er niets',
  'glass.empty': 'In dit logboek staat nog niets.',
  'glass.putback':
    'Dit logboek is een keer teruggezet uit een reservekopie. Van de {size} handelingen die er waren, zijn er {kept} over.',
  'glass.growth': 'Zo groeide het logboek',
  'glass.growth.text': 'Van {from} tot en met {until} kwamen er ongeveer {entries} handelingen bij.',
  'glass.growth.none': 'Er is nog geen hele dag geteld.',
  'glass.counts': 'Waarvoor keek de gemeente?',
  'glass.counts.text':
    'Wij ronden af op tientallen, en noemen kleine aantallen niet. Anders kunt u misschien zien om wie het gaat. Vandaag telt nog niet mee.',
  'glass.counts.caption': 'Handelingen per activiteit, van {from} tot en met {until}',
  'glass.activity': 'Activiteit',
  'glass.organ': 'Wie is verantwoordelijk',
  'glass.month': 'Laatste 30 dagen',
  'glass.year': 'Laatste 12 maanden',
  'glass.few': 'minder dan 10',
  'glass.check': 'Kijk het zelf na in drie stappen',
  'glass.check.needs':
    'U hebt het programma meent-verify nodig. Dat is klein en openbaar. Het staat bij de code van Meent, in de map {folder}. Het heeft alleen Node.js nodig.',
  'glass.check.one': 'Bewaar de sleutel en het controlepunt van nu',
  'glass.check.one.text': 'Doe dit op uw eigen computer. Of vraag ze aan iemand anders, dan kunt u vergelijken.',
  'glass.check.two': 'Kijk uw eigen regels na',
  'glass.check.two.text': 'Uw bewijs haalt u op bij {link}.',
  'glass.check.two.link': 'Wie keek in mijn gegevens',
  'glass.check.three': 'Kijk later of er niets weg is',
  'glass.check.three.text': 'Het controlepunt van toen moet passen in dat van later.',
  'glass.check.more':
    'Het logboek heeft een open vorm (C2SP tlog-tiles). Andere programma’s kunnen het ook lezen. De hashes zijn voor iedereen. De handelingen zelf krijgt alleen wie toezicht houdt. Anders ziet iedereen wat een kleine afdeling op welk moment deed.',
  'glass.key': 'De sleutel van dit logboek:',
  'glass.checkpoint': 'Het controlepunt van nu:',
} as const;
