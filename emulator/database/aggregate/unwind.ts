import { namedArguments } from '../expression/operator'
import { requestFailed } from '../refusal'
import { changeAt, valueAt } from '../update/change'
import { type Path, parsePath } from '../value/path'
import { type Doc, fieldOf, isArray, isDoc, show, type Value } from '../value/value'
import type { StageCompiler } from './stage'

interface Unwind {
  readonly path: Path
  readonly indexPath: Path | undefined
  /** Whether documents without elements are kept. */
  readonly preserve: boolean
}

const NAMES = ['path', 'includeArrayIndex', 'preserveNullAndEmptyArrays']

function read(spec: Value): Unwind {
  const options = isDoc(spec) ? namedArguments(spec, NAMES, ['path'], '$unwind') : { path: spec }
  const path = fieldOf(options, 'path')
  const index = fieldOf(options, 'includeArrayIndex')
  if (typeof path !== 'string' || !path.startsWith('$')) throw requestFailed(`$unwind needs a path such as "$tags", not ${show(path)}.`)
  if (index !== undefined && (typeof index !== 'string' || index === '' || index.startsWith('$'))) {
    throw requestFailed('$unwind: includeArrayIndex needs the name of a field, without "$".')
  }
  const indexPath = index === undefined ? undefined : parsePath(index)
  return { path: parsePath(path.slice(1)), indexPath, preserve: fieldOf(options, 'preserveNullAndEmptyArrays') === true }
}

const set = (doc: Doc, path: Path, value: Value | undefined): Doc =>
  changeAt(doc, path, { modify: () => value, creates: value !== undefined })

/** `$unwind` returns one document for each element of an array. A value that is not an array counts as one element. */
export const compileUnwind: StageCompiler = (spec) => {
  const { path, indexPath, preserve } = read(spec)
  const numbered = (doc: Doc, index: number | null) => (indexPath ? set(doc, indexPath, index) : doc)
  return (docs) =>
    docs.flatMap((doc) => {
      const value = valueAt(doc, path)
      if (isArray(value) && value.length > 0) return value.map((element, index) => numbered(set(doc, path, element), index))
      if (value !== undefined && value !== null && !isArray(value)) return [numbered(doc, null)]
      return preserve ? [numbered(isArray(value) ? set(doc, path, undefined) : doc, null)] : []
    })
}
