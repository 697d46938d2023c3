/** The framework compares property types with the constructors of its own realm; the app names those of its world. */
const CONSTRUCTORS: Record<string, unknown> = { String, Number, Boolean, Object, Array, Function }

const translate = (type: unknown): unknown => (typeof type === 'function' ? (CONSTRUCTORS[type.name] ?? type) : type)

const translateProperty = (property: unknown): unknown => {
  if (typeof property !== 'object' || property === null || !('type' in property)) return translate(property)
  const optionalTypes =
    'optionalTypes' in property && Array.isArray(property.optionalTypes) ? { optionalTypes: property.optionalTypes.map(translate) } : {}
  return { ...property, type: translate(property.type), ...optionalTypes }
}

/** A component definition with the types of its `properties` as the framework knows them. */
export function withHostTypes(definition: Record<string, unknown>): Record<string, unknown> {
  const { properties } = definition
  if (typeof properties !== 'object' || properties === null) return definition
  const translated = Object.entries(properties).map(([name, property]) => [name, translateProperty(property)])
  return { ...definition, properties: Object.fromEntries(translated) }
}
