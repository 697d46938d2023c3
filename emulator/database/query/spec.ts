import { invalidParam } from '../refusal'
import { toRegExp } from '../value/decode'
import { type Doc, isDoc, type Value } from '../value/value'

/** Whether an object consists of operators, such as `{ $gt: 1 }`, and is not a value to compare with. */
export const hasOperators = (spec: Doc): boolean => Object.keys(spec).some((name) => name.startsWith('$'))

/** Refuses `{ field: {} }`, which the SDK sends when it could not translate a command. */
export function refuseEmpty(path: string, spec: Value): void {
  if (!isDoc(spec) || Object.keys(spec).length > 0) return
  throw invalidParam(
    `The condition on "${path}" is empty: the SDK drops what it can't translate, such as _.not(_.and(…)) on a field. ` +
      'Use _.nor([{ field: … }]), or _.eq({}) if you mean the empty object.',
  )
}

/** Joins `$regex` and `$options`, which form one operator in two fields, into a regular expression. */
export function joinRegex(spec: Doc): Doc {
  if (!('$regex' in spec) && !('$options' in spec)) return spec
  const { $regex, $options = '', ...rest } = spec
  if (typeof $options !== 'string') throw invalidParam('$options needs a text.')
  if ($regex instanceof RegExp) return { ...rest, $regex: $options ? toRegExp($regex.source, $options) : $regex }
  if (typeof $regex !== 'string') throw invalidParam('$regex needs a text or a regular expression.')
  return { ...rest, $regex: toRegExp($regex, $options) }
}
