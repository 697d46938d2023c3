import ts from 'typescript'
import { copiedFields, typedFields } from '../builders/copies'
import { filesOf, nodesOf, parse } from './source'

/**
 * A name, a number or a place that one document repeats of another is either brought up to date with it or says what was so at the time. Here
 * every such field of every stored document has to say which; `copies.int.test.ts` changes each source and looks at each copy.
 */
const SPEAKING = /(name|title|label|phone|tail|tailIndex|platform|station|school|address)$/i

const files = filesOf('cloudfunctions/*.ts')
const declarations = files.flatMap((path) => nodesOf(parse(path)).filter(ts.isInterfaceDeclaration))

const UTILITIES = ['Pick', 'Omit', 'Readonly', 'Record']

const parentsOf = (one: ts.InterfaceDeclaration) =>
  (one.heritageClauses ?? [])
    .flatMap(({ types }) => types.map(({ expression }) => expression.getText()))
    .filter((name) => !UTILITIES.includes(name))

/** The fields of an interface, of those that it extends and of those that extend it. */
function membersOf(name: string): ts.PropertySignature[] {
  const own = declarations.filter((one) => one.name.text === name)
  const extended = own.flatMap(parentsOf).flatMap((parent) => declarations.filter((one) => one.name.text === parent))
  const extending = declarations.filter((one) => parentsOf(one).includes(name))
  return [...own, ...extended, ...extending].flatMap(({ members }) => members.filter(ts.isPropertySignature))
}

/** The paths of all fields of a document whose names say that they hold a name, a number or a place. */
function speakingIn(type: string, path: string, above: readonly string[] = []): string[] {
  if (above.includes(type)) return []
  const members = membersOf(type).filter((member) => member.name.getText() !== '_id')
  return members.flatMap((member) => speakingOf(member, path, [...above, type]))
}

function speakingOf(member: ts.PropertySignature, path: string, above: readonly string[]): string[] {
  const field = `${path}.${member.name.getText()}`
  const types = member.type ? nodesOf(member.type) : []
  const isText = types.some(({ kind }) => kind === ts.SyntaxKind.StringKeyword) || /\bSealed\b/.test(member.type?.getText() ?? '')
  const named = types.filter(ts.isTypeReferenceNode).flatMap(({ typeName }) => speakingIn(typeName.getText(), field, above))
  const inline = types.filter(ts.isPropertySignature).flatMap((one) => speakingOf(one, field, above))
  return [...(isText && SPEAKING.test(field) ? [field] : []), ...named, ...inline]
}

const stored = files.flatMap((path) =>
  nodesOf(parse(path))
    .filter(ts.isCallExpression)
    .filter(({ expression }) => expression.getText() === 'openCollection')
    .map((call) => ({ type: call.typeArguments?.[0]?.getText() ?? '', name: /name: '(\w+)'/.exec(call.getText())?.[1] ?? '' })),
)

const speaking = [...new Set(stored.flatMap(({ type, name }) => speakingIn(type, name)))].toSorted()
const declared = copiedFields.map(({ collection, field }) => `${collection}.${field}`)

test('SM12: every stored name, number and place is a source, a copy or history', () => {
  expect(speaking.filter((field) => !declared.includes(field) && !typedFields.includes(field))).toEqual([])
})

test('what is declared as repeated or as typed in is there', () => {
  const holders = declared.filter((field) => !/\.(workKind|photo|stationId|townId|location)$/.test(field))
  expect(holders.filter((field) => !speaking.includes(field))).toEqual([])
  expect(typedFields.filter((field) => !speaking.includes(field))).toEqual([])
  expect(typedFields.filter((field) => declared.includes(field) && !field.startsWith('offerings.'))).toEqual([])
})

test('every source is a field of a collection', () => {
  const names = stored.map(({ name }) => name)
  expect(copiedFields.filter(({ of }) => !names.includes(of.split('.')[0] ?? ''))).toEqual([])
})
