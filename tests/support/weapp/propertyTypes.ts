/** The framework compares property types with the constructors of its own realm, but the app uses those of the app's realm. */
const CONSTRUCTORS: Record<string, unknown> = { String, Number, Boolean, Object, Array, Function }

const translate = (type: unknown): unknown => (typeof type === 'function' ? (CONSTRUCTORS[type.name] ?? type) : type)

const translateProperty = (property: unknown): unknown => {
  if (typeof property !== 'object' || property === null || !('type' in property)) return translate(property)
  const optionalTypes =
    'optionalTypes' in property && Array.isArray(property.optionalTypes) ? { optionalTypes: property.optionalTypes.map(translate) } : {}
  return { ...property, type: translate(property.type), ...optionalTypes }
}

/** A component definition whose `properties` have the types of the framework's realm. */
export function withHostTypes(definition: Record<string, unknown>): Record<string, unknown> {
  const { properties } = definition
  if (typeof properties !== 'object' || properties === null) return definition
  const translated = Object.entries(properties).map(([name, property]) => [name, translateProperty(property)])
  return { ...definition, properties: Object.fromEntries(translated) }
}
