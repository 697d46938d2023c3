import * as z from 'zod/mini'
import { birthDateOf, hasIdNumberForm, hasValidChecksum } from '../account/idNumber'

/**
 * What people type. A broken rule is an issue whose `params.rule` is a {@link FieldRule}, so that both sides name it alike.
 */
const rule = (name: 'characters' | 'checksum' | 'birth_date' | 'format', holds: (value: string) => boolean) =>
  z.refine<string>(holds, { params: { rule: name }, abort: true })

/**
 * A real name as on the identity card: 2 to 30 characters, Chinese characters with the middle dot (阿依古丽·买买提) or Latin letters
 * with spaces. Spaces around it are dropped; full-width letters and radicals that only look like characters (⼭, as copied from a PDF)
 * become the plain ones (NFKC), so that one name is written one way.
 */
export const RealName = z.string().check(
  z.trim(),
  z.normalize('NFKC'),
  z.minLength(2, { abort: true }),
  z.maxLength(30, { abort: true }),
  rule('characters', (value) => /^(\p{Script=Han}+(·\p{Script=Han}+)*|\p{Script=Latin}+([ '-]\p{Script=Latin}+)*)$/u.test(value)),
)

/** A resident identity number: 18 characters, real birth date, right check character. A small x is taken as X. */
export const IdNumber = z.string().check(
  z.trim(),
  z.toUpperCase(),
  rule('format', hasIdNumberForm),
  rule('birth_date', (value) => birthDateOf(value) !== null),
  rule('checksum', hasValidChecksum),
)

/** Where an uploaded file lies in cloud storage, as the platform named it at the upload. */
export const FileId = z.string().check(z.maxLength(300), z.regex(/^cloud:\/\/[\w.-]+\/incoming\/[\w-]+\.jpg$/))
