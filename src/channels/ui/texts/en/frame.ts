/** Words that every page may use. */
export const frame = {
  'page.skip': 'Skip to content',
  'page.breadcrumb': 'Breadcrumb',

  'site.front': 'Municipality of {municipality}',
  'site.portal': 'My {municipality}',
  'site.workbench': 'Workbench {municipality}',
  'site.manage': 'Management {municipality}',
  'brand.manage': 'management',
  'brand.front': 'municipality',
  'brand.portal': 'my municipality',
  'brand.workbench': 'workbench',

  'nav.front': 'Start',
  'nav.report': 'Report something',
  'nav.mine': 'My municipality',
  'nav.api': 'For builders',
  'nav.overview': 'Overview',
  'nav.cases': 'Cases',
  'nav.messages': 'Messages',
  'nav.unread': 'new:',
  'nav.looked': 'Who looked',
  'nav.work.mine': 'My work',
  'nav.work.team': 'Team list',
  'nav.work.search': 'Search',

  'session.login': 'Log in',
  'session.logout': 'Log out',
  'session.language': 'Nederlands',

  'mandate.label': 'You are doing this for somebody else',
  'mandate.text': 'You are doing this for {relation}, {name}. Both your names go into the case.',
  'mandate.stop': 'Stop doing this',

  'footer.talk': 'Would you rather talk to someone?',
  'footer.contact': 'Call {phone} or visit us: {address}.',
  'footer.phone': 'the municipality',
  'footer.hall': 'the town hall',
  'footer.same': 'You can arrange the same things there as here.',
  'footer.looked': 'Who looked at your data?',
  'footer.runs': 'What runs here',
  'footer.demo': 'This is a demo. All persons are made up.',

  'errors.prefix': 'Error:',
  'errors.title': { one: 'One thing is not right yet', other: '{count} things are not right yet' },
  'form.optional': '{label} (optional)',

  'path.step': 'step {now} of {total}',
  'path.finished': 'finished',
  'steps.done': 'Happened:',
  'steps.current': 'Now:',
  'steps.next': 'To come:',
  'steps.latest': 'At the latest on',

  'file.you': 'you',
  'file.municipality': 'the municipality',
  'file.from': 'From {who}',

  'pagination.label': 'Pages',
  'pagination.page': 'Page',
  'pagination.next': 'Next page',

  'code.copy': 'Copy',
  'code.copied': 'Copied',
  'code.selected': 'Copying failed. The text is now selected.',

  'place.map': 'Map of the area. Press a spot to choose it.',
  'place.here': 'Use the place where I am now',
  'place.set': 'The place is filled in.',
  'place.searching': 'We are looking for your place.',
  'place.failed': 'Your place was not found. Fill in the address.',

  'proof.title': 'You do not have to believe us',
  'proof.text':
    'These lines are fixed with a mathematical seal. If someone removes a line later, the seal breaks. You can check that yourself, without the municipality.',
  'proof.download': 'Download the proof',
  'proof.size': 'Lines in the log of {municipality}',
  'proof.signed': 'Signed',
  'proof.details': 'For those who want to check the sum',
  'proof.root': 'Seal of this moment:',
  'proof.command': 'Check it on your own computer:',
} as const;
