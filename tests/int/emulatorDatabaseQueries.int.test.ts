import { type SdkDatabase, withDatabase } from '../support/emulatorDatabase'

const emulator = withDatabase()

type Condition = object | ((_: SdkDatabase['command']) => object)

/** The ids of the documents that a condition finds. */
async function finds(documents: readonly object[], condition: Condition): Promise<string[]> {
  const collection = await emulator.collectionOf(documents)
  const where = typeof condition === 'function' ? condition(emulator.db.command) : condition
  const { data } = await collection.where(where).get()
  return data.map(({ _id }: { _id: string }) => _id)
}

const numbers = [
  { _id: 'one', n: 1 },
  { _id: 'five', n: 5 },
  { _id: 'nine', n: 9 },
  { _id: 'text', n: '5' },
  { _id: 'null', n: null },
  { _id: 'missing' },
  { _id: 'list', n: [4, 6] },
]

describe('comparison', () => {
  test.each<[string, Condition, string[]]>([
    ['a plain value finds it, also inside an array', { n: 4 }, ['list']],
    ['eq is the same', (_) => ({ n: _.eq(5) }), ['five']],
    ['neq finds everything else, missing fields too', (_) => ({ n: _.neq(5) }), ['one', 'nine', 'text', 'null', 'missing', 'list']],
    ['gt compares numbers with numbers only', (_) => ({ n: _.gt(4) }), ['five', 'nine', 'list']],
    ['gte includes the bound', (_) => ({ n: _.gte(9) }), ['nine']],
    ['lt finds neither null nor missing', (_) => ({ n: _.lt(5) }), ['one', 'list']],
    ['lte includes the bound', (_) => ({ n: _.lte(1) }), ['one']],
    ['a string is compared with strings only', (_) => ({ n: _.gt('4') }), ['text']],
    ['lte(null) finds null and missing, as eq(null) does', (_) => ({ n: _.lte(null) }), ['null', 'missing']],
    ['gt(null) finds nothing', (_) => ({ n: _.gt(null) }), []],
    ['null finds null and missing', { n: null }, ['null', 'missing']],
    ['in finds any of the values', (_) => ({ n: _.in([1, 9]) }), ['one', 'nine']],
    ['in with null finds missing too', (_) => ({ n: _.in([null, 1]) }), ['one', 'null', 'missing']],
    ['nin finds the rest', (_) => ({ n: _.nin([1, 5, 9, null]) }), ['text', 'list']],
    ['two bounds are joined', (_) => ({ n: _.gt(1).and(_.lt(9)) }), ['five', 'list']],
    ['either of two bounds', (_) => ({ n: _.lt(2).or(_.gt(8)) }), ['one', 'nine']],
    ['not negates, and so finds what has no number', (_) => ({ n: _.not(_.gt(1)) }), ['one', 'text', 'null', 'missing']],
    ['an array equals an array with the same elements', { n: [4, 6] }, ['list']],
  ])('%s', async (_name, condition, ids) => {
    expect(await finds(numbers, condition)).toEqual(ids)
  })

  test('a number in an array may fulfil each bound with another element', async () => {
    expect(await finds([{ _id: 'apart', n: [1, 9] }], (_) => ({ n: _.gt(3).and(_.lt(5)) }))).toEqual(['apart'])
  })
})

describe('logic', () => {
  const people = [
    { _id: 'an', town: '同里', age: 20 },
    { _id: 'bo', town: '同里', age: 40 },
    { _id: 'cai', town: '震泽', age: 20 },
  ]

  test.each<[string, Condition, string[]]>([
    ['fields of one object must all fit', { town: '同里', age: 20 }, ['an']],
    ['and joins whole conditions', (_) => _.and([{ town: '同里' }, { age: _.gt(30) }]), ['bo']],
    ['or takes either', (_) => _.or([{ town: '震泽' }, { age: 40 }]), ['bo', 'cai']],
    ['nor takes neither', (_) => _.nor([{ town: '震泽' }, { age: 40 }]), ['an']],
    ['expr compares fields of one document', (_) => _.expr(_.aggregate.gt(['$age', 30])), ['bo']],
    ['an empty condition finds everything', {}, ['an', 'bo', 'cai']],
  ])('%s', async (_name, condition, ids) => {
    expect(await finds(people, condition)).toEqual(ids)
  })

  test("the SDK joins two or-conditions of different fields into one: either field's value is enough", async () => {
    const found = await finds(people, (_) => ({ age: _.eq(1).or(_.eq(40)), town: _.eq('nowhere').or(_.eq('震泽')) }))
    expect(found).toEqual(['bo', 'cai'])
  })
})

describe('subdocuments', () => {
  const riders = [
    { _id: 'ab', station: { a: 1, b: 2 } },
    { _id: 'ba', station: { b: 2, a: 1 } },
    { _id: 'abc', station: { a: 1, b: 2, c: 3 } },
    { _id: 'list', station: [{ a: 1 }, { a: 7, b: 2 }] },
  ]

  test.each<[string, Condition, string[]]>([
    ['an object in where() is taken field by field', { station: { a: 1, b: 2 } }, ['ab', 'ba', 'abc', 'list']],
    ['eq with an object needs the same fields in the same order', (_) => ({ station: _.eq({ a: 1, b: 2 }) }), ['ab']],
    ['a path enters arrays of subdocuments', { 'station.a': 7 }, ['list']],
    ['a number in a path is a position', { 'station.1.b': 2 }, ['list']],
    ['a missing field inside a subdocument is null', { 'station.c': null }, ['ab', 'ba', 'list']],
  ])('%s', async (_name, condition, ids) => {
    expect(await finds(riders, condition)).toEqual(ids)
  })
})

describe('arrays', () => {
  const classes = [
    { _id: 'none', tags: [], marks: [] },
    { _id: 'one', tags: ['插花'], marks: [{ of: 'li', points: 60 }] },
    {
      _id: 'two',
      tags: ['插花', '化妆'],
      marks: [
        { of: 'li', points: 90 },
        { of: 'wang', points: 40 },
      ],
    },
    { _id: 'scalar', tags: '插花', marks: 70 },
  ]

  test.each<[string, Condition, string[]]>([
    ['size counts elements', (_) => ({ tags: _.size(2) }), ['two']],
    ['size 0 finds the empty array, not a missing one', (_) => ({ tags: _.size(0) }), ['none']],
    ['all needs every value', (_) => ({ tags: _.all(['化妆', '插花']) }), ['two']],
    ['all with one value finds a plain value too', (_) => ({ tags: _.all(['插花']) }), ['one', 'two', 'scalar']],
    ['all with nothing finds nothing', (_) => ({ tags: _.all([]) }), []],
    ['elemMatch wants one element that fulfils everything', (_) => ({ marks: _.elemMatch({ of: 'li', points: _.gt(80) }) }), ['two']],
    ['elemMatch never looks at a plain value', (_) => ({ tags: _.elemMatch(_.eq('插花')) }), ['one', 'two']],
    ['elemMatch finds no element in an empty array', (_) => ({ marks: _.elemMatch({}) }), ['one', 'two']],
  ])('%s', async (_name, condition, ids) => {
    expect(await finds(classes, condition)).toEqual(ids)
  })
})

describe('fields and types', () => {
  const mixed = [
    { _id: 'text', v: 'a' },
    { _id: 'int', v: 6 },
    { _id: 'double', v: 6.5 },
    { _id: 'date', v: new Date('2026-09-01T00:00:00Z') },
    { _id: 'null', v: null },
    { _id: 'none' },
    { _id: 'list', v: ['a', 7] },
    { _id: 'true', v: true },
  ]

  test.each<[string, Condition, string[]]>([
    ['exists finds null too', (_) => ({ v: _.exists(true) }), ['text', 'int', 'double', 'date', 'null', 'list', 'true']],
    ['exists(false) finds missing fields only', (_) => ({ v: _.exists(false) }), ['none']],
    ['mod takes divisor and remainder', (_) => ({ v: Reflect.apply(_.mod, _, [4, 2]) }), ['int', 'double']],
    ['a date equals a date', { v: new Date('2026-09-01T00:00:00Z') }, ['date']],
    ['a date is compared with dates only', (_) => ({ v: _.lt(new Date('2027-01-01')) }), ['date']],
    ['true is not 1', { v: 1 }, []],
    ['a regular expression finds text, also in arrays', { v: /^A/i }, ['text', 'list']],
    ['db.RegExp is the same', () => ({ v: emulator.db.RegExp({ regexp: '^A', options: 'i' }) }), ['text', 'list']],
    ['not takes a regular expression', (_) => ({ v: _.not(/a/) }), ['int', 'double', 'date', 'null', 'none', 'true']],
    ['in takes regular expressions', (_) => ({ v: _.in([/a/, 6]) }), ['text', 'int', 'list']],
  ])('%s', async (_name, condition, ids) => {
    expect(await finds(mixed, condition)).toEqual(ids)
  })

  test.each<[string, unknown, string[]]>([
    ['int', 'int', ['int', 'list']],
    ['number means int, long and double', 'number', ['int', 'double', 'list']],
    ['array means the array itself', 'array', ['list']],
    ['several types', ['null', 'bool'], ['null', 'true']],
    ['a code', 2, ['text', 'list']],
  ])('$type in a raw query: %s', async (_name, type, ids) => {
    const collection = await emulator.collectionOf(mixed)
    const { data } = await collection
      .options({ raw: true })
      .where({ v: { $type: type } })
      .get()
    expect(data.map(({ _id }: { _id: string }) => _id)).toEqual(ids)
  })
})
