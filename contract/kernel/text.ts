import * as z from 'zod/mini'
import { asLine, asLines, withoutGroups, withoutHidden } from './characters'

const allSeen = (fits: (value: string) => boolean) => z.refine<string>(fits, { params: { rule: 'hidden_characters' }, abort: true })
const inLine = allSeen((value) => withoutHidden(value) === value && !value.includes('\n'))
const inLines = allSeen((value) => withoutHidden(value) === value)

const lengthOf = (least: number, most: number) => [z.minLength(least, { abort: true }), z.maxLength(most, { abort: true })] as const

/**
 * Free text of an input. It is normalised before it is counted, so that one thing is written in one way, and refused when it has characters that nobody can
 * see or read. `tests/architecture/inputs.architecture.test.ts` holds that no input takes such a text otherwise.
 */
export const Text = {
  /** One line, `least` to `most` characters. */
  line: (least: number, most: number) => z.string().check(z.overwrite(asLine), ...lengthOf(least, most), inLine),

  /** Several lines, `least` to `most` characters in all. */
  multiLine: (least: number, most: number) => z.string().check(z.overwrite(asLines), ...lengthOf(least, most), inLines),

  /**
   * What a machine has read or made: a scanned code, a code of WeChat. Hidden characters are dropped, and a code of nothing else is taken as an empty one:
   * whoever scans it can't mend it, and a guard's phone sends on what it has scanned without network.
   */
  scanned: (most: number) =>
    z.string().check(
      ...lengthOf(1, most),
      z.overwrite((value) => withoutHidden(value).trim()),
    ),

  /** What somebody else vouches for by its very characters, e.g. a signature: refused if anything in it is hidden, else kept as it came. */
  proof: (most: number) =>
    z.string().check(
      ...lengthOf(1, most),
      inLine,
      allSeen((value) => value.trim() !== ''),
    ),

  /** A code that people copy by hand or paste, in capitals, without what groups it. What it stands for is decided by whoever looks it up. */
  code: (most: number) =>
    z.string().check(
      z.overwrite((value) => withoutHidden(withoutGroups(value)).toUpperCase()),
      ...lengthOf(1, most),
    ),

  /** Exactly so many digits. */
  digits: (length: number) => z.string().check(z.overwrite(withoutGroups), z.regex(new RegExp(`^\\d{${length}}$`))),
}

const published = new WeakSet<object>()

/**
 * Declares that a text speaks of a place, a course or an office and is shown to everybody whom it concerns, so that it may be stored as it is.
 * Every other text of an input is about a person, or a secret: it is stored sealed or not at all (`tests/int/canaries.int.test.ts`).
 */
export function asPublic<Schema extends z.ZodMiniType>(schema: Schema): Schema {
  published.add(schema)
  return schema
}

export const isPublic = (schema: object) => published.has(schema)
