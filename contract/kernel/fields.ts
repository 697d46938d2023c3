import * as z from 'zod/mini'
import { birthDateOf, hasIdNumberForm, hasValidChecksum } from './idNumber'

/**
 * Fields that people fill in. A broken rule is an issue whose `params.rule` is a {@link FieldRule}, so that phone and backend use the same
 * names.
 */
const rule = (name: 'characters' | 'checksum' | 'birth_date' | 'format', holds: (value: string) => boolean) =>
  z.refine<string>(holds, { params: { rule: name }, abort: true })

/**
 * A real name as on the identity card: 2 to 30 characters, Chinese with the middle dot (阿依古丽·买买提) or Latin letters with spaces. Surrounding
 * spaces are removed. Full-width letters and look-alike radicals (⼭, as copied from a PDF) become the usual characters (NFKC), so that a
 * name has one spelling.
 */
export const RealName = z.string().check(
  z.trim(),
  z.normalize('NFKC'),
  z.minLength(2, { abort: true }),
  z.maxLength(30, { abort: true }),
  rule('characters', (value) => /^(\p{Script=Han}+(·\p{Script=Han}+)*|\p{Script=Latin}+([ '-]\p{Script=Latin}+)*)$/u.test(value)),
)

/** A resident identity number: 18 characters, a real birth date and a valid check character. A lower-case x is accepted as X. */
export const IdNumber = z.string().check(
  z.trim(),
  z.toUpperCase(),
  rule('format', hasIdNumberForm),
  rule('birth_date', (value) => birthDateOf(value) !== null),
  rule('checksum', hasValidChecksum),
)

/** The id of an uploaded file in cloud storage, as the platform returned it. */
export const FileId = z.string().check(z.maxLength(300), z.regex(/^cloud:\/\/[\w.-]+\/incoming\/[\w-]+\.jpg$/))
