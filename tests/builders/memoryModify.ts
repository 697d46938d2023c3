import { type Condition, checked, type Modification, type Operation } from '../../cloudfunctions/shared/database/modify'

type Fields = Readonly<Record<string, unknown>>

const ordered = (value: unknown) => (value instanceof Date ? value.getTime() : typeof value === 'number' ? value : Number.NaN)

function valueAt(doc: Fields, path: string): unknown {
  const [field = '', key] = checked(path).split('.')
  return key === undefined ? doc[field] : (doc[field] as Fields | undefined)?.[key]
}

function holds(value: unknown, condition: Condition): boolean {
  if ('absent' in condition) return value === undefined
  if ('atLeast' in condition) return ordered(value) >= ordered(condition.atLeast)
  if ('atMost' in condition) return ordered(value) <= ordered(condition.atMost)
  if ('above' in condition) return ordered(value) > ordered(condition.above)
  const is = condition.is
  return is instanceof Date ? ordered(value) === ordered(is) : (value ?? null) === is
}

function after(value: unknown, operation: Exclude<Operation, { drop: true }>): unknown {
  if ('add' in operation) return Number(value ?? 0) + operation.add
  if ('append' in operation) return [...((value as readonly unknown[] | undefined) ?? []), ...operation.append]
  return operation.set
}

function applied(doc: Fields, path: string, operation: Operation): Fields {
  const [field = '', key] = checked(path).split('.')
  const outer = key === undefined ? doc : ((doc[field] as Fields | undefined) ?? {})
  const { [key ?? field]: old, ...rest } = outer
  const next = 'drop' in operation ? rest : { ...outer, [key ?? field]: after(old, operation) }
  return key === undefined ? next : { ...doc, [field]: next }
}

/** The document after a modification, as the database would make it; null when a condition doesn't hold. */
export function modified<Doc extends object>(doc: Doc, { when, then }: Modification<Doc>): Doc | null {
  const fields = doc as Fields
  const conditions = Object.entries(when) as [string, Condition][]
  if (!conditions.every(([path, condition]) => holds(valueAt(fields, path), condition))) return null
  return (Object.entries(then) as [string, Operation][]).reduce((next, [path, operation]) => applied(next, path, operation), fields) as Doc
}

/** The document with these fields, or single keys of them, alone. */
export function partOf<Doc extends object>(doc: Doc, paths: readonly string[]): Doc {
  const fields = doc as Fields
  const part: Record<string, unknown> = { _id: fields._id }
  for (const path of paths) {
    const value = valueAt(fields, path)
    const [field = '', key] = path.split('.')
    if (key === undefined && value !== undefined) part[field] = value
    if (key !== undefined && fields[field] !== undefined)
      part[field] = { ...(part[field] as Fields | undefined), ...(value !== undefined && { [key]: value }) }
  }
  return part as Doc
}
