/** `/glas/logboek`: what the logbook counts, and how anybody checks it. */
export const glass = {
  'glass.title': 'The log of {municipality}',
  'glass.lead':
    'Whoever looks at data of residents is in this log. Not even the municipality can change anything in it unnoticed. You can check that yourself.',
  'glass.now': 'How it stands now',
  'glass.size': 'Entries in the log',
  'glass.size.text':
    'An entry is one thing that was done, such as opening a report. If it is about several people, each of them gets a line of their own.',
  'glass.signed': 'Last checkpoint',
  'glass.age.new': 'less than a minute old',
  'glass.age': { one: '{count} minute old', other: '{count} minutes old' },
  'glass.age.long': 'made on {when}; nothing happened after that',
  'glass.empty': 'There is nothing in this log yet.',
  'glass.putback': 'This log was once restored from a backup. Of the {size} entries that there were, {kept} are left.',
  'glass.growth': 'How the log grew',
  'glass.growth.text': 'From {from} up to and including {until} about {entries} entries were added.',
  'glass.growth.none': 'No whole day was counted yet.',
  'glass.counts': 'What did the municipality look for?',
  'glass.counts.text':
    'We round to tens, and do not mention small numbers. Otherwise you could perhaps see whom it is about. Today is not counted yet.',
  'glass.counts.caption': 'Entries per activity, from {from} up to and including {until}',
  'glass.activity': 'Activity',
  'glass.organ': 'Who answers for it',
  'glass.month': 'Last 30 days',
  'glass.year': 'Last 12 months',
  'glass.few': 'fewer than 10',
  'glass.check': 'Check it yourself in three steps',
  'glass.check.needs':
    'You need the program meent-verify. It is small and public: it is with the code of Meent, in the folder {folder}. It needs nothing but Node.js.',
  'glass.check.one': 'Keep the key and the checkpoint of now',
  'glass.check.one.text': 'Do this on your own computer. Or ask somebody else for them, so that you can compare.',
  'glass.check.two': 'Check your own lines',
  'glass.check.two.text': 'You get your proof at {link}.',
  'glass.check.two.link': 'Who looked at my data',
  'glass.check.three': 'See later that nothing is gone',
  'glass.check.three.text': 'The checkpoint of then must fit in that of later.',
  'glass.check.more':
    'The log has an open form (C2SP tlog-tiles). Other programs can read it too. The hashes are for everybody. The entries themselves are given to who supervises alone: otherwise anybody could see what a small department did at which moment.',
  'glass.key': 'The key of this log:',
  'glass.checkpoint': 'The checkpoint of now:',
} as const;
