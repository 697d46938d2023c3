/** A field of a document, or one key inside it, or a field of that: `places`, `places.per_1`, `places.per_1.since`. */
export type Path<Doc> = (keyof Doc & string) | `${keyof Doc & string}.${string}`

type Ordered = number | Date

/** What must hold of a field for a write to happen. `absent`: it is not there; an `is: null` is also true of what is not there. */
export type Condition =
  | { readonly is: string | number | boolean | Date | null }
  | { readonly absent: true }
  | { readonly atLeast: Ordered }
  | { readonly atMost: Ordered }
  | { readonly above: Ordered }

/** What a write does to a field. `set` replaces what stood there, whatever it was. */
export type Operation =
  | { readonly set: unknown }
  | { readonly add: number }
  | { readonly append: readonly unknown[] }
  | { readonly drop: true }

/** One update: it holds only if every condition does, and then does everything that is named. */
export interface Modification<Doc> {
  readonly when: { readonly [P in Path<Doc>]?: Condition }
  readonly change: { readonly [P in Path<Doc>]?: Operation }
}

interface Commands {
  eq(value: unknown): unknown
  gt(value: unknown): unknown
  gte(value: unknown): unknown
  lte(value: unknown): unknown
  exists(value: boolean): unknown
  set(value: unknown): unknown
  inc(value: number): unknown
  push(value: unknown): unknown
  remove(): unknown
}

/** Turns a modification into the SDK's words. Throws for what the SDK would take for something else. */
export function planModify<Doc>({ when, change }: Modification<Doc>, command: Commands) {
  const operations = Object.entries(change) as [string, Operation][]
  if (operations.length === 0) throw new TypeError('a modification must change something')
  return {
    where: Object.fromEntries(
      (Object.entries(when) as [string, Condition][]).map(([path, one]) => [checked(path), conditionOf(one, command)]),
    ),
    changes: Object.fromEntries(operations.map(([path, one]) => [checked(path), operationOf(one, command)])),
  }
}

function conditionOf(condition: Condition, command: Commands): unknown {
  if ('absent' in condition) return command.exists(false)
  if ('atLeast' in condition) return command.gte(condition.atLeast)
  if ('atMost' in condition) return command.lte(condition.atMost)
  if ('above' in condition) return command.gt(condition.above)
  return command.eq(defined(condition.is))
}

function operationOf(operation: Operation, command: Commands): unknown {
  if ('drop' in operation) return command.remove()
  if ('add' in operation) return command.inc(operation.add)
  if ('append' in operation) return command.push(operation.append)
  return command.set(defined(operation.set))
}

/** Whoever makes up a path from an id must not reach another field: our ids have neither dots nor dollars. */
export function checked(path: string): string {
  if (!/^\w+(\.\w+){0,2}$/.test(path)) throw new TypeError(`"${path}" is no field and no key of one`)
  return path
}

function defined<T>(value: T): T {
  if (value === undefined) throw new TypeError('undefined: the SDK would leave it out')
  return value
}
