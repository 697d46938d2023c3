import * as z from 'zod/mini'
import { withoutGroups } from './characters'
import { birthDateOf, hasIdNumberForm, hasValidChecksum } from './idNumber'
import { isName, longestName, spellingOfName } from './names'

/**
 * Fields that people fill in. A broken rule is an issue whose `params.rule` is a {@link FieldRule}, so that phone and backend use the same
 * names.
 */
const rule = (name: 'characters' | 'checksum' | 'birth_date' | 'format', holds: (value: string) => boolean) =>
  z.refine<string>(holds, { params: { rule: name }, abort: true })

/**
 * A real name as on the identity card: Chinese with the middle dot (阿依古丽·买买提), 2 to 30 characters, or Latin letters, as permanent residents have them,
 * 2 to 80. Whatever looks alike becomes one spelling, so that whoever goes by the name finds it.
 */
export const RealName = z.string().check(
  z.overwrite(spellingOfName),
  z.minLength(2, { abort: true }),
  (ctx) => {
    const most = longestName(ctx.value)
    if ([...ctx.value].length <= most) return
    ctx.issues.push({ code: 'too_big', origin: 'string', maximum: most, inclusive: true, input: ctx.value, continue: false })
  },
  rule('characters', isName),
)

/** What is written or copied for the check character 10: Cyrillic and Greek letters and signs of multiplication look like it. */
const LIKE_X = /[\u0425\u0445\u03A7\u03C7\xD7\u2715\u2716]/g

/**
 * A resident identity number: 18 characters, a real birth date and a valid check character. Residents of Hong Kong, Macau and Taiwan (81, 82, 83) and
 * permanent residents (9) have numbers of the same form. Widths, spaces, dashes and a small x make no difference.
 */
export const IdNumber = z.string().check(
  z.overwrite((value) => withoutGroups(value).replace(LIKE_X, 'X').toUpperCase()),
  rule('format', hasIdNumberForm),
  rule('birth_date', (value) => birthDateOf(value) !== null),
  rule('checksum', hasValidChecksum),
)

/** The id of an uploaded file in cloud storage, as the platform returned it. */
export const FileId = z.string().check(z.maxLength(300), z.regex(/^cloud:\/\/[\w.-]+\/incoming\/[\w-]+\.jpg$/))
