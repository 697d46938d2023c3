import type * as z from 'zod/mini'

/** A part of an input that has no others in it. */
export interface Leaf {
  readonly path: string
  readonly schema: z.core.$ZodType
}

/** The schemas that an input is made of, down to those that have no others in them. */
export function leavesOf(schema: z.core.$ZodType, path = ''): readonly Leaf[] {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'object':
      return Object.entries(def.shape).flatMap(([key, value]) => leavesOf(value, path ? `${path}.${key}` : key))
    case 'optional':
    case 'nullable':
      return leavesOf(def.innerType, path)
    case 'array':
      return leavesOf(def.element, `${path}[]`)
    case 'union':
      return def.options.flatMap((option) => leavesOf(option, path))
    default:
      return [{ path, schema }]
  }
}

export const typeOf = (schema: z.core.$ZodType) => (schema as z.core.$ZodTypes)._zod.def.type

/** An id, an instant, a number: only what fits a pattern is taken. */
export function hasForm(schema: z.core.$ZodType): boolean {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return 'format' in def || (def.checks ?? []).some(({ _zod }) => 'format' in _zod.def)
}
