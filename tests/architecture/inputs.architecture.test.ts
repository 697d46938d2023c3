import * as z from 'zod/mini'
import { ReaderReceipts } from '../../contract/pass/faceReader'
import { aCreditCode } from '../builders/applications'
import { everyDomain, everythingServed } from '../builders/house'
import { anIdNumber } from '../builders/idNumbers'
import { hasForm, leavesOf, typeOf } from '../builders/inputs'
import { NOON } from '../builders/time'
import { filesOf, textOf } from './source'

/** Everything that comes in from outside and is parsed: what actions take, what roles are granted for, what devices send. */
const inputs: readonly (readonly [name: string, schema: z.core.$ZodType])[] = [
  ...everythingServed.map(({ action }) => [action.name, action.input] as const),
  ...everyDomain.flatMap(({ roles = [] }) => roles.map(({ name, grant }) => [`grant of ${name}`, grant] as const)),
  ['receipts of a face reader', ReaderReceipts],
]

/** Types of leaves that can take no text of one's own. */
const WITHOUT_TEXT = ['int', 'number', 'boolean', 'enum', 'literal', 'null']
const leaves = inputs.flatMap(([name, schema]) => leavesOf(schema).map((leaf) => [`${name} ${leaf.path}`, leaf] as const))
/** Each schema of a text once, under the first name that it has: many inputs share one. */
const texts = [...new Map(leaves.filter(([, leaf]) => typeOf(leaf.schema) === 'string').map(([name, { schema }]) => [schema, name]))]

/** One of each kind of characters that nobody can see or read, or that turn the rest around. */
const HOSTILE = [
  ...['\0', '\u0001', '\v', '\f', '\u001b', '\u007f', '\u0085', '\u2028', '\u2029'],
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u034f', '\u180e', '\ufe0f', '\u{e0100}', '\u{e0041}', '\u{e007f}'],
  ...['\u200e', '\u200f', '\u061c', '\u202a', '\u202e', '\u2066', '\u2069'],
  ...['\u115f', '\u1160', '\u3164', '\uffa0', '\u2800', '\u17b4', '\u{1d159}', '\u{16fe4}'],
  ...['\ud83d', '\ude00', '\uffff', '\ufdd0', '\u{1ffff}', '\ue000', '\u{f0000}', '\ufffc', '\ufffd', '\ufff9'],
]
const HIDDEN =
  /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\u{1d159}\u{16fe4}\ufffc\ufffd]/u

/** Texts that are right somewhere: every field of free text takes one of them as it is. */
const RIGHT = [
  '甲',
  '示例',
  '示例文字六个',
  '运河花园一期欢迎您',
  'John Smith',
  '0512-65001234',
  '1234',
  '123456',
  anIdNumber(),
  aCreditCode(),
]

const around = (text: string, mark: string) => [`${mark}${text}`, `${text.slice(0, 1)}${mark}${text.slice(1)}`, `${text}${mark}`]

test('an input has no kind of part through which a text could come unseen', () => {
  const kinds = new Set(leaves.map(([, leaf]) => typeOf(leaf.schema)))
  // A grant is parsed by what its role declares, which stands above.
  const grants = leaves.filter(([, leaf]) => typeOf(leaf.schema) === 'custom').map(([path]) => path)
  expect(grants.toSorted()).toEqual(['role.layDown grant', 'staff.invite grant', 'staff.revokeRole grant'])
  expect([...kinds].filter((kind) => ![...WITHOUT_TEXT, 'string', 'custom'].includes(kind))).toEqual([])
})

const findings = 'look-alike-characters-in-names, sheet-with-control-characters, texts of security "Low"'

describe.each(texts.map(([schema, name]) => [name, schema] as const))(`${findings}: %s`, (_, schema) => {
  const read = (text: string) => z.safeParse(schema as z.ZodMiniType<string>, text)

  test('takes no character that nobody can see: it refuses the text or drops the character', () => {
    const taken = HOSTILE.flatMap((mark) => RIGHT.flatMap((right) => around(right, mark)).map(read))
    expect(taken.filter(({ data }) => data !== undefined && HIDDEN.test(data)).map(({ data }) => JSON.stringify(data))).toEqual([])
  })

  test('takes nothing but blanks as no text', () => {
    const blanks = [...HOSTILE, ' ', '\u00a0', '\u3000', '\t\n'].flatMap((mark) => [mark, mark.repeat(6), ` ${mark} `])
    expect(blanks.map(read).filter(({ data }) => data)).toEqual([])
  })

  test('takes a right text as it is, and one that it has taken again without a change', () => {
    const taken = RIGHT.filter((right) => read(right).success)
    for (const right of taken) expect(read(read(right).data ?? '').data).toBe(read(right).data)
    const isCursor = taken.length === 0 && read(NOON.toISOString()).success
    if (hasForm(schema) || isCursor) return
    expect(taken).not.toEqual([])
    for (const right of taken) expect([read(right).data, ` ${right}\u3000`]).toContain(read(` ${right}\u3000`).data)
  })
})

test('the phone has one control for a line and one for several, which drop what nobody sees when it is pasted', () => {
  const controls = filesOf('src/*.tsx').filter((path) =>
    /import \{[^}]*\b(Input|Textarea)\b[^}]*\} from '@tarojs\/components'/.test(textOf(path)),
  )
  expect(controls).toEqual(['src/ui/form/LineInput.tsx', 'src/ui/form/TextAreaField.tsx'])
})
