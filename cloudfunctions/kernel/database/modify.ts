/** A field of a document, or a path one or two keys into it: `places`, `places.per_1`, `places.per_1.since`. */
export type Path<Doc> = (keyof Doc & string) | `${keyof Doc & string}.${string}`

type Ordered = number | Date

/**
 * A condition on a field, which must hold for the write to happen. `absent` means that the field does not exist; `is: null` also holds for
 * a field that does not exist.
 */
export type Condition =
  | { readonly is: string | number | boolean | Date | null }
  | { readonly absent: true }
  | { readonly atLeast: Ordered }
  | { readonly atMost: Ordered }
  | { readonly above: Ordered }

/** What a write does to a field. `set` replaces the whole value. */
export type Operation =
  | { readonly set: unknown }
  | { readonly add: number }
  | { readonly append: readonly unknown[] }
  | { readonly drop: true }

/** One update: it makes all its changes if every condition holds, and none otherwise. */
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

/** Translates a modification into the SDK's commands. Throws for values that the SDK would misread. */
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

/** Refuses paths that could reach another field. Paths are built from our ids, which contain neither dots nor dollar signs. */
export function checked(path: string): string {
  if (!/^\w+(\.\w+){0,2}$/.test(path)) throw new TypeError(`"${path}" is not the path of a field`)
  return path
}

function defined<T>(value: T): T {
  if (value === undefined) throw new TypeError('undefined: the SDK would leave it out')
  return value
}
