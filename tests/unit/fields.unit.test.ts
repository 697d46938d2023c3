import fc from 'fast-check'
import * as z from 'zod/mini'
import { brokenRule } from '../../contract/kernel/brokenRule'
import { FileId, IdNumber, RealName } from '../../contract/kernel/fields'
import { anIdNumber, withWrongChecksum } from '../builders/idNumbers'

/** What the field makes of an input: the value that is stored, or the rule that it breaks. */
function read(field: z.ZodMiniType<string>, input: unknown) {
  const result = z.safeParse(field, input, { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  return issue ? brokenRule(issue).rule : 'no issue'
}

describe('real name', () => {
  test.each([
    ['Chinese characters', '欧阳示例', '欧阳示例'],
    ['the middle dot of names from Xinjiang', '阿依古丽·买买提', '阿依古丽·买买提'],
    ['several middle dots', '示·例·名', '示·例·名'],
    ['rare characters outside the basic plane', '𠮷𡈽', '𠮷𡈽'],
    ['Latin letters', "Anna-Maria O'Sample", "Anna-Maria O'Sample"],
    ['letters with accents, composed', 'Ze\u0301 Samplé', 'Z\u00e9 Samplé'],
    ['spaces around it', '  示例甲\u3000', '示例甲'],
    ['full-width letters, as a Chinese keyboard types them', 'Ｌｉ\u3000Ｍｉｎｇ', 'Li Ming'],
    ['radicals that only look like characters, as copied from a PDF', '⼭⽥', '山田'],
  ])('%s', (_, input, stored) => expect(read(RealName, input)).toBe(stored))

  test.each([
    ['nothing', undefined, 'required'],
    ['a number', 42, 'type'],
    ['one character', '甲', 'too_short'],
    ['spaces only', '     ', 'too_short'],
    ['31 characters', '甲'.repeat(31), 'too_long'],
    ['300 characters', '甲'.repeat(300), 'too_long'],
    ['an emoji', '示例😀', 'characters'],
    ['a control character', '示例\u0007', 'characters'],
    ['a line break inside', '示\n例', 'characters'],
    ['an invisible character', '示例\u200b甲', 'characters'],
    ['a direction override', '示例\u202e甲', 'characters'],
    ['digits', '示例1', 'characters'],
    ['markup', '<b>示例</b>', 'characters'],
    ['two scripts at once', '示例Li', 'characters'],
    ['a dot at the end', '示例·', 'characters'],
    ['two dots together', '示··例', 'characters'],
    ['a lone surrogate', '示例\ud83d', 'characters'],
  ])('%s is refused', (_, input, rule) => expect(read(RealName, input)).toBe(rule))

  test('30 characters are the most', () => expect(read(RealName, '甲'.repeat(30))).toBe('甲'.repeat(30)))

  test('whatever is typed, what is stored is clean: reading it again changes nothing', () => {
    const typed = fc.string({ unit: 'grapheme', maxLength: 40 })
    fc.assert(
      fc.property(typed, (input) => {
        const result = z.safeParse(RealName, input)
        if (result.success) expect(read(RealName, result.data)).toBe(result.data)
      }),
    )
  })
})

describe('identity number', () => {
  test('spaces around it and a small x make no difference', () => {
    const endsInX = Array.from({ length: 40 }, (_, person) => anIdNumber({ person })).find((number) => number.endsWith('X')) ?? ''
    expect(read(IdNumber, ` ${endsInX.toLowerCase()} `)).toBe(endsInX)
  })

  test.each([
    ['nothing', undefined, 'required'],
    ['a number', 320584, 'type'],
    ['17 digits', anIdNumber().slice(0, 17), 'format'],
    ['18 letters', 'X'.repeat(18), 'format'],
    ['300 characters', '1'.repeat(300), 'format'],
    ['a day that does not exist', anIdNumber({ born: '2001-02-29' }), 'birth_date'],
    ['a wrong check character', withWrongChecksum(anIdNumber()), 'checksum'],
  ])('%s is refused', (_, input, rule) => expect(read(IdNumber, input)).toBe(rule))
})

describe('uploaded file', () => {
  const upload = 'cloud://sample-env.7869-sample-1300000000/incoming/a1-B_2.jpg'

  test('is a JPEG below incoming/', () => expect(read(FileId, upload)).toBe(upload))

  test.each([
    ['another folder', upload.replace('incoming', 'portraits')],
    ['a way out of the folder', upload.replace('a1', '../a1')],
    ['a folder below', upload.replace('a1', 'a/1')],
    ['another kind of file', upload.replace('.jpg', '.png')],
    ['an address on the web', 'https://example.org/incoming/a1.jpg'],
    ['an address behind the file', `${upload}?x=https://example.org/a.jpg`],
    ['a line break', `${upload}\n`],
  ])('%s is refused', (_, input) => expect(read(FileId, input)).toBe('format'))

  test('301 characters are refused', () => expect(read(FileId, upload.replace('a1', 'a'.repeat(300)))).toBe('too_long'))
})
