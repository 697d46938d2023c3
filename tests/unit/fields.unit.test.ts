import fc from 'fast-check'
import * as z from 'zod/mini'
import { brokenRule } from '../../contract/kernel/brokenRule'
import { asLine, asLines, keptInLine, keptInLines } from '../../contract/kernel/characters'
import { FileId, IdNumber, RealName } from '../../contract/kernel/fields'
import { Text } from '../../contract/kernel/text'
import { anIdNumber, withWrongChecksum } from '../builders/idNumbers'

/** What the field makes of an input: the value that is stored, or the rule that it breaks. */
function read(field: z.ZodMiniType<string>, input: unknown) {
  const result = z.safeParse(field, input, { reportInput: true })
  if (result.success) return result.data
  const [issue] = result.error.issues
  return issue ? brokenRule(issue).rule : 'no issue'
}

describe('real name (look-alike-characters-in-names)', () => {
  test.each([
    ['Chinese characters', '欧阳示例', '欧阳示例'],
    ['the middle dot of names from Xinjiang', '阿依古丽·买买提', '阿依古丽·买买提'],
    ['several middle dots', '示·例·名', '示·例·名'],
    ['rare characters outside the basic plane', '𠮷𡈽', '𠮷𡈽'],
    ['Latin letters', "Anna-Maria O'Sample", "Anna-Maria O'Sample"],
    ['letters with accents, composed', 'Ze\u0301 Samplé', 'Z\u00e9 Samplé'],
    ['spaces around it', '  示例甲\u3000', '示例甲'],
    ['full-width letters, as a Chinese keyboard types them', 'Ｌｉ\u3000Ｍｉｎｇ', 'Li Ming'],
    ['a bullet in place of the middle dot', '阿依古丽•买买提', '阿依古丽·买买提'],
    ['the middle dot of a Japanese keyboard', '阿依古丽・买买提', '阿依古丽·买买提'],
    ['its half-width form', '阿依古丽･买买提', '阿依古丽·买买提'],
    ['the hyphenation point', '阿依古丽‧买买提', '阿依古丽·买买提'],
    ['a full stop in place of the middle dot', '阿依古丽。买买提', '阿依古丽·买买提'],
    ['spaces around the middle dot', '阿依古丽 · 买买提', '阿依古丽·买买提'],
    ['a space that makes two characters as wide as three', '示\u3000例', '示例'],
    ['an apostrophe as iPhones put it by themselves', 'Sean O’Brien', "Sean O'Brien"],
    ['an apostrophe that is a letter', 'Sean Oʼbrien', "Sean O'brien"],
    ['a prime', 'Sean O′Brien', "Sean O'Brien"],
    ['an acute accent', 'Sean O´Brien', "Sean O'Brien"],
    ['a hyphen that keeps lines together', 'Anna‑Maria', 'Anna-Maria'],
    ['several spaces, one of them unbreakable', 'John \u00a0 Smith', 'John Smith'],
    ['marks of direction, as copied from a contact', '\u202d示例甲\u202c', '示例甲'],
    ['an invisible character inside', '示例\u200b甲', '示例甲'],
    ['a direction override', '示例\u202e甲', '示例甲'],
    ['a radical in place of its character, as PDFs give it', '\u2EE2小示', '马小示'],
    ['more of them', '\u2ED3\u2EE9\u2EA0', '长黄民'],
    ['a circle in place of 〇', '示○例', '示〇例'],
    ['a raised dot', '阿依古丽\u2E33买买提', '阿依古丽·买买提'],
    ['a ring', '阿依古丽\u2218买买提', '阿依古丽·买买提'],
    ['an Armenian apostrophe', 'Sean O\u055ABrien', "Sean O'Brien"],
    ['a heavy comma as an apostrophe', 'Sean O\u275CBrien', "Sean O'Brien"],
    ['a filler', '示例\u3164甲', '示例甲'],
    ['a suffix, as on the card of a permanent resident', 'John Smith Jr.', 'John Smith Jr.'],
    ['initials', 'J.R. Smith', 'J.R. Smith'],
    ['the family name first', 'SMITH, JOHN', 'SMITH, JOHN'],
    ['a full-width comma', 'ＳＭＩＴＨ，ＪＯＨＮ', 'SMITH, JOHN'],
    ['a tab, as copied out of Excel', '示\t例', '示例'],
    ['more than 30 Latin letters', 'Maria Alexandra Konstantinopoulou-Papadimitriou', 'Maria Alexandra Konstantinopoulou-Papadimitriou'],
    ['radicals that only look like characters, as copied from a PDF', '⼭⽥', '山田'],
  ])('%s', (_, input, stored) => expect(read(RealName, input)).toBe(stored))

  test.each([
    ['nothing', undefined, 'required'],
    ['a number', 42, 'type'],
    ['one character', '甲', 'too_short'],
    ['spaces only', '     ', 'too_short'],
    ['31 characters', '甲'.repeat(31), 'too_long'],
    ['300 characters', '甲'.repeat(300), 'too_long'],
    ['81 Latin letters', 'A'.repeat(81), 'too_long'],
    ['invisible characters only', '\u200b\u2060\u3164', 'too_short'],
    ['an emoji', '示例😀', 'characters'],
    ['a control character', '示例\u0007', 'characters'],
    ['a line break inside', '示\n例', 'characters'],
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

describe('identity number (look-alike-characters-in-names)', () => {
  const number = anIdNumber({ person: 77 })
  const wide = (text: string) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
  const endingInX = Array.from({ length: 40 }, (_, person) => anIdNumber({ person })).find((one) => one.endsWith('X')) ?? ''

  test.each([
    ['marks of direction around it', `\u202d${number}\u202c`, number],
    ['a mark that nobody sees inside', `${number.slice(0, 6)}\ufeff${number.slice(6)}`, number],
    ['full-width digits', wide(number), number],
    ['full-width digits and X', wide(endingInX), endingInX],
    ['a Cyrillic letter for the X', endingInX.replace('X', 'Х'), endingInX],
    ['a sign of multiplication for the X', endingInX.replace('X', '×'), endingInX],
    ['a Roman numeral for the X', endingInX.replace('X', 'Ⅹ'), endingInX],
    ['groups', `${number.slice(0, 6)} ${number.slice(6, 14)}\u3000${number.slice(14)}`, number],
    ['dashes', `${number.slice(0, 6)}–${number.slice(6, 14)}-${number.slice(14)}`, number],
  ])('%s makes no difference', (_, typed, stored) => expect(read(IdNumber, typed)).toBe(stored))

  test.each(['81', '82', '83'])('the numbers of residents of Hong Kong, Macau or Taiwan, which begin with %s, are taken', (area) => {
    const resident = anIdNumber({ area })
    expect(read(IdNumber, resident)).toBe(resident)
  })

  test('spaces around it and a small x make no difference', () => {
    expect(read(IdNumber, ` ${endingInX.toLowerCase()} `)).toBe(endingInX)
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

describe('free text', () => {
  test.each([
    ['a Chinese text with its own punctuation', '车停在 3 幢东侧，走货梯上楼！', undefined],
    ['letters with accents, composed', 'Cafe\u0301', 'Caf\u00e9'],
    ['several spaces', '示例\u3000 \u00a0文字', '示例 文字'],
    ['a family of emoji', '欢迎👨‍👩‍👧光临', undefined],
    ['emoji with a variation selector', '❤️1️⃣☎️', undefined],
    ['emoji of a profession with a skin', '👩🏽‍🚒', undefined],
    ['a flag', '🏳️‍🌈🇨🇳', undefined],
  ])('%s is kept', (_, text, stored) => expect(read(Text.line(1, 40), text)).toBe(stored ?? text))

  test.each([
    ['the line break of Word', '花艺\u000b入门', 'hidden_characters'],
    ['NUL', '运河\0花园', 'hidden_characters'],
    ['a line break in one line', '运河\n花园', 'hidden_characters'],
    ['a zero-width space alone', '\u200b', 'too_short'],
    ['a Hangul filler alone', '\u3164', 'too_short'],
    ['braille blanks', '\u2800 \u2800', 'too_short'],
    ['a joiner that joins nothing', '甲\u200d乙', 'hidden_characters'],
    ['a selector that selects nothing', '甲\ufe0f', 'hidden_characters'],
    ['what is too long once it is composed', '甲'.repeat(41), 'too_long'],
  ])('%s is refused', (_, text, rule) => expect(read(Text.line(1, 40), text)).toBe(rule))

  test('is counted after it was normalised', () => {
    expect(read(Text.line(1, 5), `  a${' '.repeat(50)}b\u3000`)).toBe('a b')
    expect(read(Text.line(1, 1), 'e\u0301')).toBe('\u00e9')
  })

  test('of several lines has one kind of line break', () => {
    expect(read(Text.multiLine(1, 40), '\r\n第一行\r\n\r第二行\n')).toBe('第一行\n\n第二行')
    expect(read(Text.multiLine(1, 40), '第一行\u000b第二行')).toBe('hidden_characters')
  })

  test('loses, while it is typed or pasted, just what would be refused', () => {
    const texts = fc.string({ unit: 'binary', minLength: 1, maxLength: 40 })
    const [line, lines] = [Text.line(1, 999), Text.multiLine(1, 999)]
    fc.assert(
      fc.property(texts, (text) => {
        expect(['too_short', asLine(keptInLine(text))]).toContain(read(line, keptInLine(text)))
        expect(['too_short', asLines(keptInLines(text))]).toContain(read(lines, keptInLines(text)))
      }),
    )
    expect(keptInLine('花艺\u000b入门\t初级')).toBe('花艺 入门 初级')
    expect(keptInLines('花艺\u000b入门\r\n初级')).toBe('花艺\n入门\n初级')
  })
})

describe('codes and digits', () => {
  test('have one spelling, however they are grouped and wide', () => {
    for (const typed of ['3F7KQ-9XW2A', ' 3f7kq 9xw2a ', '３Ｆ７ＫＱ－９ＸＷ２Ａ', '\u202d3F7KQ—9XW2A\u202c'])
      expect(read(Text.code(40), typed)).toBe('3F7KQ9XW2A')
    for (const typed of ['1234', '１２３４', '12 34', '\u200e1234']) expect(read(Text.digits(4), typed)).toBe('1234')
    expect(read(Text.digits(4), '12345')).toBe('format')
  })

  test('what a scanner reads is never refused for what nobody sees', () => {
    expect(read(Text.scanned(20), 'XG1ABC\r\n')).toBe('XG1ABC')
    expect(read(Text.scanned(20), '\u200b')).toBe('')
  })
})
