import type * as CollectionModule from '../../../cloudfunctions/kernel/database/collection'
import type { Collection } from '../../../cloudfunctions/kernel/database/collection'
import type * as FilesModule from '../../../cloudfunctions/kernel/files'

/**
 * Lets a function die after any of its writes. A test file mocks the two modules through which everything is written:
 * `jest.mock('…/kernel/database/collection', () => jest.requireActual('../builders/city/crashes').dyingCollections())`, and likewise
 * `kernel/files` with `dyingFiles`.
 */
let left = Number.POSITIVE_INFINITY
let written = 0

/** The next call dies when it has written so often. What it wrote stays, what it would have done after that doesn't happen. */
export function dieAfter(writes: number): void {
  left = writes
  written = 0
}

/** The function is started anew. Returns how often the last one wrote. */
export function restart(): number {
  left = Number.POSITIVE_INFINITY
  return written
}

const crash = () => Object.assign(new Error('the function has died'), { code: 'ECONNRESET' })

async function write<T>(work: () => Promise<T>): Promise<T> {
  if (written >= left) throw crash()
  written += 1
  const result = await work()
  if (written >= left) throw crash()
  return result
}

/** The actual module, where every write counts but one: that of a request by its limit, which comes before all that it asks for. */
export function dyingCollections(): typeof CollectionModule {
  const actual = jest.requireActual<typeof CollectionModule>('../../../cloudfunctions/kernel/database/collection')
  return {
    openCollection: (definition) => {
      const collection = actual.openCollection<never>(definition)
      return definition.name === 'limitBuckets' ? collection : dying(collection)
    },
  }
}

const dying = <Doc extends { _id: string }>(collection: Collection<Doc>): Collection<Doc> => ({
  ...collection,
  insert: (doc) => write(() => collection.insert(doc)),
  update: (id, guard, changes) => write(() => collection.update(id, guard, changes)),
  modify: (id, modification) => write(() => collection.modify(id, modification)),
  remove: (id, guard) => write(() => collection.remove(id, guard)),
  removeWhere: (index, page) => write(() => collection.removeWhere(index, page)),
})

export function dyingFiles(): typeof FilesModule {
  const actual = jest.requireActual<typeof FilesModule>('../../../cloudfunctions/kernel/files')
  return {
    ...actual,
    storeFile: (path, content) => write(() => actual.storeFile(path, content)),
    deleteFile: (fileId) => write(() => actual.deleteFile(fileId)),
  }
}
