import type { Collection } from '../../cloudfunctions/kernel/database/collection'
import { modified, partOf, positionAmong, positionIn } from './memoryModify'

export interface MemoryCollection<Doc extends { _id: string }> extends Collection<Doc> {
  readonly documents: Map<string, Doc>
}

/** A collection in memory, for unit tests of code that decides over it. It offers no queries by index. */
export function memoryCollection<Doc extends { _id: string }>(name: string, ...docs: Doc[]): MemoryCollection<Doc> {
  const documents = new Map(docs.map((doc) => [doc._id, doc]))
  const matching = (id: string, guard: object) => {
    const doc = documents.get(id)
    return doc && Object.entries(guard).every(([field, value]) => new Map<string, unknown>(Object.entries(doc)).get(field) === value)
      ? doc
      : null
  }
  const unsupported = () => Promise.reject(new Error('no indexes in memory'))
  return {
    documents,
    definition: { name, indexes: [], retention: { keep: 'always', why: 'Sample.' } },
    get: async (id) => documents.get(id) ?? null,
    getManyParts: async (ids, fields, keys = []) =>
      ids.flatMap((id) => documents.get(id) ?? []).map((doc) => partOf(doc, [...fields, ...keys])),
    getMany: async (ids) => ids.flatMap((id) => documents.get(id) ?? []),
    insert: async (doc) => !documents.has(doc._id) && documents.set(doc._id, doc).has(doc._id),
    update: async (id, guard, changes) => {
      const doc = matching(id, guard)
      if (doc) documents.set(id, { ...doc, ...changes })
      return doc !== null
    },
    remove: async (id, guard = {}) => matching(id, guard) !== null && documents.delete(id),
    async getPart(id, fields, keys = []) {
      const doc = documents.get(id)
      return doc ? partOf(doc, [...fields, ...keys]) : null
    },
    async getPartAndPosition(id, fields, keys, wanted) {
      const doc = documents.get(id)
      return doc ? { ...partOf(doc, [...fields, ...keys]), position: positionIn(doc, wanted) } : null
    },
    async positionAmong(id, list, value) {
      const doc = documents.get(id)
      return doc ? positionAmong(doc, { list, value }) : 0
    },
    async modify(id, modification) {
      const doc = documents.get(id)
      const next = doc && modified(doc, modification)
      if (next) documents.set(id, next)
      return Boolean(next)
    },
    removeWhere: unsupported,
    find: unsupported,
    findPart: unsupported,
    findNearest: unsupported,
    findPartAndElements: unsupported,
    count: unsupported,
    countByHour: unsupported,
  }
}
