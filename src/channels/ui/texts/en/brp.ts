/** "Ask something of Civil Affairs": an extract of the BRP, or something in it put right. */
export const brp = {
  'brp.title': 'Your data in the Personal Records Database',
  'brp.door': 'Is something wrong? Or do you need an extract?',
  'brp.door.link': 'Ask Civil Affairs',

  'brp.step': 'Question {number} of {total}',
  'brp.next': 'Go to question {number}',
  'brp.tocheck': 'Check your request',
  'brp.back': 'Back to question {number}',

  'brp.kind': 'What do you want to ask?',
  'brp.kind.lead':
    'The municipality keeps who you are and where you live. This is in the Personal Records Database (BRP).',
  'brp.kind.field': 'Choose what you want',
  'brp.kind.uittreksel': 'An extract',
  'brp.kind.uittreksel.help': 'You get from us what the BRP says about you.',
  'brp.kind.correctie': 'Something is wrong',
  'brp.kind.correctie.help': 'We check whether it must be changed. This is free.',

  'brp.topic.uittreksel': 'What must be in the extract?',
  'brp.topic.correctie': 'What is wrong?',
  'brp.topic.field': 'Choose one answer',
  'brp.topic.alles': 'All that the BRP has about me',
  'brp.topic.adres.uittreksel': 'My name, birth and address',
  'brp.topic.adressen': 'My name and the addresses where I lived',
  'brp.topic.gezin': 'My name, my partner and my children',
  'brp.topic.naam': 'My name',
  'brp.topic.geboorte': 'My date or place of birth',
  'brp.topic.adres.correctie': 'My address',
  'brp.topic.nationaliteit': 'My nationality',
  'brp.topic.partner': 'My marriage or partner',
  'brp.topic.familie': 'My parents or children',
  'brp.topic.anders': 'Something else',

  'brp.why': 'What must it be?',
  'brp.why.lead': 'Tell what is wrong. Do you have a proof? We ask for it later.',
  'brp.why.field': 'What is wrong, and what must it be?',
  'brp.why.help': 'For example: my street is called Lindelaan, not Lindenlaan.',

  'brp.check': 'Is your request right?',
  'brp.check.lead': 'Look at it once more. Then your request goes to Civil Affairs.',
  'brp.check.who': 'For whom',
  'brp.check.purpose':
    'We use this to decide on your request. The law on the Personal Records Database (Wet BRP, 2.55 and 2.58) says we must.',
  'brp.send': 'Send your request',

  'brp.error.kind': 'Choose an extract, or something that is wrong.',
  'brp.error.topic': 'Choose one answer.',
  'brp.error.why': 'Write what is wrong, and what it must be.',
  'brp.error.why.long': 'Your text is too long. Use at most {max} characters.',

  'brp.done': 'We have your request',
  'brp.done.look': '{team} looks at your request',
  'brp.done.answer': 'You get an answer',
  'brp.done.law': 'The law gives us four weeks. You get a message when there is news.',
  'brp.done.again': 'Ask something else',

  'brp.closed': 'You cannot ask online here yet',
  'brp.closed.lead': 'Call or visit the municipality. Civil Affairs is happy to help.',
} as const;
