/** My choices: what a resident consents to, and why of the rest there is nothing to choose. */
import type { choices as dutch } from '../nl/choices.ts';

export const choices: Readonly<Record<keyof typeof dutch, string>> = {
  'choices.title': 'Where may the municipality pass?',
  'choices.lead':
    'For each use of your data it says why it is allowed. Where there is a gate, you decide. Where there is none, the law does.',
  'choices.yours': 'You decide',
  'choices.yours.text': 'A gate is shut until you open it.',
  'choices.yours.none': 'The municipality asks your consent for nothing at this moment.',
  'choices.task': 'The municipality decides, and you can object',
  'choices.law': 'The law asks for this, or it belongs to an agreement',
  'choices.law.text': 'There is no choice here. You do see who looked.',
  'choices.none': 'Nobody used your data so far.',
  'choices.given': 'You consented on {date}',
  'choices.not': 'You did not consent. The municipality may not do this.',
  'choices.withdrawn': 'You withdrew your consent on {date}. The municipality may no longer do this.',
  'choices.lapsed':
    'You consented before. After that, what the municipality wants to do changed. Your consent does not hold for that. You can choose again.',
  'choices.give': 'Read and choose',
  'choices.give.which': 'about: {title}',
  'choices.withdraw': 'Withdraw consent',
  'choices.withdraw.which': 'for: {title}',
  'choices.withdraw.now': 'This works at once.',
  'choices.receipt': 'Download the receipt',
  'choices.to': 'in order to: {purpose}',
  'choices.for': 'For: {who}.',
  'choices.by': 'Responsible: {organ}.',
  'choices.looked': 'See who saw this data',
  'choices.why': 'Read everything about this purpose',
  'choices.elsewhere': 'Your requests and objections',
  'choices.elsewhere.since': 'since {date}',

  'choose.title': 'Do you consent?',
  'choose.lead': 'First read what for. You do not have to. Nothing else changes when you say no.',
  'choose.read': 'What you say yes to',
  'choose.yes': 'Give consent',
  'choose.no': 'No, go back',
  'choose.back': 'You can always withdraw this, in the same place. That works at once.',
  'choose.changed': 'The text has changed meanwhile. Read it again, and then choose.',

  'flash.choice.given': 'You gave consent',
  'flash.choice.given.text': 'You can download the receipt, and withdraw at any time.',
  'flash.choice.withdrawn': 'Your consent is withdrawn',
  'flash.choice.withdrawn.text': 'From now on the municipality may no longer do this.',

  'manage.consents': 'How many residents consented',
  'manage.consents.text': 'Rounded down to tens, so that nobody’s choice can be seen.',
  'manage.consents.for': 'What for',
  'manage.consents.valid': 'Holds now',
  'manage.consents.withdrawn': 'Withdrawn',
  'manage.consents.few': 'fewer than {count}',
};
