/** What may come with a case is decided by the bytes, and by a name that fits them. */
import { describe, expect, test } from 'vitest';
import { formatOf } from '../../src/services/operations/document-format.ts';
import { jpeg } from '../support/photos.ts';

const PDF = Buffer.from('%PDF-1.7\nproef');
const PROGRAM = Buffer.from('MZ\x90\x00\x03');

describe('a document of a case', () => {
  test.each([
    ['brief.pdf', PDF, 'application/pdf'],
    ['FOTO.JPG', jpeg(), 'image/jpeg'],
    ['lijst.csv', Buffer.from('straat;nummer\nKerkpad;14\n'), 'text/csv'],
    [
      'brief.docx',
      Buffer.from('PK\x03\x04rest'),
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('%s is taken for what it is', (name, content, mime) => {
    expect(formatOf(name, content)).toBe(mime);
  });

  test.each([
    ['a program', 'werkbon.exe', PROGRAM],
    ['a program that is called a pdf', 'werkbon.pdf', PROGRAM],
    ['a program that is called a text', 'werkbon.txt', PROGRAM],
    ['a page that could run in a browser', 'werkbon.html', Buffer.from('<script>1</script>')],
    ['a picture that could run in a browser', 'werkbon.svg', Buffer.from('<svg/>')],
    ['a file without a kind', 'werkbon', PDF],
    ['a name that is a property of every object', 'x.constructor', PDF],
    ['nothing', 'leeg.pdf', Buffer.alloc(0)],
  ])('%s is refused', (_what, name, content) => {
    expect(formatOf(name, content)).toBeUndefined();
  });
});
